"""Builds the search index in a process of its own: `python -m werkplaats.search FOLDER`, pages as JSON on standard input.

A build starts this while it still prints pages, so that on a machine with two cores the index costs no time of its own.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from werkplaats.search.documents import SearchDocument, SearchSection
from werkplaats.search.index import build_index


def dump_documents(documents: list[SearchDocument]) -> bytes:
    """Return pages as the JSON that this module reads."""
    rows = [
        [d.address, d.title, d.kind, d.kind_label, d.names, [[s.anchor, s.heading, s.text] for s in d.sections]]
        for d in documents
    ]
    return json.dumps(rows).encode()


def load_documents(data: bytes) -> list[SearchDocument]:
    """Return the pages that `dump_documents` wrote."""
    rows: list[list[Any]] = json.loads(data)
    return [
        SearchDocument(
            address, title, kind, label, tuple(names), tuple(SearchSection(*section) for section in sections)
        )
        for address, title, kind, label, names, sections in rows
    ]


def main() -> None:
    """Read pages, write the files of the index into the folder that the command line names."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in build_index(load_documents(sys.stdin.buffer.read())).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
