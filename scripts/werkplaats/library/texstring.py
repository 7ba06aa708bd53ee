r"""Splitting a TeX string as BibTeX does: what stands in braces is one piece, and `~` and `\ ` are spaces.

Equal to pybtex's `split_tex_string` for text with balanced braces.
"""

from __future__ import annotations

import re

_AND = re.compile(r" [Aa][Nn][Dd] ")
_COMMA = re.compile(r",")
_SPACE = re.compile(r"(?:\\ |\s|(?<!\\)~)+")
_BRACE = re.compile(r"[{}]")


def split_names(text: str) -> list[str]:
    """Split a list of names at ` and `."""
    return _split(text, _AND)


def split_commas(text: str) -> list[str]:
    """Split one name at its commas."""
    return _split(text, _COMMA) if "," in text else [text.strip()]


def split_words(text: str) -> list[str]:
    """Split part of a name into its words."""
    if "{" not in text and "\\" not in text and "~" not in text:
        return text.split()
    return [word for word in _split(text, _SPACE) if word]


def starts_small(word: str) -> bool:
    r"""Tell whether BibTeX takes `word` for a particle: its first letter outside braces is a small one.

    A group that begins with a command (`{\'e}`) counts as the letter it prints.
    """
    if word[0].isupper():
        return False
    if word[0].islower():
        return True
    depth = 0
    at = 0
    while at < len(word):
        char = word[at]
        if char == "{":
            depth += 1
            if depth == 1 and word.startswith("\\", at + 1):
                return _command_is_small(word[at + 2 :])
        elif char == "}":
            depth = max(depth - 1, 0)
        elif depth == 0 and char.isalpha():
            return char.islower()
        at += 1
    return False


def unwrap(text: str) -> str | None:
    """Return what stands in braces when the whole text does (`{Raad van State}`), else None."""
    if not (text.startswith("{") and text.endswith("}")):
        return None
    depth = 0
    for match in _BRACE.finditer(text):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return text[1:-1] if match.end() == len(text) else None
    return None


def _command_is_small(rest: str) -> bool:
    """Tell whether the first letter after the name of a command, within its group, is a small one."""
    depth = 1
    in_name = True
    for char in rest:
        depth += (char == "{") - (char == "}")
        if not depth:
            return False
        if in_name:
            in_name = char.isalpha()
        elif char.isalpha():
            return char.islower()
    return False


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    if "{" not in text:
        return [part.strip() for part in separator.split(text)] if text else []
    parts: list[str] = []
    pending = ""
    at = 0
    while (brace := text.find("{", at)) >= 0:
        *whole, last = separator.split(text[at:brace])
        for part in whole:
            parts.append((pending + part).strip())
            pending = ""
        end = _closing(text, brace)
        pending += last + text[brace:end]
        at = end
    for part in separator.split(text[at:]):
        parts.append((pending + part).strip())
        pending = ""
    return parts


def _closing(text: str, start: int) -> int:
    depth = 0
    for match in _BRACE.finditer(text, start):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.end()
    return len(text)
