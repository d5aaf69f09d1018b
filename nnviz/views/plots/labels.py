"""Names beside points of a plot, none on another, whatever width the page gives the plot."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from nnviz.engine.ieee import Array

WIDTHS = np.array([270.0, 360.0, 450.0, 540.0, 640.0, 760.0])
"""Pixels across that a plot may have, from a phone's to a wide screen's."""

ROUND = np.array([(1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1)])
"""The ways from a point to its name, best first: right, left, above, below, and between."""

EM = 0.53
"""The width of an average character of Arial, as a share of its size."""

LINE = 1.25
"""The height of a line of type, as a share of its size."""


class Label(NamedTuple):
    """A name to be placed.

    Attributes
    ----------
    point : the row of its point
    text, size : of the name, in pixels of type
    gap : pixels between the point and its name
    rings : how many lines of type it may be moved away, and one
    """

    point: int
    text: str
    size: int
    gap: int
    rings: int = 1


class Room:
    """What is taken of a plot. A name is put where nothing else is at any of `WIDTHS`.

    Parameters
    ----------
    points : points × 2, as shares of the plot's width and height from its top left corner
    height : of the plot, in pixels

    >>> room = Room(np.array([[0.5, 0.5], [0.5, 0.5]]), 400)
    >>> room.put(Label(0, "cat", 10, gap=4)), room.put(Label(1, "dog", 10, gap=4))
    ((12, 0), (-12, 0))
    """

    def __init__(self, points: Array, height: float) -> None:
        sizes = np.stack([WIDTHS, np.full_like(WIDTHS, height)], axis=1)
        self._sizes = sizes
        self._places = points[:, None, :] * sizes
        self._taken = np.empty((0, len(WIDTHS), 4))

    def keep(self, rows: Sequence[int], radius: float) -> None:
        """Let no name come nearer to some points, in pixels."""
        places = self._places[list(rows)]
        self._take(np.concatenate([places - radius, places + radius], axis=2))

    def put(self, label: Label) -> tuple[int, int] | None:
        """Take a place for a name: the pixels from its point to its middle; None without one."""
        for move, half in _candidates(label):
            middle = self._places[label.point] + move
            box = np.concatenate([middle - half, middle + half], axis=1)
            if self._is_free(box):
                self._take(box[None])
                return int(move[0]), int(move[1])
        return None

    def _take(self, boxes: Array) -> None:
        self._taken = np.concatenate([self._taken, boxes])

    def _is_free(self, box: Array) -> bool:
        low, high = box[:, :2], box[:, 2:]
        inside = (low >= 0).all() and (high <= self._sizes).all()
        apart = (self._taken[..., :2] >= high) | (low >= self._taken[..., 2:])
        return bool(inside and apart.any(axis=-1).all())


def _candidates(label: Label) -> Iterator[tuple[Array, Array]]:
    """Moves from the point to the middle of its name, each with half of the name's size."""
    half = np.array([len(label.text) * EM, LINE]) * label.size / 2
    for ring in range(label.rings):
        for way in ROUND:
            yield np.round(way * (half + label.gap + ring * LINE * label.size)), half
