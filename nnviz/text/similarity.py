"""Which words have embeddings that point the same way, and a flat picture of them all."""

from typing import NamedTuple

import numpy as np

from nnviz.engine.ieee import Array


class Neighbour(NamedTuple):
    """A row of an embedding table, and how much it points the way of another."""

    row: int
    cosine: float


def cosines(table: Array, row: int) -> Array:
    """The cosine of the angle between one row and each row; 0 with a row of zeros.

    >>> cosines(np.array([[1.0, 0.0], [0.0, 2.0], [-3.0, 0.0]]), 0).tolist()
    [1.0, 0.0, -1.0]

    Source: SLP 5.4 (6.4 in older numberings), Eq. for cosine similarity.
    """
    lengths = np.linalg.norm(table, axis=1)
    products: Array = table @ table[row]
    scale = lengths * lengths[row]
    alike: Array = np.divide(products, scale, out=np.zeros(len(table)), where=scale > 0)
    return alike


def nearest(table: Array, row: int, count: int) -> list[Neighbour]:
    """The rows most like one row, the most alike first, without itself."""
    alike = cosines(table, row)
    order = [int(each) for each in np.argsort(-alike, kind="stable") if each != row]
    return [Neighbour(each, float(alike[each])) for each in order[:count]]


def flattened(table: Array) -> Array:
    """The rows in the two directions in which they differ most (principal components).

    The sign of a direction means nothing; each is turned so that its largest entry is positive,
    lest the picture flip between two epochs.

    >>> np.abs(flattened(np.array([[3.0, 0.0, 0.0], [-3.0, 0.0, 0.0], [0.0, 1.0, 0.0]]))).shape
    (3, 2)
    """
    centred = table - table.mean(axis=0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    leading = directions[:2]
    largest = leading[np.arange(2), np.argmax(np.abs(leading), axis=1)]
    places: Array = centred @ (leading * np.sign(largest)[:, None]).T
    return places
