"""Shapes, known before anything runs: what fits together, and why something does not."""

from math import prod
from typing import TypeAlias

Shape: TypeAlias = tuple[int, ...]
"""() for a number, (n,) for a vector, (rows, columns) for a matrix."""


MOST_ENTRIES = 1_000_000
"""Entries that the value of a node may have."""

MOST_IN_ALL = 10_000_000
"""Entries that the values of all nodes of a run may have together."""


MOST_PRODUCTS = 50_000_000
"""Products that a convolution may take."""


class ShapeError(ValueError):
    """Operands that do not fit. The message is the rule in words."""


def describe(name: str, shape: Shape) -> str:
    """A named value and its shape.

    >>> describe("W", (2, 3)), describe("x", (3,)), describe("a", ())
    ('W is 2×3', 'x has 3 entries', 'a is one number')
    """
    if not shape:
        return f"{name} is one number"
    if len(shape) == 1:
        return f"{name} has {shape[0]} {'entry' if shape[0] == 1 else 'entries'}"
    return f"{name} is {'×'.join(map(str, shape))}"


def entries(name: str, shape: Shape) -> int:
    """How many entries a value has.

    Raises
    ------
    ShapeError : more than a node may have; the message names it and its shape

    >>> entries("W", (2, 3)), entries("a", ())
    (6, 1)
    """
    count = prod(shape)
    if count > MOST_ENTRIES:
        raise ShapeError(
            f"{describe(name, shape)}: {count:,} numbers. The limit here is {MOST_ENTRIES:,}."
        )
    return count


def broadcast(*shapes: Shape) -> Shape:
    """The shape of an operation that works entry by entry.

    >>> broadcast((2, 3), (3,)), broadcast((), (4,))
    ((2, 3), (4,))
    """
    length = max(map(len, shapes))
    padded = [(1,) * (length - len(shape)) + shape for shape in shapes]
    result = []
    for sizes in zip(*padded, strict=True):
        larger = {size for size in sizes if size != 1}
        if len(larger) > 1:
            raise ShapeError("Entry by entry, sizes must be equal, or one of them 1.")
        result.append(larger.pop() if larger else 1)
    return tuple(result)


def product(a: Shape, b: Shape) -> Shape:
    """The shape of a matrix product a @ b.

    >>> product((2, 3), (3,)), product((2, 3), (3, 4)), product((3,), (3,))
    ((2,), (2, 4), ())
    """
    if not a or not b:
        raise ShapeError("@ multiplies vectors and matrices; for a number write *.")
    if a[-1] != b[0]:
        left = "as many columns" if len(a) > 1 else "as many entries"
        right = "rows" if len(b) > 1 else "entries"
        raise ShapeError(f"A product needs {left} on the left as there are {right} on the right.")
    return a[:-1] + b[1:]


def scaled_or_product(a: Shape, b: Shape) -> Shape:
    """The shape of a product where either side may be a number.

    >>> scaled_or_product((), (3,)), scaled_or_product((2, 3), (3,))
    ((3,), (2,))
    """
    return product(a, b) if a and b else a or b


def transposed(a: Shape) -> Shape:
    """A matrix with rows and columns exchanged; a vector stays as it is."""
    return a[::-1]


def total(a: Shape) -> Shape:
    """One number from all entries."""
    return ()


def scalar_product(a: Shape, b: Shape) -> Shape:
    """One number from two vectors of one length."""
    if len(a) != 1 or a != b:
        raise ShapeError("dot takes two vectors of the same length.")
    return ()


def along_rows(a: Shape) -> Shape:
    """A vector, or each row of a matrix, to as many entries."""
    if not a:
        raise ShapeError("This function takes a vector, or a matrix row by row.")
    return a


def one_per_row(a: Shape) -> Shape:
    """A vector to one number, or each row of a matrix to one."""
    return along_rows(a)[:-1]


def one_per_column(a: Shape) -> Shape:
    """A vector to one number, or each column of a matrix to one."""
    return along_rows(a)[1:]


def upright(a: Shape) -> Shape:
    """A vector as a matrix of one column; a number stays one."""
    if len(a) > 1:
        raise ShapeError("column takes a vector.")
    return (*a, 1) if a else a


def slid_over(a: Shape, kernel: Shape) -> Shape:
    """The places that a kernel can take inside a vector or a matrix.

    >>> slid_over((4, 4), (2, 2)), slid_over((5,), (3,))
    ((3, 3), (3,))
    """
    if not a or len(a) != len(kernel):
        raise ShapeError("A convolution takes two vectors or two matrices.")
    places = tuple(size - width + 1 for size, width in zip(a, kernel, strict=True))
    if min(places) < 1:
        raise ShapeError("The kernel of a convolution must fit into what it slides over.")
    if prod(places) * prod(kernel) > MOST_PRODUCTS:
        raise ShapeError(f"A convolution takes at most {MOST_PRODUCTS:,} products here.")
    return places


def joined(*shapes: Shape) -> Shape:
    """Vectors, numbers and matrices side by side."""
    if max(map(len, shapes)) < 2:
        return (sum(shape[0] if shape else 1 for shape in shapes),)
    if any(len(shape) != 2 or shape[0] != shapes[0][0] for shape in shapes):
        raise ShapeError(
            "concat joins vectors end to end, or matrices of as many rows side by side."
        )
    return (shapes[0][0], sum(shape[1] for shape in shapes))


def looked_up(table: Shape, index: Shape) -> Shape:
    """Rows of a table, one for each index; end to end for each row of a matrix of indices.

    Of a vector they are entries.

    >>> looked_up((9, 4), ()), looked_up((9, 4), (2,)), looked_up((9, 4), (2, 3))
    ((4,), (2, 4), (2, 12))
    >>> looked_up((9,), ()), looked_up((9,), (2,))
    ((), (2,))
    """
    if not table:
        raise ShapeError("Rows or entries are looked up in a matrix or a vector.")
    if len(table) == 1:
        return index
    if len(index) == 2:
        return (index[0], index[1] * table[1])
    return (*index, table[1])


def pooled(rows: Shape) -> Shape:
    """A matrix to one vector, as long as its rows."""
    if len(rows) != 2:
        raise ShapeError("Pooling takes a matrix with a row for each word.")
    return rows[1:]


def compared(yhat: Shape, y: Shape) -> Shape:
    """One number from predictions and targets of one shape."""
    if yhat != y:
        raise ShapeError("A loss compares two things of the same shape.")
    return ()
