"""A line of formatted text in the making: sentences that end in one full stop, whatever they end in themselves."""

from __future__ import annotations

from dataclasses import replace

from werkplaats.model.inline import Inline, Run

_ENDS = frozenset(".?!…")
_CLOSING = "”’\"'»"


class Line:
    """Collects runs; neighbours of one look become one run."""

    __slots__ = ("_inside", "_runs", "_text")

    def __init__(self, *, inside: str = "") -> None:
        """Begin a line.

        Args:
            inside: The closing quotation mark that a full stop stands before, as in American English (APA 7, 6.7); else empty.
        """
        self._inside = inside
        self._runs: list[Run] = []
        self._text: list[str] = []

    def add(self, text: str) -> None:
        """Add plain text."""
        self._text.append(text)

    def italic(self, text: str) -> None:
        """Add text in italics."""
        if text:
            self._flush()
            self._runs.append(Run(text, italic=True))

    def link(self, text: str, href: str) -> None:
        """Add a link, or plain text when there is no address."""
        if href:
            self._flush()
            self._runs.append(Run(text, href=href))
        else:
            self._text.append(text)

    def stop(self) -> None:
        """End the sentence: a full stop unless it has its end already, also within closing quotes."""
        end = self._end().rstrip(_CLOSING)[-1:] or self._end()[-1:]
        if not end or end in _ENDS:
            return
        if self._inside and self._text and self._text[-1].endswith(self._inside):
            self._text[-1] = f"{self._text[-1].removesuffix(self._inside)}.{self._inside}"
        elif self._inside and not self._text and self._runs and self._runs[-1].text.endswith(self._inside):
            last = self._runs[-1]
            self._runs[-1] = replace(last, text=f"{last.text.removesuffix(self._inside)}.{self._inside}")
        else:
            self._text.append(".")

    def space(self) -> None:
        """Separate what follows from what is there, if anything is."""
        if self._text or self._runs:
            self._text.append(" ")

    def sentence(self, text: str) -> None:
        """Add a sentence of plain text, when there is any."""
        if text:
            self.space()
            self._text.append(text)
            self.stop()

    def done(self) -> Inline:
        """Return the runs."""
        self._flush()
        return tuple(self._runs)

    def _end(self) -> str:
        if self._text:
            return "".join(self._text[-2:])
        return self._runs[-1].text if self._runs else ""

    def _flush(self) -> None:
        if self._text:
            self._runs.append(Run("".join(self._text)))
            self._text = []
