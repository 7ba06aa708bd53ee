"""More items in a list of the front matter: each form a list can have, and slugs that YAML would take for something else."""

from __future__ import annotations

import pytest
import yaml

from werkplaats.checks.fixes import apply_edits
from werkplaats.model.source import Source
from werkplaats.scan.listing import ListFormError, list_addition
from werkplaats.scan.page import scan_page

SLUGS = ["boot", "2-boot", "2019", "2019-04-30", "1e5", "0x1f", "nee", "no", "a, b", 'zeg "ja"', "één"]


@pytest.mark.parametrize("before", ["", "lijst:\n", "lijst: []\n", "lijst: [x]\n", "lijst: [x, ]\n", "lijst:\n  - x\n"])
def test_every_slug_is_read_back_as_it_was(before: str) -> None:
    text = f"---\ntitel: T\n{before}---\n\nTekst.\n"
    changed = apply_edits(text, [list_addition(scan_page(Source("x.md", text), "x.md"), "lijst", SLUGS)])
    head = yaml.safe_load(changed.split("---\n")[1])
    assert head == {"titel": "T", "lijst": ["x", *SLUGS] if "x" in before else SLUGS}
    assert changed.endswith("---\n\nTekst.\n")


@pytest.mark.parametrize("value", ["x", "{a: b}", "&x [a]\nandere: *x"], ids=["text", "block", "alias"])
def test_what_is_no_list_is_left_alone(value: str) -> None:
    text = f"---\ntitel: T\nlijst: {value}\n---\n"
    page = scan_page(Source("x.md", text), "x.md")
    with pytest.raises(ListFormError):
        list_addition(page, "lijst", ["b"])


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_line_that_shows_how_to_fill_it_in_gives_way(end: str) -> None:
    lines = [
        "---",
        "titel: T",
        "# lijst: [slug, slug]  # Slugs.",
        "# lijst: dit is van de redactie",
        "# anders: x",
        "---",
        "",
    ]
    text = end.join(lines)
    changed = apply_edits(text, [list_addition(scan_page(Source("x.md", text), "x.md"), "lijst", ["boot", "schip"])])
    assert changed.split(end) == [
        "---",
        "titel: T",
        "lijst:",
        "  - boot",
        "  - schip",
        "# lijst: dit is van de redactie",
        "# anders: x",
        "---",
        "",
    ]
