"""`xdata=key-field-1` in a value: one field, or one of its names, taken from another entry (biblatex manual, on `xdata`).

A reference stands for a whole value, or for one of the items between `and`. What leads nowhere stays as it is written,
as biber leaves it, and is reported.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from werkplaats.library.texstring import split_names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from werkplaats.model.entry import Field

MARK = "xdata="
_LONGEST = 20_000
"""More signs than a value has; references that double each other would go on for ever."""
_REFERENCE = re.compile(r"\{?xdata=\{?(?P<key>[^\s{},]+)-(?P<field>[A-Za-z]+)(?:-(?P<item>[1-9]\d*))?\}{0,2}")
_NAMES = frozenset(
    "author editor translator bookauthor annotator commentator introduction foreword afterword holder "
    "editora editorb editorc shortauthor shorteditor".split()
)


def expand(field: Field, lookup: Callable[[str], Mapping[str, Field]]) -> tuple[Field, bool]:
    """Replace the references in a field.

    Args:
        field: A field whose value has `MARK` in it.
        lookup: Gives the fields of the entry with a key by BibLaTeX name; none when it does not exist.

    Returns:
        The field with the places it has itself and what its references stand for as its value; and whether all were
        found.
    """
    items: list[str] = []
    complete = True
    for item in split_names(field.value):
        if not item.removeprefix("{").startswith(MARK):
            items.append(item)
            continue
        match = _REFERENCE.fullmatch(item)
        found = _item(match, field.name, lookup) if match else None
        complete = complete and found is not None
        items.append(item if found is None else found)
    value = " and ".join(items)
    return (replace(field, value=value), complete) if len(value) <= _LONGEST else (field, False)


def _item(match: re.Match[str], name: str, lookup: Callable[[str], Mapping[str, Field]]) -> str | None:
    """Return what one reference stands for: nothing for a name in a field that has none, or the other way round."""
    target = match["field"].lower()
    found = lookup(match["key"]).get(target)
    if found is None or (target in _NAMES) != (name in _NAMES):
        return None
    value = found.value
    if match["item"] is not None:
        items = split_names(value)
        at = int(match["item"]) - 1
        value = items[at] if at < len(items) else ""
    return value if value and MARK not in value else None
