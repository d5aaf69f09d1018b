"""What a student types or pastes for a value: a number, a vector or a matrix."""

import math
import re
from collections.abc import Mapping

import numpy as np

from nnviz.engine.ieee import Array, Value

MOST_ENTRIES = 10_000
"""Numbers that a value may have."""

MOST_CHARACTERS = 400_000
"""Characters that a value may be typed in."""

LONGEST_NUMBER = 400
"""Characters that one number may be typed in."""

# Each character can belong to one part only, so that no text costs more than its length.
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
_INFINITE = ("inf", "infinity", "∞")
_MINUS = str.maketrans(dict.fromkeys("−–‐‑", "-"))


class ValueTextError(ValueError):
    """A text that is no number, vector or matrix. The message says which cell, and why."""


def read_value(text: str, *, infinite: bool = False) -> Value:
    r"""Read `3`, `[1, 2]`, `[[1, 2], [3, 4]]`, or cells pasted from a spreadsheet.

    Pasted cells stand on lines, with tabs, commas, semicolons or blanks between; one column of
    cells is a vector, and so is one line.

    Raises
    ------
    ValueTextError : a cell is empty or no number, or infinite where that is not allowed; the rows
        differ in length; or the text is too long

    With `infinite`, inf and ∞ are numbers too, as a graph may be run with them.

    >>> read_value("3"), read_value("[1, 2]").tolist(), read_value("1\t2\n3\t4").tolist()
    (3.0, [1.0, 2.0], [[1.0, 2.0], [3.0, 4.0]])
    >>> read_value("[0, -∞]", infinite=True).tolist()
    [0.0, -inf]
    """
    if len(text) > MOST_CHARACTERS:
        raise ValueTextError(
            f"This value is {len(text):,} characters long; the limit is {MOST_CHARACTERS:,}."
        )
    text = text.translate(_MINUS).strip()
    if not text:
        raise ValueTextError("Nothing is typed here. Write a number, [1, 2] or [[1, 2], [3, 4]].")
    rows = _bracketed(text) if text.startswith("[") else _pasted(text)
    cells = [
        [_cell(cell, row, column, infinite) for column, cell in enumerate(line, 1)]
        for row, line in enumerate(rows, 1)
    ]
    for number, line in enumerate(cells, 1):
        if len(line) != len(cells[0]):
            raise ValueTextError(
                f"Row {number} has {len(line)} entries, but row 1 has {len(cells[0])}."
            )
    table: Array = np.array(cells)
    if table.size > MOST_ENTRIES:
        raise ValueTextError(f"These are {table.size:,} numbers; the limit is {MOST_ENTRIES:,}.")
    if text.startswith("[["):
        return table
    if not text.startswith("[") and table.size == 1:
        return float(table[0, 0])
    return table.ravel() if 1 in table.shape else table


def write_value(value: Value) -> str:
    """A value as `read_value` takes it, exactly.

    >>> write_value(2.0), write_value(np.array([[1.0, 0.5]]))
    ('2', '[[1, 0.5]]')
    """
    if isinstance(value, np.ndarray):
        return (
            "[" + ", ".join(write_value(part if part.ndim else float(part)) for part in value) + "]"
        )
    return repr(float(value)).removesuffix(".0")


def barred(value: Value) -> str:
    """A number, vector or matrix as a link carries it: with bars, as commas separate inputs there.

    >>> barred(np.array([1.0, 2.0]))
    '[1|2]'
    """
    return write_value(value).replace(", ", "|")


def written_inputs(inputs: Mapping[str, Value]) -> str:
    """The value of each input of a graph, as `Link.inputs` reads them.

    >>> written_inputs({"a": 2.0, "b": -0.5})
    'a:2,b:-0.5'
    """
    return ",".join(f"{name}:{barred(value)}" for name, value in inputs.items())


def unbarred(written: str, *, infinite: bool = False) -> Value | None:
    """The value that `barred` wrote, or None."""
    try:
        value = read_value(written.replace("|", ", "), infinite=infinite)
    except ValueTextError:
        return None
    return value if isinstance(value, float) or written.startswith("[") else None


def _bracketed(text: str) -> list[list[str]]:
    """The rows of a literal in square brackets."""
    if not text.endswith("]") or text.count("[") != text.count("]"):
        raise ValueTextError("A ] is missing, or one too many. Write [1, 2] or [[1, 2], [3, 4]].")
    inner = text[1:-1].strip()
    if "[" not in inner:
        return [_split(inner, ",")]
    if not inner.startswith("[") or not inner.endswith("]"):
        raise ValueTextError(_ROWS)
    first, *others = inner[1:-1].split("]")
    rows = [first]
    for other in others:
        between, _, row = other.partition("[")
        if between.strip() not in ("", ","):
            raise ValueTextError(_ROWS)
        rows.append(row)
    return [_split(row, ",") for row in rows]


_ROWS = "A matrix is rows in brackets: [[1, 2], [3, 4]]."


def _pasted(text: str) -> list[list[str]]:
    """The rows of a spreadsheet's cells, or of lines."""
    lines = [line.strip("\r ") for line in text.splitlines()]
    mark = next((mark for mark in "\t;," if mark in text), None)
    return [_split(line, mark) for line in lines if line]


def _split(line: str, mark: str | None) -> list[str]:
    return [cell.strip() for cell in line.split(mark)]


def _cell(cell: str, row: int, column: int, infinite: bool) -> float:
    where = f"Row {row}, entry {column}"
    if not cell:
        raise ValueTextError(f"{where} is empty. Write 0 if you mean 0.")
    if len(cell) > LONGEST_NUMBER:
        raise ValueTextError(
            f"{where} is {len(cell):,} characters long; a number has at most {LONGEST_NUMBER}."
        )
    if (word := cell.lower().lstrip("+-")) in (*_INFINITE, "nan"):
        if word == "nan" or not infinite:
            raise ValueTextError(f"{where} must be a finite number, but it is {cell}.")
        return -math.inf if cell.startswith("-") else math.inf
    if not _NUMBER.fullmatch(cell):
        raise ValueTextError(f"{where} is no number: {cell[:20]}. Write decimals with a point.")
    number = float(cell)
    if math.isinf(number):
        raise ValueTextError(f"{where} is too large for a number.")
    return number
