"""Tables of the student's own data: read or refused, and as links and saved runs carry them."""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.learning.data import Data
from nnviz.ui.session.files import json_of
from nnviz.ui.session.link import finite
from nnviz.ui.training import sheet
from nnviz.ui.training.sheet import WIDTH, DataError
from nnviz.views.notation.titles import LONGEST

MOST_ROWS = 2_000
MOST_CLASSES = 4
"""How many examples there may be, and classes among them."""

MEGABYTES = 1
"""Of a table, as a text and as a file."""

MOST_LINKED = 1_500
"""Characters of data that a link can carry."""

LARGEST = 1e9
"""Numbers beyond are no data to learn from, and their squares would overflow."""


def read_table(text: str) -> Data:
    r"""Read lines of two inputs and a label, with commas, semicolons, tabs, bars or spaces between.

    Numbers may have decimal points or decimal commas. If the first line holds names, it is skipped.
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
    if len(text) > MEGABYTES * 2**20:
        raise DataError(
            f"This is {len(text):,} characters long; the limit is {MEGABYTES * 2**20:,}."
        )
    lines = sheet.lines(text.removeprefix("\ufeff"))
    if lines and all(finite(cell) is None for cell in lines[0][1]):
        lines = lines[1:]
    if len(lines) < 2:
        raise DataError("There must be at least two lines, each with two numbers and a label.")
    if len(lines) > MOST_ROWS:
        raise DataError(f"There are {len(lines):,} lines; the limit is {MOST_ROWS:,}.")
    points, labels = [], []
    for number, line in lines:
        if len(line) != WIDTH:
            found = "1 cell" if len(line) == 1 else f"{len(line)} cells"
            raise DataError(
                f"Line {number} has {found}, but there must be {WIDTH}: two numbers and a label, "
                "with the same sign between them as in the first line: commas, semicolons, tabs, "
                "bars or spaces. With decimal commas, take semicolons or tabs."
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
    nnviz.ui.training.sheet.DataError: These data can't be used.
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


def written(data: Data | None) -> str:
    """Data as a link carries them; empty for none.

    >>> written(Data(np.array([[0.0, 0.5]]), np.array([1.0]), 2))
    '{"points":[[0.0,0.5]],"labels":[1.0],"classes":2,"names":[]}'
    """
    return "" if data is None else json.dumps(to_json(data), separators=(",", ":"))


def is_linked(data: Data) -> bool:
    """Whether a link can carry so many data."""
    return len(written(data)) <= MOST_LINKED


def from_link(text: str) -> Data | None:
    """Read what `written` wrote.

    Raises
    ------
    ValueError : it is something else
    """
    return from_json(json_of(text)) if text else None
