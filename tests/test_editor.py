"""What helps in an editor is right: the schemas of the front matter, the settings of VS Code, the hook for pre-commit."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from werkplaats.cli import COMMANDS, main, make_parser
from werkplaats.config import load_config
from werkplaats.model.diagnostic import Diagnostic, Finding, Severity
from werkplaats.model.json_schema import json_schema, json_schemas
from werkplaats.model.schema import ENTITY_FOLDERS, Kind, kind_of, properties
from werkplaats.model.snippets import SNIPPET_KINDS, field_snippets
from werkplaats.model.source import Source, Span
from werkplaats.reading import page_files, read_document
from werkplaats.report.base import Result
from werkplaats.report.vscode import report

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SCHEMAS = DOCS / "redactie" / "schema"
EDITOR = ROOT / ".vscode"


class Loader(yaml.SafeLoader):
    """Reads scalars as YAML 1.2 does, which is what editors read: a date is a text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def front_matter(text: str) -> Any:
    return yaml.load(text.split("\n---\n", maxsplit=1)[0].removeprefix("---\n"), Loader) or {}  # noqa: S506 - a SafeLoader


@cache
def validator(kind: Kind) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json_schema(kind))


def test_the_published_schemas_are_up_to_date() -> None:
    """When this fails: `python3 scripts/schemas.py`."""
    published = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")}
    assert published == json_schemas()


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.value) for kind in Kind])
def test_each_schema_is_one(kind: Kind) -> None:
    jsonschema.Draft7Validator.check_schema(json_schema(kind))


def test_every_page_of_our_own_is_valid() -> None:
    docs = load_config(ROOT / "mkdocs.yml").docs_dir
    pages = list(page_files(docs))
    assert len(pages) > 100
    wrong = [
        f"{path}: {error.json_path} {error.message}"
        for path in pages
        for error in validator(kind_of(path)).iter_errors(front_matter((docs / path).read_text(encoding="utf-8")))
    ]
    assert not wrong, "\n".join(wrong)


GOOD = 'titel: A\nsamenvatting: "B"\n'


@pytest.mark.parametrize(
    ("path", "extra", "right"),
    [
        pytest.param("mensen/a.md", "functie: Hoofd", True, id="field"),
        pytest.param("mensen/a.md", "functie:", True, id="field left empty"),
        pytest.param("mensen/a.md", "functi: Hoofd", False, id="unknown field"),
        pytest.param("mensen/a.md", "aliassen: A", False, id="text for a list"),
        pytest.param("mensen/a.md", "automatisch: nee", True, id="no"),
        pytest.param("mensen/a.md", "automatisch: misschien", False, id="perhaps"),
        pytest.param("publicaties/a/index.md", "datum: 2019", True, id="year"),
        pytest.param("publicaties/a/index.md", "datum: 2019-04-30", True, id="day"),
        pytest.param("publicaties/a/index.md", "datum: april", False, id="no date"),
        pytest.param("publicaties/a/index.md", "origineel: {vorm: boek}", True, id="block"),
        pytest.param("publicaties/a/index.md", "origineel: {kleur: rood}", False, id="block with an unknown key"),
        pytest.param("organisaties/a.md", "website: a.nl", False, id="no address"),
        pytest.param("begrippen/a.md", "", False, id="required field missing"),
        pytest.param("praktijken/a.md", "periode: 2016", False, id="text for a block"),
    ],
)
def test_the_schema_and_the_checker_agree(path: str, extra: str, right: bool) -> None:
    text = f"---\n{GOOD}{extra}\n---\n"
    errors = list(validator(kind_of(path)).iter_errors(front_matter(text)))
    assert (not errors) is right
    assert (read_document(Source(path, text), path)[1] == ()) is right


def test_the_settings_are_json_and_name_what_exists() -> None:
    settings = json.loads((EDITOR / "settings.json").read_text(encoding="utf-8"))
    assert settings["files.encoding"] == "utf8"
    assert settings["files.eol"] == "\n"
    # A paragraph is one line, and so is what an entry says of its origin.
    assert [settings[f"[{language}]"]["editor.wordWrap"] for language in ("markdown", "bibtex")] == ["on", "on"]
    assert "yaml.schemas" not in settings  # the YAML extension does not look into Markdown
    assert settings["markdown.validate.enabled"] is True
    # A citation is a reference link without a definition to VS Code, and so is a list in the front matter.
    assert settings["markdown.validate.referenceLinks.enabled"] == "ignore"
    extensions = json.loads((EDITOR / "extensions.json").read_text(encoding="utf-8"))
    assert all(re.fullmatch(r"[\w-]+\.[\w-]+", name) for name in extensions["recommendations"])


def test_the_tasks_run_commands_that_exist() -> None:
    tasks = json.loads((EDITOR / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    assert [task["label"] for task in tasks] == ["check", "fix", "site", "serve"]
    script = (ROOT / "scripts" / "tasks.py").read_text(encoding="utf-8")
    for task in tasks:
        assert task["args"][:2] == ["scripts/tasks.py", task["label"]]
        assert f'    "{task["label"]}": (' in script
    check, fix = tasks[:2]
    for task in (check, fix):
        assert make_parser("check").parse_args(["check", *task["args"][2:]]).format == "vscode"
    assert fix["problemMatcher"] == check["problemMatcher"]  # so that what `fix` has mended leaves the list of problems


@pytest.mark.parametrize("severity", list(Severity), ids=lambda severity: severity.value)
def test_the_problem_matcher_reads_the_report_made_for_it(severity: Severity) -> None:
    tasks = json.loads((EDITOR / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    finding = Finding(Span(0, 1), "Sleutel ‘a: b’ bestaat niet; kies een andere.")
    found = Diagnostic("CIT001", "unknown-key", severity, "docs/een map/a.md", finding, 12, 3, 12, 4)
    line = report(Result((found,), {}, ())).splitlines()[0]
    levels = []
    for matcher in tasks[0]["problemMatcher"]:
        pattern = matcher["pattern"]
        if match := re.match(pattern["regexp"], line):
            levels.append(matcher["severity"])
            parts = {name: match[pattern[name]] for name in ("file", "line", "column", "endColumn", "code", "message")}
            assert parts == {
                "file": "docs/een map/a.md",
                "line": "12",
                "column": "3",
                "endColumn": "4",
                "code": "CIT001",
                "message": finding.message,
            }
    assert levels == [{"error": "error", "warning": "warning", "hint": "info"}[severity.value]]


def filled(body: str | list[str]) -> str:
    """Return what a snippet leaves when its proposals are taken: of a choice the first."""
    text = body if isinstance(body, str) else "\n".join(body)
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:([^{}]*)\}", r"\1", text).replace("$0", "")
    assert "$" not in text
    return text


def test_the_published_field_snippets_are_up_to_date() -> None:
    """When this fails: `python3 scripts/schemas.py`."""
    assert json.loads((EDITOR / "kop.code-snippets").read_text(encoding="utf-8")) == field_snippets()


def test_no_snippet_comes_into_a_sentence_by_itself() -> None:
    """Where VS Code proposes unasked, Enter after ‘Zij helpen de mensen’ would make a field of it."""
    settings = json.loads((EDITOR / "settings.json").read_text(encoding="utf-8"))
    assert set(settings["[markdown]"]["editor.quickSuggestions"].values()) == {"off"}
    assert settings["[markdown]"]["editor.quickSuggestions"].keys() == {"comments", "strings", "other"}
    assert {snippet["scope"] for snippet in field_snippets().values()} == {"yaml"}  # the front matter alone


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.value) for kind in SNIPPET_KINDS])
def test_a_page_of_field_snippets_is_valid(kind: Kind) -> None:
    """Each field of a kind has a snippet, and what it leaves is right by the schema and by the checker."""
    bodies = {snippet["prefix"]: snippet["body"] for snippet in field_snippets().values()}
    head = "\n".join(filled(bodies[name]) for name in properties(kind))
    text = f"---\n{head}\n---\n"
    assert not list(validator(kind).iter_errors(front_matter(text)))
    path = {Kind.PUBLICATIE: "publicaties/a/index.md", Kind.HOOFDSTUK: "publicaties/a/b.md"}.get(kind)
    path = path or next(f"{folder}/a.md" for folder, own in ENTITY_FOLDERS.items() if own is kind)
    assert read_document(Source(path, text), path)[1] == ()


def test_the_snippets_give_a_chapter_that_passes_the_checker(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A chapter as the snippet leaves it, with each citation snippet in its text and keys that exist typed over `sleutel`."""
    snippets = json.loads((EDITOR / "redactie.code-snippets").read_text(encoding="utf-8"))
    bodies = {snippet["prefix"]: snippet["body"] for snippet in snippets.values()}
    assert bodies.keys() == {"ref", "refp", "refin", "hoofdstuk", "noot"}
    texts = [f"Zo is het {filled(bodies[name])}." for name in ("ref", "refp", "refin")]
    page = "\n\n".join([filled(bodies["hoofdstuk"]).rstrip(), *texts, filled(bodies["noot"]).rstrip()]) + "\n"
    page = page.replace("@sleutel", "@jansen2018").replace("@gelezen-bron", "@bakker2019")
    book = "@book{{{},\n  author = {{{}, Noor}},\n  title = {{Samen {}}},\n  publisher = {{SWP}},\n  date = {{{}}},\n}}\n\n"
    bib = book.format("bakker2019", "Bakker", "koken", 2019) + book.format("jansen2018", "Jansen", "eten", 2018)
    summary = 'samenvatting: "Een publicatie om mee te proeven, zonder inhoud. Zij is er alleen voor deze ene proef van een hoofdstuk."'
    folder = tmp_path / "docs" / "publicaties" / "proef"
    folder.mkdir(parents=True)
    (tmp_path / "bib").mkdir()
    (tmp_path / "mkdocs.yml").write_text("plugins: [{werkplaats: {content_model: true}}]\n", encoding="utf-8")
    (tmp_path / "bib" / "l.bib").write_text(bib, encoding="utf-8")
    (folder / "index.md").write_text(f"---\ntitel: Proef\n{summary}\nhoofdstukken: [een]\n---\n", encoding="utf-8")
    (folder / "een.md").write_text(page, encoding="utf-8")
    assert main(["check", "--config", str(tmp_path / "mkdocs.yml")]) == 0, capsys.readouterr().out


def test_the_hooks_have_what_pre_commit_asks() -> None:
    """The keys that pre-commit requires of a hook (pre-commit.com, new hooks), and an entry that our command takes."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    known = set(
        "id name description entry language always_run pass_filenames require_serial minimum_pre_commit_version".split()
    )
    for hook in hooks:
        assert {"id", "name", "entry", "language"} <= hook.keys() <= known
        assert hook["language"] == "python"
        program, command, *rest = hook["entry"].split()
        assert program in scripts
        assert command in COMMANDS
        assert make_parser(command).parse_args([command, *rest]).format == "concise"
        assert hook["always_run"] is True  # also when a page is only taken away
        assert hook["pass_filenames"] is False


def test_the_page_about_moving_shows_a_hook_that_exists() -> None:
    text = (DOCS / "redactie" / "overstappen.md").read_text(encoding="utf-8")
    block = re.search(r"^```yaml\n(repos:\n(?:.*\n)*?)```$", text, re.MULTILINE)
    assert block is not None
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    used = yaml.safe_load(block[1])["repos"][0]
    assert used.keys() == {"repo", "rev", "hooks"}
    assert {hook["id"] for hook in used["hooks"]} < hooks
    assert hooks == set(re.findall(r"werkplaats-(?:check|fix)", text))
