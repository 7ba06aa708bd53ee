"""Random Markdown with citations, for properties: every construct of the documented grammar, in random order and nesting."""

from __future__ import annotations

from hypothesis import strategies as st

KEYS = ("a", "b2004", "van_c", "d:e")
_word = st.sampled_from(["wijk", "team", "samen", "hulp", "Noord", "é", "zorg", "de", "in"])
_words = st.lists(_word, min_size=1, max_size=6).map(" ".join)
_key = st.sampled_from(KEYS)
_locator = st.sampled_from(["", ", p. 3", ", pp. 3-5", " hfst. 2", ", passim"])
_item = st.builds(lambda pre, minus, key, loc: f"{pre}{minus}@{key}{loc}", st.sampled_from(["", "zie "]), st.sampled_from(["", "-"]), _key, _locator)
_bracket = st.lists(_item, min_size=1, max_size=3).map(lambda items: f"[{'; '.join(items)}]")
_narrative = st.builds(lambda key, tail: f"@{key}{tail}", _key, st.sampled_from(["", " [p. 4]"]))
_other = st.sampled_from(
    [
        "`[@a]`", "[tekst](https://x.nl/@a)", "jan@hva.nl", "https://x.nl/@b2004", r"\@a", "<https://x.nl/@a>", "`` @a ` ``", "[x](y.md)",
        "**vet**", "*cursief*", "_ook_", "1 * 2 * 3", "snake_case_word", "a < b", "&amp;", "[gewoon]", "![plaatje](x.png)", "(@a)", "<b>@a</b>",
    ]
)
_emphasised = st.builds(lambda mark, text: f"{mark}{text}{mark}", st.sampled_from(["*", "**", "_"]), _bracket)
_inline = st.lists(st.one_of(_words, _bracket, _narrative, _other, _emphasised), min_size=1, max_size=5).map(" ".join)
_paragraph = _inline.map(lambda text: f"Zo {text} dus.")


def _indent(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n"))


_list = st.lists(_paragraph, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items))
_numbered = st.lists(_paragraph, min_size=1, max_size=3).map(lambda items: "\n".join(f"{n}. {item}" for n, item in enumerate(items, 1)))
_nested = st.builds(lambda a, b, c: f"- {a}\n    - {b}\n- {c}", _paragraph, _paragraph, _paragraph)
_loose = st.builds(lambda a, b: f"- {a}\n\n    {b}\n\n- slot", _paragraph, _paragraph)
_quote = st.lists(_paragraph, min_size=1, max_size=2).map(lambda items: "\n>\n".join(f"> {item}" for item in items))
_table = st.builds(lambda a, b: f"| kop | kop |\n|---|---|\n| {a} | {b} |", _words, _bracket)
_code = _paragraph.map(lambda text: f"```\n{text}\n```")
_indented = _paragraph.map(lambda text: f"Eerst tekst.\n\n{_indent(text)}")
_heading = _words.map(lambda text: f"## {text}")
_html = _paragraph.map(lambda text: f"<div>\n{text}\n</div>")
_comment = _paragraph.map(lambda text: f"<!-- {text} -->")
_admonition = _paragraph.map(lambda text: f"!!! note\n    {text}")
_definition = st.builds(lambda a, b: f"{a}\n:   {b}", _words, _paragraph)

pages = st.lists(
    st.one_of(_paragraph, _paragraph, _list, _numbered, _nested, _loose, _quote, _table, _code, _indented, _heading, _html, _comment, _admonition, _definition),
    min_size=1,
    max_size=8,
).map("\n\n".join)
"""Whole pages."""
