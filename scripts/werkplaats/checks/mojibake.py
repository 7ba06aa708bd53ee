"""Text that was saved in one encoding and read in another: `cafÃ©`."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNS = ("Ã", "Â", "â€")
"""What such text has and hardly any other; nothing is looked for without them."""
_WRONG = lazy(r"(?:[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œžŸ“”˜¦¢‘’]?)+")


def mojibake(text: str, shift: int = 0) -> Iterator[Finding]:
    """Yield UTF-8 that was read as Windows-1252, with what it was.

    Args:
        text: Where to look.
        shift: Its place in the file.
    """
    if not any(map(text.__contains__, SIGNS)):
        return
    for match in _WRONG.finditer(text):
        if right := _decoded(match.group()):
            span = Span(*match.span()).shift(shift)
            fault = f"‘{match.group()}’ is een teken dat in een verkeerde codering is opgeslagen; bedoelde u ‘{right}’?"
            yield Finding(span, fault, fix=Fix(f"Vervang door ‘{right}’", (Edit(span, right),)))


def _decoded(wrong: str) -> str:
    """Return what Windows-1252 made of UTF-8, turned back; empty when it was no such thing."""
    data = bytearray()
    for sign in wrong:
        try:
            data += sign.encode("cp1252")
        except UnicodeEncodeError:
            if ord(sign) > 0xFF:  # noqa: PLR2004 - one byte
                return ""
            data.append(ord(sign))
    try:
        right = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return right if all(unicodedata.category(c)[0] in "LPSZ" for c in right) else ""
