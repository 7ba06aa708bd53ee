"""`werkplaats new`: a page of any kind from a template that passes the checker; nothing that exists is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from werkplaats.checks.fixes import unified_diff, write_file
from werkplaats.commands import WrongUseError
from werkplaats.commands.chapters import add_chapter
from werkplaats.commands.templates import make_text, person_title, slug_of
from werkplaats.commands.workspace import Workspace
from werkplaats.config import load_config
from werkplaats.model.diagnostic import Severity
from werkplaats.model.refusal import reason
from werkplaats.model.schema import ENTITY_FOLDERS, Kind
from werkplaats.scan.listing import ListFormError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from pathlib import Path
    from typing import TextIO

    from werkplaats.checks.content import Content
    from werkplaats.config import Config
    from werkplaats.model.diagnostic import Diagnostic
    from werkplaats.model.site import Document

KINDS = (Kind.PUBLICATIE, Kind.HOOFDSTUK, *ENTITY_FOLDERS.values())
"""The kinds that have a template."""
_FOLDERS = {kind: folder for folder, kind in ENTITY_FOLDERS.items()}
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Names that Windows keeps for devices, whatever the extension (Microsoft, "Naming Files, Paths, and Namespaces")."""
_FAILING = frozenset({Severity.ERROR, Severity.WARNING})
_NEXT = {
    Kind.PUBLICATIE: 'Maak daarna de hoofdstukken: werkplaats new hoofdstuk "Titel" --publicatie {slug}',
    Kind.HOOFDSTUK: "Zet de tekst van het hoofdstuk onder de tweede regel met streepjes.",
    Kind.PRAKTIJK: "Noem bij ‘bronnen’ de sleutels van de werken waar de gegevens uit komen.",
    Kind.MENS: "Schreef deze mens iets uit de literatuurlijst, zet de naam zoals die daar staat dan bij ‘bibnamen’.",
    Kind.ORGANISATIE: "Zet de afkorting en andere namen bij ‘afkorting’ en ‘aliassen’; dan wordt de naam in teksten vanzelf een link.",
    Kind.PLAATS: "Zet bij ‘deel_van’ waar deze plaats in ligt.",
    Kind.BEGRIP: "Zet andere woorden voor hetzelfde bij ‘aliassen’; dan worden die in teksten vanzelf een link.",
}


class _Plan(NamedTuple):
    """What is to be made: project-relative path to text, the new page first."""

    kind: Kind
    slug: str
    path: str
    texts: Mapping[str, str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("kind", metavar="SOORT", choices=[k.value for k in KINDS], help=", ".join(KINDS))
    parser.add_argument("title", metavar="TITEL", nargs="+", help="titel van de pagina")
    parser.add_argument(
        "--publicatie", metavar="SLUG", default="", help="bij een hoofdstuk: de publicatie waar het in komt"
    )
    parser.add_argument(
        "--na", metavar="SLUG", default="", help="bij een hoofdstuk: het hoofdstuk ervoor (anders komt het achteraan)"
    )
    parser.add_argument("--slug", metavar="SLUG", default="", help="naam in het webadres (anders uit de titel gemaakt)")
    parser.add_argument("--dry-run", action="store_true", help="laat zien wat er zou worden gemaakt en maak niets")


def run(args: argparse.Namespace, config_file: Path, out: TextIO, err: TextIO) -> int:
    """Make a page, and put a chapter into the list of its publication.

    Args:
        args: What `add_arguments` declared.
        config_file: `mkdocs.yml`.
        out: Where is said what was made and what comes next.
        err: Where is said why nothing was made.

    Returns:
        0 when the page was made, 1 when it would be wrong or could not be written.

    Raises:
        WrongUseError: The title gives no slug, the page exists, or the publication does not.
        ConfigError: The configuration cannot be read.
    """
    config = load_config(config_file)
    workspace = Workspace(config)
    plan = _plan(args, workspace)
    new = _new_findings(workspace, plan)
    if new:
        err.write(f"Er is niets gemaakt: ‘{' '.join(args.title)}’ geeft deze meldingen.\n")
        err.writelines(f"{d.path}: {d.code} {d.finding.message}\n" for d in new)
        return 1
    if args.dry_run:
        texts = workspace.texts
        for path, text in plan.texts.items():
            out.writelines(unified_diff(path, texts.get(path, ""), text))
        return 0
    try:
        _write(workspace, plan)
    except OSError as error:
        err.write(f"De pagina kan niet worden gemaakt ({reason(error)}).\n")
        return 1
    out.write(_made(plan))
    return 0


def _plan(args: argparse.Namespace, workspace: Workspace) -> _Plan:
    kind, config = Kind(args.kind), workspace.config
    title = " ".join(" ".join(args.title).split())
    title = person_title(title) if kind is Kind.MENS else title
    if not title.isprintable():
        raise WrongUseError("De titel bevat een teken dat niet te zien is; typ hem over.")
    slug = args.slug or slug_of(title)
    if not slug or slug != slug_of(slug):
        raise WrongUseError(
            f"Van ‘{args.slug or title}’ is geen naam voor het webadres te maken; geef met --slug kleine letters, cijfers en streepjes."
        )
    if slug in _DEVICES:
        raise WrongUseError(f"‘{slug}’ kan op Windows geen naam van een bestand zijn; geef met --slug een andere naam.")
    if kind is not Kind.HOOFDSTUK and (args.publicatie or args.na):
        raise WrongUseError("--publicatie en --na horen bij een hoofdstuk.")
    text = make_text(kind, title)
    docs = config.relative(config.docs_dir)
    if kind is Kind.HOOFDSTUK:
        publication = _publication(args.publicatie, workspace.content)
        path = f"{docs}/publicaties/{publication.slug}/{slug}.md"
        _must_be_new(config, path)
        try:
            changed = add_chapter(publication.page, slug, args.na)
        except ListFormError as error:
            where = publication.page.source.path
            raise WrongUseError(f"Het hoofdstuk kan niet in {where} worden gezet: {error}.") from error
        return _Plan(kind, slug, path, {path: text, publication.page.source.path: changed})
    folder = f"publicaties/{slug}/index.md" if kind is Kind.PUBLICATIE else f"{_FOLDERS[kind]}/{slug}.md"
    path = f"{docs}/{folder}"
    _must_be_new(config, path)
    return _Plan(kind, slug, path, {path: text})


def _publication(slug: str, content: Content) -> Document:
    documents = map(content.document, content.pages)
    known = {d.slug: d for d in documents if d.kind is Kind.PUBLICATIE}
    names = ", ".join(sorted(known)) or "er is nog geen publicatie"
    if not slug:
        raise WrongUseError(f"Noem met --publicatie waar het hoofdstuk in komt: {names}.")
    if slug not in known:
        raise WrongUseError(f"Publicatie ‘{slug}’ bestaat niet; kies uit: {names}.")
    return known[slug]


def _must_be_new(config: Config, path: str) -> None:
    file = config.root / path
    same = (
        [p for p in file.parent.glob("*") if p.name.casefold() == file.name.casefold()] if file.parent.is_dir() else []
    )
    if same:
        raise WrongUseError(
            f"{config.relative(same[0])} bestaat al en blijft zoals het is; geef met --slug een andere naam."
        )


def _new_findings(workspace: Workspace, plan: _Plan) -> list[Diagnostic]:
    """Return the errors and warnings that the site would get."""
    before = {(d.path, d.code, d.finding.message) for d in workspace.check().diagnostics}
    found = workspace.check(plan.texts).diagnostics
    return [d for d in found if d.severity in _FAILING and (d.path, d.code, d.finding.message) not in before]


def _write(workspace: Workspace, plan: _Plan) -> None:
    """Write the new page, which must not exist, and then the list it belongs in; when that fails the page and its folder go too."""
    texts = workspace.texts
    file = workspace.file(plan.path)
    made = [folder for folder in file.parents if not folder.exists()]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        for path, text in plan.texts.items():
            write_file(workspace.file(path), text, new=path == plan.path, old=texts.get(path, ""))
    except OSError as error:
        if not isinstance(error, FileExistsError):
            file.unlink(missing_ok=True)
        for folder in made:
            if folder.is_dir():
                folder.rmdir()
        raise


def _made(plan: _Plan) -> str:
    lines = [f"Gemaakt: {plan.path}"]
    lines += [
        f"Bijgewerkt: {path} (hoofdstuk ‘{plan.slug}’ staat in de lijst)" for path in plan.texts if path != plan.path
    ]
    lines += [
        "",
        "Wat u nu doet:",
        f"1. Open {plan.path} en vervang elke ‘Schrijf hier …’.",
        f"2. {_NEXT[plan.kind].format(slug=plan.slug)}",
        "3. Laat nakijken of alles klopt: werkplaats check",
    ]
    return "\n".join(lines) + "\n"
