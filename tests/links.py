"""What must hold of the links of any built site."""

from __future__ import annotations

import posixpath
from collections import Counter
from typing import TYPE_CHECKING

from tests.building import read_html

if TYPE_CHECKING:
    from pathlib import Path

    from tests.building import Element


class BuiltSite:
    """Every HTML page of a built site, by address below its root."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        paths = sorted(folder.rglob("index.html"))
        self.pages: dict[str, Element] = {}
        for path in paths:
            address = path.parent.relative_to(folder).as_posix()
            self.pages["" if address == "." else f"{address}/"] = read_html(path)

    def target(self, page: str, href: str) -> tuple[str, str]:
        """Return (address, fragment) that a relative link on a page leads to."""
        path, _, fragment = href.partition("#")
        if not path:
            return page, fragment
        joined = posixpath.normpath(posixpath.join("/", page, path)).lstrip("/")
        return (f"{joined}/" if joined and path.endswith(("/", ".", "..")) else joined), fragment

    def element(self, page: str, fragment: str) -> Element | None:
        """Return the element with an id on a page."""
        found = self.pages[page].find(id=fragment) if page in self.pages else []
        return found[0] if found else None

    def cites(self) -> Counter[tuple[str, str]]:
        """Count (page, key) over the `data-cite` links in running text."""
        return Counter(
            (page, a.attributes["data-cite"])
            for page, root in self.pages.items()
            for a in root.find("a", data_cite=None)
        )

    def cited_in(self) -> Counter[tuple[str, str]]:
        """Count (page of the passage, key) over the `data-cited-in` passages; their links must lead to a paragraph with the sentence."""
        return self._passages("data-cited-in")

    def mentioned_in(self) -> Counter[tuple[str, str]]:
        """Count (page of the passage, entity) over the `data-mentioned-in` passages."""
        return self._passages("data-mentioned-in")

    def _passages(self, attribute: str) -> Counter[tuple[str, str]]:
        count: Counter[tuple[str, str]] = Counter()
        for page, root in self.pages.items():
            for item in [e for e in root.walk() if attribute in e.attributes]:
                (quote,) = item.find("q")
                links = [a.attributes["href"] for a in item.find("a") if "#p-" in a.attributes["href"]]
                assert len(links) == 1, f"{page}: {len(links)} links to a paragraph in one passage"
                address, fragment = self.target(page, links[0])
                paragraph = self.element(address, fragment)
                assert paragraph is not None, f"{page}: {links[0]} leads nowhere"
                assert quote.text in paragraph.text, f"{page}: {links[0]}\n{quote.text!r} not in\n{paragraph.text!r}"
                count[address, item.attributes[attribute]] += 1
        return count

    def dead_links(self) -> list[str]:
        """Return every relative link that leads to no file or no element."""
        dead: list[str] = []
        for page, root in self.pages.items():
            ids = {e.attributes["id"] for e in root.walk() if "id" in e.attributes}
            for element in root.walk():
                for name in ("href", "src"):
                    href = element.attributes.get(name, "")
                    if not href or ":" in href.split("/", 1)[0] or href.startswith("//"):
                        continue
                    address, fragment = self.target(page, href.partition("?")[0])
                    if address == page:
                        known = not fragment or fragment in ids
                    elif address in self.pages:
                        known = not fragment or self.element(address, fragment) is not None
                    else:
                        known = (self.folder / address).is_file()
                    if not known:
                        dead.append(f"{page or '/'}: {href}")
        return dead
