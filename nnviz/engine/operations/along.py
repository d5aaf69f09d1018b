"""What reads a vector or a matrix entry by entry down its columns or along its rows."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from nnviz.engine import shapes
from nnviz.engine.ieee import Array
from nnviz.engine.operations.operation import Kink, Linear, Operation, Whole

Operands = tuple[Any, ...]
Share = Callable[[Any, Any, "_Way"], Array]
"""How much of a result each entry has, from the entries, the result and the way."""


class _Way(NamedTuple):
    """Which entries are taken together.

    `axis` is NumPy's; None takes all. `name` begins the names of the functions.
    """

    name: str
    words: str
    axis: int | None
    shape: Callable[..., shapes.Shape]

    def open(self, y: Any) -> Any:
        """A result as it repeats over the entries that it was made of."""
        return np.asarray(y) if self.axis is None else np.expand_dims(y, self.axis)


COLUMNS = _Way("column_", "of each column", 0, shapes.one_per_column)
ROWS = _Way("row_", "of each row", -1, shapes.one_per_row)
ALL = _Way("", "of all entries", None, shapes.total)


class _Reduction(NamedTuple):
    """One way to make a number of several: its name, its kernel and each entry's share in it."""

    name: str
    title: str
    torch: str
    kernel: Callable[..., Any]
    share: Share
    share_numpy: str
    kink: Kink | None = None


def _each(a: Any, y: Any, way: _Way) -> Array:
    return np.ones(np.shape(a))


def _equal_parts(a: Any, y: Any, way: _Way) -> Array:
    parts: Array = np.full(np.shape(a), np.size(y) / np.size(a))
    return parts


def _extreme(a: Any, y: Any, way: _Way) -> Array:
    at = np.equal(a, way.open(y))
    shares: Array = at / at.sum(axis=way.axis, keepdims=True)
    return shares


def _others(a: Any, y: Any, way: _Way) -> Array:
    """The product of all other entries, right also where entries are 0."""
    flat = np.ravel(a)
    before = np.cumprod(np.concatenate([[1.0], flat[:-1]]))
    after = np.cumprod(np.concatenate([[1.0], flat[:0:-1]]))[::-1]
    return np.reshape(before * after, np.shape(a))


def _tie(way: _Way) -> Kink:
    def tied(a: Any) -> bool:
        extremes = (np.max(a, axis=way.axis), np.min(a, axis=way.axis))
        return any(bool((np.equal(a, way.open(y)).sum(axis=way.axis) > 1).any()) for y in extremes)

    return Kink(
        tied,
        "Where entries tie for the largest or the smallest there is no derivative; here each gets "
        "an equal share, as in PyTorch's amax and amin.",
    )


SUMS = _Reduction("sum", "sum", "sum", np.sum, _each, "np.ones(np.shape(<a>))")
MEANS = _Reduction(
    *("mean", "mean", "mean", np.mean, _equal_parts),
    "np.full(np.shape(<a>), np.size(<y>) / np.size(<a>))",
)
LARGEST = _Reduction(
    "max", "largest", "amax", np.max, _extreme, "share_of_extreme(<a>, <y>, <axis>)"
)
SMALLEST = _Reduction(
    "min", "smallest", "amin", np.min, _extreme, "share_of_extreme(<a>, <y>, <axis>)"
)
PRODUCTS_OF = _Reduction("prod", "product", "prod", np.prod, _others, "product_of_others(<a>)")


def _reduced(reduction: _Reduction, way: _Way, function: str, latex: str) -> Operation:
    name, title, torch, kernel, share, share_numpy, _ = reduction
    axis = way.axis
    opened = "<u>" if axis is None else f"np.expand_dims(<u>, {axis})"
    where = "" if axis is None else f", axis={axis}"
    in_torch = "" if axis is None else f", dim={axis}"
    return Operation(
        name=function,
        title=f"{title} {way.words}",
        forward=None,
        local=(),
        whole=Whole(
            way.shape,
            lambda a: kernel(a, axis=axis),
            (
                Linear(
                    lambda upstream, operands, y, place: (
                        way.open(upstream) * share(operands[0], y, way)
                    ),
                    lambda tangent, operands, y, place: np.sum(
                        tangent * share(operands[0], y, way), axis=axis
                    ),
                    latex=r"<u> \odot \tfrac{\partial <y>}{\partial <a>}",
                    text="<u> ⊙ each entry's share",
                    numpy=f"{opened} * {share_numpy}".replace("<axis>", str(axis)),
                ),
            ),
        ),
        text=f"{function}(<a>)",
        latex=latex,
        numpy=f"np.{name}(<a>{where})",
        torch=f"torch.{torch}(<a>{in_torch})",
        functions=(function,),
        kink=_tie(way) if share is _extreme else None,
    )


def _latex(name: str, below: str) -> str:
    return rf"\operatorname{{{name}}}_{{\text{{{below}}}}}(<a>)"


_ALONG = tuple(
    _reduced(each, way, f"{way.name}{each.name}", _latex(each.name, way.name.rstrip("_") + "s"))
    for each in (SUMS, MEANS, LARGEST, SMALLEST)
    for way in (COLUMNS, ROWS)
)

LARGEST_ENTRY = _reduced(LARGEST, ALL, "largest", r"\max(<a>)")
SMALLEST_ENTRY = _reduced(SMALLEST, ALL, "smallest", r"\min(<a>)")
PROD = _reduced(PRODUCTS_OF, ALL, "prod", r"\textstyle\prod <a>")

_NOTHING = Linear(
    lambda upstream, operands, y, place: np.zeros(np.shape(operands[0])),
    lambda tangent, operands, y, place: np.zeros(np.shape(y)),
    latex=r"\mathbf{0}",
    text="0",
    numpy="np.zeros(np.shape(<a>))",
    blocked=True,
)


def _count(
    name: str, title: str, kernel: Callable[..., Any], numpy: str, torch: str, latex: str
) -> Operation:
    """A whole number that says something of a vector or matrix, through which nothing flows."""
    return Operation(
        name=name,
        title=title,
        forward=None,
        local=(),
        whole=Whole(shapes.total, lambda a: float(kernel(a)), (_NOTHING,)),
        text=f"{name}(<a>)",
        latex=latex,
        numpy=f"float({numpy})",
        torch=f"torch.tensor(float({torch}), dtype=torch.float64)",
        functions=(name,),
    )


COUNTS = (
    _count(
        *("argmax", "place of the largest entry", np.argmax),
        *("np.argmax(<a>)", "torch.argmax(<a>)", r"\operatorname{arg\,max}(<a>)"),
    ),
    _count(
        *("size", "number of entries", np.size),
        *("np.size(<a>)", "<a>.numel()", r"\operatorname{size}(<a>)"),
    ),
    _count(
        *("length", "number of rows, or of a vector's entries"),
        lambda a: np.shape(a)[0] if np.ndim(a) else 1,
        *("np.shape(<a>)[0]", "<a>.shape[0]", r"\operatorname{length}(<a>)"),
    ),
    _count(
        *("width", "number of columns, or of a vector's entries"),
        lambda a: np.shape(a)[-1] if np.ndim(a) else 1,
        *("np.shape(<a>)[-1]", "<a>.shape[-1]", r"\operatorname{width}(<a>)"),
    ),
)

COLUMN = Operation(
    name="column",
    title="vector as a column",
    forward=None,
    local=(),
    whole=Whole(
        shapes.upright,
        lambda a: np.expand_dims(a, -1) if np.ndim(a) else a,
        (
            Linear(
                lambda upstream, operands, y, place: (
                    upstream[..., 0] if np.ndim(upstream) else upstream
                ),
                lambda tangent, operands, y, place: (
                    np.expand_dims(tangent, -1) if np.ndim(tangent) else tangent
                ),
                latex="<u>",
                text="<u>",
                numpy="np.reshape(<u>, np.shape(<a>))",
            ),
        ),
    ),
    text="column(<a>)",
    latex=r"\operatorname{column}(<a>)",
    numpy="np.reshape(<a>, (-1, 1)) if np.ndim(<a>) else <a>",
    torch="(<a>.unsqueeze(-1) if <a>.ndim else 1.0 * <a>)",
    functions=("column",),
)

ALONG = (*_ALONG, LARGEST_ENTRY, SMALLEST_ENTRY, PROD, *COUNTS, COLUMN)
