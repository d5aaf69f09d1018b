"""Sums, means, pooling and softmax: what reads a vector, or each row of a matrix, as a whole."""

import numpy as np

from nnviz.engine import shapes
from nnviz.engine.ieee import Array
from nnviz.engine.operations.operation import Kink, Linear, Operation, Whole

Operands = tuple[Array, ...]


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


MEAN_POOL = Operation(
    name="mean_pool",
    title="mean of the rows",
    forward=None,
    local=(),
    whole=Whole(
        shapes.pooled,
        lambda rows: np.mean(rows, axis=0),
        (
            Linear(
                lambda upstream, operands, y, place: np.broadcast_to(
                    upstream / len(operands[0]), np.shape(operands[0])
                ),
                lambda tangent, operands, y, place: np.mean(tangent, axis=0),
                latex=r"\tfrac{1}{n} \mathbf{1} \, <u>^{\top}",
                text="1/n · <u>ᵀ in every row",
                numpy="np.broadcast_to(<u> / len(<a>), np.shape(<a>))",
            ),
        ),
    ),
    text="mean of the rows of <a>",
    latex=r"\tfrac{1}{n} \textstyle\sum_i <a>_i",
    numpy="np.mean(<a>, axis=0)",
    torch="torch.mean(<a>, dim=0)",
    functions=("mean_pool",),
    source="SLP Eq. 6.21",
)


def _to_the_largest(upstream: Array, operands: Operands, y: Array, place: int) -> Array:
    flow: Array = upstream * _largest(operands[0], y)
    return flow


def _largest(rows: Array, y: Array) -> Array:
    """For each column 1 at its largest entry; equal ones share it."""
    largest = rows == y
    shares: Array = largest / largest.sum(axis=0)
    return shares


MAX_POOL = Operation(
    name="max_pool",
    title="largest of each column",
    forward=None,
    local=(),
    whole=Whole(
        shapes.pooled,
        lambda rows: np.max(rows, axis=0),
        (
            Linear(
                _to_the_largest,
                lambda tangent, operands, y, place: np.sum(
                    tangent * _largest(operands[0], y), axis=0
                ),
                latex=r"<u> \text{ where } <a> = <y>",
                text="<u> where <a> is largest",
                numpy="to_the_largest(<u>, <a>, <y>)",
            ),
        ),
    ),
    text="largest of each column of <a>",
    latex=r"\textstyle\max_i <a>_i",
    numpy="np.max(<a>, axis=0)",
    torch="torch.amax(<a>, dim=0)",
    functions=("max_pool",),
    kink=Kink(
        lambda rows: bool((np.sum(rows == np.max(rows, axis=0), axis=0) > 1).any()),
        "Where rows tie for the largest entry there is no derivative; here each gets an equal "
        "share, as with PyTorch's amax.",
    ),
    source="SLP 6.5, pooling",
)


def softmax(z: Array) -> Array:
    """The exponentials of a vector, or of each row, divided by their sum; shifted to be stable."""
    grown = np.exp(z - np.max(z, axis=-1, keepdims=True))
    shares: Array = grown / np.sum(grown, axis=-1, keepdims=True)
    return shares


def _highest(z: Array) -> Array:
    """The largest entry of a vector, or of each row; 0 where that is infinite."""
    highest = np.max(z, axis=-1, keepdims=True)
    return np.where(np.isfinite(highest), highest, 0.0)


def logsumexp(z: Array) -> Array:
    """The logarithm of the sum of exponentials of a vector, or of each row; stable."""
    shift = _highest(z)
    total: Array = np.log(np.sum(np.exp(z - shift), axis=-1)) + shift[..., 0]
    return total


def log_softmax(z: Array) -> Array:
    """The logarithm of softmax, without a detour over numbers near 0 or over a large sum.

    >>> log_softmax(np.array([1e16, 1e16])).round(4)
    array([-0.6931, -0.6931])
    """
    shifted = z - _highest(z)
    logarithms: Array = shifted - np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))
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

REDUCTIONS = (SUM, MEAN, MEAN_POOL, MAX_POOL, SOFTMAX, LOG_SOFTMAX, LOGSUMEXP)
