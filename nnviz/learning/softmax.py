"""Softmax, stage by stage: as the formula says it, and as it is computed so that nothing overflows.

Both ways use the engine's own operations, so what a page shows is what a graph computes.
"""

from typing import NamedTuple

import numpy as np

from nnviz.engine.ieee import Array, Value
from nnviz.engine.operations import OPERATIONS
from nnviz.engine.tensors import compute


class Stages(NamedTuple):
    """What softmax goes through, one entry for each score.

    Attributes
    ----------
    scores : z/T + c, what softmax is given
    exponentials, total, naive : exp of each score, their sum, and the quotients: the formula
    shifted, shifted_total : the same exponentials after the largest score was taken away
    probabilities : what the operation softmax gives
    """

    scores: Array
    exponentials: Array
    total: float
    naive: Array
    shifted: Array
    shifted_total: float
    probabilities: Array

    @property
    def overflows(self) -> bool:
        """Whether the plain formula fails here, and softmax does not."""
        return not np.isfinite(self.naive).all() and bool(np.isfinite(self.probabilities).all())


def stages(z: Array, temperature: float = 1.0, constant: float = 0.0) -> Stages:
    """Softmax of z/T + c, with everything on the way.

    Parameters
    ----------
    z : a vector of scores
    temperature : T, above 0
    constant : c, added to every score

    >>> at = stages(np.array([1000.0, 999.0]))
    >>> at.naive.tolist(), at.probabilities.round(3).tolist()
    ([nan, nan], [0.731, 0.269])

    Source: SLP 6.3, Eqs 6.10-6.11.
    """
    scores = _do("+", _do("/", z, temperature), constant)
    exponentials = _do("exp", scores)
    total = _do("sum", exponentials)
    shifted = _do("exp", _do("-", scores, float(np.max(scores))))
    return Stages(
        np.asarray(scores),
        np.asarray(exponentials),
        float(total),
        np.asarray(_do("/", exponentials, total)),
        np.asarray(shifted),
        float(_do("sum", shifted)),
        np.asarray(_do("softmax", scores)),
    )


def _do(operation: str, *operands: Value) -> Value:
    return compute(OPERATIONS[operation], operands)
