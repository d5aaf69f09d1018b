"""Where each name of a program is defined, known beforehand so that an early use is explained."""

from collections.abc import Sequence
from itertools import pairwise

from nnviz.language.errors import ExpressionError
from nnviz.language.tokens import Token


def definitions(text: str, tokens: Sequence[Token]) -> dict[str, int]:
    """The position of each name that stands before a = at the start of a statement.

    Raises
    ------
    ExpressionError : a name is defined twice

    >>> from nnviz.language.tokens import tokenize
    >>> definitions("d = 2b; L = d", list(tokenize("d = 2b; L = d")))
    {'d': 0, 'L': 8}
    """
    found: dict[str, int] = {}
    begins = True
    for token, follower in pairwise(tokens):
        if begins and token.kind == "name" and follower[:2] == ("operator", "="):
            if token.text in found:
                line = text.count("\n", 0, found[token.text]) + 1
                raise ExpressionError(
                    f"{token.text} is defined twice, first on line {line}.",
                    text,
                    token.position,
                    "A name has one value. Give the second one a name of its own.",
                )
            found[token.text] = token.position
        begins = token.kind == "end of statement"
    return found
