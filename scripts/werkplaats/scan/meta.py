"""Front matter → typed values, held against the schema of the page's kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.model.diagnostic import Problem
from werkplaats.model.schema import Form, Kind, properties
from werkplaats.model.site import Meta, Ref
from werkplaats.model.source import Span
from werkplaats.scan.meta_advice import elsewhere, exists, meant_field, right_date, right_name, right_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from werkplaats.model.page import Node, Page
    from werkplaats.model.schema import Property

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?\Z")
_LISTS = {Form.TEXTS, Form.KEYS, Form.PAGES, Form.ENTITIES, Form.CHAPTERS}
_SINGLES = {Form.KEY, Form.PAGE}
_PERIOD = ("van", "tot")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


def read_meta(page: Page, kind: Kind) -> tuple[Meta, tuple[Problem, ...]]:
    """Read the front matter of a page.

    Args:
        page: The scanned page.
        kind: Its kind, which decides the fields it may have.

    Returns:
        The typed front matter (fields that cannot be read left out), and what was wrong: `PAG002` unknown field, `PAG003` required
        field missing, `PAG004` a value of the wrong form. An unknown field or a missing one is reported for pages that have a schema;
        other pages may hold what they like.
    """
    reader = _Reader(page, properties(kind), kind)
    reader.read()
    return reader.meta(), tuple(reader.problems)


class _Reader:
    def __init__(self, page: Page, schema: Mapping[str, Property], kind: Kind | None = None) -> None:
        self.problems: list[Problem] = []
        self._page, self._schema, self._kind = page, schema, kind
        self._texts: dict[str, Ref] = {}
        self._lists: dict[str, tuple[Ref, ...]] = {}
        self._flags: dict[str, bool] = {}
        self._records: dict[str, Mapping[str, Ref]] = {}
        self._tables: dict[str, tuple[Meta, ...]] = {}

    def meta(self) -> Meta:
        return Meta(self._texts, self._lists, self._flags, self._records, self._tables)

    def read(self) -> None:
        node = self._page.meta
        complete = not any(problem.code == "PAG001" for problem in self._page.problems)
        if node is None and complete:
            self._no_fields()
        else:
            self.read_fields(node, place=Span(0, 3) if complete else None, where="in de kop; voeg een regel")

    def _no_fields(self) -> None:
        """Report a page without front matter, or with an empty one, once."""
        names = [f"‘{prop.name}: …’" for prop in self._schema.values() if prop.required]
        empty = self._page.source.text.startswith("---")
        fault = (
            f"De kop is leeg; zet er regels in met {', '.join(names[:-1])} en {names[-1]}."
            if empty
            else f"Dit bestand heeft geen kop; begin het met een regel ‘---’, dan {', '.join(names)}, elk op een eigen regel, en weer ‘---’."
        )
        self._problem("PAG003", Span(0, 3 if empty else 0), fault)

    def read_fields(self, node: Node | None, *, place: Span | None, where: str) -> None:
        """Read a mapping against the schema.

        Args:
            node: The mapping.
            place: Where a missing field is reported; None when what is missing may stand where nothing could be read.
            where: How to say where a field is missing and what to add.
        """
        fields: Mapping[str, Node] = (node.fields if node else None) or {}
        keys: Mapping[str, Span] = (node.keys if node else None) or {}
        misspelt: set[str] = set()
        for name, value in fields.items():
            prop = self._schema.get(name)
            if prop is None:
                misspelt.add(self._unknown(name, keys[name], tuple(self._schema), fields))
            else:
                self._value(prop, value)
        for prop in self._schema.values():
            if place and prop.required and prop.name not in fields and prop.name not in misspelt:
                fault = f"Het veld ‘{prop.name}’ ontbreekt {where} ‘{prop.name}: …’ toe. {prop.help}"
                self._problem("PAG003", place, fault)
            elif prop.required and prop.name in fields and _is_empty(fields[prop.name]):
                self._problem("PAG003", keys[prop.name], f"Het veld ‘{prop.name}’ is leeg; vul het in. {prop.help}")

    def _value(self, prop: Property, node: Node) -> None:
        match prop.form:
            case form if form in _LISTS:
                self._list(prop, node)
            case form if form in _SINGLES:
                if ref := self._ref(prop, node):
                    self._lists[prop.name] = (ref,)
            case Form.RECORD:
                self._record(prop, node, prop.keys)
            case Form.PERIOD:
                self._record(prop, node, _PERIOD)
            case Form.ROWS:
                self._rows(prop, node)
            case Form.YES_NO:
                self._flag(prop, node)
            case _:
                if (ref := self._ref(prop, node)) and self._well_formed(prop, ref):
                    self._texts[prop.name] = ref

    def _list(self, prop: Property, node: Node) -> None:
        if node.items is None:
            if node.text == "":
                return
            self._wrong(prop, node)
            if prop.form is Form.CHAPTERS:
                self._lists[prop.name] = tuple(self._words(node))
            return
        self._lists[prop.name] = tuple(ref for item in node.items if (ref := self._ref(prop, item)))

    def _record(self, prop: Property, node: Node, keys: tuple[str, ...]) -> None:
        if node.fields is None:
            if node.text == "":
                return
            self._wrong(prop, node)
            return
        record: dict[str, Ref] = {}
        for name, value in node.fields.items():
            if name.isdigit() and _is_empty(value):
                continue  # `lat: 52,35`: what stands behind the comma, of which `ENT005` speaks
            if name not in keys:
                self._unknown(name, (node.keys or {})[name], keys, node.fields)
            elif (ref := self._ref(prop, value)) and (
                prop.form is not Form.PERIOD or self._is_date(name, ref, words=True)
            ):
                record[name] = ref
        self._records[prop.name] = record

    def _rows(self, prop: Property, node: Node) -> None:
        if node.items is None:
            if node.text != "":
                self._wrong(prop, node)
            return
        schema = {column.name: column for column in prop.columns}
        unique = [column.name for column in prop.columns if column.form is Form.NAME]
        seen: set[tuple[str, str]] = set()
        rows: list[Meta] = []
        for item in node.items:
            if item.fields is None:
                needed = ", ".join(f"{column.name}: …" for column in prop.columns if column.required)
                self._problem(
                    "PAG004", item.span, f"Deze rij van ‘{prop.name}’ is geen blok; schrijf ‘- {{{needed}}}’."
                )
                continue
            row = _Reader(self._page, schema)
            row.read_fields(item, place=item.span._replace(end=item.span.start + 1), where="in deze rij; voeg")
            self.problems += row.problems
            meta = row.meta()
            rows.append(meta)
            for name in unique:
                if (ref := meta.texts.get(name)) and (name, ref.text) in seen:
                    fault = (
                        f"‘{ref.text}’ staat bij twee rijen van ‘{prop.name}’; geef een van de twee een ander ‘{name}’."
                    )
                    self._problem("PAG004", ref.span, fault)
                seen.add((name, meta.text(name)))
        self._tables[prop.name] = tuple(rows)

    def _flag(self, prop: Property, node: Node) -> None:
        if node.text not in {"ja", "nee"}:
            self._wrong(prop, node)
            return
        self._flags[prop.name] = node.text == "ja"

    def _ref(self, prop: Property, node: Node) -> Ref | None:
        if node.text is None:
            self._wrong(prop, node)
            return None
        return Ref(node.text.strip(), node.span) if node.text.strip() else None

    def _well_formed(self, prop: Property, ref: Ref) -> bool:
        if prop.form is Form.DATE:
            return self._is_date(prop.name, ref)
        if prop.form is Form.NAME and not _NAME.match(ref.text):
            right = right_name(ref.text)
            way_out = f"; schrijf ‘{right}’" if right else ""
            fault = f"‘{ref.text}’ bij ‘{prop.name}’ mag alleen kleine letters, cijfers en streepjes hebben{way_out}."
            self._problem("PAG004", ref.span, fault)
            return False
        if prop.form is Form.ADDRESS and not ref.text.startswith(("https://", "http://")):
            self._problem("PAG004", ref.span, f"‘{ref.text}’ bij ‘{prop.name}’ is geen webadres; begin met ‘https://’.")
            return False
        return True

    def _is_date(self, name: str, ref: Ref, *, words: bool = False) -> bool:
        """Tell whether a value is a date, and report one that is not; of `words` only what was meant as a date."""
        if _DATE.match(ref.text):
            if exists(ref.text):
                return True
            fault = f"De dag ‘{ref.text}’ bij ‘{name}’ bestaat niet; kijk de datum na."
        elif right := right_date(ref.text):
            fault = f"De datum ‘{ref.text}’ bij ‘{name}’ heeft een andere vorm; schrijf ‘{right}’."
        elif words:
            return True
        else:
            fault = f"‘{ref.text}’ bij ‘{name}’ is geen datum; schrijf 2019, 2019-04 of 2019-04-30."
        self._problem("PAG004", ref.span, fault)
        return False

    def _words(self, node: Node) -> Iterator[Ref]:
        """Yield the words of a value that should have been a list."""
        for match in _SLUG.finditer(self._page.source.text, *node.span):
            yield Ref(match.group(), Span(*match.span()))

    def _wrong(self, prop: Property, node: Node) -> None:
        fault = f"De waarde van ‘{prop.name}’ heeft niet de vorm ‘{prop.form.value}’. {right_value(prop, node)}"
        self._problem("PAG004", node.span, fault)

    def _unknown(self, name: str, span: Span, known: tuple[str, ...], taken: Mapping[str, Node]) -> str:
        """Report a field that is not known, and return the one that was probably meant."""
        if other := elsewhere(name, self._kind):
            self._problem("PAG002", span, other)
            return ""
        close = meant_field(name, known, taken)
        hint = f"bedoelde u ‘{close}’?" if close else "kies uit: " + ", ".join(known) + "."
        self._problem("PAG002", span, f"Het veld ‘{name}’ is hier niet bekend; {hint}")
        return close

    def _problem(self, code: str, span: Span, message: str) -> None:
        self.problems.append(Problem(code, self._page.source.path, span, message))


def _is_empty(node: Node) -> bool:
    return node.text is not None and not node.text.strip()
