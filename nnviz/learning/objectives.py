"""Squared error and cross-entropy on a sigmoid output: the losses and their slopes."""

from typing import NamedTuple

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.engine.operations import OPERATIONS

POINTS = 401


class Objective(NamedTuple):
    """A loss along the score z of a sigmoid output: z, L and ∂L/∂z, of one shape."""

    z: Array
    loss: Array
    slope: Array


def cross_entropy(z: Array, y: float) -> Objective:
    """−log of the probability that σ(z) gives to the label y; its slope is σ(z) − y.

    >>> cross_entropy(np.array([0.0]), 1.0).slope.tolist()
    [-0.5]

    Source: SLP Eq. 6.29; CMU 10-301, cross-entropy loss.
    """
    operation = OPERATIONS["cross_entropy_logits"]
    with np.errstate(all="ignore"):
        loss = operation.arrays(z, y)
        return Objective(z, loss, operation.local[0].rule(z, y, loss))


def squared_error(z: Array, y: float) -> Objective:
    """½(σ(z) − y)²; its slope is (ŷ − y) ŷ (1 − ŷ), the chain over the sigmoid.

    >>> squared_error(np.array([0.0]), 1.0).slope.tolist()
    [-0.125]

    Source: CMU 10-301, quadratic loss.
    """
    sigmoid, operation = OPERATIONS["sigmoid"], OPERATIONS["squared_error"]
    with np.errstate(all="ignore"):
        yhat = sigmoid.arrays(z)
        loss = operation.arrays(yhat, y)
        upstream = operation.local[0].rule(yhat, y, loss)
        return Objective(z, loss, upstream * sigmoid.local[0].rule(z, yhat))


OBJECTIVES = {"cross-entropy": cross_entropy, "squared error": squared_error}
"""Both losses by the name that a student sees."""


def scores(reach: float) -> Array:
    """The scores at which the curves are drawn, from −reach to reach."""
    return np.linspace(-reach, reach, POINTS)


def surprise() -> tuple[Array, Array]:
    """The curve of −log ŷ: probabilities from almost 0 to 1, denser near 0, and the loss at each.

    >>> yhat, loss = surprise()
    >>> float(yhat[-1]), float(abs(loss[-1]))
    (1.0, 0.0)
    """
    yhat = np.geomspace(1e-3, 1.0, POINTS)
    with np.errstate(all="ignore"):
        return yhat, np.asarray(OPERATIONS["negate"].arrays(OPERATIONS["log"].arrays(yhat)))
