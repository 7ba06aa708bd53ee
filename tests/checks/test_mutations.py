"""Damaged texts: no rule crashes, every place lies within its file, and repairs come to an end.

The texts are those of the cases, so that every rule meets damaged forms of what it looks for.
"""

from __future__ import annotations

import random
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.checks.harness import STANDARD_BIB, read_cases
from werkplaats.checks import RULES
from werkplaats.checks.engine import run
from werkplaats.checks.fixes import repair
from werkplaats.checks.view import View
from werkplaats.config import make_config
from werkplaats.model.source import Source
from werkplaats.reading import make_site, read_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkplaats.model.diagnostic import Diagnostic

CASES = Path(__file__).parent / "cases"
PIECES: tuple[str, ...] = (
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
    '"',
    "'",
    "  ",
    "\u00ad",
    "ﬁ ",
    "e\u0301",
    "@",
    ";",
    ", p. ",
    "# ",
    "`",
    "```\n",
    "<!--",
)
PIECES += (
    "werkplaats: negeer CIT001 ",
    "=",
    ",",
    "%",
    "|",
    "](",
    "![",
    "\ufeff",
    "\r\n",
    "\t",
    "2009",
    "-",
    "and ",
    "\\",
    "\x00",
    "\U0001f600",
    "Ã©",
)
CONFIG = make_config(Path("nergens"), {"site_url": "https://voorbeeld.nl/"}, {})


@cache
def _sites() -> tuple[Mapping[str, str], ...]:
    found: list[Mapping[str, str]] = []
    for file in sorted(CASES.glob("*.md")):
        for case in read_cases(file.read_text(encoding="utf-8"), file.stem):
            texts = {
                path: data.decode("utf-8", "replace")
                for path, data in case.files.items()
                if path.endswith((".md", ".bib"))
            }
            found.append({"bib/literatuur.bib": STANDARD_BIB, **texts})
    return tuple(found)


def _damage(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.choice((0, 0, 1, 1, 2, 5, 20)))
        text = text[:at] + chance.choice((chance.choice(PIECES), "", text[at:end] * 2)) + text[end:]
    return text


def _check(texts: Mapping[str, str]) -> tuple[View, tuple[Diagnostic, ...]]:
    documents = [read_document(Source(p, t), p.removeprefix("docs/"))[0] for p, t in texts.items() if p.endswith(".md")]
    view = View(make_site(documents, [Source(p, t) for p, t in texts.items() if p.endswith(".bib")]), CONFIG)
    return view, run(view, RULES)


def _check_changed(texts: Mapping[str, str], changed: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    return _check({**texts, **changed})[1]


@pytest.mark.parametrize("seed", range(12))
def test_damaged_texts(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same damage each time
    for _ in range(40):
        sound = chance.choice(_sites())
        texts = {path: _damage(text, chance) if chance.random() < 0.6 else text for path, text in sound.items()}
        view, found = _check(texts)
        for diagnostic in found:
            assert diagnostic.code != "SYS002", (diagnostic.finding.message, texts)
            start, end = diagnostic.finding.span
            size = len(view.source(diagnostic.path).text)
            assert 0 <= start <= end <= size, (diagnostic, texts)
            fix = diagnostic.finding.fix
            assert fix is None or all(0 <= e.span.start <= e.span.end <= size for e in fix.edits), (diagnostic, texts)
        for unsafe in (False, True):
            repair(texts, partial(_check_changed, texts), unsafe=unsafe)
