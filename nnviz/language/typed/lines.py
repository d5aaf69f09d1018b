"""Formulas that go on over the ends of lines."""

from collections.abc import Iterator, Sequence

from nnviz.language.typed.names import header
from nnviz.language.typed.tokens import Token

_GOES_ON = ("+", "-", "*", "/", "@", "^", "·", ",", "=")
"""Operators at the end of a line that show that it goes on."""

_LEADS = ("*", "/", "@", "^", "·", "=")
"""Operators at the beginning of a line that show that it goes on from the one before."""

_AND_SO = ("where", "with", "and", "for", "at", "when")
"""Words between two definitions in a sentence."""


def joined(tokens: Sequence[Token]) -> list[Token]:
    """Tokens without the ends of lines inside brackets, and before or behind an operator.

    A bracket that is left open does not swallow the definitions on the lines below it.

    >>> from nnviz.language.typed.tokens import tokenize
    >>> two_lines = "sum(a," + chr(10) + "b)"
    >>> len(tokenize(two_lines)) - len(joined(tokenize(two_lines)))
    1
    >>> joined(tokenize("a = 2, b = 3"))[3].kind
    'end of statement'
    """
    return list(_Lines(tokens).all())


class _Lines:
    """One pass over the tokens; `defines` says that a statement has its = already."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.depth = 0
        self.defines = False

    def all(self) -> Iterator[Token]:
        before = None
        for place, token in enumerate(self.tokens):
            if token.kind == "operator":
                self._count(token)
            if token.kind == "end of statement" and self._goes_on(place, before):
                continue
            if self._parts(place):
                # a = 2, b = 3
                token = token._replace(kind="end of statement", text=";")
            if token.kind == "end of statement":
                self.defines = False
            before = token
            yield token

    def _count(self, token: Token) -> None:
        if token.text in ("(", "["):
            self.depth += 1
        elif token.text in (")", "]"):
            self.depth = max(0, self.depth - 1)
        elif token.text == "=" and not self.depth:
            self.defines = True

    def _goes_on(self, place: int, before: Token | None) -> bool:
        """True at the end of a line whose statement does not end there."""
        if self.tokens[place].text != "\n":
            return False
        follower = self.tokens[place + 1]
        if self.depth and (_defines(self.tokens, place + 1) or follower.kind == "end"):
            self.depth = 0
        hangs = before and before.kind == "operator" and before.text in _GOES_ON
        leads = before and follower.kind == "operator" and follower.text in _LEADS
        return bool(self.depth or hangs or leads)

    def _parts(self, place: int) -> bool:
        """True for a comma or a word between two definitions."""
        if not self.defines or self.depth:
            return False
        token = self.tokens[place]
        parts = token.text in _AND_SO if token.kind == "name" else token.text in (",", ":")
        return parts and _begins(self.tokens, place + 1)


def _begins(tokens: Sequence[Token], place: int) -> bool:
    """True before name = … and before f(x) = …."""
    if tokens[place].kind != "name":
        return False
    return tokens[place + 1][:2] == ("operator", "=") or bool(header(tokens, place + 1))


def _defines(tokens: Sequence[Token], place: int) -> bool:
    """True if a line begins with a name and =."""
    return tokens[place].kind == "name" and tokens[place + 1][:2] == ("operator", "=")
