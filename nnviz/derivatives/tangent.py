"""Forward mode: dual numbers, a value and a tangent at every node, in one pass from the inputs."""

from typing import Any

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Value
from nnviz.engine.inputs import Inputs, value
from nnviz.engine.linear import LinearMap
from nnviz.engine.run import values_of
from nnviz.engine.tensors import acts_whole, alike


def tangents(graph: Graph, inputs: Inputs, direction: Inputs) -> list[Value]:
    """How fast each place changes when the inputs move along a direction.

    Parameters
    ----------
    graph : from `nnviz.parse`
    inputs : a value for each input, as for `nnviz.run`
    direction : the speed of each input, in its shape; an input left out stands still

    Returns
    -------
    The speed of each place on the tape, in its shape.

    >>> from nnviz import parse
    >>> graph = parse("L = c*(a + 2b)")
    >>> tangents(graph, {"a": 3, "b": 1, "c": -2}, {"b": 1})[graph.output_slot]
    -4.0

    Source: CMU 10-301, forward mode.
    """
    values = values_of(graph, inputs)
    speeds: list[Any] = [np.zeros(np.shape(held)) if np.ndim(held) else 0.0 for held in values]
    moving = set()
    for name, speed in direction.items():
        speeds[graph.slots[name]] = value(name, speed)
        moving.add(graph.slots[name])
    with np.errstate(all="ignore"):
        for slot in graph.operation_slots:
            for place, operand in enumerate(graph.operands(slot)):
                if operand in moving:
                    moving.add(slot)
                    pushed = local_map(graph, values, slot, place).push(speeds[operand])
                    speeds[slot] = speeds[slot] + pushed
    return [speed if np.ndim(speed) else float(speed) for speed in speeds]


def local_map(graph: Graph, values: list[Any], slot: int, place: int) -> LinearMap:
    """The local gradient of a node by one of its operands."""
    operation = graph.operation(slot)
    assert operation is not None
    operands = tuple(values[operand] for operand in graph.operands(slot))
    if np.ndim(values[slot]):
        operands = tuple(alike(operands))
    whole = acts_whole(operation, tuple(map(np.shape, operands)))
    slopes = None if whole else operation.local[place].rule(*operands, values[slot])
    return LinearMap(operation, place, operands, values[slot], slopes)
