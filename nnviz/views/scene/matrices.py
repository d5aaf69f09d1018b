"""A vector or matrix on a card: its entries as numbers while it is small, else as a heat strip."""

from typing import NamedTuple

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.views.notation.numbers import is_small, short
from nnviz.views.notation.palette import HEAT, Colour

MOST_ROWS, MOST_COLUMNS = 8, 16
"""Rows and columns of a heat strip; a larger matrix is averaged into them."""


class Layout(NamedTuple):
    """How a shape stands on a card: rows and columns of cells, and their size in points."""

    rows: int
    columns: int
    width: int
    height: int


def layout(shape: tuple[int, ...]) -> Layout:
    """The cells for a shape: a small vector is a column, a large one a strip.

    >>> layout((2, 3))
    Layout(rows=2, columns=3, width=58, height=19)
    """
    if is_small(shape):
        return Layout(shape[0], shape[1] if len(shape) > 1 else 1, 58, 19)
    rows, columns = shape if len(shape) > 1 else (1, shape[0])
    return Layout(min(rows, MOST_ROWS), min(columns, MOST_COLUMNS), 11, 13)


def shades(known: Array) -> tuple[int, ...]:
    """The colours of a heat strip, row by row, as places in `HEAT`; the largest is the strongest.

    >>> shades(np.array([-4.0, 0.0, 1.0, 4.0, 2.0]))
    (0, 3, 4, 6, 5)
    """
    rows, columns, _, _ = layout(known.shape)
    means = _averaged(np.atleast_2d(known), rows, columns)
    largest = float(np.nanmax(np.abs(np.where(np.isfinite(means), means, 0.0)))) or 1.0
    return tuple(shade(float(mean) / largest) for mean in means.ravel())


def span(known: Array) -> str:
    """From where to where the entries go, if they are too many to be read.

    >>> span(np.arange(10.0)), span(np.array([1.0]))
    (': 0 to 9', '')
    """
    if is_small(known.shape):
        return ""
    return f": {short(float(np.min(known)))} to {short(float(np.max(known)))}"


def heat(x: float) -> Colour:
    """The colour of a number between −1 and 1."""
    return HEAT[shade(x)]


def shade(x: float) -> int:
    """The place in `HEAT` of a number between −1 and 1; nan stands in the middle.

    >>> shade(0.0), shade(-1.0), shade(float("nan"))
    (3, 0, 3)
    """
    middle = len(HEAT) // 2
    return middle + round(max(-1.0, min(1.0, x)) * middle) if x == x else middle


def _averaged(matrix: Array, rows: int, columns: int) -> Array:
    """The means of blocks, so many in each direction."""
    bands = [band.mean(axis=0) for band in np.array_split(matrix, rows, axis=0)]
    return np.array([[part.mean() for part in np.array_split(band, columns)] for band in bands])
