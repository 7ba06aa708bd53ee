"""Lists of names: `Glass, A., & Smith, B.` in the author's place, `B. Redacteur & C. Redacteur` within an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.resolve.names import initials_first, inverted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from werkplaats.model.entry import Name
    from werkplaats.model.profile import Profile

_MOST = 20
"""More names than this lose those between the nineteenth and the last (row 5)."""


def author_list(names: Sequence[Name], profile: Profile, *, others: bool = False) -> str:
    """Return names surname first, with a comma before the sign (rows 2, 4 and 5).

    Args:
        names: One or more names.
        profile: How to write them.
        others: True when the entry ends in `and others`: `et al.` follows.
    """
    if len(names) == 1:
        text = inverted(names[0], profile)
        return _and_others(text, profile, comma="," in text and not names[0].literal) if others else text
    shown = [inverted(name, profile) for name in (names if len(names) <= _MOST else [*names[: _MOST - 1], names[-1]])]
    if others:
        return _and_others(", ".join(shown), profile, comma=True)
    if len(names) > _MOST:
        return f"{', '.join(shown[:-1])}, {profile.ellipsis} {shown[-1]}"
    return f"{', '.join(shown[:-1])}, {profile.terms.and_sign} {shown[-1]}"


def name_list(names: Sequence[Name], profile: Profile, *, others: bool = False) -> str:
    """Return names initials first, as editors and translators stand within an entry (row 28)."""
    shown = [initials_first(name, profile) for name in names]
    if others:
        return _and_others(", ".join(shown), profile, comma=len(shown) > 1)
    if len(shown) == 1:
        return shown[0]
    comma = "," if len(shown) > 2 else ""  # noqa: PLR2004  # "A. Bos & C. Dam", "A. Bos, C. Dam, & E. Fok"
    return f"{', '.join(shown[:-1])}{comma} {profile.terms.and_sign} {shown[-1]}"


def _and_others(text: str, profile: Profile, *, comma: bool) -> str:
    return f"{text}{',' if comma else ''} {profile.terms.et_al}"
