"""The citation syntax of pandoc, with `in @other` for a work read in another.

    [zie ook @a, pp. 33-35; -@b, hfst. 2]     @a     @a [p. 4; @c]     [@{a:b}]     [@a, p. 21, in @b]     @a [p. 21, in @b]

Source of the grammar: the pandoc manual, section "Citation syntax".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from werkplaats.model.citation import CitedWork, Cluster, Form, Locator
from werkplaats.model.source import Span
from werkplaats.scan.locators import match_locator

_PLAIN = r"\w(?:\w|[:.#$%&\-+?<>~/](?=\w))*"
KEY = rf"(?:\{{[^{{}}\s]+\}}|{_PLAIN})"
_PLAIN_KEY = re.compile(_PLAIN)
_MARK = re.compile(rf"(?<![\w@\\])(?P<minus>-?)@(?P<key>{KEY})")
_IN = re.compile(r",?\s+in:?\s+\Z", re.IGNORECASE)
_IN_BRACKET = re.compile(r"(?:,?\s+|(?<=\[)\s*)in:?\s+\Z", re.IGNORECASE)
_SEPARATOR = re.compile(r"[;{}“”\"\\]")
_GAP = re.compile(r"\s*,?\s*")
_BRACED = re.compile(r"\s*,?\s*\{(?P<inside>[^{}]*)\}")


class _Item(NamedTuple):
    start: int
    end: int


def plain_part(key: str) -> str:
    """Return as much of a key as is read when it is cited without braces: of `o'brien2014` only `o`; of most keys all."""
    match = _PLAIN_KEY.match(key)
    return match.group() if match else ""


def has_citation(text: str, start: int, end: int) -> bool:
    """Tell whether a key stands between the two offsets."""
    return _MARK.search(text, start, end) is not None


def parse_bracket(text: str, start: int, end: int, shift: int) -> Cluster | None:
    """Read a bracket as a citation.

    Args:
        text: The text of the block.
        start: Offset of `[`.
        end: Offset after `]`.
        shift: What to add to an offset in `text` to get one in the source.

    Returns:
        The cluster, or None when some part of the bracket names no work: then it is an ordinary bracket.
    """
    works: list[CitedWork] = []
    for item in _items(text, start + 1, end - 1):
        work = _parse_item(text, item, shift)
        if work is None:
            return None
        works.append(work)
    return Cluster(Form.PARENTHETICAL, tuple(works), Span(start + shift, end + shift))


def parse_narrative(text: str, start: int, mark_end: int, bracket: tuple[int, int] | None, shift: int) -> Cluster:
    """Read `@key`, with the bracket that follows it if there is one.

    Args:
        text: The text of the block.
        start: Offset of `@` or `-@`.
        mark_end: Offset after the key.
        bracket: Offsets of `[` and after `]` of a bracket that belongs to the citation.
        shift: What to add to an offset in `text` to get one in the source.

    Returns:
        A narrative cluster; the works named in the bracket follow its own work.
    """
    match = _MARK.match(text, start, mark_end)
    if match is None:
        msg = f"no citation at {start}"
        raise ValueError(msg)
    first = _work(text, match, _Item(start, mark_end), shift, prefix="", rest=mark_end)
    works = [first]
    end = mark_end
    if bracket is not None:
        items = _items(text, bracket[0] + 1, bracket[1] - 1)
        own = _own_part(text, first, items[0], shift)
        works = [own or first]
        works += [work for item in items[own is not None :] if (work := _parse_item(text, item, shift)) is not None]
        end = bracket[1]
    return Cluster(Form.NARRATIVE, tuple(works), Span(start + shift, end + shift))


def _own_part(text: str, first: CitedWork, item: _Item, shift: int) -> CitedWork | None:
    """Return the work of a narrative citation with what the first part of its bracket says of it.

    That part has no key (`@a [p. 4]`), or only that of the work it was read in (`@a [p. 21, in @b]`, `@a [in @b]`). In
    `@a [zie ook @b]` and `@a [zoals in @b]` it is about another work: then None.
    """
    mark = _MARK.search(text, item.start, item.end)
    within, end = None, item.end
    if mark is not None:
        joint = _IN_BRACKET.search(text, item.start, mark.start())
        if joint is None:
            return None
        within, end = _work(text, mark, _Item(mark.start(), item.end), shift, prefix="", rest=item.end), joint.start()
    locator, suffix = _tail(text, item.start, end, shift, leading=False)
    if mark is not None and locator is None and suffix:
        return None
    span = Span(first.span.start, item.end + shift)
    return replace(first, span=span, locator=locator, suffix=suffix, within=within)


def belongs_to_narrative(text: str, start: int, end: int) -> bool:
    """Tell whether a bracket right after `@key` is part of the citation: only its first part may lack a key."""
    return all(has_citation(text, item.start, item.end) for item in _items(text, start + 1, end - 1)[1:])


def _items(text: str, start: int, end: int) -> list[_Item]:
    """Split at semicolons that are not in braces or double quotes."""
    found: list[_Item] = []
    depth, quoted, at, begin = 0, False, start, start
    while match := _SEPARATOR.search(text, at, end):
        at = match.end()
        match match.group():
            case "\\":
                at += 1
            case "{":
                depth += 1
            case "}":
                depth = max(0, depth - 1)
            case "“":
                quoted = True
            case "”":
                quoted = False
            case '"':
                quoted = not quoted
            case _:
                if not depth and not quoted:
                    found.append(_Item(begin, match.start()))
                    begin = at
    found.append(_Item(begin, end))
    return found


def _parse_item(text: str, item: _Item, shift: int) -> CitedWork | None:
    match = _MARK.search(text, item.start, item.end)
    if match is None or _is_nested(text, item.start, match.start()):
        return None
    return _work(text, match, item, shift, prefix=" ".join(text[item.start : match.start()].split()), rest=item.end)


def _is_nested(text: str, start: int, key: int) -> bool:
    """Tell whether the first key stands in a bracket of its own (`[so [@a] it is]`): then that bracket is the citation."""
    return text.count("[", start, key) - text.count("\\[", start, key) > text.count("]", start, key)


def _work(text: str, match: re.Match[str], item: _Item, shift: int, *, prefix: str, rest: int) -> CitedWork:
    key = match["key"]
    braced = key.startswith("{")
    key_span = Span(match.start("key") + braced + shift, match.end("key") - braced + shift)
    within: CitedWork | None = None
    tail_end = rest
    second = _MARK.search(text, match.end(), rest)
    while second is not None:
        joint = _IN.search(text, match.end(), second.start())
        if joint:
            within = _work(text, second, _Item(second.start(), rest), shift, prefix="", rest=rest)
            tail_end = joint.start()
            break
        second = _MARK.search(text, second.end(), rest)
    locator, suffix = _tail(text, match.end(), tail_end, shift, leading=True)
    return CitedWork(
        key=key[1:-1] if braced else key,
        key_span=key_span,
        span=Span(item.start + shift, item.end + shift),
        prefix=prefix,
        locator=locator,
        suffix=suffix,
        suppress_author=bool(match["minus"]),
        within=within,
    )


def _tail(text: str, start: int, end: int, shift: int, *, leading: bool) -> tuple[Locator | None, str]:
    """Read what follows a key: a locator (in braces if need be), then a suffix."""
    if (braced := _BRACED.match(text, start, end)) is not None:
        return _braced(text, *braced.span("inside"), shift), _suffix(text, braced.end(), end)
    gap = _GAP.match(text, start, end)
    at = gap.end() if gap else start
    if at > start or not leading:
        found = match_locator(text, at, end)
        if found:
            locator = Locator(found.label, found.value, Span(found.start + shift, found.end + shift))
            return locator, _suffix(text, found.end, end)
    return None, _suffix(text, start, end)


def _braced(text: str, start: int, end: int, shift: int) -> Locator | None:
    """Read a locator in braces: all of it counts, as pages when it names nothing else; `{}` says that there is none."""
    value = text[start:end].strip()
    if not value:
        return None
    begin = start + text[start:end].index(value)
    found = match_locator(text, begin, end)
    if found is None:
        return Locator("page", " ".join(value.split()), Span(begin + shift, begin + len(value) + shift))
    rest = text[found.end : end].rstrip()
    return Locator(
        found.label, " ".join(f"{found.value}{rest}".split()), Span(begin + shift, begin + len(value) + shift)
    )


def _suffix(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())
