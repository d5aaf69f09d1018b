"""First values for the inputs of a graph, of shapes that fit where such can be guessed."""

from collections.abc import Mapping

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Value
from nnviz.engine.inputs import InputError
from nnviz.engine.run import run

MATRIX = ((0.5, -1.0), (1.0, 2.0))
VECTOR = (1.0, -0.5)


def first_values(graph: Graph, known: Mapping[str, Value]) -> dict[str, Value]:
    """A value for each input: what is known or given, 1 for a number, small vectors and matrices.

    By custom a capital letter is a matrix and a small one a vector; where that does not run,
    small letters are tried as numbers.

    >>> from nnviz import parse
    >>> first_values(parse("sum(W @ x)"), {})["x"].tolist()
    [1.0, -0.5]
    """
    known = {**graph.given, **known}
    unknown = [name for name in graph.inputs if name not in known]
    given = {name: known[name] for name in graph.inputs if name in known}
    if not unknown:
        return given
    usual: dict[str, Value] = {
        name: np.array(MATRIX if name[0].isupper() else VECTOR) for name in unknown
    }
    numbers: dict[str, Value] = dict.fromkeys(unknown, 1.0)
    mixed = {name: usual[name] if name[0].isupper() else 1.0 for name in unknown}
    attempts = (numbers, usual, mixed) if graph.is_scalar else (usual, mixed, numbers)
    for attempt in attempts:
        if _runs(graph, given | attempt):
            return in_order(graph, given | attempt)
    return in_order(graph, given | attempts[0])


def in_order(graph: Graph, values: Mapping[str, Value]) -> dict[str, Value]:
    """The values in the order of the graph's inputs."""
    return {name: values[name] for name in graph.inputs}


def _runs(graph: Graph, values: Mapping[str, Value]) -> bool:
    try:
        run(graph, values)
    except InputError:
        return False
    return True
