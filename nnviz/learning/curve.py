"""An activation function as a curve: its values and its slopes, from the operation's kernels."""

from typing import NamedTuple

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.engine.operations import Operation

SATURATED = 0.01
"""A local gradient smaller than this, in size, hardly lets a gradient pass."""

POINTS = 481


class Curve(NamedTuple):
    """An activation over an interval: z, f(z) and the local gradient f′(z), of one shape."""

    z: Array
    value: Array
    slope: Array

    @property
    def saturated(self) -> tuple[tuple[float, float], ...]:
        """The intervals of z where the local gradient is below `SATURATED`."""
        flat = np.concatenate([[False], np.abs(self.slope) < SATURATED, [False]])
        changes = np.flatnonzero(flat[1:] != flat[:-1])
        return tuple(
            (float(self.z[begin]), float(self.z[end - 1]))
            for begin, end in zip(changes[::2], changes[1::2], strict=True)
        )


def curve(activation: Operation, reach: float) -> Curve:
    """An activation from −reach to reach.

    >>> from nnviz.engine.operations import OPERATIONS
    >>> float(curve(OPERATIONS["sigmoid"], 6.0).slope.max())
    0.25
    """
    z = np.linspace(-reach, reach, POINTS)
    with np.errstate(all="ignore"):
        value = activation.arrays(z)
        slope = activation.local[0].rule(z, value)
    return Curve(z, value, np.broadcast_to(slope, z.shape))
