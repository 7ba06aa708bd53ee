"""The fault suite: seeded faults in a copy of our own content, each found at exactly its place, and nothing beyond what it lists."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.checks.seeding import Fault, read_faults, seed
from tests.net import read_net
from tests.rendering import differences
from werkplaats.checks import RULES
from werkplaats.checks.base import EntryRule, ListRule, PageRule, Placed, Rule, SiteRule
from werkplaats.checks.engine import run
from werkplaats.checks.outside import outside_links
from werkplaats.commands.workspace import Workspace
from werkplaats.config import load_config
from werkplaats.model.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.checks.seeding import Seeded
    from werkplaats.model.diagnostic import Diagnostic

ROOT = Path(__file__).parents[2]
FAULTS = tuple(read_faults(Path(__file__).parent / "faults"))
FEWEST = 3
REGISTER = "docs/.alineas.tsv"
BEHIND = frozenset({"SYS003"})
"""Every changed paragraph puts the register behind; the faults on disk look at that, the others leave it out."""
IN_CODE = frozenset({"SYS002"})
"""A fault of the program: no text holds it. It is seeded below."""
RENDERED = "SYS001"
"""A fault that shows when a page is made, which the check does not do."""
EXPECTED_HINTS = frozenset({"BIB007", "BIB008", "ENT008", "SYS003"})
"""What our own content may be told: works that are incomplete, listed but not cited, and a register that waits for its command."""


@dataclass(frozen=True)
class Ground:
    """The untouched site: read once."""

    workspace: Workspace
    known: Counter[tuple[str, str, str]]

    def run(self, texts: dict[str, str], net: str = "") -> tuple[Diagnostic, ...]:
        """Check the site with some texts changed; with a table of answers also what is outside."""
        links = outside_links(self.workspace.content.with_texts(texts)) if net else ()
        self.workspace.answers = read_net(net).answers(link.address for link in links)
        return self.workspace.check(texts, frozenset(RULES) - BEHIND).diagnostics


def _identity(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.code, diagnostic.path, diagnostic.finding.message


@pytest.fixture(scope="module")
def ground() -> Ground:
    """The content as it is."""
    workspace = Workspace(load_config(ROOT / "mkdocs.yml"))
    return Ground(workspace, Counter(map(_identity, Ground(workspace, Counter()).run({}))))


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the content on disk, with a register that is up to date."""
    root = tmp_path_factory.mktemp("inhoud")
    for name in ("docs", "bib"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copytree(ROOT / "overrides", root / "overrides", ignore=shutil.ignore_patterns("assets"))
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    registry = Workspace(load_config(root / "mkdocs.yml")).check().registry
    (root / registry.path).write_text(registry.after, encoding="utf-8", newline="\n")
    return root


def test_every_rule_has_its_faults() -> None:
    count = Counter(fault.code for fault in FAULTS)
    assert {code: count[code] for code in set(RULES) - IN_CODE if count[code] < FEWEST} == {}
    assert set(count) <= set(RULES) - IN_CODE


def test_untouched_content_gives_hints_only(ground: Ground) -> None:
    """No error or warning; the hints are those of what the content itself says is unknown."""
    found = ground.workspace.check().diagnostics
    assert not [d for d in found if d.severity is not Severity.HINT]
    count = Counter(d.code for d in found)
    incomplete = [work for work in ground.workspace.content.library.works.values() if work.incomplete]
    assert count["BIB008"] == len(incomplete)
    assert set(count) <= EXPECTED_HINTS, count


@pytest.mark.parametrize("fault", [pytest.param(fault, id=fault.name) for fault in FAULTS])
def test_fault(fault: Fault, ground: Ground, request: pytest.FixtureRequest) -> None:
    """It is found at its place with its code, with what else it lists, and what was found before stays."""
    texts = {**ground.workspace.texts, "mkdocs.yml": (ROOT / "mkdocs.yml").read_text(encoding="utf-8")}
    copy: Path | None = request.getfixturevalue("copied") if fault.on_disk else None
    if copy is not None:
        texts[REGISTER] = (copy / REGISTER).read_text(encoding="utf-8")
    seeded = seed(fault, texts)
    codes = fault.codes or (fault.code,) * len(seeded.places)
    assert seeded.places
    assert len(codes) == len(seeded.places)
    if fault.code == RENDERED:
        _compare_rendered(seeded, texts)
        return
    if copy is None:
        found = ground.run({path: text for path, text in seeded.texts.items() if text is not None}, fault.net)
    else:
        found = _on_disk(copy, seeded, behind=fault.code in BEHIND)
    count = Counter(map(_identity, found))
    lost = ground.known - count
    assert not lost or fault.code in {"BIB001", "BIB006"}, lost
    _compare(fault, codes, seeded, _fresh(found, ground.known))


def _compare_rendered(seeded: Seeded, texts: dict[str, str]) -> None:
    ((path, start, _),) = seeded.places
    assert differences(texts, path) == []
    changed = {**texts, **{name: text for name, text in seeded.texts.items() if text is not None}}
    assert [difference.at for difference in differences(changed, path)] == [start]


def _on_disk(copy: Path, seeded: Seeded, *, behind: bool) -> tuple[Diagnostic, ...]:
    """Check the copy with its files changed, and put them back."""
    kept = {path: (copy / path).read_bytes() if (copy / path).exists() else None for path in seeded.texts}
    try:
        for path, text in seeded.texts.items():
            _write(copy / path, None if text is None else text.encode(seeded.encodings.get(path, "utf-8")))
        found = Workspace(load_config(copy / "mkdocs.yml")).check().diagnostics
        return tuple(d for d in found if behind or d.code not in BEHIND)
    finally:
        for path, data in kept.items():
            _write(copy / path, data)


def _write(file: Path, data: bytes | None) -> None:
    if data is None:
        file.unlink(missing_ok=True)
    else:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)


def _fresh(found: Iterable[Diagnostic], known: Counter[tuple[str, str, str]]) -> list[Diagnostic]:
    """Return what was not found before."""
    left = Counter(known)
    fresh: list[Diagnostic] = []
    for diagnostic in found:
        if left[_identity(diagnostic)]:
            left[_identity(diagnostic)] -= 1
        else:
            fresh.append(diagnostic)
    return fresh


def _compare(fault: Fault, codes: tuple[str, ...], seeded: Seeded, fresh: list[Diagnostic]) -> None:
    wanted = Counter((code, *place) for code, place in zip(codes, seeded.places, strict=True))
    placed = Counter((d.code, d.path, *d.finding.span) for d in fresh)
    shown = "\n".join(f"{d.path}:{d.line}:{d.column} {d.finding.span} {d.code} {d.finding.message}" for d in fresh)
    assert wanted <= placed, f"wanted {dict(wanted)}, found\n{shown}"
    assert Counter(code for code, *_ in (placed - wanted).elements()) == Counter(fault.also), shown


def _crash(*_: object) -> Iterator[Any]:
    raise KeyError("voorbeeld")


def _crash_on_all(_: object) -> Iterator[Placed]:
    raise KeyError("voorbeeld")


@pytest.mark.parametrize(
    ("rule", "files"),
    [
        pytest.param(EntryRule("BIB999", "crash", Severity.HINT, check=_crash), "works", id="entry"),
        pytest.param(PageRule("PAG999", "crash", Severity.HINT, check=_crash), "pages", id="page"),
        pytest.param(ListRule("BIB999", "crash", Severity.HINT, check=_crash_on_all), "site", id="list"),
        pytest.param(SiteRule("ENT999", "crash", Severity.HINT, check=_crash_on_all), "site", id="site"),
    ],
)
def test_a_rule_that_crashes(rule: Rule, files: str, ground: Ground) -> None:
    """`SYS002` is on every file that the rule looked at, at its beginning, and all other findings stay."""
    content = ground.workspace.content
    found = run(content, {**RULES, rule.code: rule}, selected=frozenset({*RULES, rule.code}))
    fresh = _fresh((d for d in found if d.code not in BEHIND), ground.known)
    wanted = {
        "works": {work.entry.path for work in content.library.works.values()},
        "pages": {source.path for source in content.pages.values()},
        "site": {"mkdocs.yml"},
    }[files]
    assert {(d.code, d.path, *d.finding.span) for d in fresh} == {("SYS002", path, 0, 0) for path in wanted}
    assert len(found) - len(fresh) == ground.known.total()
