"""How a text becomes tokens: words in any script, punctuation marks and emoji."""

import unicodedata
from typing import NamedTuple

_APOSTROPHES, _HYPHENS = "'’", "-‐‑"
_JOINER = "\u200d"
"""What makes one emoji of two."""

_LOOK = "\ufe0f"
"""What follows an emoji to have it in colour; alone it is nothing to see."""

_EXTENDING = f"{_JOINER}\u200c🏻🏼🏽🏾🏿"
"""What belongs to the character before, beside all marks: joiners, and the skin of an emoji."""

_PLAIN = str.maketrans(
    dict.fromkeys(_APOSTROPHES, _APOSTROPHES[0]) | dict.fromkeys(_HYPHENS, _HYPHENS[0])
)


class Token(NamedTuple):
    """A word, a punctuation mark or an emoji, and where it stands in its text.

    Attributes
    ----------
    text : as it was typed
    word : as it is looked up: small, composed (NFC), with plain apostrophes and hyphens
    begin, end : its place
    """

    text: str
    word: str
    begin: int
    end: int

    @property
    def is_word(self) -> bool:
        """True for what begins with a letter, a digit or an accent."""
        return _kind(self.text[0]) in "LMN"

    @property
    def is_punctuation(self) -> bool:
        """True for marks such as a comma; False for words, emoji and other symbols."""
        return _kind(self.text[0]) == "P"


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order; blanks and unseen characters only separate.

    A word is a run of letters, marks and digits, with apostrophes and hyphens inside.

    >>> [token.text for token in tokens("It’s second-rate, no?")]
    ['It’s', 'second-rate', ',', 'no', '?']
    """
    bounds: list[tuple[int, int]] = []
    begin = end = 0
    for place, character in enumerate(text):
        if begin < end == place and _goes_on(text, begin, place):
            end = place + 1
            continue
        if begin < end:
            bounds.append((begin, end))
        blank = character == _LOOK or _kind(character) in "ZC"
        begin, end = place, place if blank else place + 1
    if begin < end:
        bounds.append((begin, end))
    return tuple(Token(text[a:b], _looked_up(text[a:b]), a, b) for a, b in bounds)


def tokenize(text: str) -> list[str]:
    """The tokens of a text as they are looked up.

    >>> tokenize("The cat’s dinner... was GREAT!")
    ['the', "cat's", 'dinner', '.', '.', '.', 'was', 'great', '!']
    >>> tokenize("so good 👍🏽👍🏽 很好")
    ['so', 'good', '👍🏽', '👍🏽', '很好']
    """
    return [token.word for token in tokens(text)]


def _looked_up(written: str) -> str:
    plain = written.translate(_PLAIN) if _kind(written[0]) in "LMN" else written
    return unicodedata.normalize("NFC", plain).lower()


def _kind(character: str) -> str:
    """The first letter of a character's category in Unicode: L, M, N, P, S, Z or C."""
    return unicodedata.category(character)[0]


def _goes_on(text: str, begin: int, place: int) -> bool:
    """Whether a character belongs to the token that began before and reaches up to it."""
    character = text[place]
    kind = _kind(character)
    if kind == "M" or character in _EXTENDING:
        return True
    if _kind(text[begin]) not in "LMN":
        return kind == "S" and text[place - 1] == _JOINER
    if character in _APOSTROPHES + _HYPHENS:
        return _kind(text[place - 1]) in "LMN" and _kind(text[place + 1 : place + 2] or " ") in "LN"
    return kind in "LN"
