"""Finite differences: the gradient from values alone, to check the backward pass against."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, TypeAlias

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Value
from nnviz.engine.inputs import Inputs
from nnviz.engine.run import Run, output
from nnviz.engine.run import run as run_again

EPSILON = float(np.finfo(float).eps)
"""The distance from 1 to the next float, 2.2e-16: every result may be off by half of it."""

Method: TypeAlias = Literal["forward", "central"]

TOLERANCE = 1e-5
"""The relative error up to which two gradients agree. A central difference keeps some ten digits
of a tame function; five leave room for one that bends sharply or cancels."""


def usual_step(x: float, method: Method = "central") -> float:
    """A step that suits a tame function: √ε forward and ∛ε central, times |x| if that is above 1.

    >>> usual_step(1.0, "forward") == EPSILON**0.5
    True
    """
    root = 2 if method == "forward" else 3
    return float(EPSILON ** (1.0 / root) * max(1.0, abs(x)))


def quotient(function: Callable[[Any], Any], above: Any, below: Any) -> Any:
    """How a function changes between two places, over their distance; nan where there is none.

    The distance is the one that the floats really are apart, not the h or 2h that was asked for.

    >>> float(quotient(lambda x: x * x, 4.0, 2.0))
    6.0
    """
    with np.errstate(all="ignore"):
        return np.subtract(function(above), function(below)) / np.subtract(above, below)


def slope(
    of: Callable[[Inputs], Any],
    inputs: Inputs,
    name: str,
    place: tuple[int, ...] = (),
    step: float | None = None,
) -> Any:
    """The central difference of a function of inputs, along one number among them.

    Parameters
    ----------
    of : gives a number or an array
    inputs : where
    name, place : of the number that moves; in an input that is a number the place is ()
    step : h; by default the usual one

    >>> round(float(slope(lambda inputs: inputs["x"] ** 2, {"x": 3.0}, "x")), 6)
    6.0
    """
    here = np.asarray(inputs[name], dtype=np.float64)
    x = float(here[place])
    h = usual_step(x) if step is None else step

    def moved(end: float) -> Any:
        there = here.copy()
        there[place] = end
        return of({**inputs, name: there if there.ndim else end})

    return quotient(moved, x + h, x - h)


def central_difference(graph: Graph, inputs: Inputs, name: str, step: float | None = None) -> Value:
    """(L(x+h) − L(x−h)) / 2h along one input, or along each entry of a vector or matrix.

    Parameters
    ----------
    graph : from `nnviz.parse`
    inputs : a value for each input
    name : the input to move
    step : h; by default the usual one

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
        slopes[place] = slope(partial(output, graph), inputs, name, place, step)
    return slopes if here.ndim else float(slopes)


def gradient_difference(run: Run, of: str, by: str) -> float:
    """∂²L/∂of∂by, from the backward pass at two points close by; all inputs are numbers.

    >>> from nnviz import parse, run
    >>> round(gradient_difference(run(parse("y = x^3"), {"x": 2}), "x", "x"), 6)
    12.0
    """
    graph = run.graph
    inputs = {name: run.value[name] for name in graph.inputs}
    return float(slope(lambda at: run_again(graph, at).gradient[of], inputs, by))


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
