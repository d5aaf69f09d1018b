"""What a gradient promises: move one input a little, and compare with what the output does."""

from dataclasses import dataclass

import numpy as np

from nnviz.engine.batch import evaluate
from nnviz.engine.ieee import Array
from nnviz.engine.run import Run, output

POINTS = 201
"""Points on the curve of the output along an input."""


@dataclass(frozen=True)
class Nudge:
    """One input moved by `change`.

    Attributes
    ----------
    name : the input
    change : how far it moved
    promised : gradient × change
    true : how far the output really moved
    """

    name: str
    change: float
    promised: float
    true: float


def nudge(run: Run, name: str, change: float) -> Nudge:
    """Move one input and see how far the output moves.

    >>> from nnviz import parse, run
    >>> nudge(run(parse("y = x^2"), {"x": 3}), "x", 0.5)
    Nudge(name='x', change=0.5, promised=3.0, true=3.25)

    Source: SLP 6.6.4, what a derivative tells; CMU 10-301, finite difference method.
    """
    graph = run.graph
    inputs = {each: run.value[each] for each in graph.inputs}
    moved = output(graph, inputs | {name: inputs[name] + change}) - run.value[graph.output]
    return Nudge(name, change, run.gradient[name] * change, moved)


def along(run: Run, name: str, reach: float) -> tuple[Array, Array]:
    """The output along one input, the others held still.

    Returns
    -------
    `POINTS` values of the input from `reach` below to `reach` above where it stands, and the
    output at each.
    """
    inputs = {each: run.value[each] for each in run.graph.inputs}
    x = np.linspace(inputs[name] - reach, inputs[name] + reach, POINTS)
    return x, evaluate(run.graph, inputs | {name: x})
