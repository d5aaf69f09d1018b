"""How the units of a network fare over the examples: which never answer, which hardly bend."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.engine.operations import OPERATIONS
from nnviz.learning.curve import SATURATED

Group: TypeAlias = tuple[int, ...]
"""The numbers of examples, from 0."""


class Layer(NamedTuple):
    """A hidden layer over all examples.

    Attributes
    ----------
    number : of the layer, from 1
    function : the activation, by the name of its operation, or "linear"
    units : how many it has
    dead : the numbers, from 1, of those that are flat at every example, with a slope of 0: no
        gradient passes
    flat : the share of all answers that are flat
    """

    number: int
    function: str
    units: int
    dead: tuple[int, ...]
    flat: float

    @property
    def dead_share(self) -> float:
        """The share of its units that are dead."""
        return len(self.dead) / self.units


class Vitals(NamedTuple):
    """How a network does at one epoch.

    Attributes
    ----------
    train, test : the share of right answers, or None in a regression or without such examples
    layers : the hidden layers
    """

    train: float | None
    test: float | None
    layers: tuple[Layer, ...]


def layers(scores: Mapping[int, Array], functions: Sequence[str]) -> tuple[Layer, ...]:
    """The health of each hidden layer.

    Parameters
    ----------
    scores : for each layer the z of its units, an array of examples × units
    functions : the activation of each layer, by the name of its operation, or "linear"

    >>> layers({1: np.array([[-1.0, 1.0], [-2.0, 2.0]])}, ["relu"])
    (Layer(number=1, function='relu', units=2, dead=(1,), flat=0.5),)

    Source: CMU 10-301, activation functions; SLP 6.1, saturation.
    """
    return tuple(_layer(number, z, functions[number - 1]) for number, z in sorted(scores.items()))


def together(answers: Array) -> tuple[Group, ...]:
    """The examples that a hidden layer puts in one place, in groups of two and more.

    Parameters
    ----------
    answers : of the layer, examples × units

    An example belongs to the first place that it is near: where no unit differs from that of the
    place's first example by more than a thousandth of the widest unit's range.

    >>> together(np.array([[0.0], [1.0], [0.0], [2.0]]))
    ((0, 2),)
    """
    ranges = np.ptp(answers, axis=0)
    if not np.isfinite(ranges).all():
        return ()
    reach, widest = ranges.max() / 1000, answers[:, ranges.argmax()]
    order = np.argsort(widest)
    begin = np.searchsorted(widest, widest - reach, "left", order)
    end = np.searchsorted(widest, widest + reach, "right", order)
    free = np.ones(len(answers), dtype=bool)
    groups = []
    for first in range(len(answers)):
        if free[first]:
            near = order[begin[first] : end[first]]
            near = near[free[near]]
            group = near[(np.abs(answers[near] - answers[first]) <= reach).all(axis=1)]
            free[group] = False
            groups.append(tuple(sorted(group.tolist())))
    return tuple(group for group in groups if len(group) > 1)


def merged(answers: Array, labels: Array) -> tuple[Group, ...]:
    """The groups of examples in one place that are of several classes: nothing parts them later.

    Parameters
    ----------
    answers : of a hidden layer, examples × units
    labels : the class of each example

    >>> merged(np.array([[0.0], [0.0], [1.0], [1.0]]), np.array([0.0, 1.0, 1.0, 1.0]))
    ((0, 1),)
    """
    return tuple(group for group in together(answers) if len({*labels[list(group)].tolist()}) > 1)


def _layer(number: int, z: Array, function: str) -> Layer:
    if function == "linear":
        return Layer(number, function, z.shape[1], (), 0.0)
    operation = OPERATIONS[function]
    with np.errstate(all="ignore"):
        slopes = np.broadcast_to(operation.local[0].rule(z, operation.arrays(z)), z.shape)
    dead = np.flatnonzero((slopes == 0).all(axis=0)) + 1
    flat = np.abs(slopes) < SATURATED
    return Layer(number, function, z.shape[1], tuple(dead.tolist()), float(flat.mean()))
