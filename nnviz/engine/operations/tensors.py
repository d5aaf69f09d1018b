"""Operations on vectors and matrices as a whole: products, sums, softmax, look-up.

Each states its local gradients as linear maps: `pull` takes an upstream gradient down to an
operand, `push` takes a change of an operand up to the result. All act on the last axis.
"""

from typing import Any

import numpy as np

from nnviz.engine import shapes
from nnviz.engine.ieee import Array
from nnviz.engine.operations.operation import Linear, Operation, Whole

Operands = tuple[Array, ...]


def _pull_left(upstream: Any, operands: Operands, y: Any, place: int) -> Any:
    a, b = operands
    if np.ndim(b) == 1:
        return np.multiply.outer(upstream, b) if np.ndim(a) == 2 else upstream * b
    return np.dot(upstream, b.T)


def _pull_right(upstream: Any, operands: Operands, y: Any, place: int) -> Any:
    a, b = operands
    if np.ndim(a) == 1:
        return np.multiply.outer(a, upstream) if np.ndim(b) == 2 else a * upstream
    return np.dot(a.T, upstream)


MATRIX_PRODUCT = Operation(
    name="@",
    title="matrix product",
    forward=None,
    local=(),
    whole=Whole(
        shapes.product,
        np.dot,  # the same as @ for vectors and matrices, and faster where a side is 1
        (
            Linear(
                _pull_left,
                lambda tangent, operands, y, place: tangent @ operands[1],
                latex=r"<u> \, <b>^{\top}",
                text="<u> <b>ᵀ",
                numpy="pull_left(<u>, <a>, <b>)",
            ),
            Linear(
                _pull_right,
                lambda tangent, operands, y, place: operands[0] @ tangent,
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

SUM = Operation(
    name="sum",
    title="sum of all entries",
    forward=None,
    local=(),
    whole=Whole(
        shapes.total,
        np.sum,
        (
            Linear(
                lambda upstream, operands, y, place: np.full(np.shape(operands[0]), upstream),
                lambda tangent, operands, y, place: np.sum(tangent),
                latex=r"<u> \, \mathbf{1}",
                text="<u> · 1",
                numpy="<u> * np.ones(np.shape(<a>))",
            ),
        ),
    ),
    text="sum(<a>)",
    latex=r"\operatorname{sum}(<a>)",
    numpy="np.sum(<a>)",
    torch="torch.sum(<a>)",
    functions=("sum",),
)

MEAN = Operation(
    name="mean",
    title="mean of all entries",
    forward=None,
    local=(),
    whole=Whole(
        shapes.total,
        np.mean,
        (
            Linear(
                lambda upstream, operands, y, place: np.full(
                    np.shape(operands[0]), upstream / np.size(operands[0])
                ),
                lambda tangent, operands, y, place: np.mean(tangent),
                latex=r"<u> \, \tfrac{1}{n} \mathbf{1}",
                text="<u> · 1/n",
                numpy="<u> * np.ones(np.shape(<a>)) / np.size(<a>)",
            ),
        ),
    ),
    text="mean(<a>)",
    latex=r"\operatorname{mean}(<a>)",
    numpy="np.mean(<a>)",
    torch="torch.mean(<a>)",
    functions=("mean",),
)

DOT = Operation(
    name="dot",
    title="dot product",
    forward=None,
    local=(),
    whole=Whole(
        shapes.scalar_product,
        np.dot,
        (
            Linear(
                lambda upstream, operands, y, place: upstream * operands[1],
                lambda tangent, operands, y, place: tangent @ operands[1],
                latex="<u> \\, <b>",
                text="<u> <b>",
                numpy="<u> * <b>",
            ),
            Linear(
                lambda upstream, operands, y, place: upstream * operands[0],
                lambda tangent, operands, y, place: operands[0] @ tangent,
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
    found: Array = table[rows.astype(int)]
    return found


def _scatter(upstream: Array, operands: Operands, y: Array, place: int) -> Array:
    table, index = operands
    gradient = np.zeros(table.shape)
    np.add.at(gradient, np.asarray(index, dtype=int), upstream)
    return gradient


EMBEDDING = Operation(
    name="embedding",
    title="look-up of rows",
    forward=None,
    local=(),
    whole=Whole(
        shapes.looked_up,
        _look_up,
        (
            Linear(
                _scatter,
                lambda tangent, operands, y, place: tangent[np.asarray(operands[1], dtype=int)],
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
    numpy="<a>[np.asarray(<b>, dtype=int)]",
    torch="<a>[<b>.long()]",
    functions=("embedding",),
    source="SLP 6.5, Fig. 6.12",
)


def softmax(z: Array) -> Array:
    """The exponentials of a vector, or of each row, divided by their sum; shifted to be stable."""
    grown = np.exp(z - np.max(z, axis=-1, keepdims=True))
    shares: Array = grown / np.sum(grown, axis=-1, keepdims=True)
    return shares


def logsumexp(z: Array) -> Array:
    """The logarithm of the sum of exponentials of a vector, or of each row; stable."""
    highest = np.max(z, axis=-1, keepdims=True)
    shift = np.where(np.isfinite(highest), highest, 0.0)
    total: Array = np.log(np.sum(np.exp(z - shift), axis=-1)) + shift[..., 0]
    return total


def log_softmax(z: Array) -> Array:
    """The logarithm of softmax, without a detour over numbers near 0."""
    logarithms: Array = z - logsumexp(z)[..., None]
    return logarithms


def _centred(change: Array, operands: Operands, y: Array, place: int) -> Array:
    """(diag(y) − y yᵀ) times a change: the matrix is symmetric, so it pulls as it pushes."""
    centred: Array = y * (change - np.sum(change * y, axis=-1, keepdims=True))
    return centred


SOFTMAX = Operation(
    name="softmax",
    title="softmax",
    forward=None,
    local=(),
    whole=Whole(
        shapes.along_rows,
        softmax,
        (
            Linear(
                _centred,
                _centred,
                latex=r"(\operatorname{diag}(<y>) - <y>\,<y>^{\top})\, <u>",
                text="(diag(<y>) − <y> <y>ᵀ) <u>",
                numpy="<y> * (<u> - np.sum(<u> * <y>, axis=-1, keepdims=True))",
            ),
        ),
    ),
    text="softmax(<a>)",
    latex=r"\operatorname{softmax}(<a>)",
    numpy="softmax(<a>)",
    torch="torch.softmax(<a>, dim=-1)",
    functions=("softmax",),
    source="SLP Eqs 6.10–6.11",
)

LOG_SOFTMAX = Operation(
    name="log_softmax",
    title="logarithm of softmax",
    forward=None,
    local=(),
    whole=Whole(
        shapes.along_rows,
        log_softmax,
        (
            Linear(
                lambda upstream, operands, y, place: (
                    upstream - np.exp(y) * np.sum(upstream, axis=-1, keepdims=True)
                ),
                lambda tangent, operands, y, place: (
                    tangent - np.sum(np.exp(y) * tangent, axis=-1, keepdims=True)
                ),
                latex=r"(I - \operatorname{softmax}(<a>)\,\mathbf{1}^{\top})\, <u>",
                text="(I − softmax(<a>) 1ᵀ) <u>",
                numpy="<u> - np.exp(<y>) * np.sum(<u>, axis=-1, keepdims=True)",
            ),
        ),
    ),
    text="log softmax(<a>)",
    latex=r"\log \operatorname{softmax}(<a>)",
    numpy="log_softmax(<a>)",
    torch="torch.log_softmax(<a>, dim=-1)",
    functions=("log_softmax",),
)

LOGSUMEXP = Operation(
    name="logsumexp",
    title="logarithm of a sum of exponentials",
    forward=None,
    local=(),
    whole=Whole(
        shapes.one_per_row,
        logsumexp,
        (
            Linear(
                lambda upstream, operands, y, place: (
                    np.asarray(upstream)[..., None] * softmax(operands[0])
                ),
                lambda tangent, operands, y, place: np.sum(softmax(operands[0]) * tangent, axis=-1),
                latex=r"<u> \, \operatorname{softmax}(<a>)",
                text="<u> softmax(<a>)",
                numpy="np.asarray(<u>)[..., None] * softmax(<a>)",
            ),
        ),
    ),
    text="log Σ exp(<a>)",
    latex=r"\log \sum \exp(<a>)",
    numpy="logsumexp(<a>)",
    torch="torch.logsumexp(<a>, dim=-1)",
    functions=("logsumexp",),
)

TENSORS = (
    *(MATRIX_PRODUCT, TRANSPOSE, SUM, MEAN, DOT, CONCAT, EMBEDDING),
    *(SOFTMAX, LOG_SOFTMAX, LOGSUMEXP),
)
