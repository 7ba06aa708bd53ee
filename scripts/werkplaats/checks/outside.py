"""Links out of the site: every place where an address of the web stands, in texts, in front matter and in the literature list."""

from __future__ import annotations

import html
import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from werkplaats.checks.links import read_links
from werkplaats.checks.view import ListView
from werkplaats.model.outside import host_of
from werkplaats.model.page import TokenKind
from werkplaats.model.pattern import lazy
from werkplaats.model.schema import Form
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from werkplaats.checks.content import Content
    from werkplaats.model.entry import Work
    from werkplaats.model.site import Document, Ref

_WEB = lazy(r"https?://[^\s/?#<>\"]+\.[^\s<>\"]*", re.IGNORECASE)
_IN_TAG = lazy(r"""\s(?:href|src)\s*=\s*["']?(?P<address>https?://[^\s"'<>]+)""", re.IGNORECASE)
_IN_HEADING = lazy(r"\]\(\s*<?(?P<address>https?://[^\s<>]+)", re.IGNORECASE)
_TAIL = ".,;:!?'\"’”»…"
_DOI = lazy(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_PAIRS = {")": "(", "]": "["}


class Outside(NamedTuple):
    """A link out of the site.

    Attributes:
        path: The file it stands in.
        span: Its place there.
        text: As it stands there; for a DOI that is no address.
        address: What is visited: without the fragment.
    """

    path: str
    span: Span
    text: str
    address: str

    @property
    def is_doi(self) -> bool:
        """True when what stands there is a DOI, bare or as an address of its resolver."""
        return not self.text.lower().startswith("http") or host_of(self.address) in {"doi.org", "dx.doi.org"}


def outside_links(content: Content) -> Iterator[Outside]:
    """Yield every link out of the site that is to be checked, file by file.

    Links to the site itself (`site_url`) and those that the setting `online_ignore` names are left out.
    """
    own, left_out = content.config.site_url, content.config.online_ignore
    for link in _all(content):
        if not (own and (link.address + "/").startswith(own)) and not ignored(link.address, left_out):
            yield link


def ignored(address: str, patterns: Sequence[str]) -> bool:
    """Tell whether a pattern of the setting `online_ignore` names an address.

    A pattern without a slash is a host with all below it; another is held to the whole address, `*` for anything, with or without its scheme.
    """
    host = host_of(address)
    bare = address.partition("://")[2]
    for pattern in patterns:
        wanted = pattern.partition("://")[2] or pattern
        if "/" not in wanted:
            if fnmatchcase(host, wanted.lower()) or host.endswith(f".{wanted.lower()}"):
                return True
        elif fnmatchcase(address if "://" in pattern else bare, pattern):
            return True
    return False


def _all(content: Content) -> Iterator[Outside]:
    for document in map(content.document, content.pages):
        path = document.page.source.path
        for span in sorted({*_in_text(document), *_in_front_matter(document)}):
            text = document.page.source.cut(span)
            if _WEB.fullmatch(text):
                yield Outside(path, span, text, _without_fragment(html.unescape(text)))
    view = ListView(content.library)
    for work in view.works.values():
        yield from _in_work(work, view)


def _without_fragment(address: str) -> str:
    return address.partition("#")[0]


def _in_text(document: Document) -> Iterator[Span]:
    """Yield the targets of links and images, and the addresses that stand in the text as they are."""
    source = document.page.source
    for link in read_links(document):
        if link.outside:
            yield link.span
    for block in document.page.blocks:
        for token in block.tokens:
            if token.kind is TokenKind.TAG:
                yield from _found(_IN_TAG, source.text, token.span)
            elif token.kind is TokenKind.ADDRESS and token.inner is not None:
                yield token.inner if token.inner != token.span else _trimmed(source.text, token.inner)
    for heading in document.page.headings:
        yield from _found(_IN_HEADING, source.text, heading.span)
    yield from document.page.definitions.values()


def _found(pattern: re.Pattern[str], text: str, within: Span) -> Iterator[Span]:
    for match in pattern.finditer(text, *within):
        yield _trimmed(text, Span(*match.span("address")))


def _trimmed(text: str, span: Span) -> Span:
    """Return an address without the marks of the sentence around it: a closing bracket is its own only with the opening one."""
    start, end = span
    while end > start:
        last = text[end - 1]
        unpaired = last in _PAIRS and text.count(last, start, end) > text.count(_PAIRS[last], start, end)
        if last not in _TAIL and not unpaired:
            break
        end -= 1
    return Span(start, end)


def _in_front_matter(document: Document) -> Iterator[Span]:
    for prop, meta in document.fields():
        refs: list[Ref | None] = []
        if prop.form is Form.ADDRESS:
            refs.append(meta.texts.get(prop.name))
        elif prop.form is Form.RECORD and "url" in prop.keys:
            refs.append(meta.record(prop.name).get("url"))
        for ref in filter(None, refs):
            if document.page.source.cut(ref.span).strip("\"'") == ref.text:
                start = ref.span.start + document.page.source.cut(ref.span).index(ref.text)
                yield Span(start, start + len(ref.text))


def _in_work(work: Work, view: ListView) -> Iterator[Outside]:
    """Yield what stands in the entry itself; what it inherits stands in its parent."""
    url, doi = work.get("url"), work.get("doi")
    for name, text, address in (
        ("url", url, _without_fragment(url) if _WEB.fullmatch(url) else ""),
        ("doi", doi, f"https://doi.org/{quote(doi, safe='/:;()._-~!$&*+,=@%')}" if _DOI.fullmatch(doi) else ""),
    ):
        field = view.part(work, name)
        if field is not None and address:
            yield Outside(work.entry.path, field.span, text, address)
