"""Formulas that go on over the ends of lines."""

from collections.abc import Sequence

from nnviz.language.typed.names import header
from nnviz.language.typed.tokens import Token

_GOES_ON = ("+", "-", "*", "/", "@", "^", "·", ",", "=")
"""Operators at the end of a line that show that it goes on."""

_LEADS = ("*", "/", "@", "^", "·", "=")
"""Operators at the beginning of a line that show that it goes on from the one before."""

_AND_SO = ("where", "with", "and", "for")
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
    result: list[Token] = []
    depth = 0
    defines = False  # whether this statement has its = already
    for place, token in enumerate(tokens):
        if token.kind == "operator":
            if token.text in ("(", "["):
                depth += 1
            elif token.text in (")", "]"):
                depth = max(0, depth - 1)
            elif token.text == "=" and not depth:
                defines = True
            elif token.text == "," and defines and not depth and _begins(tokens, place + 1):
                # a = 2, b = 3
                token = token._replace(kind="end of statement", text=";")
        elif token.kind == "end of statement" and token.text == "\n":
            follower = tokens[place + 1]
            if depth and (_defines(tokens, place + 1) or follower.kind == "end"):
                depth = 0
            before = result[-1] if result else None
            hangs = before and before.kind == "operator" and before.text in _GOES_ON
            leads = result and follower.kind == "operator" and follower.text in _LEADS
            if depth or hangs or leads:
                continue
        elif defines and not depth and token[:1] == ("name",) and token.text in _AND_SO:
            if _begins(tokens, place + 1):
                # L = (a - y)^2 where a = w*x
                token = token._replace(kind="end of statement", text=";")
        if token.kind == "end of statement":
            defines = False
        result.append(token)
    return result


def _begins(tokens: Sequence[Token], place: int) -> bool:
    """True before name = … and before f(x) = …."""
    if tokens[place].kind != "name":
        return False
    return tokens[place + 1][:2] == ("operator", "=") or bool(header(tokens, place + 1))


def _defines(tokens: Sequence[Token], place: int) -> bool:
    """True if a line begins with a name and =."""
    return tokens[place].kind == "name" and tokens[place + 1][:2] == ("operator", "=")
