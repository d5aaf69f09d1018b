"""Products of vectors and matrices as a whole, and the pieces that they are made of.

Each operation states its local gradients as linear maps: `pull` takes an upstream gradient down to
an operand, `push` takes a change of an operand up to the result.
"""

from typing import Any

import numpy as np

from nnviz.engine import ieee, shapes
from nnviz.engine.ieee import Array
from nnviz.engine.operations.operation import Linear, Local, Operation, Whole, first, second
from nnviz.engine.sums import product

Operands = tuple[Array, ...]


def _pull_left(upstream: Any, operands: Operands, y: Any, place: int) -> Any:
    a, b = operands
    if np.ndim(b) == 1:
        return np.multiply.outer(upstream, b) if np.ndim(a) == 2 else upstream * b
    return product(upstream, b.T)


def _pull_right(upstream: Any, operands: Operands, y: Any, place: int) -> Any:
    a, b = operands
    if np.ndim(a) == 1:
        return np.multiply.outer(a, upstream) if np.ndim(b) == 2 else a * upstream
    # In the layout of b, so that what is transposed back runs through memory in order.
    return product(upstream.T, a).T if b.flags.f_contiguous else product(a.T, upstream)


MATRIX_PRODUCT = Operation(
    name="@",
    title="matrix product",
    forward=None,
    local=(),
    whole=Whole(
        shapes.product,
        product,
        (
            Linear(
                _pull_left,
                lambda tangent, operands, y, place: product(tangent, operands[1]),
                latex=r"<u> \, <b>^{\top}",
                text="<u> <b>ᵀ",
                numpy="pull_left(<u>, <a>, <b>)",
            ),
            Linear(
                _pull_right,
                lambda tangent, operands, y, place: product(operands[0], tangent),
                latex=r"<a>^{\top} \, <u>",
                text="<a>ᵀ <u>",
                numpy="pull_right(<u>, <a>, <b>)",
            ),
        ),
    ),
    text="<a> @ <b>",
    latex=r"<a> \, <b>",
    numpy="<a> @ <b>",
    torch="<a> @ <b>",
    infix=True,
    source="SLP Eq. 6.8",
)


def _multiply(a: Any, b: Any) -> Any:
    """The product of two numbers, of a number and an array, or the matrix product."""
    return product(a, b) if np.ndim(a) and np.ndim(b) else np.multiply(a, b)


def _pull_product_left(upstream: Any, operands: Operands, y: Any, place: int) -> Any:
    a, b = operands
    if np.ndim(a) and np.ndim(b):
        return _pull_left(upstream, operands, y, place)
    return np.multiply(upstream, b) if np.ndim(a) else np.sum(np.multiply(upstream, b))


def _pull_product_right(upstream: Any, operands: Operands, y: Any, place: int) -> Any:
    a, b = operands
    if np.ndim(a) and np.ndim(b):
        return _pull_right(upstream, operands, y, place)
    return np.multiply(upstream, a) if np.ndim(b) else np.sum(np.multiply(upstream, a))


PRODUCT = Operation(
    name="·",
    title="product as in mathematics",
    forward=ieee.Kernel(lambda a, b: a * b, np.multiply),
    local=(
        Local(second, latex="<b>", numpy="<b>"),
        Local(first, latex="<a>", numpy="<a>"),
    ),
    whole=Whole(
        shapes.scaled_or_product,
        _multiply,
        (
            Linear(
                _pull_product_left,
                lambda tangent, operands, y, place: _multiply(tangent, operands[1]),
                latex=r"<u> \, <b>^{\top}",
                text="<u> <b>ᵀ",
                numpy="pull_product_left(<u>, <a>, <b>)",
            ),
            Linear(
                _pull_product_right,
                lambda tangent, operands, y, place: _multiply(operands[0], tangent),
                latex=r"<a>^{\top} \, <u>",
                text="<a>ᵀ <u>",
                numpy="pull_product_right(<u>, <a>, <b>)",
            ),
        ),
        latex=r"<a> \, <b>",
        text="<a> · <b>",
        numpy="np.dot(<a>, <b>)",
        torch="product(<a>, <b>)",
    ),
    text="<a> · <b>",
    latex=r"<a> \cdot <b>",
    numpy="<a> * <b>",
    torch="<a> * <b>",
    infix=True,
    source="SLP Eq. 6.2",
)

TRANSPOSE = Operation(
    name="transpose",
    title="transpose",
    forward=None,
    local=(),
    whole=Whole(
        shapes.transposed,
        np.transpose,
        (
            Linear(
                lambda upstream, operands, y, place: np.transpose(upstream),
                lambda tangent, operands, y, place: np.transpose(tangent),
                latex=r"<u>^{\top}",
                text="<u>ᵀ",
                numpy="np.transpose(<u>)",
            ),
        ),
    ),
    text="<a>ᵀ",
    latex=r"<a>^{\top}",
    numpy="np.transpose(<a>)",
    torch="<a>.mT if <a>.ndim > 1 else <a>",
)

DOT = Operation(
    name="dot",
    title="dot product",
    forward=None,
    local=(),
    whole=Whole(
        shapes.scalar_product,
        product,
        (
            Linear(
                lambda upstream, operands, y, place: upstream * operands[1],
                lambda tangent, operands, y, place: product(tangent, operands[1]),
                latex="<u> \\, <b>",
                text="<u> <b>",
                numpy="<u> * <b>",
            ),
            Linear(
                lambda upstream, operands, y, place: upstream * operands[0],
                lambda tangent, operands, y, place: product(operands[0], tangent),
                latex="<u> \\, <a>",
                text="<u> <a>",
                numpy="<u> * <a>",
            ),
        ),
    ),
    text="<a> · <b>",
    latex=r"<a> \cdot <b>",
    numpy="np.dot(<a>, <b>)",
    torch="torch.dot(<a>, <b>)",
    functions=("dot",),
    source="SLP Eq. 6.2",
)


def _begin(operands: Operands, place: int) -> int:
    return sum(_length(operand) for operand in operands[:place])


def _length(operand: Any) -> int:
    return int(np.shape(operand)[-1]) if np.ndim(operand) else 1


def _concat(*operands: Any) -> Array:
    return np.concatenate([np.atleast_1d(operand) for operand in operands], axis=-1)


def _pull_part(upstream: Array, operands: Operands, y: Array, place: int) -> Any:
    begin = _begin(operands, place)
    part = upstream[..., begin : begin + _length(operands[place])]
    return part if np.ndim(operands[place]) else part[0]


def _push_part(tangent: Any, operands: Operands, y: Array, place: int) -> Array:
    begin = _begin(operands, place)
    result = np.zeros_like(y)
    result[..., begin : begin + _length(operands[place])] = tangent
    return result


CONCAT = Operation(
    name="concat",
    title="concatenation",
    forward=None,
    local=(),
    whole=Whole(
        shapes.joined,
        _concat,
        (
            Linear(
                _pull_part,
                _push_part,
                latex=r"<u>_{\text{its part}}",
                text="its part of <u>",
                numpy="part(<u>, <place>, <all>)",
            ),
        ),
    ),
    variadic=True,
    text="[<all>]",
    latex="[<all>]",
    numpy="concat(<all>)",
    torch="concat(<all>)",
    functions=("concat",),
    source="SLP Eq. 6.24",
)


def _look_up(table: Array, index: Any) -> Array:
    rows = np.asarray(index)
    if not (np.isfinite(rows).all() and (rows == np.floor(rows)).all()):
        raise shapes.ShapeError("An embedding is looked up by whole numbers; the first row is 0.")
    for row in (rows.min(), rows.max()):
        if not 0 <= row < len(table):
            raise shapes.ShapeError(
                f"The table has rows 0 to {len(table) - 1}, but row {row:g} is looked up."
            )
    return _rows(table, index)


def _rows(table: Array, index: Any) -> Array:
    """The rows at an index; for a matrix of row numbers, those of each of its rows end to end."""
    found: Array = table[np.asarray(index, dtype=int)]
    rows_end_to_end = np.ndim(index) > 1 and table.ndim > 1
    return found.reshape(len(found), -1) if rows_end_to_end else found


def _scatter(upstream: Array, operands: Operands, y: Array, place: int) -> Array:
    table, index = operands
    gradient = np.zeros(table.shape)
    parts = np.reshape(upstream, (*np.shape(index), *table.shape[1:]))
    np.add.at(gradient, np.asarray(index, dtype=int), parts)
    return gradient


EMBEDDING = Operation(
    name="embedding",
    title="look-up of rows or entries",
    forward=None,
    local=(),
    whole=Whole(
        shapes.looked_up,
        _look_up,
        (
            Linear(
                _scatter,
                lambda tangent, operands, y, place: _rows(tangent, operands[1]),
                latex=r"\text{rows of } <u> \text{ at } <b>",
                text="<u> in the rows <b>",
                numpy="scatter(<u>, <a>, <b>)",
            ),
            Linear(
                lambda upstream, operands, y, place: np.zeros(np.shape(operands[1])),
                lambda tangent, operands, y, place: np.zeros(np.shape(y)),
                latex=r"\mathbf{0}",
                text="0",
                numpy="np.zeros(np.shape(<b>))",
                blocked=True,
            ),
        ),
    ),
    text="<a>[<b>]",
    latex="<a>[<b>]",
    numpy="look_up(<a>, <b>)",
    torch="look_up(<a>, <b>)",
    functions=("embedding",),
    source="SLP 6.5, Fig. 6.12",
)

PRODUCTS = (MATRIX_PRODUCT, PRODUCT, TRANSPOSE, DOT, CONCAT, EMBEDDING)
