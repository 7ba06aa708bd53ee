"""Our English APA beside that of pandoc, for every entry of a folder of BibTeX files: `python scripts/compare_apa.py FOLDER --csl apa.csl`.

pandoc (with its citeproc) is an oracle that is asked by hand, never a part of a build or a test; a test holds us to the answers it gave
(`--answers`) for the entries in `tests/data/pandoc/`. It is looked for on the path, or named with
`--pandoc`; `apa.csl` is the style "APA Style 7th edition" of the Citation Style Language project. Each entry is given to pandoc by itself as we
read it from the file, its abbreviations expanded; what differs is told with the reason, when a known reason explains it all.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from werkplaats.library.files import open_source
from werkplaats.library.reader import read_library
from werkplaats.model.inline import plain
from werkplaats.render.export import to_bibtex
from werkplaats.render.profiles import load_profile
from werkplaats.render.references import is_listed, render_reference
from werkplaats.resolve.labels import make_labels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from werkplaats.model.entry import Work

_BATCH = 200
_UNEXPLAINED = "not explained"
_SUFFIXES = {".bib", ".bibtex", ".biblatex"}


class Pair(NamedTuple):
    """One entry as the two write it.

    Attributes:
        where: File and key.
        work: The work.
        ours: Our entry, without its italics.
        theirs: That of pandoc, likewise.
    """

    where: str
    work: Work
    ours: str
    theirs: str


class Oracle(NamedTuple):
    """How pandoc is called."""

    pandoc: str
    csl: str

    def ask(self, entries: Sequence[str]) -> list[str]:
        """Return what pandoc makes of entries whose keys are `e0`, `e1`, …; empty for one that it cannot read."""
        done = subprocess.run(
            [self.pandoc, "-f", "biblatex", "-t", "csljson"],
            input="\n".join(entries), capture_output=True, check=False, encoding="utf-8",
        )  # fmt: skip
        if done.returncode:
            if len(entries) == 1:
                return [""]
            half = len(entries) // 2
            return [*self._again(entries[:half]), *self._again(entries[half:])]
        done = subprocess.run(
            [self.pandoc, "-f", "csljson", "-t", "json", "--citeproc", "--csl", self.csl, "-M", "lang=en-US"],
            input=done.stdout, capture_output=True, check=True, encoding="utf-8",
        )  # fmt: skip
        found = dict(_references(json.loads(done.stdout)["blocks"]))
        return [found.get(f"ref-e{number}", "") for number in range(len(entries))]

    def _again(self, entries: Sequence[str]) -> list[str]:
        return self.ask([re.sub(r"\{e\d+,", f"{{e{number},", entry, count=1) for number, entry in enumerate(entries)])


def _references(blocks: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if block["t"] == "Div":
            (name, _, _), inner = block["c"]
            if name.startswith("ref-"):
                yield name, _text(inner)
            else:
                yield from _references(inner)


def _text(node: Any) -> str:
    """Return the text of a part of pandoc's tree, quotation marks included."""
    match node:
        case list():
            return "".join(_text(part) for part in node)  # pyright: ignore[reportUnknownVariableType]
        case {"t": "Str", "c": str(text)}:
            return text
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            return " "
        case {"t": "Quoted", "c": [{"t": kind}, inner]}:
            return f"“{_text(inner)}”" if kind == "DoubleQuote" else f"‘{_text(inner)}’"
        case {"t": "Link" | "Span", "c": [_, inner, *_]}:
            return _text(inner)
        case {"t": "Math" | "Code" | "RawInline", "c": [_, text]}:
            return str(text)
        case {"c": inner}:
            return _text(inner)
        case _:
            return ""


def pairs(folder: Path, oracle: Oracle) -> Iterator[Pair]:
    """Yield every entry that is listed and that both can read."""
    profile = load_profile("apa-en")
    batch: list[tuple[str, Work]] = []

    def flush() -> Iterator[Pair]:
        theirs = oracle.ask([_entry(work, n) for n, (_, work) in enumerate(batch)])
        for (where, work), found in zip(batch, theirs, strict=True):
            if found:
                ours = plain(render_reference(work, make_labels([work], profile)[work.key], profile))
                yield Pair(where, work, ours, found)
        batch.clear()

    seen: set[str] = set()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES):
        source, _ = open_source(path.name, path)
        for work in read_library([source]).works.values():
            text = _entry(work, 0)
            if text in seen or not is_listed(work):
                continue
            seen.add(text)
            batch.append((f"{path.name}: {work.key}", work))
            if len(batch) == _BATCH:
                yield from flush()
    yield from flush()


def _entry(work: Work, number: int) -> str:
    return re.sub(r"\A@(\w+)\s*[{(][^,]*,", rf"@\1{{e{number},", to_bibtex(work), count=1)


# --- why they differ ----------------------------------------------------------------------------

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Fall|Winter"
_SHOWN_BY_PANDOC = (
    "organization publisher institution eventtitle venue series titleaddon booktitleaddon maintitle mainsubtitle booktitle howpublished note "
    "addendum version volume number issue pages chapter type location journaltitle journalsubtitle eid eprint url doi part pagetotal translator "
    "editor issuetitle edition"
).split()


def _without(pattern: str, to: str = "", flags: re.RegexFlag = re.NOFLAG) -> Callable[[str, Work], str]:
    compiled = re.compile(pattern, flags)
    return lambda text, _work: compiled.sub(to, text)


def _signs(text: str, _work: Work) -> str:
    text = re.sub("[‘’'`]", "'", unicodedata.normalize("NFC", text))
    text = re.sub('[“”„"]', '"', text)
    return " ".join(re.sub("[‐‑–—-]+", "-", text).split())


def _particles(text: str, work: Work) -> str:
    """Leave out particles, and the commas that stand otherwise when they move."""
    for name in (*work.authors, *work.editors, *work.translators):
        for word in name.particle.split():
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)\s*", "", text, flags=re.IGNORECASE)
    return " ".join(re.sub(r"\s+([,.)])", r"\1", text).split())


def _proceedings(text: str, _work: Work) -> str:
    """Write `In X (pp. 1-2)` and `X, 1-2` alike."""
    return re.sub(r"\b(?:in|pp?\.|vols?\.)\s|[()]", "", text, flags=re.IGNORECASE)


def _thesis(text: str, work: Work) -> str:
    return re.sub(r"doctoral dissertation|phd thesis|[\[\],.]", "", text) if work.type == "thesis" else text


def _whole_author(text: str, work: Work) -> str:
    for name in work.authors:
        shown = rf"(?:\w\. ?)+{re.escape(name.family.casefold())}[,;] "
        text = re.sub(rf"(?<=\. in ){shown}|(?:by ){shown}", "", text)
    return text


def _maths(text: str, work: Work) -> str:
    """Leave out all but the plain words where the entry has mathematics or commands that the two read differently."""
    raw = " ".join(field.value for field in work.entry.fields.values())
    return re.sub(r"\W*\S*[^a-z\s,.():;'\"?!/-]\S*|\b\w{1,2}\b", " ", text) if "$" in raw or "\\" in raw else text


def _fields(text: str, work: Work) -> str:
    """Leave out what stands in fields that the two show differently."""
    for field in _SHOWN_BY_PANDOC:
        written = work.entry.fields[field].value if field in work.entry.fields else ""
        for value in sorted({work.get(field), written}, key=lambda text: (-len(text), text)):
            if value:
                shown = _signs(re.sub(r"[{}\\]", "", value), work).casefold()
                text = text.replace(shown, "").replace(shown.replace(" and ", "; "), "")
    return text


REASONS: tuple[tuple[str, Callable[[str, Work], str]], ...] = (
    (
        "a letter behind the year: each entry is by itself here",
        _without(r"(?<=\d{4})[a-z]{1,2}(?=[,)])|(?<=n\.d\.)-[a-z]{1,2}"),
    ),
    ("quotation marks, apostrophes, dashes and hard spaces are kept as typed", _signs),
    (
        "capitals of titles are kept as typed (row 39); pandoc writes English titles in sentence case",
        lambda t, _: t.casefold(),
    ),
    ("particles stay before the name (row 12); pandoc puts them behind it", _particles),
    ("a work without title is said to have none", _without(r"\s*\[title unknown\]\.?")),
    ("a publisher with ‘and’ in its name is one publisher", _without(r";\s|\sand\s", " ")),
    ("a comma before ‘et al.’ in the list", _without(r",(?= et al\.)")),
    ("‘. . .’ for names left out (row 5)", _without(r"\. \. \.", "…")),
    (
        "an edition in words becomes a number; a first edition is not told (row 26)",
        _without(r"\(?(?:\d+(?:st|nd|rd|th) ed\.|first|second|third|fourth|fifth|1st ed\.)[,)]?\s?"),
    ),
    ("a thesis: APA 7 has the school in the brackets, and ‘Doctoral dissertation’", _thesis),
    (
        "month and day are shown where APA 7 does so for web pages and magazines, not for articles with a volume",
        _without(rf"(?i:,\s(?:{_MONTH})(?:\s\d+)?(?:\s?-\s?(?:(?:{_MONTH})\s?)?\d*)?)(?=\))"),
    ),
    ("the note on a first publication: only its year", _without(r"\s?\(original work published[^)]*\)")),
    ("options of biber within a name, which we take for a name", _without(r"\w+=(?:false|true), ")),
    ("an uncertain year", _without(r"\bca\. ")),
    ("‘Retrieved’ before an address without a day", _without(r"retrieved (?=http)")),
    ("a name that begins with an abbreviation, a particle in the middle", _without(r"\bmr\. ?|\bvan |\bda ")),
    ("the series of a journal, as ‘New Series’, is not told", _without(r"(?:new|old|\d+\w\w) series, ")),
    ("the author of the whole is not named again before a collection of the same author’s works", _whole_author),
    (
        "proceedings are a book of which this is a part (row 28); pandoc takes those without editor for a journal",
        _proceedings,
    ),
    ("a description in brackets", _without(r"\s?\[[^\[\]]*\]")),
    (
        "initials: pandoc loses those behind a tie, or keeps names in small letters",
        _without(r"(?<![\w])[^\W\d_]\.(?:\s|-|,|(?=[,)&]))?\s?"),
    ),
    ("pages are kept as typed; pandoc completes 245-59", _without(r"\d+-\d+")),
    ("a place in the entry that APA 7 does not name, or that one of the two leaves out", _fields),
    (
        "one who edited and translated is named twice; pandoc joins the two",
        _without(r"ed\. & trans\.|ed\.; [^;)]*, trans\.", "ed."),
    ),
    ("more volumes: pandoc counts them from another field", _without(r"\(?vols?\.[^).]*\)?")),
    ("‘No.’ for every number, not ‘Nos.’ or none", _without(r"\bnos?\. ?")),
    ("what patent it is: we say only that it is one", _without(r"(?:\w[\w.]* )?patent (?:request )?(?=nos?\.)")),
    ("commands and mathematics in LaTeX that the two read differently", _maths),
    ("punctuation between parts", _without(r"[\W_]+")),
)
"""Reasons for differences and what takes each away, in the order in which they are tried."""


def explain(pair: Pair) -> tuple[str, ...] | None:
    """Return the fewest reasons that explain all differences of a pair; none when there are no differences, None when these do not."""
    needed = list(REASONS)
    if not _same(pair, needed):
        return None
    for reason in reversed(REASONS):
        if _same(pair, fewer := [other for other in needed if other is not reason]):
            needed = fewer
    return tuple(name for name, _ in needed)


def _same(pair: Pair, reasons: Iterable[tuple[str, Callable[[str, Work], str]]]) -> bool:
    ours, theirs = pair.ours, pair.theirs
    for _, change in reasons:
        ours, theirs = change(ours, pair.work), change(theirs, pair.work)
    return ours.strip() == theirs.strip()


def _by_hand(file: Path | None) -> dict[str, str]:
    """Return the reasons that someone wrote into the list for what the reasons above do not explain."""
    if file is None or not file.exists():
        return {}
    found = [line.split("\t", 1) for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {where: why for where, why in found if why != _UNEXPLAINED and not why[:1].isdigit()}


def _write(file: Path, why: Iterable[tuple[Pair, tuple[str, ...] | None]], by_hand: Mapping[str, str]) -> None:
    """Write the reasons with their numbers, then every entry that differs with its own."""
    numbers = {name: str(number) for number, (name, _) in enumerate(REASONS, 1)}
    lines = [f"# {number}\t{name}" for name, number in numbers.items()]
    for pair, reasons in why:
        if reasons is None:
            lines.append(f"{pair.where}\t{by_hand.get(pair.where, _UNEXPLAINED)}")
        elif reasons:
            lines.append(f"{pair.where}\t{' '.join(numbers[name] for name in reasons)}")
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def main(argv: list[str]) -> int:
    """Compare, print a table of reasons and what none explains; return 1 when something is left."""
    parser = argparse.ArgumentParser(description="Our English APA beside that of pandoc.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--csl", required=True, help="the style file apa.csl")
    parser.add_argument("--pandoc", default="pandoc", help="the program (pandoc)")
    parser.add_argument(
        "--list",
        type=Path,
        metavar="FILE",
        help="write file, key and reasons of each entry that differs; reasons written there by hand are kept",
    )
    parser.add_argument(
        "--answers", type=Path, metavar="FILE", help="write what pandoc says of each entry as JSON, for the tests"
    )
    args = parser.parse_args(argv)
    found = list(pairs(args.folder, Oracle(args.pandoc, args.csl)))
    by_hand = _by_hand(args.list)
    why = [(pair, explain(pair)) for pair in found]
    counts = Counter(reason for _, reasons in why for reason in reasons or ())
    counts.update(by_hand[pair.where] for pair, reasons in why if reasons is None and pair.where in by_hand)
    same = sum(reasons == () for _, reasons in why)
    left = [pair for pair, reasons in why if reasons is None and pair.where not in by_hand]
    print(
        f"{len(found)} entries, {same} the same to the letter, {len(found) - same - len(left)} explained, {len(left)} not"
    )
    for reason, number in counts.most_common():
        print(f"{number:5} {reason}")
    for pair in left:
        print(f"\n{pair.where} ({pair.work.entry.type})\n  ours:   {pair.ours}\n  theirs: {pair.theirs}")
    if args.list:
        _write(args.list, why, by_hand)
    if args.answers:
        answers = {pair.where: pair.theirs for pair in found}
        text = json.dumps(answers, ensure_ascii=False, indent=1, sort_keys=True)
        args.answers.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return int(bool(left))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
