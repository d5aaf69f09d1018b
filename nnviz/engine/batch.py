"""A graph at many points at once: its output, or the value of every node."""

from typing import Any

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array
from nnviz.engine.inputs import (
    InputError,
    Inputs,
    array,
    complete,
    missing,
    unknown,
)
from nnviz.engine.run import values_of

TILE = 2048
"""Points of a batch that run together, so that their intermediate arrays stay in the cache."""


def evaluate(graph: Graph, inputs: Inputs) -> Array:
    """The output alone, at many points at once.

    Parameters
    ----------
    graph : from `nnviz.parse`
    inputs : for each of `graph.inputs` a number or an array. In a graph of scalars the arrays
        broadcast together and are many points; where operations take vectors and matrices, they
        are those

    Returns
    -------
    For a graph of scalars, an array of the common shape; else the output. In float64.

    Raises
    ------
    InputError : as `run`, or the arrays' shapes do not broadcast

    >>> from nnviz import parse
    >>> evaluate(parse("y = x^2"), {"x": np.array([1.0, 2.0, 3.0])})
    array([1., 4., 9.])
    """
    columns, shape = _columns(graph, inputs)
    if not graph.is_scalar:
        return np.asarray(values_of(graph, columns)[graph.output_slot])
    # A weight that is one number stays one: only what varies has an entry for each point.
    fixed = {name: np.float64(given.item()) for name, given in columns.items() if given.size == 1}
    varying = {
        name: np.broadcast_to(given, shape).reshape(-1)
        for name, given in columns.items()
        if name not in fixed
    }
    result = np.empty(int(np.prod(shape)))
    with np.errstate(all="ignore"):
        for begin in range(0, result.size, TILE):
            tile = slice(begin, begin + TILE)
            points = {name: column[tile] for name, column in varying.items()}
            result[tile] = _forward(graph, fixed | points)[graph.output_slot]
    return result.reshape(shape)


def evaluate_nodes(graph: Graph, inputs: Inputs) -> dict[str, Array]:
    """The value of every node by its name, at many points at once.

    Parameters
    ----------
    graph : a graph of scalars
    inputs : for each of `graph.inputs` a number or an array; the arrays broadcast together

    Returns
    -------
    Arrays of the inputs' common shape, in float64. They share memory where they can: read only.

    Raises
    ------
    InputError : as `evaluate`

    >>> from nnviz import parse
    >>> evaluate_nodes(parse("z = 2x; y = relu(z)"), {"x": np.array([-1.0, 1.0])})["z"]
    array([-2.,  2.])
    """
    columns, shape = _columns(graph, inputs)
    with np.errstate(all="ignore"):
        values = _forward(graph, columns)
    return {name: np.broadcast_to(values[slot], shape) for name, slot in graph.slots.items()}


def _columns(graph: Graph, inputs: Inputs) -> tuple[dict[str, Array], tuple[int, ...]]:
    """The inputs as arrays, and the shape that they have together if the graph is one of scalars.

    Raises
    ------
    InputError : a value is missing, is no array, belongs to no input, or shapes do not broadcast
    """
    inputs = complete(graph, inputs)
    if any(name not in inputs for name in graph.inputs):
        raise missing(graph, inputs)
    if len(inputs) != len(graph.input_places):
        raise unknown(graph, inputs)
    columns = {name: array(name, inputs[name]) for name in graph.inputs}
    if not graph.is_scalar:
        return columns, ()
    try:
        return columns, np.broadcast_shapes(*(column.shape for column in columns.values()))
    except ValueError:
        shapes = ", ".join(f"{name} is {column.shape}" for name, column in columns.items())
        raise InputError(f"These shapes do not fit together: {shapes}.") from None


def _forward(graph: Graph, columns: dict[str, Any]) -> list[Any]:
    """The forward pass of a graph of scalars on arrays: the value at each place on the tape."""
    values: list[Any] = list(map(np.float64, graph.plan.start))
    for name, slot in graph.input_places.items():
        values[slot] = columns[name]
    for slot, operation, _, _, _, left, right in graph.plan.rows:
        values[slot] = (
            operation.arrays(values[left], values[right])
            if right >= 0
            else operation.arrays(values[left])
        )
    return values
