"""Blanks out what is not running text, with equal length, so that offsets stay true."""

from __future__ import annotations

import re

from werkplaats.model.source import Span

_FENCE = re.compile(
    r"^(?P<indent>[ \t]*(?:>[ \t]?)*)(?P<fence>`{3,}|~{3,})[^\n`]*\n(?:.*?\n)??(?:[ \t]*(?:>[ \t]?)*)(?P=fence)[ \t]*\r?$",
    re.DOTALL | re.MULTILINE,
)
_COMMENT = re.compile(r"^ {0,3}<!--.*?-->", re.DOTALL | re.MULTILINE)
_NAMES = (
    "address|article|aside|blockquote|canvas|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frameset|h[1-6]|"
    "header|hgroup|hr|iframe|li|main|math|menu|nav|noscript|object|ol|p|picture|pre|script|section|style|summary|svg|table|tbody|td|tfoot|th|thead|"
    "tr|ul|video|audio"
)
_HTML = re.compile(rf"^ {{0,3}}<(?P<name>{_NAMES})\b[^<>]*?(?P<void>/)?>", re.IGNORECASE | re.MULTILINE)
_MARKDOWN = re.compile(r"""\smarkdown(?:=(?:"(?:1|block|span)"|'(?:1|block|span)'))?(?=[\s>])""")
"""What `md_in_html` looks for: then the element holds Markdown."""
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>[^\[\]^][^\[\]]*)\]:[ \t]*\n?[ \t]*(?P<target>\S+)(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*\r?$",
    re.MULTILINE,
)


def blank(text: str) -> str:
    """Return as many spaces, line ends kept."""
    return "".join(c if c in "\r\n" else " " for c in text)


def mask(text: str, start: int) -> tuple[str, dict[str, Span]]:
    """Blank out the front matter, fenced code, comments, raw HTML blocks and link definitions.

    Args:
        text: A whole page.
        start: Where its text begins; all before it is blanked.

    Returns:
        The masked text, as long as `text`, and of each link definition its label in lower case and the place of its target.
    """
    masked = blank(text[:start]) + text[start:]
    if "```" in masked or "~~~" in masked:
        masked = _FENCE.sub(lambda m: blank(m.group()), masked)
    if "<!--" in masked:
        masked = _COMMENT.sub(lambda m: blank(m.group()), masked)
    if "<" in masked:
        masked = _mask_html(masked)
    labels: dict[str, Span] = {}
    if "]:" in masked:

        def define(match: re.Match[str]) -> str:
            labels.setdefault(" ".join(match["label"].lower().split()), Span(*match.span("target")))
            return blank(match.group())

        masked = _DEFINITION.sub(define, masked)
    return masked, labels


def _mask_html(text: str) -> str:
    """Blank out each raw block from its opening tag to the closing tag of the same name; of one that holds Markdown the two tags."""
    at = 0
    while opening := _HTML.search(text, at):
        at = opening.end()
        if opening["void"] or opening["name"].lower() == "hr":
            text = text[: opening.start()] + blank(opening.group()) + text[opening.end() :]
            continue
        end = _end_of_element(text, opening["name"], opening.end())
        if _MARKDOWN.search(opening.group()):
            close = text.rfind("</", opening.end(), end)
            inside = text[opening.end() : close] + blank(text[close:end]) if close >= 0 else text[opening.end() : end]
            text = text[: opening.start()] + blank(opening.group()) + inside + text[end:]
            continue
        text = text[: opening.start()] + blank(text[opening.start() : end]) + text[end:]
        at = end
    return text


def _end_of_element(text: str, name: str, start: int) -> int:
    depth = 1
    for tag in re.finditer(rf"<(?P<close>/?){name}\b[^<>]*>", text[start:], re.IGNORECASE):
        depth += -1 if tag["close"] else 1
        if depth == 0:
            return start + tag.end()
    return len(text)
