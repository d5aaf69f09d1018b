"""Operators with points, as MATLAB and Julia write what works entry by entry: a .* b, σ.(x)."""

from collections.abc import Iterator, Sequence

from nnviz.language.notes import Notes
from nnviz.language.typed.tokens import Token, speak_of

_POINTED = (".*", "./", ".^")


def undotted(tokens: Sequence[Token], notes: Notes) -> list[Token]:
    """Tokens with .* as the product of entries; in such a program, * is that of matrices.

    >>> from nnviz.language.typed.source import Source
    >>> from nnviz.language.typed.tokens import tokenize
    >>> text = "a = f.(W * x) .* b"
    >>> " ".join(token.text for token in undotted(tokenize(text), Notes(Source(text, text))))
    'a = f ( W · x ) * b '
    """
    if not speak_of(tokens, *_MARKS):
        return list(tokens)
    return list(_translated(tokens, notes))


def _translated(tokens: Sequence[Token], notes: Notes) -> Iterator[Token]:
    for place, token in enumerate(tokens):
        if token.kind != "operator":
            yield token
        elif token.text in _POINTED:
            yield token._replace(text=token.text[1])
        elif token.text == "*":
            notes.once(
                "dotted",
                token.position,
                "* is read as MATLAB and Julia mean it, as the product of matrices where both are "
                "some. Entry by entry is written .* there.",
            )
            yield token._replace(text="·")
        elif not _broadcasts(tokens, place):
            yield token


def _broadcasts(tokens: Sequence[Token], place: int) -> bool:
    """True for the point between a function and its bracket."""
    sides = (tokens[place - 1].kind, tokens[place + 1].text)
    return tokens[place].text == "." and sides == ("name", "(")


_MARKS = (*_POINTED, "'")
"""Signs of those languages: their products of entries, and their transpose."""
