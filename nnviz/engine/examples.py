"""A batch of examples: a run for each, and the mean of their losses and gradients."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Value
from nnviz.engine.run import Run, run


class Batch(NamedTuple):
    """The runs of a graph on each example, with the same parameters."""

    runs: tuple[Run, ...]

    @property
    def loss(self) -> float:
        """The mean of the examples' losses."""
        return float(np.mean([each.value[each.graph.output] for each in self.runs]))

    def gradient(self, name: str) -> Value:
        """The mean of the examples' gradients of a parameter: the gradient of the mean loss."""
        mean: Value = np.mean([each.gradient[name] for each in self.runs], axis=0)
        return mean


def run_batch(
    graph: Graph, parameters: Mapping[str, Value], examples: Iterable[Mapping[str, Value]]
) -> Batch:
    """Run a graph on each example.

    Parameters
    ----------
    graph : from `nnviz.parse`
    parameters : the values that the examples share
    examples : for each example the values of the other inputs

    >>> from nnviz import parse
    >>> batch = run_batch(parse("L = w*x"), {"w": 2.0}, [{"x": 1.0}, {"x": 3.0}])
    >>> batch.loss, float(batch.gradient("w"))
    (4.0, 2.0)

    Source: SLP 5.6.3, mini-batch training.
    """
    return Batch(tuple(run(graph, {**parameters, **example}) for example in examples))


def step_down(
    graph: Graph,
    parameters: Mapping[str, Value],
    examples: list[Mapping[str, Value]],
    rate: float,
) -> dict[str, Value]:
    """One step of gradient descent on the mean loss: w ← w − η ∂L/∂w for every parameter."""
    batch = run_batch(graph, parameters, examples)
    return {name: value - rate * batch.gradient(name) for name, value in parameters.items()}
