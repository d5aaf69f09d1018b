"""Sums of products, and sums over what broadcasting repeated."""

import math
import operator
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from nnviz.engine.ieee import Array, Kernel, Recorded
from nnviz.engine.shapes import Shape

blas = np.dot
"""The same as @ for vectors and matrices, and faster where a side is 1."""


def times(upstream: Any, slopes: Any, gate: bool, out: Array | None = None) -> Any:
    """Upstream × local entry by entry. Through a gate whose slope is 0 passes exactly 0.

    >>> times(np.array([2.0, np.nan]), np.array([3.0, 0.0]), gate=True)
    array([6., 0.])
    """
    flow = np.multiply(upstream, slopes, out=out) if out is not None else upstream * slopes
    if gate:
        flow = np.asarray(flow)
        np.copyto(flow, 0.0, where=np.equal(slopes, 0))
    return flow


def squares(a: Array) -> float:
    """The sum of the squares of all entries."""
    flat = a.ravel("K")
    return np.vdot(flat, flat)  # type: ignore[return-value]


def are_small(flat: Sequence[Array]) -> bool:
    """True if no product of some vectors, or of matrices with their entries, can overflow."""
    return math.isfinite(sum(map(np.vdot, flat, flat)))


def norm(a: Array) -> float:
    """The root of the sum of squares: the length of a vector, the Frobenius norm of a matrix.

    >>> norm(np.array([[3.0], [4.0]]))
    5.0
    """
    return math.sqrt(squares(a))


def are_finite(arrays: Iterable[Array]) -> bool:
    """True if no entry is infinite or nan.

    >>> are_finite([np.array([1e300])]), are_finite([np.array([1.0, np.nan])])
    (True, False)
    """
    return all(math.isfinite(squares(each)) or np.isfinite(each).all() for each in arrays)


def product(a: Any, b: Any, out: Array | None = None) -> Any:
    """The matrix product of vectors and matrices, the same on every processor where it overflows.

    BLAS adds in an order of its own, and some processors round a product and its addition at once:
    2.5·1e308 − 5·1e308 is then ∞ on one machine and nan on another. Neither matters as long as
    nothing can overflow. By Cauchy and Schwarz that is so where the squares of each operand have
    a finite sum; elsewhere each product is rounded, and they are added from left to right.

    >>> product(np.array([2.5, -5.0]), np.array([1e308, 1e308]))
    np.float64(nan)
    """
    if isinstance(b, Recorded):
        return b.record(PRODUCT, (a, b))
    multiply = blas if math.isfinite(squares(a) + squares(b)) else _from_left_to_right
    return multiply(a, b) if out is None else multiply(a, b, out)


def _from_left_to_right(a: Array, b: Array, out: Array | None = None) -> Any:
    rows, columns = np.atleast_2d(a), b.reshape(len(b), -1)
    with np.errstate(all="ignore"):
        total = rows[:, :1] * columns[:1]
        for place in range(1, len(columns)):
            total = total + rows[:, [place]] * columns[place]
    total = total.reshape(a.shape[:-1] + b.shape[1:])
    return total[()] if out is None else np.positive(total, out=out)


PRODUCT = Kernel(operator.mul, product)
"""The product of two numbers, or of vectors and matrices."""


@lru_cache(maxsize=16)
def _ones(count: int) -> Array:
    return np.ones(count)


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
        over_rows: Array = product(_ones(given[0]), gradient)
        return over_rows
    extra = tuple(range(len(given) - len(shape)))
    ones = tuple(
        axis + len(extra)
        for axis, size in enumerate(shape)
        if size == 1 and given[axis + len(extra)] != 1
    )
    summed = np.sum(gradient, axis=extra + ones, keepdims=True)
    return np.reshape(summed, shape)
