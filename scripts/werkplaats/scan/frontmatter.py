"""YAML front matter with the place of every key and value.

Scalars stay as written: `nee` is not false and `2019-04` is no date until the schema says what a field holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from werkplaats.model.diagnostic import Problem
from werkplaats.model.page import Node
from werkplaats.model.source import Span
from werkplaats.scan.frontmatter_edges import find_loose
from werkplaats.scan.frontmatter_faults import find_comment, find_fault

if TYPE_CHECKING:
    from werkplaats.model.source import Source

_FENCE = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)(?:^---[ \t]*(?:\r?\n|\Z)|^\.\.\.[ \t]*(?:\r?\n|\Z))",
    re.DOTALL | re.MULTILINE,
)
_MAY_BE_LOOSE = re.compile(r"\A\ufeff?\s*(?:[-—–‐‑=_*]{1,6}[ \t]*\r?\n|[a-z_]+:(?:[ \t\r\n]|\Z))")
"""A front matter whose lines of dashes may not be right."""
_LONE_QUOTE = re.compile(r":[ \t]+(?P<quote>\")[^\"\r\n]*\r?\Z|:[ \t]+(?P<single>')[^'\r\n]*\r?\Z")
_UNCLOSED = re.compile("flow|quoted")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_front_matter(source: Source) -> tuple[Node | None, int, tuple[Problem, ...]]:
    """Read the front matter of a page.

    Args:
        source: The file.

    Returns:
        The mapping (None when there is none or it cannot be read), the offset at which the text begins, and what was
        wrong: `PAG001` for YAML that cannot be read, for a front matter that is no mapping and for a key that stands twice.
    """
    match = _FENCE.match(source.text)
    if match is None:
        bom = int(source.text.startswith("\ufeff"))
        loose = find_loose(source.text) if _MAY_BE_LOOSE.match(source.text) else None
        if loose is None:
            return None, bom, ()
        return None, loose.end, (Problem("PAG001", source.path, *loose.fault),)
    start = match.start("yaml")
    problems: list[Problem] = []
    try:
        root = yaml.compose(match["yaml"], Loader=_LOADER)
    except yaml.YAMLError as error:
        found = find_fault(source.text, start, match.end("yaml"))
        if found is None:
            return None, match.end(), (_syntax_problem(source, start, match.end("yaml"), error),)
        slip, end = found
        return None, match.end() if end < 0 else end, (Problem("PAG001", source.path, *slip),)
    if root is None:
        return None, match.end(), ()
    if not isinstance(root, yaml.MappingNode):
        fault = (
            "De kop van dit bestand bestaat niet uit regels ‘veld: waarde’; schrijf bijvoorbeeld ‘titel: Mijn titel’."
        )
        return None, match.end(), (Problem("PAG001", source.path, Span(start, match.end("yaml")), fault),)
    if comment := find_comment(source.text, start, match.end("yaml")):
        problems.append(Problem("PAG001", source.path, *comment))
    return _node(root, start, source.path, problems), match.end(), tuple(problems)


def _node(node: Any, shift: int, path: str, problems: list[Problem]) -> Node:
    span = Span(node.start_mark.index + shift, node.end_mark.index + shift)
    if isinstance(node, yaml.MappingNode):
        fields: dict[str, Node] = {}
        keys: dict[str, Span] = {}
        for key, value in node.value:
            name = str(key.value)
            place = Span(key.start_mark.index + shift, key.end_mark.index + shift)
            if name in fields:
                fault = f"Het veld ‘{name}’ staat twee keer in de kop; haal er een weg."
                problems.append(Problem("PAG001", path, place, fault))
                continue
            fields[name] = _node(value, shift, path, problems)
            keys[name] = place
        return Node(span, fields=fields, keys=keys)
    if isinstance(node, yaml.SequenceNode):
        return Node(span, items=tuple(_node(item, shift, path, problems) for item in node.value))
    text = str(node.value)
    return Node(span, text=text)


def _syntax_problem(source: Source, start: int, end: int, error: yaml.YAMLError) -> Problem:
    mark: Any = getattr(error, "problem_mark", None)
    opened: Any = getattr(error, "context_mark", None)
    if opened is not None and _UNCLOSED.search(str(getattr(error, "context", ""))) and opened.line < mark.line:
        at = start + opened.index
        fault = "Het aanhalingsteken of de haak die hier begint, wordt niet gesloten; sluit hem op dezelfde regel."
        return Problem("PAG001", source.path, Span(at, at + 1), fault)
    at = min(start + mark.index, max(start, end - 1)) if mark is not None else start
    line = source.text.rfind("\n", 0, at) + 1
    above = source.text.rfind("\n", start, line - 1) + 1 or start
    if lone := _LONE_QUOTE.search(source.text, above, max(above, line - 1)):
        fault = "Het aanhalingsteken dat hier begint, wordt niet gesloten; sluit het op dezelfde regel."
        return Problem("PAG001", source.path, Span(*lone.span(lone.lastgroup or 0)), fault)
    stop = source.text.find("\n", at)
    span = Span(at, max(at + 1, stop if 0 <= stop <= end else end))
    fault = "Deze regel van de kop is niet te lezen; zet een waarde met ‘:’ of ‘#’ tussen aanhalingstekens en spring lijsten met spaties in."
    return Problem("PAG001", source.path, span, fault)
