"""Which words have embeddings that point the same way."""

from typing import NamedTuple

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.engine.sums import product


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
    products: Array = product(table, table[row])
    scale = lengths * lengths[row]
    alike: Array = np.divide(products, scale, out=np.zeros(len(table)), where=scale > 0)
    return alike


def nearest(table: Array, row: int, count: int) -> list[Neighbour]:
    """The rows most like one row, the most alike first, without itself."""
    alike = cosines(table, row)
    order = [int(each) for each in np.argsort(-alike, kind="stable") if each != row]
    return [Neighbour(each, float(alike[each])) for each in order[:count]]
