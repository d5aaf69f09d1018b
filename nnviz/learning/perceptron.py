"""The perceptron: one unit with a step, its line, and the rule by which it learns (SLP 6.2)."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from nnviz.engine.ieee import Array, Number
from nnviz.engine.operations import OPERATIONS
from nnviz.learning.gates import CORNERS, Point

MOST_VISITS = 4_000
"""Visits after which learning is given up, if neither success nor a cycle is seen."""


class Perceptron(NamedTuple):
    """The weights and the bias. Each may be an array, which stands for many perceptrons.

    >>> Perceptron(1.0, 1.0, -1.0).output(1.0, 1.0)
    1.0

    Source: SLP Eq. 6.7, Fig. 6.4.
    """

    w1: Number
    w2: Number
    b: Number

    def score(self, x1: Number, x2: Number) -> Number:
        """w·x + b, which is 0 on the perceptron's line."""
        return self.w1 * x1 + self.w2 * x2 + self.b

    def output(self, x1: Number, x2: Number) -> Number:
        """1 where the score is above 0, else 0."""
        step = OPERATIONS["step"].forward
        assert step is not None
        return step(self.score(x1, x2))

    def outputs(self) -> tuple[float, ...]:
        """The output at each corner."""
        return tuple(self.output(*corner) for corner in CORNERS)

    def right(self, targets: tuple[float, ...]) -> int:
        """How many corners it answers as they should be."""
        return sum(map(float.__eq__, self.outputs(), targets))

    def corrected(self, corner: Point, error: float) -> "Perceptron":
        """After one update of the learning rule: each weight moves by error × its input."""
        x1, x2 = corner
        return Perceptron(self.w1 + error * x1, self.w2 + error * x2, self.b + error)


def through(p: Point, q: Point, targets: tuple[float, ...]) -> Perceptron:
    """The perceptron whose line runs through two points, turned so that it gets more right.

    Raises
    ------
    ValueError : the points are equal

    >>> through((0.5, 0.0), (0.0, 0.5), (0.0, 1.0, 1.0, 1.0))
    Perceptron(w1=0.5, w2=0.5, b=-0.25)
    """
    if p == q:
        raise ValueError("Two equal points lie on many lines.")
    w1, w2 = q[1] - p[1], p[0] - q[0]
    b = -(w1 * p[0] + w2 * p[1])
    both = (Perceptron(w1, w2, b), Perceptron(-w1, -w2, -b))
    return max(both, key=lambda each: each.right(targets))


class Visit(NamedTuple):
    """One look at a corner while learning: what was said, and the perceptron after it."""

    corner: Point
    target: float
    said: float
    before: Perceptron
    after: Perceptron

    @property
    def mistaken(self) -> bool:
        """Whether the answer was wrong, so that the weights moved."""
        return self.said != self.target


@dataclass(frozen=True)
class Course:
    """All visits of a course of learning, and how it ended.

    Attributes
    ----------
    start : the perceptron before the first visit
    visits : in order, corner after corner, round and round
    end : `learned`, all four are right; `cycle`, a state came back, so it will forever;
        `open`, neither within `MOST_VISITS`
    again : the visit whose state came back at the end
    """

    start: Perceptron
    visits: tuple[Visit, ...]
    end: Literal["learned", "cycle", "open"]
    again: int

    def after(self, visits: int) -> Perceptron:
        """The perceptron after so many visits."""
        return self.visits[visits - 1].after if visits else self.start

    @property
    def updates(self) -> int:
        """How many visits moved the weights."""
        return sum(visit.mistaken for visit in self.visits)


def learn(start: Perceptron, targets: tuple[float, ...]) -> Course:
    """The perceptron learning rule: at a mistake move the weights by (target − output) × input.

    It stops when a state comes back: the same weights before the same corner. If there was no
    mistake since, all four corners are right; otherwise the course repeats itself forever.

    Parameters
    ----------
    start : the perceptron before learning
    targets : what to answer at each corner

    >>> learn(Perceptron(0.0, 0.0, 0.0), (0.0, 1.0, 1.0, 1.0)).end
    'learned'

    Source: Rosenblatt 1958; SLP 6.2.
    """
    visits: list[Visit] = []
    seen: dict[tuple[Perceptron, int], int] = {}
    perceptron = start
    for count in range(MOST_VISITS):
        place = count % len(CORNERS)
        if (again := seen.setdefault((perceptron, place), count)) < count:
            mistaken = any(visit.mistaken for visit in visits[again:])
            return Course(start, tuple(visits), "cycle" if mistaken else "learned", again)
        corner, target = CORNERS[place], targets[place]
        said = perceptron.output(*corner)
        after = perceptron.corrected(corner, target - said) if said != target else perceptron
        visits.append(Visit(corner, target, said, perceptron, after))
        perceptron = after
    return Course(start, tuple(visits), "open", 0)


def most_right(w1: Array, w2: Array, targets: tuple[float, ...]) -> Array:
    """How many corners each pair of weights gets right, at the bias that is best for it.

    A bias does no more than to say how many corners, in the order of w·x, lie on the side of 1.
    So five biases stand for all: one below every corner, and one at each corner.

    >>> most_right(np.array([1.0, 0.0]), np.array([1.0, 0.0]), (0.0, 1.0, 1.0, 0.0))
    array([3, 2])
    """
    no_bias = Perceptron(w1, w2, 0.0)
    biases = [-no_bias.score(*corner) for corner in CORNERS]
    biases.append(np.maximum.reduce(biases) + 1.0)
    counts = [
        sum(
            (Perceptron(w1, w2, bias).output(*corner) == target).astype(int)
            for corner, target in zip(CORNERS, targets, strict=True)
        )
        for bias in biases
    ]
    best: Array = np.maximum.reduce(counts)
    return best
