r"""Faults as data: edits on real files, with the places of what must be found.

A fault in `faults/*.toml` has a `code` and one edit, or several under `edit`. The new text of an edit marks with ⟦ and ⟧ where the finding is.

    append   a paragraph at the end of the page `file`
    entry    an entry at the end of bib/literatuur.bib; its key is cited on a page, unless `cited = false`
    work     with `field` and `put`: that field of a work, added when the work does not have it; with `drop` the field goes
    set      with `put`: that key of the front matter of `file`, whole, added when it is not there; with `drop` the key goes
    citation with `put`: the n-th citation of `file`
    find     with `put`, and `nth` when it is not the first: what a regular expression matches in `file`; `\g<0>` is what was there
    new      a new file with this path, with the text `put`
    gone     a file with this path is taken away

`codes` gives the code of each mark when they differ; `at` (a regular expression, in `at_file` when that is another file) is the place when
no new text can hold it; `net` is what addresses outside answer (see `tests/net.py`); `also` names the codes of other findings that the same fault rightly gives; `encoding` is how the file is saved.
Paths are relative to docs/, unless they begin with `/`: then to the project.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from werkplaats.library.reader import read_library
from werkplaats.model.source import Source
from werkplaats.scan.page import scan_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

BIB = "bib/literatuur.bib"
CITING = "docs/publicaties/sociale-professionaliteit-in-beweging/5-conclusies.md"
"""Page on which the keys of new entries are cited."""
_OPEN, _SHUT = "⟦", "⟧"
_KEY = re.compile(r"^[ \t]*@\w+\s*\{\s*([^,\s{}]+)\s*,", re.MULTILINE)
_FOLDERS = {
    "bundel": "publicaties/de-moeizame-hybridisering",
    "cahier": "publicaties/sociale-professionaliteit-in-beweging",
}
"""Short names that a path may begin with."""


class SeedError(Exception):
    """A fault finds nothing to hold on to: the content has changed, or the fault is written wrongly."""


@dataclass(frozen=True)
class Fault:
    """One fault.

    Attributes:
        name: `CIT001 2`.
        code: The code that it is about.
        edits: What is changed.
        also: Codes of other findings.
        codes: Code of each mark, when they differ.
        at: Regular expression of the place in the changed file, or empty.
        at_file: The file of that place.
        net: What addresses outside answer, or empty.
    """

    name: str
    code: str
    edits: tuple[Mapping[str, Any], ...]
    also: tuple[str, ...]
    codes: tuple[str, ...]
    at: str
    at_file: str
    net: str = ""

    @property
    def on_disk(self) -> bool:
        """True when the fault lies in the files themselves, so that texts in place of theirs do not show it."""
        return any(
            {"new", "gone", "encoding"} & set(edit) or not edit.get("file", ".md").endswith((".md", ".bib"))
            for edit in self.edits
        )


@dataclass
class Seeded:
    """A fault in place.

    Attributes:
        texts: Path to new text of the changed files; None for a file that is gone.
        encodings: Path to encoding, of files that are not UTF-8.
        places: (path, start, end) of each mark.
    """

    texts: dict[str, str | None] = field(default_factory=dict[str, "str | None"])
    encodings: dict[str, str] = field(default_factory=dict[str, str])
    places: list[tuple[str, int, int]] = field(default_factory=list[tuple[str, int, int]])


def read_faults(folder: Path) -> Iterator[Fault]:
    """Yield the faults of all files."""
    for file in sorted(folder.glob("*.toml")):
        count: dict[str, int] = {}
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["fault"]:
            code = row.pop("code")
            count[code] = count.get(code, 0) + 1
            about = {name: row.pop(name) for name in ("also", "codes", "at", "at_file", "net") if name in row}
            yield Fault(
                f"{code} {count[code]}",
                code,
                tuple(row["edit"]) if "edit" in row else (row,),
                tuple(about.get("also", ())),
                tuple(about.get("codes", ())),
                about.get("at", ""),
                about.get("at_file", ""),
                about.get("net", ""),
            )


def seed(fault: Fault, texts: Mapping[str, str]) -> Seeded:
    """Put a fault into the texts of a site.

    Args:
        fault: The fault.
        texts: Project-relative path to text.

    Raises:
        SeedError: It finds nothing to hold on to.
    """
    seeded = Seeded()
    marked: dict[str, str] = {}
    for edit in fault.edits:
        for path, text in _changed(edit, texts, marked, fault.name):
            marked[path] = text
            if "encoding" in edit:
                seeded.encodings[path] = edit["encoding"]
        if "gone" in edit:
            seeded.texts[full_path(edit["gone"])] = None
    for path, text in marked.items():
        seeded.texts[path], places = _take_marks(text)
        seeded.places += [(path, *place) for place in places]
    if fault.at:
        path = full_path(fault.at_file) if fault.at_file else next(iter(marked))
        after = seeded.texts.get(path)
        match = re.search(fault.at, texts.get(path, "") if after is None else after, re.MULTILINE)
        if match is None:
            raise SeedError(f"{fault.name}: nowhere in {path}: {fault.at}")
        seeded.places.append((path, *match.span("place" if "place" in match.groupdict() else 0)))
    return seeded


def full_path(path: str) -> str:
    """Return the project-relative path of a file that a fault names."""
    if path.startswith("/"):
        return path[1:]
    folder, slash, rest = path.partition("/")
    return f"docs/{_FOLDERS.get(folder, folder)}{slash}{rest}"


def _take_marks(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text without marks, and the place of each."""
    places: list[tuple[int, int]] = []
    parts = text.split(_OPEN)
    clean = parts[0]
    for part in parts[1:]:
        inside, mark, after = part.partition(_SHUT)
        assert mark, f"a mark that does not end: {part[:40]}"
        places.append((len(clean), len(clean) + len(inside)))
        clean += inside + after
    return clean, places


def _changed(
    edit: Mapping[str, Any], texts: Mapping[str, str], marked: Mapping[str, str], name: str
) -> Iterator[tuple[str, str]]:
    """Yield path and marked text of each file that an edit changes."""
    bib = marked.get(BIB, texts[BIB])
    match edit:
        case {"entry": entry}:
            yield BIB, f"{bib.rstrip()}\n\n{entry.strip()}\n"
            keys = _KEY.findall(_take_marks(entry)[0].replace("\ufeff", ""))
            if keys and edit.get("cited", True):
                cited = "; ".join(f"@{key}" for key in dict.fromkeys(keys))
                yield CITING, f"{marked.get(CITING, texts[CITING]).rstrip()}\n\nZie daarover [{cited}].\n"
        case {"work": key, "field": wanted}:
            yield BIB, _with_field(bib, key, wanted, edit, name)
        case {"new": path, "put": text}:
            yield full_path(path), text
        case {"gone": _}:
            return
        case {"file": file}:
            path = full_path(file)
            if path not in texts:
                raise SeedError(f"{name}: there is no {path}")
            yield path, _with_edit(marked.get(path, texts[path]), edit, name)
        case _:
            raise SeedError(f"{name}: what does this do? {dict(edit)}")


def _with_edit(text: str, edit: Mapping[str, Any], name: str) -> str:
    match edit:
        case {"append": paragraph}:
            return f"{text.rstrip()}\n\n{paragraph.strip(chr(10))}\n"
        case {"set": key}:
            return _with_key(text, key, edit)
        case {"citation": number, "put": put}:
            places = [cluster.span for cluster in scan_page(Source("x.md", text), "x.md").clusters]
            if len(places) < number:
                raise SeedError(f"{name}: fewer than {number} citations")
            start, end = places[int(number) - 1]
            return f"{text[:start]}{put}{text[end:]}"
        case {"find": pattern, "put": put}:
            found = list(re.finditer(pattern, text, re.MULTILINE))
            number = int(edit.get("nth", 1))
            if len(found) < number:
                raise SeedError(f"{name}: fewer than {number} times {pattern}")
            match = found[number - 1]
            return f"{text[: match.start()]}{match.expand(put)}{text[match.end() :]}"
        case {"encoding": _}:
            return text
        case _:
            raise SeedError(f"{name}: what does this do? {dict(edit)}")


def _with_key(text: str, key: str, edit: Mapping[str, Any]) -> str:
    """Set, add or take out a key of the front matter, with the lines that belong to it."""
    here = re.compile(rf"^{re.escape(key)}:[^\n]*\n(?:[ \t-](?!--)[^\n]*\n)*", re.MULTILINE).search(text)
    line = "" if edit.get("drop") else f"{key}: {edit['put']}\n"
    if here:
        return text[: here.start()] + line + text[here.end() :]
    end = text.index("\n---\n", 3) + 1
    return text[:end] + line + text[end:]


def _with_field(bib: str, key: str, wanted: str, edit: Mapping[str, Any], name: str) -> str:
    """Set, add or take out a field of a work."""
    entry = next((e.entry for k, e in read_library([Source(BIB, bib)]).works.items() if k == key), None)
    if entry is None:
        raise SeedError(f"{name}: no work ‘{key}’")
    there = entry.fields.get(wanted)
    if edit.get("drop"):
        if there is None:
            raise SeedError(f"{name}: ‘{key}’ has no {wanted}")
        return bib[: there.span.start].rstrip(" ") + bib[bib.index("\n", there.span.end) + 1 :]
    if there:
        start, end = there.value_span
        return f"{bib[:start]}{edit['put']}{bib[end:]}"
    at = bib.index("\n", entry.key_span.end) + 1
    return f"{bib[:at]}  {wanted} = {edit['put']},\n{bib[at:]}"
