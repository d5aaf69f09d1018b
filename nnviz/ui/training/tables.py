"""Tables of the student's own data: read or refused, and as links and saved runs carry them."""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.language.values import write_value
from nnviz.learning.data import Data
from nnviz.ui.session.files import json_of
from nnviz.ui.session.link import finite
from nnviz.ui.training import sheet
from nnviz.ui.training.sheet import MOST_INPUTS, DataError
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
    r"""Read lines of one to six inputs and a target, with a mark between, such as a comma.

    The mark is a comma, a semicolon, a tab, a bar or a space. Numbers may have decimal points or
    decimal commas. If the first line holds names, it is skipped. Targets that are words are
    classes, in the order of their names. Numbers are learned as they are, in a regression, unless
    they only number classes: from 0 or from 1 on without a gap, or −1 and 1.

    Raises
    ------
    DataError : lines differ in length, a cell is no number, or all targets are the same

    >>> read_table("x1,x2,label\n0,0,no\n1,1,yes").labels.tolist()
    [0.0, 1.0]
    >>> data = read_table("0.5 0.1\n0.25 0.4")
    >>> data.points.tolist(), data.labels.tolist(), data.classes
    ([[0.5], [0.25]], [0.1, 0.4], 0)
    """
    if len(text) > MEGABYTES * 2**20:
        raise DataError(
            f"This is {len(text):,} characters long; the limit is {MEGABYTES * 2**20:,}."
        )
    lines = sheet.lines(text.removeprefix("\ufeff"))
    if lines and all(finite(cell) is None for cell in lines[0][1]):
        lines = lines[1:]
    if len(lines) < 2:
        raise DataError("There must be at least two lines, each with inputs and a target.")
    if len(lines) > MOST_ROWS:
        raise DataError(f"There are {len(lines):,} lines; the limit is {MOST_ROWS:,}.")
    begin, first = lines[0]
    if not 1 < len(first) <= MOST_INPUTS + 1:
        raise DataError(
            f"Line {begin} has {_counted(first)}, but there must be one to {MOST_INPUTS} numbers "
            f"and a target. {_MARKS}"
        )
    points, targets = [], []
    for number, line in lines:
        if len(line) != len(first):
            raise DataError(
                f"Line {number} has {_counted(line)}, but line {begin} has {len(first)}. {_MARKS}"
            )
        *inputs, target = line
        values = [_usable(cell) for cell in inputs]
        if None in values or not target.strip():
            cell = target if None not in values else line[values.index(None)]
            raise DataError(
                f"Line {number}: {cell[:20] or 'an empty cell'} can't be used; inputs are numbers "
                f"up to {LARGEST:,.0f}."
            )
        points.append(values)
        targets.append(target.strip())
    return _labelled(np.array(points, dtype=np.float64), targets)


_MARKS = (
    "Between cells stands the same sign in all lines: a comma, a semicolon, a tab, a bar or a "
    "space. With decimal commas, take semicolons or tabs."
)


def _counted(cells: Sequence[str]) -> str:
    return "1 cell" if len(cells) == 1 else f"{len(cells)} cells"


def _usable(cell: str) -> float | None:
    """A number that a network can be trained on, or None."""
    value = finite(cell)
    return value if value is not None and abs(value) <= LARGEST else None


def _labelled(points: Array, targets: list[str]) -> Data:
    kinds = sorted(set(targets))
    if len(kinds) == 1:
        raise DataError(f"All targets are {kinds[0][:20]}: there is nothing to tell apart.")
    values = [_usable(target) for target in targets]
    numbers = [value for value in values if value is not None]
    if len(numbers) == len(values) and not _is_numbering(kinds):
        return Data(points, np.array(numbers, dtype=np.float64), 0)
    if len(kinds) > MOST_CLASSES:
        raise DataError(f"There are {len(kinds)} classes; the limit is {MOST_CLASSES}.")
    labels = np.array([kinds.index(target) for target in targets], dtype=np.float64)
    return Data(points, labels, len(kinds), _names(kinds))


def _is_numbering(kinds: list[str]) -> bool:
    """Whether different numbers do no more than tell classes apart."""
    numbers, count = {*map(float, kinds)}, len(kinds)
    rows = ({-1, 1}, *({*range(first, first + count)} for first in (0, 1)))
    return count <= MOST_CLASSES and numbers in rows


def with_numbers(data: Data) -> Data | None:
    r"""Data whose classes are called by numbers, with these as targets; None for all others.

    >>> with_numbers(read_table("5,1\n6,2")).labels.tolist()
    [1.0, 2.0]
    """
    values = [_usable(title) for title in data.titles]
    numbers = [value for value in values if value is not None]
    if not data.classes or len(numbers) < len(values):
        return None
    return Data(data.points, np.array(numbers)[data.labels.astype(int)], 0)


def with_classes(data: Data) -> Data | None:
    r"""A regression of few different targets with a class for each; None for all others.

    The classes are called by their numbers, so that `with_numbers` finds these again.

    >>> with_classes(read_table("5,0.5\n6,2.5")).titles
    ('0.5', '2.5')
    """
    kinds, labels = np.unique(data.labels, return_inverse=True)
    names = tuple(write_value(float(kind)) for kind in kinds)
    if data.classes or len(kinds) > MOST_CLASSES or max(map(len, names)) > LONGEST:
        return None
    return Data(data.points, labels.astype(np.float64), len(kinds), names)


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
            labels.ndim == 1
            and points.ndim == 2
            and len(points) == len(labels)
            and 1 <= points.shape[1] <= MOST_INPUTS
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
