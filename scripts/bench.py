"""Benchmarks on demand: `python3 scripts/tasks.py bench`. Prints ratios within one run; compare those, never seconds of two runs.

The corpus is made here, the same bytes every time: chapters of about 1,200 Dutch-like words with 15 citations, and a BibTeX list.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PROJECT = Path(__file__).resolve().parent.parent
_NOUNS = """onderzoek beleid stad wijk bewoner gemeente burger school docent zorg hulp buurt huis team werk kennis praktijk vraag
antwoord gesprek groep gezin jeugd ouder vrijwilliger professional netwerk steun sociaal domein samenwerking organisatie instelling
partij rol taak tijd ruimte plaats straat plein tuin kerk club sport muziek taal les leer plan doel middel gevolg verband verschil""".split()
_SMALL = """de het een van en in is dat op te voor met die niet aan er om ook als dan maar bij uit door over naar worden wordt zijn
heeft kan moet deze dit meer wel zo nog tot onder tussen tegen zonder volgens omdat terwijl daarom waarbij waarin zoals veel geen""".split()
_FAMILIES = [
    "Jansen",
    "de Vries",
    "van der Laan",
    "Bakker",
    "van den Berg",
    "Smit",
    "ter Horst",
    "Visser",
    "'t Hart",
    "Mulder",
]


class Corpus:
    """Texts and references from one random stream."""

    def __init__(self, chapters: int, references: int) -> None:
        self.chapters, self.references = chapters, references
        self._random = random.Random(1)  # noqa: S311 - a corpus, not a secret
        self._words = sorted({a + b for a in _NOUNS for b in _NOUNS if a != b})

    def bibliography(self) -> str:
        """Return the list: a third books, articles and reports each, every second one with a DOI."""
        entries: list[str] = []
        for n in range(self.references):
            kind = ("book", "article", "report")[n % 3]
            authors = " and ".join(f"{self._random.choice(_FAMILIES)}, {chr(65 + n % 26)}." for _ in range(1 + n % 4))
            where = {
                "book": "publisher = {Boom}",
                "article": "journaltitle = {Tijdschrift}, volume = {3}, pages = {1--99}",
                "report": "institution = {HvA}",
            }
            doi = f", doi = {{10.1000/x{n}}}" if n % 2 else ""
            entries.append(
                f"@{kind}{{w{n},\n  author = {{{authors}}},\n  title = {{{self._sentence(7)}}},\n  date = {{{1990 + n % 35}}},\n  {where[kind]}{doi}\n}}\n"
            )
        return "\n".join(entries)

    def chapter(self, *, cited: bool) -> str:
        """Return one chapter of four sections, five paragraphs each."""
        parts: list[str] = []
        for section in range(4):
            parts.append(f"## {self._sentence(4)}")
            for paragraph in range(5):
                text = " ".join(self._sentence(15) + "." for _ in range(4))
                key = f"w{self._random.randrange(1, self.references)}"
                place = self._random.randrange(3)
                if cited and section * 5 + paragraph < 15:  # noqa: PLR2004 - citations in a chapter
                    text += (f" Zo ook [@{key}, p. 12].", f" Dat stelt @{key}.", f" Zie [@{key}; @w0].")[place]
                parts.append(text)
        return "\n\n".join(parts) + "\n"

    def _sentence(self, words: int) -> str:
        drawn = [self._random.choice(_SMALL if n % 2 else self._words) for n in range(words)]
        return " ".join(drawn).capitalize()


def write_plain(folder: Path, corpus: Corpus) -> None:
    """Write the floor: MkDocs and Material with its search, navigation pruned, the same chapters without citations."""
    for number in range(corpus.chapters):
        path = folder / "docs" / f"pub{number // 20}" / f"hoofdstuk{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# Hoofdstuk {number}\n\n{corpus.chapter(cited=False)}", encoding="utf-8")
    (folder / "docs/index.md").write_text("# Begin\n", encoding="utf-8")
    settings = "site_name: x\ntheme:\n  name: material\n  language: nl\n  font: false\n  features: [navigation.prune]\nplugins: [search]\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")


def write_ours(folder: Path, corpus: Corpus) -> None:
    """Write a site with everything: publications, chapters, references."""
    summary = "Dit is een zin over wat er in dit hoofdstuk staat en waarom. En dit is de tweede zin, met wat de lezer er vindt."
    (folder / "bib").mkdir(parents=True)
    (folder / "bib/literatuur.bib").write_text(corpus.bibliography(), encoding="utf-8")
    for number in range(corpus.chapters):
        publication = folder / "docs/publicaties" / f"pub{number // 20}"
        if number % 20 == 0:
            publication.mkdir(parents=True)
            slugs = ", ".join(f"hoofdstuk{n}" for n in range(number, min(number + 20, corpus.chapters)))
            head = f"---\ntitel: Publicatie {number // 20}\nsamenvatting: {summary} Nummer {number}.\nlicentie: CC BY 4.0\nhoofdstukken: [{slugs}]\n---\n"
            (publication / "index.md").write_text(head, encoding="utf-8")
        head = f"---\ntitel: Hoofdstuk {number}\nsamenvatting: {summary} Nummer {number}.\n---\n\n"
        (publication / f"hoofdstuk{number}.md").write_text(head + corpus.chapter(cited=True), encoding="utf-8")
    for name in ("index.md", "literatuur/index.md", "zoeken/index.md", "publicaties/index.md"):
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ntitel: Pagina {name}\nsamenvatting: {summary}\n---\n", encoding="utf-8")
    shutil.copytree(PROJECT / "overrides", folder / "overrides")
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Run:
    """One build: seconds of wall time and peak memory in MB (0 where the system does not tell)."""

    seconds: float
    megabytes: float


def build(folder: Path) -> Run:
    """Build a site cold, into a folder of its own (what it costs to clear an old one is not counted), and measure it."""
    site = tempfile.mkdtemp(prefix="site-", dir=folder)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", f"{site}/site"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    start = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT)
        if hasattr(os, "wait4"):
            _, status, usage = os.wait4(process.pid, 0)
            code, memory = (
                os.waitstatus_to_exitcode(status),
                usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2),
            )
            process.returncode = code
        else:
            code, memory = process.wait(), 0.0
        seconds = time.perf_counter() - start
        if code:
            output.seek(0)
            sys.exit(output.read().decode(errors="replace")[-3000:])
    return Run(seconds, memory)


def bench_build(rounds: int, *, large: bool) -> None:
    """Print the cost of a whole build: ours against the floor, and large against middling."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_plain(folder / "plain", Corpus(500, 5000))
        write_ours(folder / "ours", Corpus(500, 5000))
        if large:
            write_ours(folder / "large", Corpus(2000, 5000))
        plain: list[Run] = []
        ours: list[Run] = []
        larger: list[Run] = []
        for _ in range(rounds):
            plain.append(build(folder / "plain"))
            ours.append(build(folder / "ours"))
            if large:
                larger.append(build(folder / "large"))
        floor, own = min(r.seconds for r in plain), min(r.seconds for r in ours)
        print(f"500 hoofdstukken, 5.000 werken: {own:.1f} s, {max(r.megabytes for r in ours):.0f} MB")
        print(
            f"MkDocs + Material, zelfde hoofdstukken zonder verwijzingen: {floor:.1f} s, {max(r.megabytes for r in plain):.0f} MB"
        )
        print(f"verhouding: {own / floor:.2f} (hoogstens 2)")
        if large:
            most = min(r.seconds for r in larger)
            print(f"2.000 hoofdstukken: {most:.1f} s, {max(r.megabytes for r in larger):.0f} MB")
            print(f"tijd per hoofdstuk tegen die bij 500: {most / 2000 / (own / 500):.2f} (hoogstens 1,15)")


def write_classic(references: int) -> str:
    """Return a list in the BibTeX of old, which pybtex's styles know, as people write it: accents in LaTeX, capitals in braces."""
    text = Corpus(1, references).bibliography()
    modern = {"@report{": "@techreport{", "journaltitle =": "journal =", "date =": "year ="}
    latex = {
        "Bakker": r"Bakk{\"e}r",
        "Smit": r"{\v S}mit",
        "Visser": r"Viss\'er",
        "wijk": r"{Wijk}",
        "school": r"sch\"ool",
    }
    for plain, other in {**modern, **latex}.items():
        text = text.replace(plain, other)
    return text


def best(rounds: int, *works: Callable[[], object]) -> list[float]:
    """Return the fastest of some rounds for each piece of work; they take turns, so that what slows the machine slows all."""
    seconds = [float("inf")] * len(works)
    for _ in range(rounds):
        for number, work in enumerate(works):
            gc.collect()
            start = time.perf_counter()
            work()
            seconds[number] = min(seconds[number], time.perf_counter() - start)
    return seconds


def read_with_pybtex(text: str) -> object:
    """Do with pybtex what our reader does: names taken apart, and the LaTeX of names and other fields decoded."""
    from pybtex.database import parse_string  # noqa: PLC0415 - a test dependency, for this benchmark only
    from pybtex.richtext import Text  # noqa: PLC0415

    data = parse_string(text, "bibtex")
    for entry in data.entries.values():
        for value in entry.fields.values():
            str(Text.from_latex(value))
        for people in entry.persons.values():
            for person in people:
                for part in (person.first_names, person.middle_names, person.prelast_names, person.last_names):
                    for name in part:
                        str(Text.from_latex(name))
    return data


def bench_library(rounds: int) -> None:
    """Print the cost of reading and of formatting a list: ours against pybtex, and large against middling."""
    from pybtex.backends.html import Backend  # noqa: PLC0415 - test dependencies, for this benchmark only
    from pybtex.database import parse_string  # noqa: PLC0415
    from pybtex.style.formatting.plain import Style  # noqa: PLC0415

    from werkplaats.library.reader import read_library  # noqa: PLC0415 - the other benchmark does without the package
    from werkplaats.model.source import Source  # noqa: PLC0415
    from werkplaats.render.html import inline_html  # noqa: PLC0415
    from werkplaats.render.profiles import load_profile  # noqa: PLC0415
    from werkplaats.render.references import render_reference  # noqa: PLC0415
    from werkplaats.resolve.labels import make_labels  # noqa: PLC0415

    middling, large = write_classic(5_000), write_classic(50_000)
    ours, theirs, bare = best(
        rounds,
        lambda: read_library([Source("a.bib", middling)]),
        lambda: read_with_pybtex(middling),
        lambda: parse_string(middling, "bibtex"),
    )
    (most,) = best(1, lambda: read_library([Source("a.bib", large)]))
    print(f"lezen, 5.000 werken: {ours:.2f} s; pybtex met uitgeschreven LaTeX {theirs:.2f} s, zonder {bare:.2f} s")
    print(f"verhouding lezen: {ours / theirs:.2f} (hoogstens 0,33); tegen pybtex zonder LaTeX {ours / bare:.2f}")
    print(f"lezen, 50.000 werken: {most:.2f} s; per werk tegen 5.000: {most / 10 / ours:.2f} (1 is recht evenredig)")

    works = read_library([Source("a.bib", middling)]).works
    entries = list(parse_string(middling, "bibtex").entries.values())
    profile, backend = load_profile("nl-hbo"), Backend()

    def format_ours() -> int:
        labels = make_labels(works.values(), profile)
        return sum(len(inline_html(render_reference(works[key], label, profile))) for key, label in labels.items())

    def format_theirs() -> int:
        return sum(len(entry.text.render(backend)) for entry in Style().format_entries(entries))

    own, other = best(rounds, format_ours, format_theirs)
    print(f"lijst van 5.000 werken schrijven: {own:.2f} s; pybtex plain {other:.2f} s")
    print(f"verhouding schrijven: {own / other:.2f} (hoogstens 0,2)")


def write_classic_site(folder: Path, corpus: Corpus) -> Path:
    """Write the same chapters and references for programs that know nothing of ours; return the list."""
    for number in range(corpus.chapters):
        path = folder / "docs" / f"hoofdstuk{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# Hoofdstuk {number}\n\n{corpus.chapter(cited=True)}", encoding="utf-8")
    (folder / "docs/index.md").write_text("# Begin\n", encoding="utf-8")
    bib = folder / "lijst.bib"
    bib.write_text(write_classic(corpus.references), encoding="utf-8")
    settings = f"site_name: x\ntheme: mkdocs\nplugins: [{{bibtex: {{bib_file: {bib.name}}}}}]\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return bib


def seconds(command: list[str], folder: Path, rounds: int = 1, *, fails: bool = False) -> float:
    """Return the wall time of the fastest run of a command, its start included."""
    found = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        made = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        found = min(found, time.perf_counter() - start)
        if made.returncode and not fails:
            sys.exit(made.stderr.decode(errors="replace")[-3000:])
    return found


def time_check(folder: Path, rounds: int) -> tuple[float, float]:
    """Return the seconds of a cold check, and of one after an edit in one chapter; the start is included in both."""
    command = [sys.executable, "-m", "werkplaats", "check", "--format", "concise"]
    cold = seconds([*command, "--no-cache"], folder, rounds)
    seconds(command, folder)
    chapter = next((folder / "docs/publicaties").rglob("hoofdstuk*.md"))
    kept = chapter.read_text(encoding="utf-8")
    edited = float("inf")
    for number in range(rounds):
        chapter.write_text(f"{kept}\nEen zin erbij, keer {number} [@w0].\n", encoding="utf-8")
        edited = min(edited, seconds(command, folder))
    chapter.write_text(kept, encoding="utf-8")
    return cold, edited


def bench_check(rounds: int, *, large: bool) -> None:
    """Print what a check costs: our own site, 500 chapters with 5,000 references, ten times that; beside others reading the same."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own = folder / "eigen"
        for part in ("docs", "bib", "overrides"):
            shutil.copytree(PROJECT / part, own / part)
        shutil.copyfile(PROJECT / "mkdocs.yml", own / "mkdocs.yml")
        command = [sys.executable, "-m", "werkplaats", "check"]
        cold = seconds([*command, "--no-cache"], own, rounds)
        seconds(command, own)
        print(f"eigen site: {cold:.2f} s vanaf niets, {seconds(command, own, rounds):.2f} s daarna (hoogstens 0,5)")
        write_ours(folder / "middel", Corpus(500, 5_000))
        middling, edited = time_check(folder / "middel", rounds)
        print(
            f"500 hoofdstukken, 5.000 werken: {middling:.2f} s vanaf niets (hoogstens 1,5), {edited:.2f} s na één wijziging (hoogstens 0,4)"
        )
        if large:
            write_ours(folder / "groot", Corpus(5_000, 50_000))
            most, later = time_check(folder / "groot", 1)
            print(
                f"tien keer zoveel: {most:.1f} s, {most / middling:.1f} keer de tijd (hoogstens 12); {later:.2f} s na één wijziging (hoogstens 3)"
            )
        bib = write_classic_site(folder / "anderen", Corpus(500, 5_000))
        theirs = seconds([sys.executable, "-m", "mkdocs", "build", "-d", str(folder / "site")], folder / "anderen")
        print(
            f"mkdocs-bibtex, dezelfde hoofdstukken en werken: {theirs:.1f} s, {theirs / middling:.0f} keer een controle vanaf niets"
        )
        if shutil.which("pandoc"):
            files = sorted(map(str, (folder / "anderen/docs").glob("hoofdstuk*.md")))
            form = ["pandoc", "--citeproc", f"--bibliography={bib}", "-t", "plain", "-o", os.devnull]
            theirs = seconds([*form, *files], folder)
            print(
                f"pandoc --citeproc, alles in één keer: {theirs:.1f} s, {theirs / middling:.0f} keer een controle vanaf niets"
            )
        else:
            print("pandoc staat niet op deze computer; daarmee is niet vergeleken")


def main() -> None:
    """Run the benchmarks that were asked for."""
    parser = argparse.ArgumentParser(
        description="Meet de bouwtijd en het geheugen; drukt verhoudingen binnen één keer meten af."
    )
    parser.add_argument("--rounds", type=int, default=2, help="aantal metingen van elk (de snelste telt)")
    parser.add_argument("--large", action="store_true", help="ook 2.000 hoofdstukken")
    parser.add_argument(
        "--library", action="store_true", help="alleen het lezen en schrijven van literatuur, naast pybtex"
    )
    parser.add_argument("--check", action="store_true", help="alleen de controle, naast pandoc en mkdocs-bibtex")
    options = parser.parse_args()
    if options.check:
        bench_check(options.rounds, large=options.large)
    elif options.library:
        bench_library(options.rounds)
    else:
        bench_build(options.rounds, large=options.large)


if __name__ == "__main__":
    main()
