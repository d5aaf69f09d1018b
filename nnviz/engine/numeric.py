"""Finite differences: the gradient from values alone, to check the backward pass against."""

from dataclasses import dataclass

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Value
from nnviz.engine.inputs import Inputs
from nnviz.engine.run import Run, output
from nnviz.engine.run import run as run_again

STEP = float(np.finfo(float).eps ** (1 / 3))
"""The relative step at which a central difference loses least: ε^⅓ ≈ 6e-6."""

TOLERANCE = 1e-5
"""The relative error up to which two gradients agree. A central difference keeps some ten digits
of a tame function; five leave room for one that bends sharply or cancels."""


def central_difference(graph: Graph, inputs: Inputs, name: str, step: float | None = None) -> Value:
    """(L(x+h) − L(x−h)) / 2h along one input, or along each entry of a vector or matrix.

    Parameters
    ----------
    graph : from `nnviz.parse`
    inputs : a value for each input
    name : the input to move
    step : h; by default `STEP`, times |x| where that is above 1

    Returns
    -------
    A number, or an array in the input's shape.

    >>> from nnviz import parse
    >>> round(central_difference(parse("y = x^2"), {"x": 3}, "x"), 6)
    6.0

    Source: CMU 10-301, finite difference method.
    """
    here = np.asarray(inputs[name], dtype=np.float64)
    slopes = np.empty(here.shape)
    for place in np.ndindex(here.shape):
        x = float(here[place])
        h = step if step is not None else STEP * max(1.0, abs(x))
        above, below = x + h, x - h
        ends = []
        for end in (above, below):
            moved = here.copy()
            moved[place] = end
            ends.append(output(graph, {**inputs, name: moved if moved.ndim else end}))
        # Divide by the distance that the floats really are apart, not by the 2h asked for.
        slopes[place] = (ends[0] - ends[1]) / (above - below)
    return slopes if here.ndim else float(slopes)


def gradient_difference(run: Run, of: str, by: str) -> float:
    """∂²L/∂of∂by, from the backward pass at two points close by; all inputs are numbers.

    >>> from nnviz import parse, run
    >>> round(gradient_difference(run(parse("y = x^3"), {"x": 2}), "x", "x"), 6)
    12.0
    """
    graph = run.graph
    inputs = {name: run.value[name] for name in graph.inputs}
    x = inputs[by]
    h = STEP * max(1.0, abs(x))
    above, below = x + h, x - h
    ends = [run_again(graph, inputs | {by: end}).gradient[of] for end in (above, below)]
    return float((ends[0] - ends[1]) / (above - below))


@dataclass(frozen=True)
class Comparison:
    """One input's gradient by the backward pass beside its central difference."""

    name: str
    backward: Value
    numeric: Value

    @property
    def error(self) -> float:
        """Their distance, relative to the larger of the two or to 1; the largest of all entries."""
        backward, numeric = np.asarray(self.backward), np.asarray(self.numeric)
        scale = np.maximum(1.0, np.maximum(np.abs(backward), np.abs(numeric)))
        with np.errstate(all="ignore"):
            distance = np.where(backward == numeric, 0.0, np.abs(backward - numeric) / scale)
        return float(np.max(distance))

    @property
    def agrees(self) -> bool:
        """True if they are the same up to `TOLERANCE`, or both not a number."""
        backward, numeric = np.asarray(self.backward), np.asarray(self.numeric)
        unknown = np.isnan(backward) | np.isnan(numeric)
        if unknown.any():
            return bool((np.isnan(backward) == np.isnan(numeric)).all())
        return self.error <= TOLERANCE


def check(run: Run) -> tuple[Comparison, ...]:
    """Compare every input's gradient with its central difference.

    Row numbers are left out: between two rows of a table there is nothing to look up.

    >>> from nnviz import parse, run
    >>> all(row.agrees for row in check(run(parse("y = x*x"), {"x": 3})))
    True
    """
    graph = run.graph
    inputs = {name: run.value[name] for name in graph.inputs}
    return tuple(
        Comparison(name, run.gradient[name], central_difference(graph, inputs, name))
        for name in graph.inputs
        if name not in graph.row_numbers
    )
