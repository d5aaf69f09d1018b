"""The characters that people paste: other signs for the same operators, raised and lowered ones."""

import unicodedata

SIGNS = {
    **dict.fromkeys("·⋅•∙", "·"),
    **dict.fromkeys("×∗⊙✕⨀", "*"),
    **dict.fromkeys("−–‐‑﹣－", "-"),
    **dict.fromkeys("÷∕⁄", "/"),
    **dict.fromkeys("＋", "+"),
    **dict.fromkeys("＝≔←", "="),
    **dict.fromkeys("≤⩽", "<="),
    **dict.fromkeys("≥⩾", ">="),
    **dict.fromkeys("≠", "!="),
    **dict.fromkeys("‖∥", "‖"),
    **dict.fromkeys("∣│", "|"),
    **dict.fromkeys("⊤⊺", "ᵀ"),
    **dict.fromkeys("∑Σ", "Σ"),
    **dict.fromkeys("（", "("),
    **dict.fromkeys("）", ")"),
    **dict.fromkeys("，", ","),
    "∏": "∏",
    "||": "‖",
    "**": "^",
    "**=": "^=",
    ":=": "=",
    "<-": "=",
    **{f".{sign}": f".{sign}" for sign in "*/^"},
    ".+": "+",
    ".-": "-",
    "×=": "*=",
}
"""Other ways to write an operator."""

BLANK = "\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad"
"""Characters that nobody sees, which stand between others in PDF files and web pages."""


def _raised() -> dict[str, str]:
    """Each raised character and what it raises: ² is 2, ⁻ is −, ᵀ is T."""
    found = {}
    for code in (*range(0xB2, 0xBA), *range(0x2B0, 0x300), *range(0x1D2C, 0x1DC0), 0x2071, 0x207F):
        form = unicodedata.decomposition(chr(code))
        if form.startswith("<super>"):
            found[chr(code)] = chr(int(form.split()[1], 16))
    for code in range(0x2070, 0x207F):
        form = unicodedata.decomposition(chr(code))
        if form.startswith("<super>"):
            found[chr(code)] = chr(int(form.split()[1], 16)).replace("−", "-")
    return found


RAISED = _raised()
"""Each character that stands above the line, and the same one on it."""


def lowered(text: str) -> str:
    """Raised characters brought down to the line.

    >>> lowered("⁻²ˣ")
    '-2x'
    """
    return "".join(RAISED.get(character, character) for character in text)


def fraction(character: str) -> str:
    """A fraction in one character as a number.

    >>> fraction("½"), fraction("¾")
    ('0.5', '0.75')
    """
    return repr(unicodedata.numeric(character))
