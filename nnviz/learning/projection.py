"""Many dimensions in two: a flat picture of rows."""

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.engine.sums import product


def flattened(table: Array) -> Array:
    """The rows in the two directions in which they differ most (principal components).

    The sign of a direction means nothing; each is turned so that its largest entry is positive,
    lest the picture flip between two epochs.

    >>> np.abs(flattened(np.array([[3.0, 0.0, 0.0], [-3.0, 0.0, 0.0], [0.0, 1.0, 0.0]]))).shape
    (3, 2)
    """
    with np.errstate(all="ignore"):
        centred = np.nan_to_num(table - table.mean(axis=0))
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    leading = directions[:2]
    largest = leading[np.arange(2), np.argmax(np.abs(leading), axis=1)]
    places: Array = product(centred, (leading * np.sign(largest)[:, None]).T)
    return places
