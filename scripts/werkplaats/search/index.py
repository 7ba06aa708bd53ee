"""From pages to the files of the search index.

`index.js` holds what every question needs: the lexicon and where everything else is. The postings and the texts follow in files of
their own when they are many; of these the browser loads the ones that a question and its answers need. Each file is a script that
hands its data to `werkplaatsZoeken.deel`, because a script can also be loaded from a folder on disk. The files beside `index.js` lie
in a folder named after their contents, so that a reader never mixes two editions.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeVar

from werkplaats.search import ranking
from werkplaats.search.lexicon import make_lexicon
from werkplaats.search.postings import pack_postings
from werkplaats.search.texts import Cutter, pack_document
from werkplaats.search.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from werkplaats.search.documents import SearchDocument

_Item = TypeVar("_Item")

FORMAT: Final = 1
"""Goes up with each change that an older `zoeken.js` cannot read."""

WHOLE: Final = 400_000
"""Up to so many signs in all, the postings stand in `index.js` and the texts in one file."""
POSTINGS_FILE: Final = 20_000
TEXTS_FILE: Final = 20_000


def build_index(documents: Sequence[SearchDocument]) -> dict[str, bytes]:
    """Return the files of the index: name below `assets/zoeken/`, and contents.

    The same documents give the same bytes, in whatever order they come: pages of one kind whose addresses are alike stand together,
    which packs them best.
    """
    pages = sorted(documents, key=lambda document: (document.kind, document.address))
    cut = list(map(Cutter().cut_document, pages))
    lexicon = make_lexicon(Counter(chain.from_iterable(chain.from_iterable(document.pieces() for document in cut))))
    postings = pack_postings(cut, lexicon)
    kinds = sorted({(document.kind, document.kind_label) for document in pages})
    number_of = {kind: number for number, kind in enumerate(kinds)}
    texts = [
        pack_document(pieces, 1 + len(page.names), number_of[page.kind, page.kind_label], lexicon.codes)
        for page, pieces in zip(pages, cut, strict=True)
    ]
    postings_sizes = [len(line) + 3 for line in postings]
    text_sizes = [sum(map(len, lines)) + 4 * len(lines) for lines in texts]
    small = sum(postings_sizes) + sum(text_sizes) <= WHOLE
    text_starts = [0] if small else _starts(text_sizes, TEXTS_FILE)
    files: dict[str, object] = {f"tekst-{number}": part for number, part in enumerate(_parts(texts, text_starts))}
    core: dict[str, object] = {
        "formaat": FORMAT,
        "paginas": len(pages),
        "soorten": kinds,
        "niveaus": ranking.TEXT_LEVELS,
        "fijn": ranking.FINE,
        "functiewoorden": " ".join(sorted(FUNCTION_WORDS)),
        "woorden": "\n".join(lexicon.entries),
        "klassen": lexicon.packed_classes,
        "teksten": text_starts,
    }
    if small:
        core["lijsten"] = [0]
        core["lijst"] = postings
    else:
        starts = _starts(postings_sizes, POSTINGS_FILE)
        core["lijsten"] = starts
        files.update((f"lijst-{number}", part) for number, part in enumerate(_parts(postings, starts)))
    scripts = {name: _script(name, part) for name, part in files.items()}
    edition = hashlib.sha256(b"".join(scripts.values()) + _script("index", core)).hexdigest()[:10]
    core["editie"] = edition
    return {"index.js": _script("index", core)} | {f"{edition}/{name}.js": script for name, script in scripts.items()}


def _starts(sizes: Sequence[int], most: int) -> list[int]:
    """Return where each file begins, so that none is longer than `most` unless one item alone is."""
    starts = [0]
    filled = 0
    for number, size in enumerate(sizes):
        if filled and filled + size > most:
            starts.append(number)
            filled = 0
        filled += size
    return starts


def _parts(items: Sequence[_Item], starts: Sequence[int]) -> list[Sequence[_Item]]:
    return [items[start:end] for start, end in zip(starts, [*starts[1:], len(items)], strict=True)]


def _script(name: str, data: object) -> bytes:
    packed = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f'werkplaatsZoeken.deel("{name}",{packed});\n'.encode()
