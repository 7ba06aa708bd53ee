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
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from apa_reasons import REASONS
from werkplaats.library.files import open_source
from werkplaats.library.reader import read_library
from werkplaats.model.inline import plain
from werkplaats.render.export import to_bibtex
from werkplaats.render.profiles import load_profile
from werkplaats.render.references import is_listed, render_reference
from werkplaats.resolve.labels import make_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from apa_reasons.base import Reason
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


def explain(pair: Pair) -> tuple[str, ...] | None:
    """Return the fewest reasons that explain all differences of a pair; none when there are no differences, None when these do not."""
    needed = list(REASONS)
    if not _same(pair, needed):
        return None
    for reason in reversed(REASONS):
        if _same(pair, fewer := [other for other in needed if other is not reason]):
            needed = fewer
    return tuple(reason.name for reason in needed)


def _same(pair: Pair, reasons: Iterable[Reason]) -> bool:
    ours, theirs = pair.ours, pair.theirs
    for reason in reasons:
        theirs = reason.change(theirs, pair.work)
        if reason.both:
            ours = reason.change(ours, pair.work)
    return ours.strip() == theirs.strip()


def _by_hand(file: Path | None) -> dict[str, str]:
    """Return the reasons that someone wrote into the list for what the reasons above do not explain."""
    if file is None or not file.exists():
        return {}
    found = [line.split("\t", 1) for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {where: why for where, why in found if why != _UNEXPLAINED and not why[:1].isdigit()}


def _write(file: Path, why: Iterable[tuple[Pair, tuple[str, ...] | None]], by_hand: Mapping[str, str]) -> None:
    """Write the reasons with their numbers, then every entry that differs with its own."""
    numbers = {reason.name: str(number) for number, reason in enumerate(REASONS, 1)}
    lines = [f"# {number}\t{name}" for name, number in numbers.items()]
    for pair, reasons in why:
        if reasons is None:
            lines.append(f"{pair.where}\t{by_hand.get(pair.where, _UNEXPLAINED)}")
        elif reasons:
            lines.append(f"{pair.where}\t{' '.join(numbers[name] for name in reasons)}")
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def _style(csl: Path, folder: Path) -> str:
    """Return the path of the style without letters behind years: each entry is by itself here, pandoc sees many at once."""
    style = folder / "apa.csl"
    text = csl.read_text(encoding="utf-8").replace(
        'disambiguate-add-year-suffix="true"', 'disambiguate-add-year-suffix="false"'
    )
    style.write_text(text, encoding="utf-8")
    return str(style)


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
    with tempfile.TemporaryDirectory() as folder:
        found = list(pairs(args.folder, Oracle(args.pandoc, _style(Path(args.csl), Path(folder)))))
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
