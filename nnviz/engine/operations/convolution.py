"""Convolution as networks mean it: a small kernel slides over a vector or a matrix."""

from typing import Any

import numpy as np

from nnviz.engine import shapes
from nnviz.engine.ieee import Array
from nnviz.engine.operations.operation import Linear, Operation, Whole

Operands = tuple[Array, ...]


def _slide(a: Array, kernel: Array) -> Array:
    """At each place the sum of entries times the kernel's, with no padding."""
    windows = np.lib.stride_tricks.sliding_window_view(a, np.shape(kernel))
    result: Array = np.tensordot(windows, kernel, axes=np.ndim(kernel))
    return result


def _spread(upstream: Array, operands: Operands, y: Array, place: int) -> Array:
    """Each upstream entry goes back to the entries under the kernel, times the kernel's."""
    kernel = operands[1]
    margins = [(size - 1, size - 1) for size in np.shape(kernel)]
    return _slide(np.pad(upstream, margins), np.flip(kernel))


def _pushed(tangent: Any, operands: Operands, y: Array, place: int) -> Array:
    changed = [tangent if place == other else operands[other] for other in (0, 1)]
    return _slide(*changed)


CONVOLUTION = Operation(
    name="conv",
    title="convolution",
    forward=None,
    local=(),
    whole=Whole(
        shapes.slid_over,
        _slide,
        (
            Linear(
                _spread,
                _pushed,
                latex=r"<u> * \operatorname{flip}(<b>)",
                text="<u> spread by <b>",
                numpy="spread(<u>, <b>)",
            ),
            Linear(
                lambda upstream, operands, y, place: _slide(operands[0], upstream),
                _pushed,
                latex=r"<a> \star <u>",
                text="<a> ⋆ <u>",
                numpy="conv(<a>, <u>)",
            ),
        ),
    ),
    text="conv(<a>, <b>)",
    latex=r"<a> \star <b>",
    numpy="conv(<a>, <b>)",
    torch="conv(<a>, <b>)",
    functions=("conv", "conv1d", "conv2d"),
)
