"""What stands before a point and says whose a name is: self.w is w, fc.weight is fc_weight."""

from collections.abc import Iterator, Sequence

from nnviz.language.typed.tokens import Token, speak_of

_OWNERS = ("self", "this")

_OWNED = ("weight", "bias", "kernel")


def unowned(tokens: Sequence[Token]) -> list[Token]:
    """Tokens without the object that a name belongs to, in classes of Python.

    >>> from nnviz.language.typed.tokens import tokenize
    >>> text = "def f(self, x): return self.w*x + self.fc.bias"
    >>> " ".join(token.text for token in unowned(tokenize(text)))
    'def f ( x ) : return w * x + fc_bias '
    """
    return list(_translated(tokens)) if speak_of(tokens, *_OWNERS, *_OWNED) else list(tokens)


def _translated(tokens: Sequence[Token]) -> Iterator[Token]:
    place = 0
    while place < len(tokens):
        token = tokens[place]
        follower = tokens[place + 1] if token.kind == "name" else token
        if token[:1] == ("name",) and token.text in _OWNERS and follower.text in (".", ",", ")"):
            place += 2 - (follower.text == ")")
            continue
        if follower[:2] == ("operator", ".") and tokens[place + 2].text in _OWNED:
            owned = tokens[place + 2]
            token = token._replace(text=f"{token.text}_{owned.text}", end=owned.end)
            place += 2
        yield token
        place += 1
