"""Examples to learn from, and data sets in the plane, each made by a function of one table."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count, islice
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from nnviz.engine.ieee import Array
from nnviz.learning.gates import CORNERS, GATES

Maker: TypeAlias = Callable[[int, int, np.random.Generator], tuple[Array, Array]]
"""From the number of points, the number of classes and a source of chance, the points without
noise (n × 2) and their labels (n)."""

Mask: TypeAlias = npt.NDArray[np.bool_]
"""One yes or no for each example."""


@dataclass(frozen=True, eq=False)
class Data:
    """Examples with labels; no two data sets are equal.

    Attributes
    ----------
    points : the inputs, n × their number
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

        >>> Data(np.array(CORNERS), np.array([0.0, 0.0, 1.0, 2.0]), 3, ("1", "2")).title(2)
        '3'
        """
        if label < len(self.names):
            return self.names[label]
        free = (str(number) for number in count(len(self.names)) if str(number) not in self.names)
        return next(islice(free, label - len(self.names), None))

    @property
    def titles(self) -> tuple[str, ...]:
        """What all classes are called.

        >>> Data(np.array(CORNERS), np.array([0.0, 0.0, 1.0, 2.0]), 3, ("cat", "dog")).titles
        ('cat', 'dog', '2')
        """
        return tuple(map(self.title, range(self.classes)))

    @property
    def inputs(self) -> int:
        """How many inputs an example has."""
        return int(self.points.shape[1])

    @property
    def targets(self) -> Array:
        """What the outputs should be: n × 1 for two classes or a regression, else one-hot rows."""
        if self.classes < 3:
            return self.labels[:, None].astype(np.float64)
        rows: Array = np.eye(self.classes)[self.labels.astype(int)]
        return rows

    def prepared(self, test: Mask, *, signs: bool, scaled: bool) -> "Data":
        """The points as a network sees them.

        Parameters
        ----------
        test : which examples are for testing: they are scaled like the others, but do not decide
            how, since a network knows nothing of them
        signs : whether inputs 0 and 1 are given as −1 and 1
        scaled : whether each input is brought to mean 0 and standard deviation 1 over the examples
            to learn from

        >>> xor = make("xor")
        >>> xor.prepared(xor.held_out(0, seed=0), signs=True, scaled=False).points[1].tolist()
        [-1.0, 1.0]
        """
        points = 2 * self.points - 1 if signs else self.points
        if scaled:
            learned = points[~test]
            spread = learned.std(axis=0)
            points = (points - learned.mean(axis=0)) / np.where(spread > 0, spread, 1)
        return replace(self, points=points)

    def with_point(self, point: tuple[float, float], label: int) -> "Data":
        """One more point of the plane, of a class that may be new.

        >>> make("or").with_point((0.5, 0.5), label=2).classes
        3
        """
        return Data(
            np.vstack([self.points, point]),
            np.append(self.labels, float(label)),
            max(self.classes, label + 1),
            self.names,
        )

    def held_out(self, share: float, seed: int) -> Mask:
        """Which examples are for testing: a share of all, the same ones for the same seed.

        The share is rounded to whole examples, of which at least one stays to learn from.
        """
        order = np.random.default_rng(seed).permutation(len(self.labels))
        held = np.zeros(len(self.labels), dtype=bool)
        held[order[: min(round(share * len(held)), len(held) - 1)]] = True
        return held


def sample(targets: Array, most: int, seed: int) -> npt.NDArray[np.int64]:
    """The rows of a few examples in which each class has its share; of a regression, each value.

    Parameters
    ----------
    targets : of all examples, one in each row
    most : how many rows to take; all, if there are no more
    seed : the same seed takes the same ones

    >>> targets = np.array([[0.0], [1.0], [1.0], [1.0], [0.0], [1.0], [1.0], [1.0]])
    >>> targets[sample(targets, 4, seed=0)].ravel().tolist()
    [0.0, 1.0, 1.0, 1.0]
    """
    count = len(targets)
    if count <= most:
        return np.arange(count)
    mixed = np.random.default_rng(seed).permutation(count)
    by_target = mixed[np.lexsort(targets[mixed].T)]
    return by_target[np.arange(most) * count // most]


def _gate(name: str) -> Maker:
    def make(count: int, classes: int, source: np.random.Generator) -> tuple[Array, Array]:
        return np.array(CORNERS), np.array(GATES[name])

    return make


def _noisy_xor(count: int, classes: int, source: np.random.Generator) -> tuple[Array, Array]:
    corner = source.integers(0, 4, count)
    return np.array(CORNERS)[corner], np.array(GATES["XOR"])[corner]


def _moons(count: int, classes: int, source: np.random.Generator) -> tuple[Array, Array]:
    labels = np.arange(count) % 2
    angle = source.uniform(0, np.pi, count)
    upper = np.column_stack([np.cos(angle), np.sin(angle)])
    lower = np.column_stack([1 - np.cos(angle), 0.5 - np.sin(angle)])
    points = np.where(labels[:, None] == 0, upper, lower)
    return points, labels.astype(np.float64)


def _circles(count: int, classes: int, source: np.random.Generator) -> tuple[Array, Array]:
    labels = np.arange(count) % 2
    angle = source.uniform(0, 2 * np.pi, count)
    radius = np.where(labels == 0, 1.0, 0.45)
    points = radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return points, labels.astype(np.float64)


def _spirals(count: int, classes: int, source: np.random.Generator) -> tuple[Array, Array]:
    labels = np.arange(count) % 2
    along = source.uniform(0.1, 1, count)
    angle = 3 * np.pi * along + np.pi * labels
    points = along[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return points, labels.astype(np.float64)


def _blobs(count: int, classes: int, source: np.random.Generator) -> tuple[Array, Array]:
    labels = np.arange(count) % classes
    angle = 2 * np.pi * labels / classes
    centres = np.column_stack([np.cos(angle), np.sin(angle)])
    return centres, labels.astype(np.float64)


def _slope(count: int, classes: int, source: np.random.Generator) -> tuple[Array, Array]:
    points = source.uniform(-1, 1, (count, 2))
    return points, 0.8 * points[:, 0] - 0.5 * points[:, 1] + 0.2


TWO_POINTS = Data(np.array([[0.25, 0.5], [0.75, 0.5]]), np.array([0.0, 1.0]), 2)
"""The least that can be told apart."""


class Source(NamedTuple):
    """A data set: its title, how it is made, and how many classes it has (0 for regression).

    `noisy` is false where the points are always the same.
    """

    title: str
    make: Maker
    classes: int | None
    noisy: bool = True


DATASETS: dict[str, Source] = {
    "xor": Source("XOR, the four points", _gate("XOR"), 2, noisy=False),
    "and": Source("AND", _gate("AND"), 2, noisy=False),
    "or": Source("OR", _gate("OR"), 2, noisy=False),
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
    noise : the standard deviation of what is added to both coordinates of each point, in a
        regression to its value; nothing is added to the gates
    classes : for blobs, 2 to 4
    seed : the same seed gives the same points

    >>> make("xor").labels.tolist()
    [0.0, 1.0, 1.0, 0.0]
    """
    source, chance = DATASETS[key], np.random.default_rng(seed)
    count_of_classes = classes if source.classes is None else source.classes
    points, labels = source.make(count, classes, chance)
    if source.noisy:
        moved = points if count_of_classes else labels
        moved += chance.normal(0, noise, moved.shape)
    return Data(points, labels, count_of_classes)
