"""The fields of the front matter as snippets for VS Code, from the same table as the JSON Schemas.

VS Code has YAML in the front matter of a Markdown file only coloured; the YAML extension and its schemas do not come into
it (redhat-developer/vscode-yaml, issue 207). Snippets do, and are at hand where a key can be typed.

Source of their form: the documentation of VS Code, "Snippets in Visual Studio Code", "Snippet syntax".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.model.schema import ENTITY_FOLDERS, Form, Kind, properties

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkplaats.model.schema import Property

SNIPPET_KINDS = (Kind.PUBLICATIE, Kind.HOOFDSTUK, *ENTITY_FOLDERS.values())
"""The kinds of page that editors make."""
_SCOPE = "yaml"
"""What VS Code takes the front matter of a Markdown file for; in the running text these words are no fields."""
_VALUES = {
    Form.TEXT: '"${1:…}"',
    Form.TEXTS: '["${1:…}"]',
    Form.YES_NO: "${1|nee,ja|}",
    Form.DATE: '"${1:2019-04}"',
    Form.PERIOD: '{van: "${1:2016}", tot: "${2:2018}"}',
    Form.KEY: "${1:sleutel}",
    Form.KEYS: "[${1:sleutel}]",
    Form.PAGE: "${1:slug}",
    Form.PAGES: "[${1:slug}]",
    Form.ENTITIES: '["${1:mens}:${2:voornaam-achternaam}"]',
    Form.CHAPTERS: "[${1:slug}]",
    Form.ADDRESS: '"${1:https://…}"',
    Form.NAME: "${1:naam}",
}


def field_snippets() -> dict[str, dict[str, str]]:
    """Return the contents of a `.code-snippets` file: one snippet for each field, by its name."""
    fields: dict[str, list[tuple[Kind, Property]]] = {}
    for kind in SNIPPET_KINDS:
        for prop in properties(kind).values():
            fields.setdefault(prop.name, []).append((kind, prop))
    return {
        f"Kop: {name}": {
            "scope": _SCOPE,
            "prefix": name,
            "body": f"{name}: {_value(uses[0][1])}$0",
            "description": _description(uses),
        }
        for name, uses in sorted(fields.items())
    }


def _value(prop: Property) -> str:
    if prop.form is Form.RECORD:
        return "{" + ", ".join(f'{key}: "${{{number}:…}}"' for number, key in enumerate(prop.keys, 1)) + "}"
    return _VALUES[prop.form]


def _description(uses: Iterable[tuple[Kind, Property]]) -> str:
    """Return what a field holds; where its meaning differs between kinds of page, for each."""
    kinds: dict[str, list[str]] = {}
    for kind, prop in uses:
        kinds.setdefault(prop.help, []).append(kind.value)
    if len(kinds) == 1:
        return next(iter(kinds))
    return " ".join(f"Bij {', '.join(names)}: {help_}" for help_, names in kinds.items())
