"""A program's text in the language's own signs, and where each of them stands in what was typed."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from nnviz.language.errors import ExpressionError
from nnviz.language.typed.tokens import Token

_TIGHT = ("^", "_", "(", "[")


@dataclass(frozen=True)
class Source:
    """A text that the parser reads, beside the one that was typed.

    Errors and notes stand at places of what was typed; what is suggested is written in `text`, so
    that it is always a program of the language.

    Attributes
    ----------
    typed : the text as typed
    text : the same in the language's own signs
    begins, places : where tokens begin in `text`, and where those stand in `typed`
    letters : the places in `text` of names that were typed as they stand there
    """

    typed: str
    text: str
    begins: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    letters: frozenset[int] = frozenset()

    @property
    def changed(self) -> bool:
        """True if what was typed had other signs, such as those of LaTeX."""
        return bool(self.begins)

    def place(self, position: int) -> int:
        """Where a position of `text` stands in what was typed."""
        if not self.changed:
            return position
        return self.places[max(0, bisect_right(self.begins, position) - 1)]

    def line(self, position: int) -> int:
        """The line of a position in what was typed, from 1."""
        return self.typed.count("\n", 0, self.place(position)) + 1

    def error(self, error: ExpressionError) -> ExpressionError:
        """An error about `text` as one about what was typed."""
        if not self.changed or error.text is not self.text:
            return error
        place = self.place(error.position)
        return ExpressionError(error.message, self.typed, place, error.hint, error.suggestion)


def written(typed: str, tokens: Sequence[Token]) -> Source:
    r"""Tokens as a text in the language's own signs.

    >>> from nnviz.language.typed.latex import plain
    >>> from nnviz.language.typed.tokens import tokenize
    >>> typed = r"\frac{1}{1 + e^{-z}}"
    >>> source = written(typed, plain(typed, tokenize(typed)))
    >>> source.text, typed[source.place(source.text.index("e"))]
    ('((1)/ (1 + e^(-z)))', 'e')
    """
    pieces: list[str] = []
    begins: list[int] = []
    length = 0
    letters = set()
    before: Token | None = None
    for token in tokens:
        text = f'"{token.text}"' if token.kind == "string" else token.text
        blanks = _blanks(typed, before, token) if before else ""
        pieces.append(blanks)
        length += len(blanks)
        begins.append(length)
        if token.kind == "name" and typed[token.position : token.end] == token.text:
            letters.add(length)
        pieces.append(text)
        length += len(text)
        before = token
    places = tuple(token.position for token in tokens)
    return Source(typed, "".join(pieces), tuple(begins), places, frozenset(letters))


def _blanks(typed: str, before: Token, token: Token) -> str:
    """What stands between two tokens: a blank, or how far a line is moved to the right."""
    if before.kind == "end of statement" and typed[before.position] == "\n":
        between = typed[before.end : token.position]
        return between[len(between.rstrip(" \t")) :]
    return " " if _apart(before, token) else ""


def _apart(before: Token, token: Token) -> bool:
    """True if a blank has to stand between two tokens, or stood there and does no harm."""
    kinds = (before.kind, token.kind)
    if "end of statement" in kinds or token.kind == "end":
        return False
    if "operator" not in kinds:
        # 2x holds together, as in log 2x, but 2e would begin a number.
        coefficient = before.end == token.position and kinds == ("number", "name")
        return not (token.text[0] == "_" or (coefficient and token.text[0] not in "eE"))
    if kinds == ("operator", "operator") and before.text + token.text in _JOINED:
        return True
    return token.position > before.end and before.text not in _TIGHT


_JOINED = ("||", "‖‖", "**", "<=", ">=", "==", "->", "||", "+=", "-=", "*=", "/=")
"""Signs side by side that would be read as one."""
