"""The id of a new paragraph follows from its text, so that a build and the register it never saw agree on it."""

from __future__ import annotations

from hashlib import blake2b

ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
"""No vowels, so no words; no 0, 1 and l, so it can be read aloud. Six signs make 481,890,304 ids."""
LENGTH = 6
PATTERN = rf"p-[{ALPHABET}]{{{LENGTH}}}"


class Issuer:
    """Hands out ids that were never used before.

    The order in which new paragraphs ask matters only when their texts are equal (or their hashes collide).
    """

    def __init__(self, used: set[str]) -> None:
        """Start from every id ever used; the set is extended."""
        self._used = used
        self._tries: dict[tuple[str, str], int] = {}

    def issue(self, digest: str, page: str) -> str:
        """Return the id for a text by its exact hash.

        When that id was used before, the hash is salted with the page, then with the page and a counter: a line that
        stands on every page costs two tries each, and does not change id when it is added to yet another page.
        """
        tried = self._tries.get((digest, page), 0)
        while True:
            salt = ("", f"\n{page}", f"\n{page}\n{tried}")[min(tried, 2)]
            tried += 1
            id_ = _spell(digest + salt)
            if id_ not in self._used:
                self._tries[digest, page] = tried
                self._used.add(id_)
                return id_


def _spell(seed: str) -> str:
    number = int.from_bytes(blake2b(seed.encode(), digest_size=8).digest(), "big")
    signs: list[str] = []
    for _ in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[rest])
    return "p-" + "".join(signs)
