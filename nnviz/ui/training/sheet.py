"""The cells of a table as text: what stands between them, and which sign numbers have."""

import csv
import io
import math
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from nnviz.ui.session.link import finite

MARKS = ("\t", ";", ",", "|", " ")
"""What may stand between cells. Where two fit a table as well, the earlier is meant."""

MOST_INPUTS = 6
"""Numbers that may stand in a line before its target, which is its last cell."""

_SAID = re.compile(r"sep=(.)", re.IGNORECASE)
"""A first line with which a spreadsheet program says what stands between cells."""

_EITHER = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")
"""A number that is read in thousands in some countries, and in thousandths in others."""


class DataError(ValueError):
    """A table that can't be learned from. The message says which line, and why."""


class Line(NamedTuple):
    """A line of a table: its number in the text, and its cells."""

    number: int
    cells: list[str]


def lines(text: str) -> list[Line]:
    r"""The lines of a table that are not empty, with decimal points.

    Cells may be quoted. Empty cells at the end, as spreadsheet programs write them, are left out
    where the first line has none.

    Raises
    ------
    DataError : a quotation mark is not closed, or what numbers mean is not certain

    >>> lines("sep=;\r\n0,5;1;\"dark; red\";;\r\n")
    [Line(number=2, cells=['0.5', '1', 'dark; red'])]
    """
    stream = io.StringIO(text, newline=None)
    said = _SAID.fullmatch(stream.readline().strip().strip('"'))
    if said is None:
        stream.seek(0)
    elif said[1] not in MARKS:
        raise DataError(
            f"Line 1 says that {said[1]} stands between cells; that must be a comma, a semicolon, "
            "a tab, a bar or a space."
        )
    body, skipped = stream.read(), 0 if said is None else 1
    mark = max(MARKS, key=lambda mark: _likeness(body, mark)) if said is None else said[1]
    found = [Line(number + skipped, cells) for number, cells in _read(body, mark)]
    width = len(_bare(found[0].cells)) if found else 0
    return _with_points([Line(number, _cut(cells, width)) for number, cells in found])


def _number(cell: str) -> float:
    """A finite number with a decimal point or a decimal comma, or NaN.

    >>> _number("0,5"), _number("−2.5"), _number("1,2,3")
    (0.5, -2.5, nan)
    """
    value = finite(_with_point(cell))
    return math.nan if value is None else value


def _with_point(cell: str) -> str:
    plain = cell.strip().replace("−", "-")
    return plain.replace(",", ".") if plain.count(",") == 1 and "." not in plain else plain


def _likeness(body: str, mark: str) -> tuple[list[bool], bool, int]:
    """How much the first two lines look like a table with a mark between cells.

    Whether each has numbers before its last cell, whether both are equally long, then how many
    cells they have. The first line may hold names, and the second may not be readable.
    """
    first: list[list[str]] = []
    with suppress(DataError):
        first.extend(_bare(line.cells) for line in islice(_read(body, mark), 2))
    fits = [
        1 < len(cells) <= MOST_INPUTS + 1
        and not any(math.isnan(_number(cell)) for cell in cells[:-1])
        for cells in first
    ]
    return fits, len({*map(len, first)}) == 1, sum(map(len, first))


def _bare(cells: list[str]) -> list[str]:
    """The cells without empty ones at the end."""
    return _cut(cells, 0)


def _cut(cells: list[str], width: int) -> list[str]:
    """The cells without empty ones at the end beyond a width."""
    length = len(cells)
    while length > width and not cells[length - 1].strip():
        length -= 1
    return cells[:length]


def _read(body: str, mark: str) -> Iterator[Line]:
    """The lines that are not empty, one after the other, each with the number that it begins at."""
    text = re.sub(r"[^\S\n]", " ", body) if mark == " " else body
    rows = csv.reader(io.StringIO(text), delimiter=mark, skipinitialspace=True, strict=True)
    begun = 1
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise DataError(f"Line {begun} has a quotation mark too few or too many.") from error
        if any(map(str.strip, cells)):
            yield Line(begun, cells)
        begun = rows.line_num + 1


def _with_points(found: list[Line]) -> list[Line]:
    """The lines with decimal points in their numbers.

    Raises
    ------
    DataError : it is not certain what commas in numbers mean
    """
    written = [(line.number, cell) for line in found for cell in map(str.strip, line.cells)]
    numbers = [(place, cell) for place, cell in written if not math.isnan(_number(cell))]
    commas = [(place, cell) for place, cell in numbers if "," in cell]
    if commas:
        place, cell = commas[0]
        pointed = next((place for place, cell in numbers if "." in cell), None)
        if pointed is not None:
            raise DataError(
                f"Line {place}: {cell[:20]} has a comma, but a number of line {pointed} has a "
                "point. Write all numbers with points."
            )
        if all(_EITHER.fullmatch(cell) for _, cell in commas):
            raise DataError(
                f"Line {place}: {cell} is read in thousands in some countries and in thousandths "
                "in others. Write it without the comma or with a point."
            )
    return [Line(line.number, [_pointed(cell) for cell in line.cells]) for line in found]


def _pointed(cell: str) -> str:
    return cell if math.isnan(_number(cell)) else _with_point(cell)
