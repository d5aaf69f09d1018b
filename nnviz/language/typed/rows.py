"""Rows of cells as LaTeX writes them: values by their conditions, vectors and matrices."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from nnviz.language.typed.tokens import Token

Row: TypeAlias = list[list[Token]]
"""Cells beside each other, each with its tokens."""

_BEFORE_CONDITION = ("if", "when", "for", "wenn", "si")

_ELSE = ("otherwise", "else", "sonst", "sinon", "andernfalls", "elsewhere")


def chosen_by_row(rows: Sequence[Row]) -> Iterator[Token]:
    """Values with conditions as one formula: (a if c else b). The last value is that of the rest.

    >>> from nnviz.language.typed.tokens import tokenize
    >>> rows = [[tokenize(cell)[:-1] for cell in row] for row in (("x", "if x > 0"), ("0", "else"))]
    >>> " ".join(token.text for token in chosen_by_row(rows))
    '( ( x ) if ( x > 0 ) else ( ( 0 ) ) )'
    """
    cases = [(value, condition) for value, condition in map(_case, rows) if value]
    for number, (value, condition) in enumerate(cases, 1):
        first, last = value[0], value[-1]
        yield _sign("(", first)
        yield from _between("(", value, ")")
        if number < len(cases):
            place = condition[-1] if condition else last
            yield Token("name", "if", place.position, place.position)
            yield from _between("(", condition, ")") if condition else ()
            yield Token("name", "else", place.position, place.position)
    end = cases[-1][0][-1] if cases else None
    yield from (_sign(")", end) for _ in cases if end)


def listed_by_row(rows: Sequence[Row], place: Token) -> Iterator[Token]:
    """Rows as a vector, if each has one cell, or as a matrix."""
    column = all(len(row) == 1 for row in rows)
    yield _sign("[", place)
    for number, row in enumerate(rows):
        if number:
            yield _sign(",", place)
        if not column:
            yield _sign("[", place)
        for count, cell in enumerate(row):
            if count:
                yield _sign(",", place)
            yield from cell
        if not column:
            yield _sign("]", place)
    yield _sign("]", place)


def _case(row: Row) -> tuple[list[Token], list[Token]]:
    """The value and the condition of a row, without the words and commas between them."""
    value = [token for token in row[0] if token.kind != "end of statement"]
    condition = [token for cell in row[1:] for token in cell if token.kind != "end of statement"]
    words = [token.text if token.kind == "name" else "" for token in value]
    place = next((at for at, word in enumerate(words) if word in (*_BEFORE_CONDITION, *_ELSE)), 0)
    if place and not condition:
        value, condition = value[:place], value[place:]
    while value and value[-1].text in (",", ";", "."):
        value = value[:-1]
    while condition and condition[-1].text in (",", ";", "."):
        condition = condition[:-1]
    if condition and condition[0].text in (*_BEFORE_CONDITION, *_ELSE):
        condition = condition[1:]
    return value, condition


def _between(opening: str, tokens: Sequence[Token], closing: str) -> Iterator[Token]:
    yield _sign(opening, tokens[0])
    yield from tokens
    yield _sign(closing, tokens[-1])


def _sign(sign: str, place: Token) -> Token:
    return Token("operator", sign, place.position, place.end)
