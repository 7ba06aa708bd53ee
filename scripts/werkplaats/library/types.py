"""Entry types and fields by their BibLaTeX names, whatever name the entry gives them.

The aliases are those of the biblatex manual (2.1.2 and 2.2.5); the others come from exports that people have.
"""

from __future__ import annotations

TYPE_ALIASES = {
    "conference": "inproceedings",
    "electronic": "online",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "techreport": "report",
    "www": "online",
    # Not in the manual.
    "bachelorsthesis": "thesis",
    "bathesis": "thesis",
    "data": "dataset",
    "internet": "online",
    "mathesis": "thesis",
    "webpage": "online",
    "website": "online",
}

THESIS_KINDS = {
    "bachelorsthesis": "bathesis",
    "bathesis": "bathesis",
    "mastersthesis": "mathesis",
    "mathesis": "mathesis",
    "phdthesis": "phdthesis",
}
"""What the field `type` says of a thesis when the entry leaves it to the entry type (BibLaTeX's localisation keys)."""

FIELD_ALIASES = {
    "address": "location",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "hyphenation": "langid",
    "journal": "journaltitle",
    "key": "sortkey",
    "pdf": "file",
    "primaryclass": "eprintclass",
    "school": "institution",
    # Not in the manual.
    "accessed": "urldate",
    "lastchecked": "urldate",
}

VERBATIM = frozenset({"doi", "eprint", "file", "herkomst", "pdf", "url"})
"""Fields (by BibLaTeX name) that hold addresses: LaTeX would spoil their `~`, `_` and `--`."""


def canonical_type(written: str) -> str:
    """Return the BibLaTeX type for a lower-case type as written."""
    return TYPE_ALIASES.get(written, written)
