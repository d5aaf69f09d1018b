"""Training: gradient descent on the weights of a graph, epoch by epoch, on record.

A `Training` goes forward only; every recorded epoch can be looked at again, and a training made
anew from the same recipe takes the very same way.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array
from nnviz.engine.sums import are_finite, norm
from nnviz.engine.workspace import Workspace
from nnviz.learning.optimisers import OPTIMISERS, Optimiser

Schedule: TypeAlias = Literal["constant", "decay", "cosine"]
Parameters: TypeAlias = dict[str, Array]

MOST_MOMENTS = 6_000
"""Epochs that are kept; beyond, every second one is dropped, so that memory stays bounded."""

MOST_NUMBERS = 500_000
"""Weights that are kept in all, 4 MB: a large network keeps fewer epochs."""

TILE = 64
"""Examples that are run at once to find the mean loss over all: arrays that stay in the cache."""

HORIZON = 1_000
"""Epochs after which "decay" has halved the learning rate, and over which "cosine" runs out."""


@dataclass(frozen=True)
class Recipe:
    """How the weights are changed.

    Attributes
    ----------
    optimiser : plain gradient descent, with momentum 0.9, or Adam
    rate : the learning rate η at the start
    schedule : how η changes with the epochs
    batch : examples in each update, 0 for all of them
    decay : L2: decay · w is added to the gradient of each weight and bias
    dropout : the share of hidden units that an update leaves out
    seed : for the order of the examples and for dropout
    """

    optimiser: Optimiser = "sgd"
    rate: float = 0.5
    schedule: Schedule = "constant"
    batch: int = 0
    decay: float = 0.0
    dropout: float = 0.0
    seed: int = 0

    def rate_at(self, epoch: int) -> float:
        """η in an epoch.

        >>> Recipe(rate=1.0, schedule="decay").rate_at(1000)
        0.5
        """
        if self.schedule == "decay":
            return self.rate / (1 + epoch / HORIZON)
        if self.schedule == "cosine":
            return self.rate * (1 + float(np.cos(np.pi * min(1.0, epoch / HORIZON)))) / 2
        return self.rate


class Moment(NamedTuple):
    """A recorded epoch: the weights at its end, the mean loss, and the size of each gradient."""

    epoch: int
    parameters: Parameters
    loss: float
    norms: dict[str, float]

    @property
    def weight_norms(self) -> dict[str, float]:
        """The sizes of the gradients of the weight matrices, layer by layer."""
        return {name: norm for name, norm in self.norms.items() if name.startswith("W")}


class Training:
    """A training under way.

    Parameters
    ----------
    graph : of the mean loss over a batch, with inputs X, Y, the parameters, and masks m1, m2, …
        of dropout if there are any
    start : the first weights
    points, targets : the examples, one in each row
    recipe : how the weights change

    Attributes
    ----------
    epoch : how many are done
    parameters : the weights at the end of the last whole epoch
    diverged : whether a weight or the loss is no longer finite

    >>> from nnviz import parse
    >>> graph = parse("L = mse(X @ W.T, Y)")
    >>> start = {"W": np.array([[0.0]])}
    >>> training = Training(graph, start, np.ones((2, 1)), np.ones((2, 1)), Recipe(rate=0.25))
    >>> training.advance(2)
    >>> [float(moment.parameters["W"][0, 0]) for moment in training.moments]
    [0.0, 0.5, 0.75]

    Source: SLP 5.6 and 6.6; CMU 10-301, stochastic gradient descent with backpropagation.
    """

    def __init__(
        self,
        graph: Graph,
        start: Mapping[str, Array],
        points: Array,
        targets: Array,
        recipe: Recipe,
    ) -> None:
        self.graph = graph
        self.points = points
        self.targets = targets
        self.recipe = recipe
        self.parameters: Parameters = {name: np.array(value) for name, value in start.items()}
        self.epoch = 0
        self.diverged = False
        self._source = np.random.default_rng(recipe.seed)
        self._change = OPTIMISERS[recipe.optimiser]()
        self._stride = 1
        self._moments: list[Moment] = []
        numbers = sum(value.size for value in self.parameters.values())
        self._most = min(MOST_MOMENTS, max(50, MOST_NUMBERS // numbers))
        self._masked = [name for name in graph.inputs if name.startswith("m")]
        self._workspaces: dict[int, Workspace] = {}
        self._updates = self._epochs()

    @property
    def moments(self) -> list[Moment]:
        """The recorded epochs, from the start to now."""
        if not self._is_recorded:
            self._record(self._examined())
        return self._moments

    @property
    def _is_recorded(self) -> bool:
        return bool(self._moments) and self._moments[-1].epoch == self.epoch

    def advance(self, epochs: int) -> None:
        """Train so many epochs more; stop where a weight or the loss is no longer finite."""
        last = self.epoch + epochs
        while self.epoch < last and not self.diverged:
            self.update()

    def update(self) -> None:
        """Change the weights once. An epoch of many batches is done after as many updates."""
        with np.errstate(all="ignore"):  # `diverged` says it
            next(self._updates)

    def _epochs(self) -> Iterator[None]:
        """Train for ever, one update at a time."""
        while True:
            yield from self._one_epoch()

    def _one_epoch(self) -> Iterator[None]:
        rate, parameters = self.recipe.rate_at(self.epoch), self.parameters
        batches = self._batches()
        whole = len(batches) == 1 and not self.recipe.dropout
        due = self.epoch % self._stride == 0 and not self._is_recorded
        if due and not whole:
            self._record(self._examined())
        for number, rows in enumerate(batches, 1):
            loss, gradient = self._run(rows, parameters, self.recipe.dropout)
            if due and whole:
                self._record(self._moment(loss, gradient))
            parameters = self._changed(parameters, gradient, rate)
            if number == len(batches):
                self._end_epoch(parameters)
            yield

    def _end_epoch(self, parameters: Parameters) -> None:
        self.parameters = parameters
        self.epoch += 1
        self.diverged = self.diverged or not are_finite(parameters.values())

    def _changed(self, parameters: Parameters, gradient: Parameters, rate: float) -> Parameters:
        """The parameters after one update."""
        decay, changed = self.recipe.decay, {}
        for name, value in parameters.items():
            slope = gradient[name] + decay * value if decay else gradient[name]
            step = self._change(name, slope, rate)
            changed[name] = np.subtract(value, step, out=step)
        return changed

    def _batches(self) -> list[Any]:
        """The rows of each update of an epoch, in a new order each time."""
        count, size = len(self.points), self.recipe.batch
        if not 0 < size < count:
            return [slice(None)]
        order = self._source.permutation(count)
        return [order[begin : begin + size] for begin in range(0, count, size)]

    def _record(self, moment: Moment) -> None:
        self.diverged = self.diverged or not np.isfinite(moment.loss)
        self._moments.append(moment)
        if len(self._moments) > self._most and len(self._moments) % 2:  # The newest is kept.
            self._moments = self._moments[::2]
            self._stride *= 2

    def _examined(self) -> Moment:
        """The moment now, from a pass over all examples without dropout, a tile at a time."""
        loss, gradients = 0.0, {name: np.zeros_like(each) for name, each in self.parameters.items()}
        with np.errstate(all="ignore"):
            for begin in range(0, len(self.points), TILE):
                tile = slice(begin, begin + TILE)
                share = len(self.points[tile]) / len(self.points)
                part, gradient = self._run(tile, self.parameters, share=0.0)
                loss += share * part
                for name, total in gradients.items():
                    total += share * gradient[name]
        return self._moment(loss, gradients)

    def _moment(self, loss: float, gradient: Parameters) -> Moment:
        norms = {name: norm(gradient[name]) for name in self.parameters}
        return Moment(self.epoch, self.parameters, loss, norms)

    def _run(self, rows: Any, parameters: Parameters, share: float) -> tuple[float, Parameters]:
        """The mean loss of some examples and its gradient, which the next run writes anew."""
        points = self.points[rows]
        changed = {**parameters, **self._masks(len(points), share)}
        workspace = self._workspaces.get(len(points))
        if workspace is None or len(points) < len(self.points):
            changed |= {"X": points, "Y": self.targets[rows]}
        if workspace is None:
            workspace = Workspace(self.graph, changed, by=parameters)
            self._workspaces[len(points)] = workspace
        return workspace.run(changed), workspace.gradient

    def _masks(self, count: int, share: float) -> Parameters:
        """For each hidden unit and example whether an update has it, 0, or more than 1 for all."""
        masks = {}
        for name in self._masked:
            units = len(self.parameters[f"b{name[1:]}"])
            kept = self._source.random((count, units)) >= share if share else 1.0
            masks[name] = np.ones((count, units)) * kept / (1 - share)
        return masks

    def sampled(self, most: int) -> list[Moment]:
        """Recorded epochs evenly apart, so few that they are drawn fast, the newest among them.

        The distance is a power of 2: what was sampled once stays in the sample or drops out, so
        that whatever is computed for an epoch is of use again.
        """
        moments = self.moments
        apart = 1
        while len(moments) > most * apart:
            apart *= 2
        return [*moments[:-1:apart], moments[-1]]

    def at(self, epoch: int) -> Moment:
        """The last recorded epoch up to one."""
        return max(
            (moment for moment in self.moments if moment.epoch <= epoch),
            key=lambda moment: moment.epoch,
        )
