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

if TYPE_CHECKING:
    from werkplaats.model.source import Source

_FENCE = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)(?:^---[ \t]*(?:\r?\n|\Z)|^\.\.\.[ \t]*(?:\r?\n|\Z))",
    re.DOTALL | re.MULTILINE,
)
_OPEN = re.compile(r"\A\ufeff?---[ \t]*\r?\n")
_LATE = re.compile(r"\A\ufeff?\s+^(?P<open>---)[ \t]*\r?\n\w+:[ \t\r\n]", re.MULTILINE)
"""A front matter below empty lines: the site does not see it as one."""
_LONE_QUOTE = re.compile(r":[ \t]+(?P<quote>\")[^\"\r\n]*\r?\Z|:[ \t]+(?P<single>')[^'\r\n]*\r?\Z")
_UNCLOSED = re.compile("flow|quoted")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_front_matter(source: Source) -> tuple[Node | None, int, tuple[Problem, ...]]:
    """Read the front matter of a page.

    Args:
        source: The file.

    Returns:
        The mapping (None when there is none or it cannot be read), the offset at which the text begins, and what was
        wrong: `PAG001` for YAML that cannot be read, for a front matter that is no mapping and for a key that stands twice.
    """
    match = _FENCE.match(source.text)
    bom = int(source.text.startswith("\ufeff"))
    if match is None:
        if _OPEN.match(source.text):
            fault = "De kop van dit bestand begint met ‘---’ maar wordt niet afgesloten; zet ‘---’ op een eigen regel onder het laatste veld."
            place = Span(bom, bom + 3)
            return None, bom, (Problem("PAG001", source.path, place, fault),)
        if late := _LATE.match(source.text):
            fault = "De kop van dit bestand begint niet op de eerste regel; haal de lege regels boven ‘---’ weg."
            return None, bom, (Problem("PAG001", source.path, Span(*late.span("open")), fault),)
        return None, bom, ()
    start = match.start("yaml")
    problems: list[Problem] = []
    try:
        root = yaml.compose(match["yaml"], Loader=_LOADER)
    except yaml.YAMLError as error:
        return None, match.end(), (_syntax_problem(source, start, match.end("yaml"), error),)
    if root is None:
        return None, match.end(), ()
    if not isinstance(root, yaml.MappingNode):
        fault = (
            "De kop van dit bestand bestaat niet uit regels ‘veld: waarde’; schrijf bijvoorbeeld ‘titel: Mijn titel’."
        )
        return None, match.end(), (Problem("PAG001", source.path, Span(start, match.end("yaml")), fault),)
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
