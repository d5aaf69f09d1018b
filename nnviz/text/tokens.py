"""How a text becomes words: in lower case, with each punctuation mark and emoji on its own."""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

APOSTROPHES = "'’"
_JOINERS = "\u200d\ufe0f"
"""What glues several characters to one emoji."""


def tokenize(text: str) -> list[str]:
    """The words of a text, in any script.

    A word is a run of letters, marks and digits, with apostrophes inside. Every punctuation mark
    is a word of its own, and so is every emoji. Blanks and unseen characters only separate.

    >>> tokenize("The cat’s dinner... was GREAT!")
    ['the', "cat's", 'dinner', '.', '.', '.', 'was', 'great', '!']
    >>> tokenize("so good 👍🏽👍🏽 很好")
    ['so', 'good', '👍🏽', '👍🏽', '很好']
    """
    plain = unicodedata.normalize("NFC", text).replace("’", "'").lower()
    kinds = [_kind(plain, place) for place in range(len(plain))]
    words: list[str] = []
    for kind, run in groupby(zip(kinds, plain, strict=True), key=lambda pair: pair[0]):
        written = "".join(character for _, character in run)
        if kind == "word":
            words.append(written)
        elif kind == "sign":
            words.extend(_signs(written))
    return words


def _kind(text: str, place: int) -> str:
    """What a character is part of: a word, a sign, or what separates."""
    character = text[place]
    category = unicodedata.category(character)[0]
    if character in _JOINERS:
        return "sign"
    if category in "LMN":
        return "word"
    if character == "'" and _inside(text, place):
        return "word"
    return "gap" if category in "ZC" else "sign"


def _inside(text: str, place: int) -> bool:
    """Whether letters stand on both sides."""
    around = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
    return len(around) == 2 and around.isalpha()


def _signs(written: str) -> Iterator[str]:
    """Signs one by one, an emoji with the characters that belong to it."""
    sign = ""
    for character in written:
        glued = character in _JOINERS or unicodedata.category(character) == "Sk"
        if sign and not glued and not sign.endswith("\u200d"):
            yield sign
            sign = ""
        sign += character
    if sign.strip(_JOINERS):
        yield sign
