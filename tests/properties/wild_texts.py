"""Wild texts, for properties: signs and shreds of Markdown and HTML in any order, as no editor writes them.

HTML is mostly whole, because what a browser makes of an element that is never closed says nothing of the text around it.
"""

from __future__ import annotations

from hypothesis import strategies as st

_WORDS = ["wijk", "Noord", "é", "“", "”", ".", ",", "=", '"', "'", "jan@hva.nl", "https://x.nl/@a", "<https://x.nl>"]
_SPACES = [" ", "  ", "\n", "\n\n", "\n    ", "\t"]
_CITATIONS = ["[@a]", "@b2004", "[zie @a, p. 3; -@d:e]", "@a [p. 4]", "@weg", "[@weg]", "@", "; ", r"\@a"]
_SIGNS = ["[", "]", "(", ")", "*", "**", "_", "__", "`", "``", "|", "\\", "&amp;", "&", "<", ">", "{", "}", "{.x}", "!"]
_INLINES = ["[^een]", "[x](y.md)", "![p](x.png)", "[bron]", "<b>", "</b>", "<br>", '<span title="@a">', "<!-- @a -->"]
_LINES = [
    "\n```\n",
    "\n~~~\n",
    "\n- ",
    "\n1. ",
    "\n> ",
    "\n# ",
    "\n## ",
    "\n---\n",
    "\n| a | b |\n|---|---|\n",
    "\n{: #y }",
    "\n\n[^een]: ",
    "\n: ",
    "\n:   ",
    "\n!!! note\n    ",
    "\n[bron]: https://x.nl\n",
    "\n\n<!-- [@a] -->\n",
    "\n\n<div>x [@a] *y*</div>\n",
    "\n<p markdown>x [@a] *y*</p>\n",
    "\n<figure markdown>\n![p](x.png)\n<figcaption>Bron [@a]</figcaption>\n</figure>\n",
    "\n<div markdown>\n\nx [@a]\n\n- y\n\n</div>\n",
    "\n<div markdown>",
]

texts = (
    st.lists(
        st.one_of(*map(st.sampled_from, (_WORDS, _SPACES, _CITATIONS, _SIGNS, _INLINES, _LINES))),
        min_size=1,
        max_size=20,
    )
    .map("".join)
    .filter(str.strip)
)
"""Whole pages."""
