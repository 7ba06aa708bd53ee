"""Regular expressions that are compiled when they are first used.

The rules have some hundreds, most of which a sound site never needs; to compile them all would take a tenth of the time of a check.
"""

from __future__ import annotations

import re
from typing import cast

_METHODS = ("finditer", "fullmatch", "match", "search", "split", "sub", "findall")


class _LazyPattern:
    """Stands for a pattern; has all that a pattern has."""

    def __init__(self, text: str, flags: int) -> None:
        self._made_of = (text, flags)

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(*self._made_of)
        vars(self).update(
            {method: getattr(compiled, method) for method in _METHODS}
        )  # from now on as fast as the pattern
        return getattr(compiled, name)


def lazy(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used.

    Args:
        text: The regular expression; when it is no good, that shows at the first use.
        flags: As for `re.compile`.
    """
    return cast("re.Pattern[str]", _LazyPattern(text, flags))
