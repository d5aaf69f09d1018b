"""A network, data, and its training; and what the network says of the data at any epoch."""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.run import ByName, values_of
from nnviz.language import parse
from nnviz.learning import health
from nnviz.learning.data import Data, Mask
from nnviz.learning.health import Group, Vitals
from nnviz.learning.training import Moment, Parameters, Recipe, Training
from nnviz.networks.architecture import Array, Network

BOUNDARY = 0.5
"""Of two classes, a probability above this answers with the second, this itself with the first."""


class Experiment:
    """A training of a network on data.

    Parameters
    ----------
    network : its plan
    data : the examples as the network sees them
    test : which of them are kept from training
    first : the weights at the start
    recipe : how they change

    Attributes
    ----------
    training : the training itself

    >>> from nnviz.learning.data import make
    >>> from nnviz.networks.starting import start
    >>> network, data = Network((2, 1), (), "sigmoid"), make("and")
    >>> first = start(network, "zeros", seed=0)
    >>> test = data.held_out(0, seed=0)
    >>> experiment = Experiment(network, data, test, first, Recipe())
    >>> experiment.training.advance(200)
    >>> experiment.vitals(experiment.training.moments[-1]).train
    1.0
    """

    def __init__(
        self,
        network: Network,
        data: Data,
        test: Mask,
        first: Mapping[str, Array],
        recipe: Recipe,
    ) -> None:
        self.network = network
        self.data = data
        self.test = test
        self.training = Training(
            parse(network.batch_program(dropout=recipe.dropout > 0)),
            first,
            data.points[~test],
            data.targets[~test],
            recipe,
        )
        self._vitals: dict[int, Vitals] = {}

    @cached_property
    def window(self) -> tuple[tuple[float, float], float]:
        """The centre and reach of a square around all points of a plane."""
        low, high = self.data.points.min(axis=0), self.data.points.max(axis=0)
        x, y = ((low + high) / 2).tolist()
        return (x, y), float((high - low).max()) * 0.7 + 0.2

    def nodes(self, moment: Moment, points: Array) -> Mapping[str, Array]:
        """Z and a of every layer at an epoch, by name: `z1`, `a1`, …, with a row for each point."""
        return nodes(self.network, moment.parameters, points)

    def answers(self, moment: Moment, points: Array) -> Array:
        """For each point the probability of class 1, the likeliest class, or the value."""
        return answers(self.nodes(moment, points)[f"a{self.network.last}"])

    def wrong(self, moment: Moment) -> Mask:
        """Which examples are answered wrong; none in a regression."""
        return wrong(self.nodes(moment, self.data.points)[f"a{self.network.last}"], self.data)

    def begins_as(self, other: "Experiment") -> bool:
        """True if both have the same examples, and the same first weights to the last digit."""
        first, others = (each.training.moments[0].parameters for each in (self, other))
        return (
            np.array_equal(self.data.points, other.data.points)
            and np.array_equal(self.data.labels, other.data.labels)
            and np.array_equal(self.test, other.test)
            and first.keys() == others.keys()
            and all(np.array_equal(first[name], others[name]) for name in first)
        )

    def vitals(self, moment: Moment) -> Vitals:
        """How the network does at an epoch. Each is computed once."""
        if moment.epoch not in self._vitals:
            self._vitals[moment.epoch] = self._examine(moment)
        return self._vitals[moment.epoch]

    def _examine(self, moment: Moment) -> Vitals:
        network = self.network
        found = self.nodes(moment, self.data.points)
        missed = wrong(found[f"a{network.last}"], self.data)
        hidden = range(1, network.last)
        return Vitals(
            self._share(~missed[~self.test]),
            self._share(~missed[self.test]),
            health.layers({layer: found[f"z{layer}"] for layer in hidden}, network.hidden),
        )

    def merged(self, moment: Moment) -> tuple[Group, ...]:
        """The examples that stand, in the last hidden layer, where one of another class does."""
        if not self.network.hidden or not self.data.classes:
            return ()
        places = self.nodes(moment, self.data.points)[f"a{self.network.last - 1}"]
        return health.merged(places, self.data.labels)

    def _share(self, right: Mask) -> float | None:
        return float(right.mean()) if self.data.classes and right.size else None


def nodes(network: Network, parameters: Parameters, points: Array) -> Mapping[str, Array]:
    """Z and a of every layer of a network for points in rows, by name."""
    graph = _rows_graph(network)
    inputs: dict[str, Any] = {**parameters, "X": points}
    values = values_of(graph, {name: inputs[name] for name in graph.inputs})
    return ByName(graph, values)


def answers(outputs: Array) -> Array:
    """What outputs in rows say: the only one as it is, or the number of the largest; else nan."""
    if outputs.shape[1] == 1:
        only: Array = outputs[:, 0]
        return only
    finite = np.isfinite(outputs).all(axis=1)
    largest: Array = np.where(finite, np.argmax(outputs, axis=1), np.nan)
    return largest


def wrong(outputs: Array, data: Data) -> Mask:
    """Which rows of outputs are no right answer; one that is not finite is none.

    >>> from nnviz.learning.data import make
    >>> wrong(np.array([[0.2], [0.9], [0.5], [0.4]]), make("xor")).tolist()
    [False, False, True, False]
    """
    if data.classes == 0:
        return np.zeros(len(outputs), dtype=bool)
    said = answers(outputs)
    if data.classes == 2:
        said = (said > BOUNDARY).astype(np.float64)
    missed: Mask = (said != data.labels) | ~np.isfinite(outputs).all(axis=1)
    return missed


@lru_cache(maxsize=64)
def _rows_graph(network: Network) -> Graph:
    return parse(network.rows_program(network.last))
