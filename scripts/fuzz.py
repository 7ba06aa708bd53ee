"""Broken bibliographies and citation texts by the thousand: `python3 scripts/tasks.py fuzz`.

Each input is a small site of one text and one `.bib` file, made from real ones by cutting, doubling, moving and slipping in what does harm elsewhere.
It goes the whole way that a site goes: read, scan, resolve, format, export. It may give no exception, must be done within a bounded time, and
may show nothing of what was typed as mark-up: only italics, and links to what may be linked to.

With `--checks` damaged sites go through the checker and its repairs (see `fuzz_checks.py`).

The number of an input decides what it is: `--from 4711 --number 1` makes one that failed again.
"""

from __future__ import annotations

import argparse
import faulthandler
import json
import random
import re
import sys
import time
import tomllib
import traceback
import xml.etree.ElementTree as ET
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import fuzz_checks
from werkplaats.config import make_config
from werkplaats.library.reader import read_library
from werkplaats.model.inline import plain
from werkplaats.model.source import Source
from werkplaats.reading import make_site, read_document
from werkplaats.register import Register
from werkplaats.render.edition import make_edition
from werkplaats.render.html import text_html
from werkplaats.render.markup import citation_html
from werkplaats.render.passages import Passages
from werkplaats.render.profiles import PROFILE_NAMES, load_profile
from werkplaats.render.references import render_reference
from werkplaats.render.works import work_files, work_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from werkplaats.model.profile import Profile
    from werkplaats.render.edition import Edition

PROJECT = Path(__file__).resolve().parent.parent
LIMIT = 1.0
"""Seconds of its own time that one input may take; a usual one takes some milliseconds."""
_HANGS = 60

_POISON = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</i></a><b>",
    "<!--",
    "&lt;i&gt;",
    "&#60;",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://",
    "java\tscript:alert(1)",
    "data:text/html,<script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/",
    "https://a.example/?q=\"'><",
    "https://a.example/\u202egpj",
    "[tekst](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "*",
    "**",
    "_",
    "`",
    "|",
    "\\",
    "\\\\",
    "\\href{javascript:alert(1)}{x}",
    "\\input{/etc/passwd}",
    "\\begin{x}",
    "$x^2$",
    "{",
    "}",
    "{{{{",
    '"',
    "#",
    "%",
    "@",
    "@a",
    "[@a]",
    "[@{a b}]",
    "[-@a, p. ",
    "{p. ",
    "; ",
    ", in @a",
    "@string{x=",
    "@comment{",
    "@preamble{",
    " and ",
    " and others",
    "crossref = {a}, ",
    "xdata = {a, b}, ",
    "xdata=a-title",
    "xdata=a-author-1 and ",
    "year = {",
    "\x00",
    "\x0b",
    "\x1b[31m",
    "\x7f",
    "\u0085",
    "\u2028",
    "\u200b",
    "\u202e",
    "\ufdd0c0\ufdd1",
    "\ufeff",
    "\ufffe",
    "\U0001f4da",
    "e\u0301\u0301\u0301",
    "\r\n",
    "\n\n",
    "\t",
    "9" * 40,
    "9999-99-99",
    "-0001/..",
    "(" * 30,
    "[" * 30,
)
_LINK = re.compile(r"(?:https?://|mailto:|urn:|hdl:|doi:)[^\s]", re.IGNORECASE)
_SITE_LINK = re.compile(r"(?:\.\./)*literatuur/[a-z0-9A-Z_~-]+/\Z|#ref-[a-z0-9A-Z_~-]+\Z")
_RIS = re.compile(r"[A-Z][A-Z0-9]  - ")
_ALLOWED = {"i": frozenset[str](), "a": frozenset({"href", "class", "id", "data-cite"}), "span": frozenset({"class"})}


class UnsafeError(Exception):
    """Something of the input came out as mark-up, or as a link that may not be one."""


class Input(NamedTuple):
    """One input: a bibliography, a text that cites it, and the profile."""

    bib: str
    text: str
    profile: str


class Corpus:
    """The real texts that inputs are made from: the cases about APA and the literature list of the site."""

    def __init__(self) -> None:
        cases = tomllib.loads((PROJECT / "docs" / "redactie" / "apa.toml").read_text(encoding="utf-8"))["geval"]
        own = (PROJECT / "bib" / "literatuur.bib").read_text(encoding="utf-8")
        self._bibs = [case["bib"] for case in cases] + re.split(r"\n(?=@)", own)
        self._pairs = [(case["bib"], case["tekst"]) for case in cases]

    def make(self, number: int) -> Input:
        """Return the input with this number."""
        chance = random.Random(number)  # noqa: S311 - no secret
        bib, text = chance.choice(self._pairs)
        for _ in range(chance.randrange(3)):
            bib += "\n" + chance.choice(self._bibs)
        if number % 2:
            bib = _mutate(bib, chance)
        else:
            text = _mutate(f"{text} {chance.choice(self._pairs)[1]}", chance)
        if not chance.randrange(4):
            bib, text = _mutate(bib, chance), _mutate(text, chance)
        return Input(bib, text, chance.choice(PROFILE_NAMES))


def _mutate(text: str, chance: random.Random) -> str:
    for _ in range(1 + chance.randrange(4)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 1, 3, 10, 40)))
        match chance.randrange(6):
            case 0:
                text = text[:start] + text[end:]
            case 1:
                text = text[:end] + text[start:]
            case 2:
                to = chance.randrange(len(text) + 1)
                text = text[:to] + text[start:end] + text[to:]
            case 3:
                text = text[:start] + chance.choice(_POISON) * chance.choice((1, 1, 1, 2, 50)) + text[start:]
            case 4:
                text = text[:start] + chr(chance.choice((chance.randrange(128), chance.randrange(0xD800)))) + text[end:]
            case _:
                values = list(re.finditer(r"(?<==)\s*\{", text))
                at = chance.choice(values).end() if values else start
                text = text[:at] + chance.choice(_POISON) + text[at:]
    return text


def run(given: Input) -> None:
    """Take one input the whole way.

    Raises:
        UnsafeError: Something came out that should not.
        Exception: Whatever went wrong on the way.
    """
    document, _ = read_document(Source("docs/tekst.md", f"---\ntitel: Proef\n---\n\n{given.text}\n"), "tekst.md")
    site = make_site([document], [Source("bib/lijst.bib", given.bib)])
    edition = make_edition(make_config(PROJECT, {}, {}), site, load_profile(given.profile), Register())
    for number, inline in enumerate(edition.inlines.get("tekst.md", ())):
        html = citation_html(edition, "tekst.md", number)
        ET.fromstring(html)  # noqa: S314 - as the site does
        _check(html, plain(inline), _SITE_LINK)
    passages = Passages(edition)
    for key in site.library.works:
        _check(edition.reference_html(key), plain(edition.reference(key)), _LINK)
        for link in work_view(edition, passages, key).links:
            if not _LINK.match(link.href):
                raise UnsafeError(f"links to {link.href!r}")
        _check_files(edition, key, load_profile(given.profile))


def _check_files(edition: Edition, key: str, profile: Profile) -> None:
    for name, text in work_files(edition, key).items():
        if name.endswith(".json"):
            json.loads(text)
        elif name.endswith(".ris") and any(line and not _RIS.match(line) for line in text.split("\n")):
            raise UnsafeError(f"a line of RIS that is none: {text!r}")
        elif name.endswith(".bib"):
            _check_download(edition, key, text, profile)


def _check_download(edition: Edition, key: str, text: str, profile: Profile) -> None:
    """Read the BibTeX of a work: that one work, and the same reference."""
    again = read_library([Source("bib/download.bib", text)]).works
    if list(again) != [key]:
        raise UnsafeError(f"a download with {list(again)} for {key!r}: {text!r}")
    if render_reference(again[key], edition.resolution.labels[key], profile) != edition.reference(key):
        raise UnsafeError(f"a download of another work than {plain(edition.reference(key))!r}: {text!r}")


def _check(html: str, text: str, links: re.Pattern[str]) -> None:
    """Compare what HTML shows with what it should show, and look at each of its tags."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if "".join(reader.text) != unescape(text_html(text)):
        raise UnsafeError(f"shows {''.join(reader.text)!r} instead of {text!r}")
    if "<" in re.sub(r"</?(?:i|a|span)\b[^<>]*>", "", html):
        raise UnsafeError(f"a tag that is none of ours: {html!r}")
    for tag, attributes in reader.tags:
        names = [name for name, _ in attributes]
        if tag not in _ALLOWED or not set(names) <= _ALLOWED[tag] or len(set(names)) < len(names):
            raise UnsafeError(f"<{tag} {attributes}>")
        href = dict(attributes).get("href")
        if href is not None and not links.match(href):
            raise UnsafeError(f"links to {href!r}")


class _Reader(HTMLParser):
    """Collects the text and the tags of a piece of HTML; a comment or declaration counts as a tag."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_comment(self, data: str) -> None:
        self.tags.append(("!--", [(data, None)]))

    def handle_decl(self, decl: str) -> None:
        self.tags.append(("!", [(decl, None)]))

    def unknown_decl(self, data: str) -> None:
        self.tags.append(("![", [(data, None)]))

    def handle_pi(self, data: str) -> None:
        self.tags.append(("?", [(data, None)]))


class Failure(NamedTuple):
    """An input that failed."""

    number: int
    given: object
    reason: str


class Outcome(NamedTuple):
    """What came of many inputs; the slowest with its number."""

    failures: list[Failure]
    seconds: float
    slowest: tuple[float, int]


def fuzz(first: int, number: int, *, checks: bool = False) -> Outcome:
    """Run inputs.

    Args:
        first: Number of the first input.
        number: How many.
        checks: Sites for the checker instead of citations.
    """
    take = _taker(checks=checks)
    failures: list[Failure] = []
    slowest, total = (0.0, first), 0.0
    for at in range(first, first + number):
        given, go = take(at)
        begin = time.process_time()
        try:
            go()
        except Exception:  # noqa: BLE001 - whatever goes wrong is what is looked for
            failures.append(Failure(at, given, traceback.format_exc(limit=-4)))
        taken = time.process_time() - begin
        total += taken
        slowest = max(slowest, (taken, at))
        if taken > LIMIT:
            failures.append(Failure(at, given, f"took {taken:.2f} s"))
    return Outcome(failures, total, slowest)


def _taker(*, checks: bool) -> Callable[[int], tuple[object, Callable[[], None]]]:
    """Return what gives, for a number, the input and what runs it."""
    if checks:
        sites = fuzz_checks.Corpus()

        def take_site(number: int) -> tuple[object, Callable[[], None]]:
            texts = sites.make(number)
            return texts, lambda: fuzz_checks.run(texts)

        return take_site
    corpus = Corpus()

    def take(number: int) -> tuple[object, Callable[[], None]]:
        given = corpus.make(number)
        return given, lambda: run(given)

    return take


def _portions(first: int, number: int) -> Iterator[tuple[int, int]]:
    size = 5000
    for start in range(first, first + number, size):
        yield start, min(size, first + number - start)


def main(argv: list[str]) -> int:
    """Run inputs and print what failed; return 0 when nothing did."""
    parser = argparse.ArgumentParser(description="Broken bibliographies and citation texts by the thousand.")
    parser.add_argument("--number", type=int, default=100_000, metavar="N", help="how many inputs (100000)")
    parser.add_argument("--from", type=int, default=0, metavar="N", dest="first", help="number of the first (0)")
    parser.add_argument("--checks", action="store_true", help="damaged sites for the checker and its repairs")
    args = parser.parse_args(argv)
    failures: list[Failure] = []
    slowest, total = (0.0, args.first), 0.0
    for first, number in _portions(args.first, args.number):
        faulthandler.dump_traceback_later(_HANGS + number * LIMIT / 5, exit=True)
        outcome = fuzz(first, number, checks=args.checks)
        faulthandler.cancel_dump_traceback_later()
        failures += outcome.failures
        total += outcome.seconds
        slowest = max(slowest, outcome.slowest)
        print(f"{first + number - args.first} inputs, {len(failures)} failed", file=sys.stderr, flush=True)
    for failure in failures[:20]:
        print(f"--- {failure.number} {failure.given}\n{failure.reason}")
    print(
        f"{args.number} inputs, {len(failures)} failed; {total / max(1, args.number) * 1000:.1f} ms each, "
        f"the slowest {slowest[0] * 1000:.0f} ms (number {slowest[1]})"
    )
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
