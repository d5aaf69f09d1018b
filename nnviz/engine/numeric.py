"""Finite differences: the gradient from values alone, to check the backward pass against."""

import math
from dataclasses import dataclass

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.run import Inputs, Run, forward, start

STEP = float(np.finfo(float).eps ** (1 / 3))
"""The relative step at which a central difference loses least: ε^⅓ ≈ 6e-6."""

TOLERANCE = 1e-5
"""The relative error up to which two gradients agree. A central difference keeps some ten digits
of a tame function; five leave room for one that bends sharply or cancels."""


def central_difference(graph: Graph, inputs: Inputs, name: str, step: float | None = None) -> float:
    """(L(x+h) − L(x−h)) / 2h along one input.

    Parameters
    ----------
    graph : from `nnviz.parse`
    inputs : a number for each input
    name : the input to move
    step : h; by default `STEP`, times |x| where that is above 1

    >>> from nnviz import parse
    >>> round(central_difference(parse("y = x^2"), {"x": 3}, "x"), 6)
    6.0

    Source: CMU 10-301, finite difference method.
    """
    values = start(graph, inputs)
    slot = graph.slots[name]
    x = values[slot]
    h = step if step is not None else STEP * max(1.0, abs(x))
    above, below = x + h, x - h

    def output_at(place: float) -> float:
        values[slot] = place
        forward(graph.plan.rows, values)
        return values[graph.output_slot]

    # Divide by the distance that the floats really are apart, not by the 2h that was asked for.
    return (output_at(above) - output_at(below)) / (above - below)


@dataclass(frozen=True)
class Comparison:
    """One input's gradient by the backward pass beside its central difference."""

    name: str
    backward: float
    numeric: float

    @property
    def error(self) -> float:
        """Their distance, relative to the larger of the two or to 1."""
        if self.backward == self.numeric:
            return 0.0
        scale = max(1.0, abs(self.backward), abs(self.numeric))
        return abs(self.backward - self.numeric) / scale

    @property
    def agrees(self) -> bool:
        """True if they are the same up to `TOLERANCE`, or both not a number."""
        if math.isnan(self.backward) or math.isnan(self.numeric):
            return math.isnan(self.backward) and math.isnan(self.numeric)
        return self.error <= TOLERANCE


def check(run: Run) -> tuple[Comparison, ...]:
    """Compare every input's gradient with its central difference.

    >>> from nnviz import parse, run
    >>> all(row.agrees for row in check(run(parse("y = x*x"), {"x": 3})))
    True
    """
    graph = run.graph
    inputs = {name: run.value[name] for name in graph.inputs}
    return tuple(
        Comparison(name, run.gradient[name], central_difference(graph, inputs, name))
        for name in graph.inputs
    )
