"""Numbers as they are pasted from homework or from a program's output: names with values."""

import json
import re
from collections.abc import Iterator
from typing import Any

from nnviz.engine.graph import Graph
from nnviz.engine.inputs import InputError
from nnviz.engine.names import canonical

MOST = 100_000
"""Characters that may be pasted."""

_NAME = r"[^\W\d]\w*"
_NUMBER = r"[+\-−]?(?:\d+\.?\d*|\.\d+)(?:[eE][+\-−]?\d+)?"
# A name begins where a word does: else a long word would be read again from each of its letters.
_LABEL = re.compile(
    rf"(?<!\w)(?:∂\w+\s*/\s*∂|d\w+\s*/\s*d|grad(?:ient)?\s+(?:of\s+)?)?"
    rf"(?P<name>{_NAME}(?:\s*(?:->|→)\s*{_NAME}(?:\#\d+)?)?)(?:\.grad)?"
    rf"\s*(?:[:=]\s*|(?=\s(?:tensor|array)\())",
)
_VALUE = re.compile(
    rf"\s*(?:(?:np\.|torch\.)?(?:tensor|array|float64)\(\s*)?(?P<value>\[|{_NUMBER}(?:\s*/\s*{_NUMBER})?)"
)


def read_pasted(text: str, graph: Graph) -> dict[str, Any]:
    r"""Find the nodes of a graph, and what stands behind their names.

    Reads `a: -2, b = 4`, a JSON object, and what NumPy and PyTorch print.

    Raises
    ------
    InputError : nothing can be read, the text is too long, or a name stands twice

    >>> from nnviz import parse
    >>> graph = parse("L = c*(a + 2b)")
    >>> read_pasted("a: -2, b = 4", graph)
    {'a': '-2', 'b': '4'}
    >>> read_pasted("c.grad: tensor(5.)\nL = -10", parse("L = dot(c, x)"))
    {'c': '5.', 'L': '-10'}
    """
    if len(text) > MOST:
        raise InputError(f"These are {len(text):,} characters; the limit is {MOST:,}.")
    found: dict[str, Any] = {}
    for name, value in _json(text) or _labelled(text):
        if name in found:
            raise InputError(f"{name} stands twice, with {found[name]} and {value}. Leave one out.")
        found[name] = value
    if not found:
        raise InputError(
            "No number with a name was found. Write a line for each, such as a: -2, "
            f"with the names of this graph: {', '.join(graph.slots)}."
        )
    return found


def _json(text: str) -> list[tuple[str, Any]]:
    """The members of a JSON object; nothing if it is none."""
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return []
    return (
        [(canonical(name), value) for name, value in read.items()] if isinstance(read, dict) else []
    )


def _labelled(text: str) -> Iterator[tuple[str, str]]:
    """Each name with the number, or the brackets, that follow it."""
    position = 0
    while label := _LABEL.search(text, position):
        position = label.end()
        if not (value := _VALUE.match(text, position)):
            continue
        position = value.end()
        written = value["value"]
        if written == "[":
            position = _closing(text, value.start("value"))
            written = _with_commas(text[value.start("value") : position])
        yield canonical(re.sub(r"\s", "", label["name"])), written


def _closing(text: str, begin: int) -> int:
    """Where the bracket that opens at a place is closed again."""
    depth = 0
    for place in range(begin, len(text)):
        depth += (text[place] == "[") - (text[place] == "]")
        if not depth:
            return place + 1
    raise InputError("A ] is missing in what was pasted.")


def _with_commas(brackets: str) -> str:
    """Brackets as the language writes them: NumPy prints blanks between numbers.

    >>> _with_commas("[[1. 2.]" + chr(10) + " [3. 4.]]")
    '[[1., 2.], [3., 4.]]'
    """
    inner = re.sub(r"\s*,\s*|\s+", ",", brackets.strip())
    inner = re.sub(r"\[,+", "[", inner)
    inner = re.sub(r",+\]", "]", inner)
    return inner.replace("][", "],[").replace(",", ", ")
