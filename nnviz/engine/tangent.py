"""Forward mode: dual numbers, a value and a tangent at every node, in one pass from the inputs."""

from nnviz.engine.graph import Graph
from nnviz.engine.run import Inputs, forward, start


def tangents(graph: Graph, inputs: Inputs, direction: Inputs) -> list[float]:
    """How fast each place changes when the inputs move along a direction.

    Parameters
    ----------
    graph : from `nnviz.parse`
    inputs : a number for each input, as for `nnviz.run`
    direction : the speed of each input; an input left out stands still

    >>> from nnviz import parse
    >>> graph = parse("L = c*(a + 2b)")
    >>> tangents(graph, {"a": 3, "b": 1, "c": -2}, {"b": 1})[graph.output_slot]
    -4.0

    Source: CMU 10-301, forward mode.
    """
    values = start(graph, inputs)
    forward(graph.plan.rows, values)
    speeds = [0.0] * len(values)
    moving = set()
    for name, speed in direction.items():
        speeds[graph.slots[name]] = float(speed)
        moving.add(graph.slots[name])
    for slot, operation, *_ in graph.plan.rows:
        operands = graph.operands(slot)
        numbers = [values[operand] for operand in operands]
        for operand, local in zip(operands, operation.local, strict=True):
            if operand in moving:
                moving.add(slot)
                factor = local.rule(*numbers, values[slot])
                if factor or not operation.gate:
                    speeds[slot] += factor * speeds[operand]
    return speeds
