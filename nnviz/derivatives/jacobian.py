"""The Jacobian of a program with several outputs: by columns, by rows, and by finite differences.

Forward mode pushes a change of one input entry through the graph and finds a column. Reverse mode
pulls the gradient of one output entry back through the graph and finds a row.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from nnviz.derivatives.numeric import slope
from nnviz.derivatives.tangent import local_map, tangents
from nnviz.engine.builder import GraphBuilder
from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array, Value
from nnviz.engine.inputs import Inputs
from nnviz.engine.operations import OPERATIONS
from nnviz.engine.run import values_of


class Entry(NamedTuple):
    """One number among a program's inputs or outputs: a name, and a place in its value."""

    name: str
    place: tuple[int, ...]


def entries(name: str, value: Value) -> tuple[Entry, ...]:
    """Every number of a value, row by row.

    >>> entries("x", np.zeros(2)), entries("a", 1.0)
    ((Entry(name='x', place=(0,)), Entry(name='x', place=(1,))), (Entry(name='a', place=()),))
    """
    return tuple(Entry(name, place) for place in np.ndindex(np.shape(value)))


def pushed(graph: Graph, inputs: Inputs, entry: Entry) -> list[Value]:
    """How every place changes with one input entry: one pass of forward mode."""
    direction = _unit(np.shape(inputs[entry.name]), entry.place)
    return tangents(graph, inputs, {entry.name: direction})


def column(graph: Graph, inputs: Inputs, entry: Entry) -> Array:
    """How every output entry changes with one input entry.

    >>> from nnviz import parse
    >>> column(parse("[a*b, sin(a)]"), {"a": 0, "b": 2}, Entry("a", ())).tolist()
    [2.0, 1.0]
    """
    return np.ravel(pushed(graph, inputs, entry)[graph.output_slot])


def row(graph: Graph, inputs: Inputs, place: tuple[int, ...], by: Sequence[Entry]) -> Array:
    """How one output entry changes with every input entry: one pass of reverse mode.

    >>> from nnviz import parse
    >>> graph, inputs = parse("[a*b, sin(a)]"), {"a": 0, "b": 2}
    >>> row(graph, inputs, (0,), [Entry("a", ()), Entry("b", ())]).tolist()
    [2.0, 0.0]
    """
    values = values_of(graph, inputs)
    gradients: list[Any] = [
        np.zeros(np.shape(value)) if np.ndim(value) else 0.0 for value in values
    ]
    gradients[graph.output_slot] = _unit(np.shape(values[graph.output_slot]), place)
    with np.errstate(all="ignore"):
        for edge in graph.edges:
            local = local_map(graph, values, edge.target, edge.slot)
            pulled = local.pull(gradients[edge.target])
            gradients[edge.source] = gradients[edge.source] + pulled
    found = [np.asarray(gradients[graph.slots[entry.name]])[entry.place] for entry in by]
    return np.array(found, dtype=np.float64)


def picked(graph: Graph, place: int, size: int) -> Graph:
    """A graph whose output is one entry of another's vector: what reverse mode needs to begin from.

    Parameters
    ----------
    graph : its output is a vector
    place : which entry, from 0
    size : how many entries the vector has

    >>> from nnviz import parse
    >>> second = picked(parse("y = [a, sin(a)]"), 1, 2)
    >>> [node.name for node in second.nodes], second.nodes[-1].operation
    (['a', 'b', 'y', 'y2'], 'dot')
    """
    builder = GraphBuilder()
    for slot, name in enumerate(graph.names):
        operation = graph.operation(slot)
        if operation:
            builder.names[builder.apply(operation, *graph.operands(slot))] = name
        elif slot in graph.constants:
            builder.constant(graph.plan.start[slot])
        else:
            builder.input(name)
    builder.inputs = dict(graph.input_places)
    name = f"{graph.output}{place + 1}"
    while name in graph.slots:
        name += "_"
    unit = builder.constant(np.eye(size)[place])
    output = builder.apply(OPERATIONS["dot"], graph.output_slot, unit)
    builder.names[output] = name
    return builder.build(output)


def by_columns(graph: Graph, inputs: Inputs, by: Sequence[Entry]) -> Array:
    """The Jacobian from one push for each input entry, of shape (outputs, inputs)."""
    return np.stack([column(graph, inputs, entry) for entry in by], axis=1)


def by_rows(graph: Graph, inputs: Inputs, by: Sequence[Entry]) -> Array:
    """The same from one pull for each output entry."""
    shape = np.shape(values_of(graph, inputs)[graph.output_slot])
    return np.stack([row(graph, inputs, place, by) for place in np.ndindex(shape)])


def by_differences(graph: Graph, inputs: Inputs, by: Sequence[Entry]) -> Array:
    """The same from central differences: values alone, no chain rule.

    >>> from nnviz import parse
    >>> graph, inputs = parse("[a^2, 3a]"), {"a": 2.0}
    >>> by_differences(graph, inputs, [Entry("a", ())]).round(6).tolist()
    [[4.0], [3.0]]
    """

    def outputs(at: Inputs) -> Array:
        return np.ravel(values_of(graph, at)[graph.output_slot])

    return np.stack([slope(outputs, inputs, *entry) for entry in by], axis=1)


def _unit(shape: tuple[int, ...], place: tuple[int, ...]) -> Value:
    """1 at one place and 0 elsewhere, in a shape."""
    if not shape:
        return 1.0
    unit = np.zeros(shape)
    unit[place] = 1.0
    return unit
