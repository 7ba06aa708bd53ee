"""Cases in Markdown: each `##` section of a case file is a small site with what must be found in it.

A section holds files as fenced blocks, and the text they must become:

    ```md pad=mensen/jan.md          a page; `pad` is relative to docs/ (default `tekst.md`)
    ```bib                           bib/literatuur.bib instead of the standard list
    ```yaml pad=mkdocs.yml           any other file, relative to the project
    ```http                          what addresses outside answer, besides those of `tests/net.py`; only rules that ask them see it
    ```md herstel                    what `--fix` makes of the page; `herstel=onveilig` with `--unsafe`

A line of carets marks the place in the line above it, then comes the code, and then, if wanted, a part of the message. A place that runs on to
other lines is marked on its first line; an empty place by one caret; a block with nothing but marks is a file that is not there. A page without front matter gets one that is right, out of sight. With
`kaal` it does not. `codering=cp1252`, `einde=crlf` and `bom` say how a file is saved. On a page about a rule the line
``In `docs/mensen/jan.md`:`` before a block says what `pad` says elsewhere.

Every error and warning must be marked, and every hint with the code that the file is about.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FENCE = re.compile(
    r"(?:^In `(?P<path>[^`\n]+)`:\n\n)?^(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=fence)[ \t]*$",
    re.DOTALL | re.MULTILINE,
)
_CARETS = re.compile(r"^(?P<indent>[ \t]*)(?P<carets>\^+)[ ](?P<code>[A-Z]{3}\d{3})(?:[ ](?P<message>.*))?$")
STANDARD_BIB = """\
@book{tonkens2009,
  author    = {Tonkens, Evelien},
  title     = {Tussen onderschatten en overvragen},
  publisher = {SUN},
  date      = {2009},
}

@article{vandenberg2019,
  author       = {van den Berg, Jan and Linders, Lilian},
  title        = {Samen werken in de wijk},
  journaltitle = {Tijdschrift voor de wijk},
  volume       = {4},
  number       = {2},
  pages        = {10--24},
  date         = {2019},
}

@report{scp2014,
  author      = {{Sociaal en Cultureel Planbureau}},
  title       = {Hulp geboden},
  institution = {Sociaal en Cultureel Planbureau},
  date        = {2014},
}
"""
_SUMMARY = "Een proefpagina waarop de controles hun werk kunnen doen. Zij zegt verder niets, maar wel in twee zinnen."


@dataclass(frozen=True)
class Expected:
    """A mark: where, which code, and part of the message."""

    path: str
    line: int
    column: int
    end: int
    code: str
    message: str


@dataclass
class Case:
    """One section of a case file."""

    title: str
    code: str
    files: dict[str, bytes] = field(default_factory=dict)
    marks: list[Expected] = field(default_factory=list)
    fixed: dict[str, str] = field(default_factory=dict)
    unsafe: bool = False
    encoding: str = "utf-8"
    net: str = ""

    def write(self, root: Path) -> None:
        """Write the site to an empty folder."""
        for path, data in self.files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def read_cases(text: str, code: str) -> Iterator[Case]:
    """Yield the cases of a file: its sections that hold a block."""
    for title, body in read_sections(text):
        case = Case(title, code)
        for match in _FENCE.finditer(body):
            _add(case, shlex.split(match["info"]), match["body"], match["path"])
        if case.files:
            case.files.setdefault("mkdocs.yml", b"site_name: Proef\nplugins: [{werkplaats: {content_model: true}}]\n")
            case.files.setdefault("bib/literatuur.bib", STANDARD_BIB.encode())
            yield case


def read_sections(text: str) -> Iterator[tuple[str, str]]:
    """Yield title and text of every `##` section; a heading within a fence is no heading."""
    title, lines, fence = "", list[str](), ""
    for line in text.splitlines(keepends=True):
        mark = re.match(r"`{3,}", line)
        if mark and not fence:
            fence = mark.group()
        elif mark and line.strip() == fence:
            fence = ""
        if line.startswith("## ") and not fence:
            if title:
                yield title, "".join(lines)
            title, lines = line[3:].strip(), []
        else:
            lines.append(line)
    yield title, "".join(lines)


def _add(case: Case, info: list[str], body: str, place: str | None) -> None:
    if not info or info[0] not in {"md", "bib", "bibtex", "yaml", "text", "tsv", "http"}:
        return
    language, *words = info
    if language == "http":
        case.net = body
        return
    options = {word.partition("=")[0]: word.partition("=")[2] for word in words}
    unknown = set(options) - {"pad", "herstel", "kaal", "codering", "einde", "bom"}
    assert not unknown, f"{case.code} · {case.title}: unknown {unknown}"
    path = options.get("pad") or (place or "docs/tekst.md").removeprefix("docs/")
    shown = f"docs/{path}" if language == "md" else options.get("pad") or place or "bib/literatuur.bib"
    lead = "" if language != "md" or "kaal" in options or body.startswith("---") else _front_matter(path)
    if "herstel" in options:
        case.fixed[shown] = (lead + body).replace("\n", "\r\n" if options.get("einde") == "crlf" else "\n")
        case.unsafe = case.unsafe or options["herstel"] == "onveilig"
        return
    lines: list[str] = []
    first = lead.count("\n")
    for line in body.splitlines(keepends=True):
        mark = _CARETS.match(line.rstrip("\n"))
        if mark:
            start = len(mark["indent"]) + 1
            case.marks.append(
                Expected(
                    shown,
                    max(first + len(lines), 1),
                    start,
                    start + len(mark["carets"]),
                    mark["code"],
                    mark["message"] or "",
                )
            )
        else:
            lines.append(line)
    if body and not lines:
        return
    text = lead + "".join(lines)
    if options.get("einde") == "crlf":
        text = text.replace("\n", "\r\n")
    case.encoding = options.get("codering", case.encoding)
    encoded = text.encode(options.get("codering", "utf-8"))
    case.files[shown] = (b"\xef\xbb\xbf" if "bom" in options else b"") + encoded


def _front_matter(path: str) -> str:
    folder, _, name = path.rpartition("/")
    title = (name if name != "index.md" else folder.rpartition("/")[2]).removesuffix(".md").replace(
        "-", " "
    ).title() or "Proef"
    extra = "definitie: Wat het is.\n" if folder == "begrippen" and name != "index.md" else ""
    return f'---\ntitel: {title}\nsamenvatting: "{_SUMMARY}"\n{extra}---\n\n'
