"""What moves entries and computes nothing: indices, slices, reshape, transpose, stack, repeat.

Whatever moves entries does the same to their numbers. So it is tried on an array of the numbers of
all places, and what comes out says which entries stand where.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from nnviz.engine.operations import OPERATIONS
from nnviz.tracing.places import refused
from nnviz.tracing.recorder import Held

Places = npt.NDArray[np.intp]

FUNCTIONS = {
    *("reshape", "ravel", "transpose", "swapaxes", "moveaxis", "squeeze", "expand_dims", "flip"),
    *("fliplr", "flipud", "roll", "rot90", "tile", "repeat", "take", "diag", "diagonal", "copy"),
    *("atleast_1d", "atleast_2d", "broadcast_to", "resize", "matrix_transpose", "delete"),
}
"""NumPy's functions that move the entries of their first operand."""


def rearranged(operand: Held, move: Callable[[Places], Any]) -> Any:
    """The operand's entries, moved.

    Raises
    ------
    TraceError : the result has more than two dimensions, or no entry
    """
    numbers = np.arange(np.size(operand.value)).reshape(np.shape(operand.value))
    moved = np.asarray(move(numbers))
    if moved.ndim > 2 or not moved.size:
        raise refused(
            operand.recorder.frame(),
            f"the result has shape {moved.shape}, but a graph holds numbers, vectors and matrices.",
        )
    return operand.recorder.composed(lambda: picked(operand, numbers, moved))


def picked(operand: Held, numbers: Places, moved: Places) -> Held:
    """The entries of those numbers, by as few operations as there are."""
    if moved.shape == numbers.shape and np.array_equal(moved, numbers):
        return operand
    if numbers.ndim == 2:
        return _of_matrix(operand, numbers, moved)
    if not numbers.ndim:
        return picked(_apply("concat", operand), numbers.reshape(1), moved)
    if moved.shape == (numbers.size, 1) and np.array_equal(moved.ravel(), numbers):
        return _apply("column", operand)
    return _looked_up(operand, moved)


def _of_matrix(operand: Held, numbers: Places, moved: Places) -> Held:
    width = numbers.shape[1]
    if moved.shape == numbers.T.shape and np.array_equal(moved, numbers.T):
        return _apply("transpose", operand)
    if moved.ndim and moved.shape[-1] == width and np.array_equal(moved, _rows(moved, width)):
        return _looked_up(operand, moved[..., 0] // width)
    turned = moved.T
    height = numbers.shape[0]
    if moved.ndim and turned.shape[-1] == height:
        columns = turned[..., :1] + width * np.arange(height)
        if np.array_equal(turned, columns) and (turned[..., 0] < width).all():
            picked_columns = _looked_up(_apply("transpose", operand), turned[..., 0])
            return _apply("transpose", picked_columns) if moved.ndim == 2 else picked_columns
    row = int(moved.flat[0]) // width
    if (moved // width == row).all():
        return _looked_up(_looked_up(operand, np.asarray(row)), moved % width)
    lines = [_looked_up(operand, np.asarray(number)) for number in range(height)]
    flat = _apply("concat", *lines)
    return picked(flat, numbers.ravel(), moved)


def _rows(moved: Places, width: int) -> Places:
    """The numbers of the whole rows in which the first ones stand."""
    begins = moved[..., :1] // width * width
    rows: Places = begins + np.arange(width)
    return rows


def _looked_up(operand: Held, numbers: Places) -> Held:
    return _apply("embedding", operand, numbers.astype(np.float64))


def _apply(name: str, operand: Held, *others: Any) -> Held:
    return operand.recorder.apply(OPERATIONS[name], operand, *others)
