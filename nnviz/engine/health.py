"""How the units of a network fare over the examples: which never answer, which hardly bend."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.engine.operations import OPERATIONS

SATURATED = 0.01
"""An answer is flat where the activation's slope is below this: little gradient passes."""


class Layer(NamedTuple):
    """A hidden layer over all examples.

    Attributes
    ----------
    number : of the layer, from 1
    units : how many it has
    dead : how many of them are flat at every example, with a slope of 0: no gradient passes
    flat : the share of all answers that are flat
    """

    number: int
    units: int
    dead: int
    flat: float


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
    (Layer(number=1, units=2, dead=1, flat=0.5),)

    Source: CMU 10-301, activation functions; SLP 6.1, saturation.
    """
    return tuple(_layer(number, z, functions[number - 1]) for number, z in sorted(scores.items()))


def merged(answers: Array, labels: Array) -> int:
    """How many examples share their place with one of another class, so that nothing parts them.

    Parameters
    ----------
    answers : of a hidden layer, examples × units
    labels : the class of each example

    Places are one if they differ by less than a thousandth of the widest unit's range.

    >>> merged(np.array([[0.0], [0.0], [1.0]]), np.array([0.0, 1.0, 1.0]))
    2
    """
    widest = float(np.ptp(answers, axis=0).max())
    if not np.isfinite(widest):
        return 0
    cells = np.round(answers / (widest / 1000 if widest else 1.0))
    _, cell = np.unique(cells, axis=0, return_inverse=True)
    _, kind = np.unique(labels, return_inverse=True)
    present = np.zeros((cell.max() + 1, kind.max() + 1), dtype=bool)
    present[cell, kind] = True
    return int((present.sum(axis=1) > 1)[cell].sum())


def _layer(number: int, z: Array, function: str) -> Layer:
    if function == "linear":
        return Layer(number, z.shape[1], 0, 0.0)
    operation = OPERATIONS[function]
    with np.errstate(all="ignore"):
        slopes = np.broadcast_to(operation.local[0].rule(z, operation.arrays(z)), z.shape)
    dead = (slopes == 0).all(axis=0)
    flat = np.abs(slopes) < SATURATED
    return Layer(number, z.shape[1], int(dead.sum()), float(flat.mean()))
