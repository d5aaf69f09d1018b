"""Convolution as networks mean it: a small kernel slides over a vector or a matrix."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from nnviz.engine import shapes
from nnviz.engine.ieee import Array
from nnviz.engine.operations.operation import Linear, Operation, Whole

Operands = tuple[Array, ...]


def _met(kernel: Array, places: shapes.Shape) -> Iterator[tuple[tuple[int, ...], Any]]:
    """For each entry of a kernel which entries it meets as the kernel goes through its places."""
    for entry in np.ndindex(np.shape(kernel)):
        yield (
            entry,
            tuple(slice(begin, begin + size) for begin, size in zip(entry, places, strict=True)),
        )


def _slide(a: Array, kernel: Array) -> Array:
    """At each place the sum of entries times the kernel's, with no padding."""
    places = shapes.slid_over(np.shape(a), np.shape(kernel))
    result = np.zeros(places)
    for entry, under in _met(kernel, places):
        result += a[under] * kernel[entry]
    return result


def _to_entries(upstream: Array, operands: Operands, y: Array, place: int) -> Array:
    a, kernel = operands
    gradient = np.zeros(np.shape(a))
    for entry, under in _met(kernel, np.shape(upstream)):
        gradient[under] += upstream * kernel[entry]
    return gradient


def _to_kernel(upstream: Array, operands: Operands, y: Array, place: int) -> Array:
    a, kernel = operands
    gradient = np.zeros(np.shape(kernel))
    for entry, under in _met(kernel, np.shape(upstream)):
        gradient[entry] = np.sum(upstream * a[under])
    return gradient


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
                _to_entries,
                lambda tangent, operands, y, place: _slide(tangent, operands[1]),
                latex=r"<u> * \operatorname{flip}(<b>)",
                text="<u> spread by <b>",
                numpy="spread(<u>, <b>)",
            ),
            Linear(
                _to_kernel,
                lambda tangent, operands, y, place: _slide(operands[0], tangent),
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
