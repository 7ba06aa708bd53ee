"""Damaged sites for the checker: small sites of real pages, real works and the examples of the rules, each damaged in a few places.

No rule may crash, every place lies within its file, and repairs come to an end and then leave the text alone. Run by `scripts/fuzz.py --checks`.
"""

from __future__ import annotations

import random
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from werkplaats.checks import RULES
from werkplaats.checks.content import Content
from werkplaats.checks.engine import Check
from werkplaats.checks.fixes import repair
from werkplaats.checks.outside import outside_links
from werkplaats.checks.store import Store
from werkplaats.config import make_config
from werkplaats.model.outside import Answer, State
from werkplaats.model.source import Source
from werkplaats.reading import Texts, page_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkplaats.checks.outside import Outside
    from werkplaats.model.diagnostic import Diagnostic

PROJECT = Path(__file__).resolve().parent.parent
BIB = "bib/literatuur.bib"
_NEW = "https://nieuw.example"
CONFIG = make_config(Path("nergens"), {"site_url": "https://voorbeeld.nl/"}, {"content_model": True})
PIECES: tuple[str, ...] = (
    *(
        "[@",
        "]",
        "(",
        ")",
        "{",
        "}",
        "\n",
        "\n\n",
        "---\n",
        "“",
        "”",
        '"',
        "'",
        "  ",
        "\u00ad",
        "ﬁ ",
        "e\u0301",
        "@",
        ";",
    ),
    *(
        ", p. ",
        "# ",
        "## ",
        "`",
        "```\n",
        "<!--",
        "-->",
        "werkplaats: negeer CIT001 ",
        "=",
        ",",
        "%",
        "|",
        "](",
        "![",
        ": ",
    ),
    *(
        "\ufeff",
        "\r\n",
        "\t",
        "2009",
        " (2009)",
        "-",
        "and ",
        " en ",
        " de de ",
        "\\",
        "\\emph{",
        "\x00",
        "\U0001f600",
        "Ã©",
    ),
    *(
        "<iframe src=//x>",
        "<table>",
        "<img ",
        "{ .video }",
        '{: lang="en" }',
        " the and to that ",
        "Schrijf hier ",
        "verhuisd_van: [",
        "verwant: [",
        "deel_van: ",
        "> ",
    ),
    *(
        " et al.",
        "van der ",
        "- ",
        "1. ",
        "3",
        "[^1]",
        "|---|",
        "http://",
        "https://",
        "doi",
        "}}",
        "\n@book{",
        "\n- [",
    ),
)
_FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<info>[a-z]+)[^\n]*\n(?P<body>.*?)^(?P=fence)[ \t]*$", re.DOTALL | re.MULTILINE
)
_CARETS = re.compile(r"^[ \t]*\^+ [A-Z]{3}\d{3}[^\n]*\n", re.MULTILINE)


class BrokenPromiseError(Exception):
    """The checker did what it may never do."""


class Corpus:
    """The texts that inputs are made from."""

    def __init__(self) -> None:
        docs = PROJECT / "docs"
        self._pages = [(f"docs/{path}", (docs / path).read_text(encoding="utf-8")) for path in page_files(docs)]
        self._works = re.split(r"\n(?=@)", (PROJECT / "bib" / "literatuur.bib").read_text(encoding="utf-8"))
        self._texts: list[str] = []
        for file in sorted((PROJECT / "tests" / "checks" / "cases").glob("*.md")):
            for match in _FENCE.finditer(file.read_text(encoding="utf-8")):
                body = _CARETS.sub("", match["body"])
                if match["info"] in {"bib", "bibtex"}:
                    self._works.append(body)
                elif match["info"] == "md":
                    self._texts.append(body)

    def make(self, number: int) -> dict[str, str]:
        """Return the input with this number: path to text."""
        chance = random.Random(number)  # noqa: S311 - no secret
        texts = dict(chance.sample(self._pages, chance.randint(1, 3)))
        for path in list(texts):
            if chance.randrange(2):
                texts[path] += "\n\n" + chance.choice(self._texts)
        if chance.randrange(2):
            texts[chance.choice(("docs/tekst.md", "docs/begrippen/proef.md"))] = chance.choice(self._texts)
        texts[BIB] = "\n\n".join(chance.choice(self._works) for _ in range(chance.randint(1, 6)))
        return {path: damage(text, chance) if chance.randrange(4) else text for path, text in texts.items()}


def damage(text: str, chance: random.Random) -> str:
    """Return a text with one to four places damaged: something slipped in, taken out or doubled."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.choice((0, 0, 1, 1, 2, 5, 20, 60)))
        text = text[:at] + chance.choice((chance.choice(PIECES), "", text[at:end] * 2)) + text[end:]
    return text


def read(texts: Mapping[str, str]) -> Content:
    """Return a site of these texts."""
    pages = {p.removeprefix("docs/"): Source(p, t) for p, t in texts.items() if p.endswith(".md")}
    return Content(CONFIG, Texts(pages, tuple(Source(p, t) for p, t in texts.items() if p.endswith(".bib"))))


def check(content: Content, store: Store, changed: Mapping[str, str] | None = None) -> tuple[Diagnostic, ...]:
    """Check a site with all rules, as it is or with some texts changed; the store keeps what was found, as it does while a site is repaired."""
    content = content.with_texts(changed or {})
    return Check(content, RULES, store=store).diagnostics(
        outside=((link, _answer(link)) for link in outside_links(content))
    )


def _answer(link: Outside) -> Answer:
    """Return what an address answers in a web where each is there, moved, gone or silent, and what has moved stays where it is."""
    number = len(link.address) % 4
    if link.address.startswith(_NEW) or number == 0:
        return Answer(State.FOUND)
    moved = (f"{_NEW}/{quote(link.address)}", f"{_NEW}/(a)#b", _NEW)[len(link.text) % 3]
    return (Answer(State.MOVED, moved), Answer(State.GONE, reason="404"), Answer(State.UNKNOWN, reason="stil"))[
        number - 1
    ]


def run(texts: Mapping[str, str]) -> None:
    """Check and repair a site.

    Raises:
        BrokenPromiseError: A rule crashed, a place lies outside its file, or a second repair changes a text again.
        Exception: Whatever went wrong on the way; repairs that undo each other are a `ConvergenceError`.
    """
    content, store = read(texts), Store("")
    found = check(content, store)
    for diagnostic in found:
        if diagnostic.code == "SYS002":
            raise BrokenPromiseError(diagnostic.finding.message)
        fix = diagnostic.finding.fix
        size = len(content.source(diagnostic.path).text)
        for start, end in (diagnostic.finding.span, *(edit.span for edit in (fix.edits if fix else ()))):
            if not 0 <= start <= end <= size:
                raise BrokenPromiseError(f"a place outside its file: {diagnostic}")
    for unsafe in (False, True):
        mended = {**texts, **repair(texts, partial(check, content, store), unsafe=unsafe).texts}
        if repair(mended, partial(check, read(mended), store), unsafe=unsafe).texts:
            raise BrokenPromiseError(f"a second repair changes a text again (unsafe={unsafe})")
