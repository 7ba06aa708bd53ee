"""The front matter of each kind as JSON Schema, for editors that complete and check while someone types.

It says what `scan/meta.py` asks, and no more: a file that the schema refuses is refused by the checker too.
Source: JSON Schema draft-07, the newest that the language servers for YAML read in full.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.model.schema import Form, Kind, Property, properties

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

JsonValue = dict[str, object]

_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_DATE = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_KINDS = "praktijk|mens|organisatie|plaats|begrip"
_TEXT = ("string", "number", "boolean", "null")
"""A text may look like a number (`kopnummer: 2`); a field without a value counts as left out."""
_SINGLE: Mapping[Form, JsonValue] = {
    Form.TEXT: {"type": list(_TEXT)},
    Form.YES_NO: {"enum": ["ja", "nee"]},
    Form.DATE: {"anyOf": [{"type": "string", "pattern": _DATE}, {"type": ["integer", "null"]}]},
    Form.KEY: {"type": list(_TEXT)},
    Form.PAGE: {"type": list(_TEXT)},
    Form.NAME: {"anyOf": [{"type": "string", "pattern": _SLUG}, {"type": ["integer", "null"]}]},
    Form.ADDRESS: {"anyOf": [{"type": "string", "pattern": "^https?://"}, {"type": "null"}]},
}
_ITEMS: Mapping[Form, JsonValue] = {
    Form.TEXTS: {"type": list(_TEXT)},
    Form.KEYS: {"type": list(_TEXT)},
    Form.PAGES: {"type": list(_TEXT)},
    Form.CHAPTERS: {"type": list(_TEXT)},
    Form.ENTITIES: {"type": "string", "examples": [f"{kind}:slug" for kind in _KINDS.split("|")]},
}


def json_schema(kind: Kind) -> JsonValue:
    """Return the schema of the front matter of one kind of page."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"Kop van een {kind.value}",
        **_object(properties(kind).values()),
    }


def json_schemas() -> dict[str, JsonValue]:
    """Return file name to schema, of every kind."""
    return {f"{kind.value}.json": json_schema(kind) for kind in Kind}


def _object(props: Iterable[Property]) -> JsonValue:
    listed = tuple(props)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [prop.name for prop in listed if prop.required],
        "properties": {prop.name: _property(prop) for prop in listed},
    }


def _property(prop: Property) -> JsonValue:
    return ({"description": prop.help} if prop.help else {}) | _form(prop)


def _form(prop: Property) -> JsonValue:
    match prop.form:
        case Form.RECORD:
            return _record(prop.keys)
        case Form.PERIOD:
            return _record(("van", "tot"))
        case Form.ROWS:
            return {"type": ["array", "null"], "items": _object(prop.columns)}
        case form if form in _ITEMS:
            return {"type": ["array", "null"], "items": dict(_ITEMS[form])}
        case form:
            return dict(_SINGLE[form])


def _record(keys: Iterable[str]) -> JsonValue:
    return {
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {key: {"type": list(_TEXT)} for key in keys},
    }
