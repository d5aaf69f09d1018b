"""Data sets in the plane to learn from, each made by a function of one table."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count, islice
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from nnviz.engine.ieee import Array

Maker: TypeAlias = Callable[[int, float, int, np.random.Generator], tuple[Array, Array]]
"""From the number of points, the noise, the number of classes and a source of chance, the points
(n × 2) and their labels (n)."""

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


@dataclass(frozen=True, eq=False)
class Data:
    """Points of the plane with labels; no two are equal.

    Attributes
    ----------
    points : n × 2
    labels : n whole numbers from 0 for classes, or any numbers for regression
    classes : how many classes, 0 for regression
    names : of the first classes, where someone has named them
    """

    points: Array
    labels: Array
    classes: int
    names: tuple[str, ...] = ()

    def title(self, label: int) -> str:
        """What a class is called: by its name, or else its number, or the next that is free.

        >>> Data(CORNERS, np.array([0.0, 0.0, 1.0, 2.0]), 3, ("1", "2")).title(2)
        '3'
        """
        if label < len(self.names):
            return self.names[label]
        free = (str(number) for number in count(len(self.names)) if str(number) not in self.names)
        return next(islice(free, label - len(self.names), None))

    @property
    def titles(self) -> tuple[str, ...]:
        """What all classes are called.

        >>> Data(CORNERS, np.array([0.0, 0.0, 1.0, 2.0]), 3, ("cat", "dog")).titles
        ('cat', 'dog', '2')
        """
        return tuple(map(self.title, range(self.classes)))

    @property
    def targets(self) -> Array:
        """What the outputs should be: n × 1 for two classes or a regression, else one-hot rows."""
        if self.classes < 3:
            return self.labels[:, None].astype(np.float64)
        rows: Array = np.eye(self.classes)[self.labels.astype(int)]
        return rows

    def prepared(self, *, signs: bool, scaled: bool) -> "Data":
        """The points as a network sees them.

        Parameters
        ----------
        signs : whether inputs 0 and 1 are given as −1 and 1
        scaled : whether each input is brought to mean 0 and standard deviation 1

        >>> make("xor").prepared(signs=True, scaled=False).points[1].tolist()
        [-1.0, 1.0]
        """
        points = 2 * self.points - 1 if signs else self.points
        if scaled:
            spread = points.std(axis=0)
            points = (points - points.mean(axis=0)) / np.where(spread > 0, spread, 1)
        return replace(self, points=points)

    def with_point(self, point: tuple[float, float], label: int) -> "Data":
        """One more point, of a class that may be new.

        >>> make("or").with_point((0.5, 0.5), label=2).classes
        3
        """
        return Data(
            np.vstack([self.points, point]),
            np.append(self.labels, float(label)),
            max(self.classes, label + 1),
            self.names,
        )

    def held_out(self, share: float, seed: int) -> npt.NDArray[np.bool_]:
        """Which examples are for testing: a share of all, the same ones for the same seed."""
        order = np.random.default_rng(seed).permutation(len(self.labels))
        held = np.zeros(len(self.labels), dtype=bool)
        held[order[: int(share * len(held))]] = True
        return held


def _gate(truth: tuple[int, ...]) -> Maker:
    def make(
        count: int, noise: float, classes: int, source: np.random.Generator
    ) -> tuple[Array, Array]:
        return CORNERS.copy(), np.array(truth, dtype=np.float64)

    return make


def _noisy_xor(
    count: int, noise: float, classes: int, source: np.random.Generator
) -> tuple[Array, Array]:
    corner = source.integers(0, 4, count)
    points = CORNERS[corner] + source.normal(0, noise, (count, 2))
    return points, np.array([0.0, 1.0, 1.0, 0.0])[corner]


def _moons(
    count: int, noise: float, classes: int, source: np.random.Generator
) -> tuple[Array, Array]:
    labels = np.arange(count) % 2
    angle = source.uniform(0, np.pi, count)
    upper = np.column_stack([np.cos(angle), np.sin(angle)])
    lower = np.column_stack([1 - np.cos(angle), 0.5 - np.sin(angle)])
    points = np.where(labels[:, None] == 0, upper, lower)
    return points + source.normal(0, noise, (count, 2)), labels.astype(np.float64)


def _circles(
    count: int, noise: float, classes: int, source: np.random.Generator
) -> tuple[Array, Array]:
    labels = np.arange(count) % 2
    angle = source.uniform(0, 2 * np.pi, count)
    radius = np.where(labels == 0, 1.0, 0.45)
    points = radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return points + source.normal(0, noise, (count, 2)), labels.astype(np.float64)


def _spirals(
    count: int, noise: float, classes: int, source: np.random.Generator
) -> tuple[Array, Array]:
    labels = np.arange(count) % 2
    along = source.uniform(0.1, 1, count)
    angle = 3 * np.pi * along + np.pi * labels
    points = along[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return points + source.normal(0, noise / 2, (count, 2)), labels.astype(np.float64)


def _blobs(
    count: int, noise: float, classes: int, source: np.random.Generator
) -> tuple[Array, Array]:
    labels = np.arange(count) % classes
    angle = 2 * np.pi * labels / classes
    centres = np.column_stack([np.cos(angle), np.sin(angle)])
    return centres + source.normal(0, 0.15 + noise, (count, 2)), labels.astype(np.float64)


def _slope(
    count: int, noise: float, classes: int, source: np.random.Generator
) -> tuple[Array, Array]:
    points = source.uniform(-1, 1, (count, 2))
    values = 0.8 * points[:, 0] - 0.5 * points[:, 1] + 0.2
    return points, values + source.normal(0, noise, count)


TWO_POINTS = Data(np.array([[0.25, 0.5], [0.75, 0.5]]), np.array([0.0, 1.0]), 2)
"""The least that can be told apart."""


class Source(NamedTuple):
    """A data set: its title, how it is made, and how many classes it has (0 for regression)."""

    title: str
    make: Maker
    classes: int | None


DATASETS: dict[str, Source] = {
    "xor": Source("XOR, the four points", _gate((0, 1, 1, 0)), 2),
    "and": Source("AND", _gate((0, 0, 0, 1)), 2),
    "or": Source("OR", _gate((0, 1, 1, 1)), 2),
    "noisy-xor": Source("XOR with noise", _noisy_xor, 2),
    "moons": Source("Two moons", _moons, 2),
    "circles": Source("Two circles", _circles, 2),
    "spirals": Source("Two spirals", _spirals, 2),
    "blobs": Source("Blobs", _blobs, None),
    "slope": Source("Linear regression", _slope, 0),
}
"""Every data set by its key; one with `classes` None has as many as asked for."""


def make(key: str, count: int = 200, noise: float = 0.1, classes: int = 3, seed: int = 0) -> Data:
    """A data set.

    Parameters
    ----------
    key : in `DATASETS`
    count : how many points; the gates have four
    noise : the standard deviation of what is added to each point
    classes : for blobs, 2 to 4
    seed : the same seed gives the same points

    >>> make("xor").labels.tolist()
    [0.0, 1.0, 1.0, 0.0]
    """
    source = DATASETS[key]
    count_of_classes = classes if source.classes is None else source.classes
    points, labels = source.make(count, noise, classes, np.random.default_rng(seed))
    return Data(points, labels, count_of_classes)
