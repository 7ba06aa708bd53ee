"""What LaTeX's accents, signs and named symbols print. latexcodec knows many more; these it lacks or prints otherwise."""

from __future__ import annotations

ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "U": "\u030e",
    "G": "\u030f",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
    "ocirc": "\u030a",
    "polhk": "\u0328",
}
"""The letter of an accent command, to the combining character that follows its base."""

SIGNS = {
    "~": "\u00a0",
    "---": "—",
    "--": "–",
    "``": "“",
    "''": "”",
    ",,": "„",
    "!`": "¡",
    "?`": "¿",
    "{": "",
    "}": "",
}
"""Signs without a backslash that print something else."""

SPACES = frozenset(" \n\t\\,;:")
"""`\\,` and the like: a space."""

NOTHING = frozenset("!-/@()[]")
"""`\\-` and the like: a place to break a word, or the border of a formula."""

WORDS = {
    "BibTeX": "BibTeX",
    **{
        name: f"{name} "
        for name in "arg cos cosh cot deg det dim exp gcd inf ker lim ln log max min sin sinh sup tan tanh".split()
    },
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "IJ": "IJ",
    "NG": "Ŋ",
    "cprime": "’",
    "dots": "…",
    "enspace": " ",
    "euro": "€",
    "flqq": "«",
    "frqq": "»",
    "flq": "‹",
    "frq": "›",
    "glq": "‚",
    "glqq": "„",
    "grq": "‘",
    "hyphen": "-",
    "grqq": "“",
    "guilsinglleft": "‹",
    "guilsinglright": "›",
    "i": "ı",
    "ij": "ij",
    "j": "ȷ",
    "lbrace": "{",
    "ldots": "…",
    "newline": " ",
    "ng": "ŋ",
    "nobreakspace": "\u00a0",
    "par": " ",
    "qquad": " ",
    "quad": " ",
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "rbrace": "}",
    "slash": "/",
    "space": " ",
    "textasciicircum": "^",
    "textasciitilde": "~",
    "textbackslash": "\\",
    "textbar": "|",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textdollar": "$",
    "textellipsis": "…",
    "texteuro": "€",
    "textgreater": ">",
    "textless": "<",
    "textmu": "µ",
    "textnumero": "№",
    "textonehalf": "½",
    "textonequarter": "¼",
    "textordfeminine": "ª",
    "textordmasculine": "º",
    "textparagraph": "¶",
    "textperthousand": "‰",
    "textquotedbl": '"',
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotesingle": "'",
    "textsection": "§",
    "textthreequarters": "¾",
    "texttimes": "×",
    "textunderscore": "_",
    "thinspace": " ",
}
"""The name of a command to what it prints by itself."""

RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
