"""Tables of the student's own data: read or refused, and as links and saved runs carry them."""

import csv
import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.learning.data import Data
from nnviz.ui.session.files import json_of
from nnviz.ui.session.link import finite
from nnviz.views.notation.titles import LONGEST

MOST_ROWS = 2_000
MOST_CLASSES = 4
"""How many examples there may be, and classes among them."""

MOST_CHARACTERS = 200_000
MOST_LINKED = 1_500
"""Characters of a table, and of data that a link can carry."""

LARGEST = 1e9
"""Numbers beyond are no data to learn from, and their squares would overflow."""


class DataError(ValueError):
    """A table that can't be learned from. The message says which line, and why."""


def read_table(text: str) -> Data:
    r"""Read lines of two inputs and a label, with commas, semicolons, tabs or spaces between.

    What stands between the cells is found from the first line. If that holds names, it is skipped.
    Labels are classes, in the order of their names; a column of more than `MOST_CLASSES` different
    numbers is a regression.

    Raises
    ------
    DataError : a line has not three cells, a cell is no number, or there is one class only

    >>> read_table("x1,x2,label\n0,0,no\n1,1,yes").labels.tolist()
    [0.0, 1.0]
    >>> read_table("0.5  -1 red\n0.25  3 blue").points.tolist()
    [[0.5, -1.0], [0.25, 3.0]]
    """
    if len(text) > MOST_CHARACTERS:
        raise DataError(f"This is {len(text):,} characters long; the limit is {MOST_CHARACTERS:,}.")
    lines = _cells(text.removeprefix("\ufeff").splitlines())
    if lines and all(finite(cell) is None for cell in lines[0][1]):
        lines = lines[1:]
    if len(lines) < 2:
        raise DataError("There must be at least two lines, each with two numbers and a label.")
    if len(lines) > MOST_ROWS:
        raise DataError(f"There are {len(lines):,} lines; the limit is {MOST_ROWS:,}.")
    points, labels = [], []
    for number, line in lines:
        if len(line) != 3:
            found = "1 cell" if len(line) == 1 else f"{len(line)} cells"
            raise DataError(
                f"Line {number} has {found}, but there must be 3: two numbers and a label, with "
                "the same sign between them as in the first line: commas, semicolons, tabs or "
                "spaces."
            )
        values = [_usable(cell) for cell in line[:2]]
        if None in values or not line[2].strip():
            cell = line[2] if None not in values else line[values.index(None)]
            raise DataError(
                f"Line {number}: {cell[:20] or 'an empty cell'} can't be used; inputs are numbers "
                f"up to {LARGEST:,.0f}."
            )
        points.append(values)
        labels.append(line[2].strip())
    return _labelled(np.array(points, dtype=np.float64), labels)


def _cells(lines: list[str]) -> list[tuple[int, list[str]]]:
    """The cells of each line that is not empty, with its number.

    Between cells stands the mark with which the first of them comes nearest to three cells.
    """
    first = next(filter(str.strip, lines), "")
    mark = min("\t;, ", key=lambda mark: abs(len(first.split(None if mark == " " else mark)) - 3))
    spread = [" ".join(line.split()) for line in lines] if mark == " " else lines
    try:
        reader = csv.reader(spread, delimiter=mark)
        return [(reader.line_num, line) for line in reader if any(map(str.strip, line))]
    except csv.Error as error:
        raise DataError(f"This is no table: {error}.") from None


def _usable(cell: str) -> float | None:
    """A number that a network can be trained on, or None."""
    value = finite(cell)
    return value if value is not None and abs(value) <= LARGEST else None


def _labelled(points: Array, labels: list[str]) -> Data:
    kinds = sorted(set(labels))
    if len(kinds) == 1:
        raise DataError(f"All labels are {kinds[0][:20]}: there is nothing to tell apart.")
    if len(kinds) <= MOST_CLASSES:
        numbers = np.array([kinds.index(label) for label in labels], dtype=np.float64)
        return Data(points, numbers, len(kinds), _names(kinds))
    values = [_usable(label) for label in labels]
    if None in values:
        raise DataError(f"There are {len(kinds)} classes; the limit is {MOST_CLASSES}.")
    return Data(points, np.array(values, dtype=np.float64), 0)


def _names(given: Sequence[str]) -> tuple[str, ...]:
    """Names of classes: in one line, and no longer than can be shown."""
    names = tuple(" ".join(name.split())[:LONGEST].strip() for name in given)
    if len({*names}) < len(names):
        raise DataError(f"The first {LONGEST} characters of each label must tell classes apart.")
    return names


def to_json(data: Data) -> dict[str, Any]:
    """Data as a saved run holds them."""
    return {
        "points": data.points.tolist(),
        "labels": data.labels.tolist(),
        "classes": data.classes,
        "names": list(data.names),
    }


def from_json(given: Any) -> Data:
    """Read what `to_json` wrote.

    Raises
    ------
    DataError : it is something else

    >>> from_json({"points": [[0, 1]], "labels": [0], "classes": 9})
    Traceback (most recent call last):
    nnviz.ui.training.tables.DataError: These data can't be used.
    """
    try:
        points = np.array(given["points"], dtype=np.float64)
        labels = np.array(given["labels"], dtype=np.float64)
        classes = given["classes"]
        names = list(given.get("names", ()))  # runs that were saved before have none
        "".join(names).encode()  # half a character can't be drawn
        fits = (
            points.shape == (len(labels), 2)
            and labels.ndim == 1
            and 2 <= len(labels) <= MOST_ROWS
            and (np.abs(points) <= LARGEST).all()
            and type(classes) is int
            and classes in (0, *range(2, MOST_CLASSES + 1))
            and len(names) <= classes
            and all(map(str.strip, names))
            and (np.isin(labels, range(classes)) if classes else (np.abs(labels) <= LARGEST)).all()
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        fits = False
    if not fits:
        raise DataError("These data can't be used.")
    return Data(points, labels, classes, _names(names))


def to_link(data: Data | None) -> str:
    """Data as a link carries them; empty for none, and for more than a link can carry.

    >>> to_link(Data(np.array([[0.0, 0.5]]), np.array([1.0]), 2))
    '{"points":[[0.0,0.5]],"labels":[1.0],"classes":2,"names":[]}'
    """
    written = "" if data is None else json.dumps(to_json(data), separators=(",", ":"))
    return written if len(written) <= MOST_LINKED else ""


def from_link(written: str) -> Data | None:
    """Read what `to_link` wrote.

    Raises
    ------
    ValueError : it is something else
    """
    return from_json(json_of(written)) if written else None
