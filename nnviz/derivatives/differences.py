"""Finite differences against the step size: where they lose, where they are best, and why."""

import math
from dataclasses import dataclass

import numpy as np

from nnviz.derivatives.cost import evaluation
from nnviz.derivatives.numeric import EPSILON, Method, quotient
from nnviz.engine.batch import evaluate
from nnviz.engine.ieee import Array
from nnviz.engine.run import Run, output, run

EXPONENTS = np.linspace(-1.0, -16.0, 121)
"""The step sizes of a curve, as powers of ten: eight for each."""

BEND = EPSILON**0.25
"""The largest distance at which gradients are compared to see how the output bends."""

CLOSER = 0.25
"""Each distance as a share of the one before."""

DISTANCES = 22
"""How many distances are tried, the last some 10⁻¹³ of the first."""

AGREE = 3
"""Estimates in a row that have to agree."""

SLACK = 0.05
"""By which share of the largest they may differ."""

FAITHFUL = 0.5
"""By which share the gradient may go another way over a step than its bend foretells."""


@dataclass(frozen=True)
class Bends:
    """What the error of a difference is made of, at one point.

    Attributes
    ----------
    second, third : |f″| and |f‴| along the input, from gradients close by; nan on a kink, and
        where no distance is found at which they settle
    rounding : how far f itself may be off: ε times each operation's result, carried on to f by the
        gradient there
    kink : true if a node that the input moves stands on a kink, where no Taylor series holds
    """

    second: float
    third: float
    rounding: float
    kink: bool

    def truncation(self, method: Method, h: Array) -> Array:
        """The error of cutting off the Taylor series: |f″| h/2 forward, |f‴| h²/6 central."""
        return self.second * h / 2.0 if method == "forward" else self.third * h * h / 6.0

    def noise(self, method: Method, h: Array) -> Array:
        """The error of subtracting two rounded outputs, divided by their distance: grows as 1/h."""
        apart = 1.0 if method == "forward" else 2.0
        with np.errstate(over="ignore"):
            return 2.0 * self.rounding / (apart * h)

    def best(self, method: Method) -> float:
        """The step at which both together are smallest; nan if the output has no bend, or a kink.

        Forward it goes with √ε, central with ∛ε.
        """
        bend, factor = (self.second, 4.0) if method == "forward" else (self.third, 3.0)
        if not bend or not self.rounding:
            return math.nan
        root = 2 if method == "forward" else 3
        return float((factor * self.rounding / bend) ** (1.0 / root))


@dataclass(frozen=True)
class Difference:
    """One finite difference.

    Attributes
    ----------
    h : the step asked for
    slope : what it says the derivative is; nan where h is lost in rounding
    error : how far that is from the gradient of the backward pass
    expected : how far off it is expected to be, by truncation and rounding; nan where the
        function bends otherwise over the step than at the point, so that nothing can be promised
    """

    h: float
    slope: float
    error: float
    expected: float


def bends(result: Run, name: str) -> Bends:
    """How the output of a run bends along an input, from gradients ever closer to the point.

    >>> from nnviz import parse, run
    >>> found = bends(run(parse("y = x^3"), {"x": 2}), "x")
    >>> round(found.second, 4), round(found.third, 3)
    (12.0, 6.0)
    """
    x, here = result.value[name], result.gradient[name]
    relative = EPSILON * evaluation(result.graph).operations
    kink = on_kink(result, name)
    seconds: list[tuple[float, float]] = []
    thirds: list[tuple[float, float]] = []
    for power in range(0 if kink else DISTANCES):
        far = BEND * max(1.0, abs(x)) * CLOSER**power
        below, above = x - far, x + far
        left, right = (_gradient(result, name, place) for place in (below, above))
        width = (above - below) / 2.0
        if not width:
            break
        second = (right - left) / (2.0 * width)
        # The gradients are rounded, and so are the places where they are taken.
        lost = relative * max(abs(left), abs(here), abs(right)) + 2.0 * EPSILON * abs(x * second)
        seconds.append((second, 2.0 * lost / width))
        thirds.append(((right - 2.0 * here + left) / width / width, 4.0 * lost / width / width))
    return Bends(
        second=_settled(seconds),
        third=_settled(thirds),
        rounding=_rounding(result),
        kink=kink,
    )


def _rounding(result: Run) -> float:
    """How far the output may be off because the result of each operation is rounded."""
    slots = result.graph.operation_slots
    return float(EPSILON * sum(abs(result.gradients[slot] * result.values[slot]) for slot in slots))


def _gradient(result: Run, name: str, place: float) -> float:
    """The gradient by an input at another value of it."""
    graph = result.graph
    inputs = {each: result.value[each] for each in graph.inputs}
    return float(run(graph, inputs | {name: place}).gradient[name])


def _settled(estimates: list[tuple[float, float]]) -> float:
    """The size of the first estimate with which the next ones agree; nan if there is none.

    Each stands with what rounding may have added to it.
    """
    for begin in range(len(estimates) - AGREE + 1):
        near = estimates[begin : begin + AGREE]
        sizes = [size for size, _ in near]
        slack = SLACK * max(map(abs, sizes)) + sum(lost for _, lost in near)
        if max(sizes) - min(sizes) <= slack:
            return abs(sizes[0])
    return math.nan


def on_kink(result: Run, name: str) -> bool:
    """True if a node between an input and the output stands exactly on a corner or a jump.

    >>> from nnviz import parse, run
    >>> at_0 = run(parse("y = relu(x) + z"), {"x": 0, "z": 0})
    >>> on_kink(at_0, "x"), on_kink(at_0, "z")
    (True, False)
    """
    graph = result.graph
    moved = graph.moved_by(name)
    return any(result.kink(graph.names[slot]) for slot, *_ in graph.plan.live if slot in moved)


def difference(result: Run, name: str, method: Method, h: float) -> Difference:
    """One finite difference along an input of a run, with the error to expect of it.

    >>> from nnviz import parse, run
    >>> found = difference(run(parse("y = x^2"), {"x": 3}), "x", "forward", 0.5)
    >>> found.slope, found.error, round(found.expected, 3)
    (6.5, 0.5, 0.5)

    Source: CMU 10-301, finite difference method.
    """
    graph = result.graph
    inputs = {each: result.value[each] for each in graph.inputs}
    x = inputs[name]
    ends = (x + h, x if method == "forward" else x - h)
    slope = float(quotient(lambda end: output(graph, inputs | {name: end}), *ends))
    found, step = bends(result, name), np.array(h)
    expected = found.truncation(method, step) + found.noise(method, step)
    promised = float(expected) if _holds(result, name, method, h, found) else math.nan
    return Difference(h, slope, abs(slope - result.gradient[name]), promised)


def _holds(result: Run, name: str, method: Method, h: float, found: Bends) -> bool:
    """True if the gradient bends over a whole step as it bends at the point.

    Otherwise the first term that a difference cuts off says nothing of its error.
    """
    x, here = result.value[name], result.gradient[name]
    ends = [_gradient(result, name, x + h), here if method == "forward" else 2.0 * here]
    if method == "central":
        ends[0] += _gradient(result, name, x - h)
    foretold = found.second * h if method == "forward" else found.third * h * h
    moved = abs(ends[0] - ends[1])
    relative = EPSILON * evaluation(result.graph).operations
    lost = 4.0 * (relative * abs(here) + EPSILON * abs(x) * found.second)
    return bool(abs(moved - foretold) <= FAITHFUL * foretold + lost)


@dataclass(frozen=True)
class Sweep:
    """Differences by many step sizes, beside the gradient of the backward pass.

    Attributes
    ----------
    h : the step sizes, from 0.1 down
    error : the distance of each difference from the gradient; nan where h is lost in rounding
    truncation, noise : what the theory says of each
    """

    method: Method
    h: Array
    error: Array
    truncation: Array
    noise: Array

    @property
    def best(self) -> tuple[float, float]:
        """The step of the smallest error, and that error; nan where there is none."""
        known = np.isfinite(self.error)
        if not known.any():
            return math.nan, math.nan
        place = int(np.nanargmin(np.where(known, self.error, np.nan)))
        return float(self.h[place]), float(self.error[place])


def sweep(result: Run, name: str, method: Method) -> Sweep:
    """Finite differences along an input by all of `EXPONENTS`, with their errors.

    >>> from nnviz import parse, run
    >>> central = sweep(run(parse("y = exp(x)"), {"x": 1}), "x", "central")
    >>> 1e-7 < central.best[0] < 1e-4
    True
    """
    graph = result.graph
    inputs = {each: result.value[each] for each in graph.inputs}
    x, h = inputs[name], 10.0**EXPONENTS
    ends = x + h, (np.full_like(h, x) if method == "forward" else x - h)
    slopes = quotient(lambda places: evaluate(graph, inputs | {name: places}), *ends)
    with np.errstate(all="ignore"):
        error = np.abs(slopes - result.gradient[name])
    found = bends(result, name)
    return Sweep(method, h, error, found.truncation(method, h), found.noise(method, h))
