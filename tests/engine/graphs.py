"""Random graphs for Hypothesis: any operation of the table, on operands in its domain."""

from typing import NamedTuple

from hypothesis import strategies as st

from nnviz.engine.builder import GraphBuilder
from nnviz.engine.graph import Graph
from nnviz.engine.operations import OPERATIONS, Operation
from nnviz.engine.run import run

INPUTS = ("x", "y", "z")

SCALAR = [operation for operation in OPERATIONS.values() if operation.forward]
"""The operations on numbers."""


class Example(NamedTuple):
    """A graph with inputs at which it is tame: no kink, no overflow, no cliff."""

    graph: Graph
    inputs: dict[str, float]


def _fits(operation: Operation, operands: tuple[float, ...]) -> bool:
    inside = all(
        low <= value <= high for value, (low, high) in zip(operands, operation.sample, strict=False)
    )
    near_kink = operation.kink is not None and (
        abs(operands[0] - (operands[1] if len(operands) > 1 else 0.0)) < 0.05
    )
    return inside and not near_kink


@st.composite
def examples(draw: st.DrawFn, nodes: int = 12) -> Example:
    """A graph of up to so many operations, each on earlier nodes or constants."""
    inputs = {name: draw(st.floats(-2.5, 2.5).map(lambda x: round(x, 2))) for name in INPUTS}
    builder = GraphBuilder()
    places = [builder.input(name) for name in INPUTS]
    values = dict(zip(places, inputs.values(), strict=True))
    for _ in range(draw(st.integers(1, nodes))):
        operation = draw(st.sampled_from(SCALAR))
        operands = []
        for _ in operation.local:
            if draw(st.integers(0, 5)) == 0:
                constant = draw(st.sampled_from([0.5, 2.0, 1.5]))
                place = builder.constant(constant)
                values[place] = constant
            else:
                place = draw(st.sampled_from(places))
            operands.append(place)
        numbers = tuple(values[place] for place in operands)
        if not _fits(operation, numbers):
            continue
        place = builder.apply(operation, *operands)
        values[place] = operation.floats(*numbers)
        if abs(values[place]) > 50:
            continue
        places.append(place)
    if places[-1] in builder.inputs.values():
        places.append(builder.apply(OPERATIONS["*"], places[0], places[1]))
    graph = builder.build(places[-1])
    return Example(graph, inputs)


def gradients(example: Example) -> dict[str, float]:
    """The gradient of each input by the backward pass."""
    result = run(example.graph, example.inputs)
    return {name: result.gradient[name] for name in example.graph.inputs}
