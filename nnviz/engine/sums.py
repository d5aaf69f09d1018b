"""Sums over what broadcasting repeated."""

from typing import Any

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.engine.shapes import Shape


def sum_to_shape(gradient: Any, shape: Shape) -> Any:
    """Undo broadcasting: add up the copies that NumPy made.

    Parameters
    ----------
    gradient : of the broadcast shape
    shape : the operand's own shape; () gives a float

    >>> sum_to_shape(np.ones((2, 3)), (2, 1))
    array([[3.],
           [3.]])
    """
    given = np.shape(gradient)
    if given == shape:
        return gradient if shape else float(gradient)
    if not shape:
        return float(np.sum(gradient))
    if len(given) == 2 and shape == given[1:]:
        # The sum over the rows of a batch, for a bias, is fastest as a product.
        over_rows: Array = np.ones(given[0]) @ gradient
        return over_rows
    extra = tuple(range(len(given) - len(shape)))
    ones = tuple(
        axis + len(extra)
        for axis, size in enumerate(shape)
        if size == 1 and given[axis + len(extra)] != 1
    )
    summed: Array = np.sum(gradient, axis=extra + ones, keepdims=True)
    return summed.reshape(shape)
