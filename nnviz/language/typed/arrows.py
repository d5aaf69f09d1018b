"""Functions as JavaScript writes them: function(x, y) { return x * y; } and (x, y) => x * y."""

from collections.abc import Iterator, Sequence

from nnviz.language.typed.tokens import Token, speak_of


def unarrowed(tokens: Sequence[Token]) -> list[Token]:
    """Tokens with functions of one formula in the language's own form, f(x, y) = x * y.

    >>> from nnviz.language.typed.tokens import tokenize
    >>> text = "var f = function(x, y) { return x*y; }; let g = (x) => f(x, 2);"
    >>> " ".join(token.text for token in unarrowed(tokenize(text)))
    'var f ( x , y ) = x * y ; ; ; let g ( x ) = f ( x , 2 ) ; '
    """
    if not speak_of(tokens, "function", "=>"):
        return list(tokens)
    return list(_Functions(tokens).all())


class _Functions:
    """One pass over the tokens."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    def all(self) -> Iterator[Token]:
        place = 0
        open_bodies = 0
        while place < len(self.tokens):
            token = self.tokens[place]
            begin = self._parameters(place)
            end = self._closing(begin) if begin else 0
            if end and self._words(end + 1, 2) == ["{", "return"]:
                yield from self._header(token, begin, end, self.tokens[end + 1])
                place = end + 3
                open_bodies += 1
            elif end and self._words(end + 1, 1) == ["=>"]:
                yield from self._header(token, begin, end, self.tokens[end + 1])
                place = end + 2
            elif open_bodies and token[:2] == ("operator", "}"):
                yield token._replace(kind="end of statement", text=";")
                open_bodies -= 1
                place += 1
            else:
                yield token
                place += 1

    def _words(self, place: int, count: int) -> list[str]:
        return [each.text for each in self.tokens[place : place + count]]

    def _parameters(self, place: int) -> int:
        """Where the bracket with the parameters opens, if a function's name stands at a place."""
        if self.tokens[place].kind != "name":
            return 0
        if self._words(place + 1, 3) == ["=", "function", "("]:
            return place + 3
        if self._words(place - 1, 1) == ["function"] and self._words(place + 1, 1) == ["("]:
            return place + 1
        return place + 2 if self._words(place + 1, 2) == ["=", "("] else 0

    def _closing(self, opening: int) -> int:
        """Where a bracket closes that holds names only; 0 if it holds anything else."""
        for place in range(opening + 1, len(self.tokens)):
            token = self.tokens[place]
            if token[:2] == ("operator", ")"):
                return place
            if token.kind != "name" and token[:2] != ("operator", ","):
                break
        return 0

    def _header(self, name: Token, opening: int, closing: int, sign: Token) -> Iterator[Token]:
        yield name
        yield from self.tokens[opening : closing + 1]
        yield Token("operator", "=", sign.position, sign.end)
