"""One entry of a program's output, as a program: what reverse mode needs to begin from."""

from nnviz.language.parser import parse
from nnviz.language.tokens import tokenize


def entry(text: str, place: int, size: int) -> str:
    """A program whose output is one entry of another program's vector.

    Parameters
    ----------
    text : a program that can be read, whose output is a vector
    place : which entry, from 0
    size : how many entries the vector has

    >>> print(entry("a = 2x; [a, sin(a)]", 1, 2))
    a = 2x; L = [a, sin(a)]
    L2 = dot(L, [0, 1])
    """
    graph = parse(text)
    begin, named = _last_statement(text)
    if not named:
        text = f"{text[:begin]}{graph.output} = {text[begin:]}"
    name = f"{graph.output}{place + 1}"
    while name in graph.slots:
        name += "_"
    unit = ", ".join("1" if each == place else "0" for each in range(size))
    return f"{text.rstrip().rstrip(';')}\n{name} = dot({graph.output}, [{unit}])"


def _last_statement(text: str) -> tuple[int, bool]:
    """Where the last statement begins, and whether it has a name."""
    statements: list[list[tuple[int, bool]]] = [[]]
    for token in tokenize(text):
        if token.kind == "end of statement":
            statements.append([])
        elif token.kind != "end":
            statements[-1].append((token.position, token[:2] == ("operator", "=")))
    last = next(tokens for tokens in reversed(statements) if tokens)
    return last[0][0], any(equals for _, equals in last)
