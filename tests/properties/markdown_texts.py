"""Random Markdown with citations, for properties: every construct that editors use, in random order and nesting."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.rendering import KEYS

_word = st.sampled_from(
    ["wijk", "team", "samen", "hulp", "Noord", "é", "zorg", "de", "in", "bijv.", "10", "‘wij’", "“u”"]
)
_words = st.lists(_word, min_size=1, max_size=5).map(" ".join)
_key = st.sampled_from(KEYS)
_locator = st.sampled_from(["", ", p. 3", ", pp. 3-5", " hfst. 2", ", passim", ", p. *3*", ", in @a"])
_item = st.builds(
    lambda pre, minus, key, loc: f"{pre}{minus}@{key}{loc}",
    st.sampled_from(["", "zie ", "zie\n"]),
    st.sampled_from(["", "-"]),
    _key,
    _locator,
)
_bracket = st.lists(_item, min_size=1, max_size=3).map(lambda items: f"[{'; '.join(items)}]")
_narrative = st.builds(
    lambda key, tail: f"@{key}{tail}", _key, st.sampled_from(["", " [p. 4]", " [p. 4; @a]", "’s", "."])
)
_other = st.sampled_from(
    [
        # code
        "`[@a]`",
        "`` @a ` ``",
        "`a*b`",
        "`x|y`",
        "`<b>`",
        "los ` teken",
        # links and images
        "[tekst](https://x.nl/@a)",
        "[x](y.md)",
        '[x](y.md "titel")',
        "[*schuin*](y.md)",
        "[een [twee] drie](y.md)",
        "[`code`](y.md)",
        "[x](<y z.md>)",
        "![plaatje](x.png)",
        "![@a](x.png)",
        "[verwijzing][bron]",
        "[bron]",
        "[bron][]",
        "[x](y.md){.klasse}",
        # addresses
        "jan@hva.nl",
        "https://x.nl/@b2004",
        "<https://x.nl/@a>",
        "<jan@hva.nl>",
        "www.x.nl",
        # escapes and entities
        r"\@a",
        r"\*geen\*",
        r"\_geen\_",
        r"\[geen\]",
        r"\\",
        "&amp;",
        "&eacute;",
        "&#169;",
        "a & b",
        "a < b",
        "a > b",
        "&lt;b&gt;",
        # emphasis
        "**vet**",
        "*cursief*",
        "_ook_",
        "__vet__",
        "***beide***",
        "**vet *en schuin* vet**",
        "*schuin **en vet** schuin*",
        "_a *b* c_",
        "1 * 2 * 3",
        "snake_case_word",
        "een*half*woord",
        "*open",
        "open*",
        "**open",
        "_open",
        "*[@a] en @b2004*",
        "**Noord**",
        "“een lang citaat uit Noord”",
        # notes
        "[^een]",
        "woord[^twee]",
        "[^weg]",
        # brackets
        "[gewoon]",
        "[gewoon [@a]]",
        "(@a)",
        "[",
        "]",
        "( [@a] )",
        "[ ]",
        "[x]",
        # HTML
        "<b>@a</b>",
        '<span class="x">tekst</span>',
        "<br>",
        "<br />",
        "<!-- @a -->",
        "<sup>2</sup>",
        "<i>*x*</i>",
        # attributes
        "*x*{.klasse}",
        "`x`{.klasse}",
        "{geen}",
        # line ends
        "regel  \neinde",
        "regel\neinde",
        "tab\tteken",
        "twee  spaties",
        "1. geen lijst",
        "# geen kop",
        "a | b",
    ]
)
_emphasised = st.builds(lambda mark, text: f"{mark}{text}{mark}", st.sampled_from(["*", "**", "_", "__"]), _bracket)
_inline = st.lists(st.one_of(_words, _bracket, _narrative, _other, _other, _emphasised), min_size=1, max_size=5).map(
    " ".join
)
_paragraph = _inline.map(lambda text: f"Zo {text} dus.")
_line = _paragraph.map(lambda text: " ".join(text.split()))


def _indent(text: str, by: str = "    ") -> str:
    return "\n".join(f"{by}{line}" if line else "" for line in text.split("\n"))


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


_marker = st.sampled_from(["- ", "* ", "+ ", "1. ", "7. ", "-   ", "1.  "])
_list = st.builds(
    lambda mark, items: "\n".join(mark + item for item in items), _marker, st.lists(_line, min_size=1, max_size=3)
)
_lazy = st.builds(lambda mark, a, b: f"{mark}{a}\n{b}\n{mark}slot", _marker, _line, _line)
_nested = st.builds(
    lambda mark, inner, a, b, c: f"{mark}{a}\n    {inner}{b}\n        {inner}{c}\n    {inner}{a}\n{mark}{c}",
    _marker,
    _marker,
    _line,
    _line,
    _line,
)
_loose = st.builds(
    lambda mark, items: "\n\n".join(mark + item for item in items), _marker, st.lists(_line, min_size=2, max_size=3)
)
_table = st.builds(
    lambda head, a, b, edge: "\n".join(
        f"{edge} {row} {edge}".strip() for row in (f"{head} | kop", "--- | :-:", f"{a} | {b}", f"{b} | ")
    ),
    _words,
    st.one_of(
        _words,
        _bracket.map(lambda text: text.replace("\n", " ")),
        st.sampled_from(["`x|y`", r"een \| twee", "*x*", "[^een]", "Noord"]),
    ),
    st.one_of(_words, _bracket.map(lambda text: text.replace("\n", " "))),
    st.sampled_from(["|", ""]),
)
_fence = st.builds(
    lambda mark, lang, text: f"{mark}{lang}\n{text}\n\n{text}\n{mark}",
    st.sampled_from(["```", "~~~", "````"]),
    st.sampled_from(["", "md", " python"]),
    _paragraph,
)
_heading = st.builds(
    lambda level, text, tail: f"{level} {text}{tail}",
    st.sampled_from(["#", "##", "###"]),
    _words,
    st.sampled_from(["", " #", " {#eigen}", "\nmeteen tekst"]),
)
_cited_heading = st.builds(
    lambda level, text, cited, tail: f"{level} {text} {cited}{tail}",
    st.sampled_from(["##", "###"]),
    _words,
    st.one_of(_bracket, _narrative).map(lambda text: text.replace("\n", " ")),
    st.sampled_from(["", " #", " {#eigen}", "\nmet tekst"]),
)
_setext = st.builds(lambda text, line: f"{text}\n{line}", _words, st.sampled_from(["===", "---", "-"]))
_rule = st.sampled_from(["---", "* * *", "___"])
_html = st.builds(
    lambda tag, text, gap: f"<{tag}>{gap}{text}{gap}</{tag}>",
    st.sampled_from(["div", "figure", "p", "details"]),
    _paragraph,
    st.sampled_from(["", "\n", "\n\n"]),
)
_markdown_html = st.builds(
    lambda tag, wanted, text, more: f"<{tag} {wanted}>\n{text}\n\n{more}\n</{tag}>",
    st.sampled_from(["div", "section", "aside"]),
    st.sampled_from(["markdown", 'markdown="1"', 'class="x" markdown="block"']),
    _paragraph,
    st.one_of(_paragraph, _list, _table),
)
_figure = st.builds(
    lambda wanted, asked, text: (
        f"<figure {wanted}>\n  ![x](y.png)\n  <figcaption{asked}>{text} [@a]</figcaption>\n</figure>"
    ),
    st.sampled_from(["markdown", 'markdown="span"']),
    st.sampled_from(["", ' markdown="span"']),
    _line,
)
_comment = _paragraph.map(lambda text: f"<!-- {text.replace('-->', '')} -->")
_admonition = st.builds(lambda a, b: f"!!! note\n    {a}\n\n    {b}", _line, _line)
_titled = st.builds(lambda t, a: f'!!! note "{t}"\n    {a}', _line.filter(lambda line: '"' not in line), _line)
_definition = st.builds(
    lambda a, b, c, gap: f"{a}\n{gap}:   {b}\n:   {c}", _words, _line, _line, st.sampled_from(["", "\n"])
)
_indented = st.builds(lambda a, b: f"{a}\n\n{_indent(b)}", _words, _line)
_attributes = _line.map(lambda text: f"{text}\n{{: .klasse }}")
_leaf = st.one_of(
    _paragraph,
    _paragraph,
    _list,
    _lazy,
    _nested,
    _loose,
    _table,
    _fence,
    _heading,
    _cited_heading,
    _setext,
    _rule,
    _html,
    _markdown_html,
    _figure,
    _comment,
    _admonition,
    _titled,
    _definition,
    _indented,
    _attributes,
)
_plain_leaf = st.one_of(_line, _list, _nested, _loose)
_container = st.one_of(
    st.lists(st.one_of(_plain_leaf, _heading.map(lambda text: text.split("\n")[0])), min_size=1, max_size=3).map(
        lambda parts: _quoted("\n\n".join(parts))
    ),
    st.builds(lambda a: _quoted(_quoted(a)), _line),
    st.builds(
        lambda mark, a, b: f"{mark}{a}\n\n{_indent(b)}\n\n{mark}slot",
        _marker,
        _line,
        st.one_of(_plain_leaf, _line.map(_quoted)),
    ),
    st.builds(lambda a, b: f"> {a}\n{b}", _line, _line),
)
_notes = st.builds(lambda a, b: f"[^een]: {a}\n\n[^twee]: {b}\n\n    {a}", _line, _line)


def _finish(parts: list[str], notes: str, ending: str, tabs: bool) -> str:
    text = "\n\n".join([*parts, notes, "[bron]: https://x.nl/@a 'titel'"]) + "\n"
    if tabs:
        text = text.replace("\n    ", "\n\t")
    return text.replace("\n", ending)


pages = st.builds(
    _finish,
    st.lists(st.one_of(_leaf, _leaf, _container), min_size=1, max_size=6),
    _notes,
    st.sampled_from(["\n", "\n", "\r\n"]),
    st.booleans(),
)
"""Whole pages."""
