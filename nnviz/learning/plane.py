"""A window on the plane of two inputs, and a graph's values all over it."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from nnviz.engine.batch import evaluate
from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array
from nnviz.engine.inputs import Inputs
from nnviz.learning.gates import Point

ROOM = 1.25
"""How much further a window reaches than the points that it has to show."""

LEAST = 1e-9
"""The least length of a line, as a share of a window's reach: a shorter one is a point, rounded."""

POINTS = 200
"""Points of a grid along each side of a window."""


@dataclass(frozen=True)
class Window:
    """A square that is looked at: `reach` to each side of its centre.

    >>> Window((0.5, 0.5), 1.5).bounds
    ((-1.0, 2.0), (-1.0, 2.0))
    """

    centre: Point = (0.5, 0.5)
    reach: float = 1.5

    @property
    def bounds(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Lowest and highest value across, then up."""
        x, y = self.centre
        return (x - self.reach, x + self.reach), (y - self.reach, y + self.reach)

    def lattice(self, points: int = POINTS) -> tuple[Array, Array]:
        """The grid's values across, of shape (1, points), and up, of shape (points, 1)."""
        across, up = (np.linspace(*bound, points) for bound in self.bounds)
        return across[np.newaxis, :], up[:, np.newaxis]

    def covering(self, points: Array) -> "Window":
        """A window that shows all this one does, and points of shape (n, 2) with room around them.

        >>> Window((0.0, 0.0), 1.0).covering(np.array([[3.0, 0.0]])).bounds
        ((-1.5, 3.5), (-2.5, 2.5))
        """
        low, high = np.array(self.bounds).T
        if (points >= low).all() and (points <= high).all():
            return self
        low, high = np.minimum(points.min(axis=0), low), np.maximum(points.max(axis=0), high)
        x, y = (low + high) / 2
        return Window((float(x), float(y)), ROOM * float((high - low).max()) / 2)


def over(
    graph: Graph,
    inputs: Inputs,
    window: Window,
    axes: tuple[str, str] = ("x1", "x2"),
    points: int = POINTS,
) -> Array:
    """A graph's output all over a window: the graph itself, run over arrays.

    Parameters
    ----------
    graph : a graph of scalars
    inputs : its other inputs
    axes : the inputs that change across and up

    Returns
    -------
    An array of shape (points, points), a row for each value up, from the lowest.

    >>> from nnviz import parse
    >>> over(parse("x1 + 10*x2"), {}, Window((0, 0), 1), points=3)
    array([[-11., -10.,  -9.],
           [ -1.,   0.,   1.],
           [  9.,  10.,  11.]])
    """
    across, up = window.lattice(points)
    return evaluate(graph, {**inputs, axes[0]: across, axes[1]: up})


def plateau(values: Array, level: float) -> Array:
    """Where a function is on a level over an area and not only along a line.

    Parameters
    ----------
    values : of a grid

    Returns
    -------
    For each point of the grid, whether it and three neighbours at the corners of a square are on
    the level.

    >>> plateau(np.array([[0, 0, 1], [0, 0, 0]]), level=0)
    array([[ True,  True, False],
           [ True,  True, False]])
    """
    on = np.pad(values == level, 1)
    squares = on[:-1, :-1] & on[1:, :-1] & on[:-1, 1:] & on[1:, 1:]
    found: Array = squares[:-1, :-1] | squares[1:, :-1] | squares[:-1, 1:] | squares[1:, 1:]
    return found


def zero_line(
    function: Callable[[Array, Array], Array], window: Window
) -> tuple[Point, Point] | None:
    """Where a function that is linear in both coordinates is 0 in a window: two ends, or None.

    It is read off the window's four corners, so it is exact at every zoom. A line through a
    corner meets two sides there, at places that rounding may set apart; so the ends are the two
    meetings that lie furthest apart.

    >>> zero_line(lambda x, y: x + y - 1, Window((0.5, 0.5), 0.5))
    ((0.0, 1.0), (1.0, 0.0))
    """
    (left, right), (low, high) = window.bounds
    corners = ((left, low), (right, low), (right, high), (left, high))
    values = function(*np.array(corners).T)
    ends: list[Point] = []
    for place, (here, value) in enumerate(zip(corners, values, strict=True)):
        there, other = corners[place - 1], values[place - 1]
        if value != other and min(value, other) <= 0 <= max(value, other):
            share = value / (value - other)
            crossing = tuple(a + share * (b - a) for a, b in zip(here, there, strict=True))
            ends.append((float(crossing[0]), float(crossing[1])))
    if len(ends) < 2:
        return None
    begin, end = max(combinations(ends, 2), key=lambda pair: math.dist(*pair))
    return (begin, end) if math.dist(begin, end) > LEAST * window.reach else None
