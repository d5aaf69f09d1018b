"""Functions that stand in each other: one of them near its point, and the speed of each along x."""

from collections.abc import Mapping

import numpy as np

from nnviz.derivatives.tangent import tangents
from nnviz.engine.batch import evaluate_nodes
from nnviz.engine.ieee import Array
from nnviz.engine.run import Run

POINTS = 241


def near(run: Run, of: str, by: str, reach: float) -> tuple[Array, Array]:
    """A node as a function of another, to both sides of where that stands.

    Parameters
    ----------
    run : of a graph of numbers with one input
    of, by : a node, and the graph's input or an operand that alone decides it
    reach : how far to both sides

    >>> from nnviz import parse, run
    >>> places, values = near(run(parse("w = 2x; u = w^2"), {"x": 1}), "u", "w", 1.0)
    >>> places[[0, -1]].tolist(), values[[0, -1]].tolist()
    ([1.0, 3.0], [1.0, 9.0])
    """
    graph, middle = run.graph, run.value[by]
    places = np.linspace(middle - reach, middle + reach, POINTS)
    if by in graph.inputs:
        return places, evaluate_nodes(graph, {by: places})[of]
    slot = graph.slots[of]
    operation = graph.operation(slot)
    assert operation is not None
    held = graph.slots[by]
    operands = (
        places if operand == held else np.float64(run.values[operand])
        for operand in graph.operands(slot)
    )
    with np.errstate(all="ignore"):
        values: Array = operation.arrays(*operands)
    return places, values


def speeds(run: Run, name: str) -> Mapping[str, float]:
    """How fast each node changes with one input.

    >>> from nnviz import parse, run
    >>> dict(speeds(run(parse("w = 2x; u = w^2"), {"x": 1}), "x"))
    {'x': 1.0, 'w': 2.0, 'u': 8.0}
    """
    graph = run.graph
    inputs = {each: run.value[each] for each in graph.inputs}
    found = tangents(graph, inputs, {name: 1.0})
    return {node: float(found[slot]) for node, slot in graph.slots.items()}
