"""A batch of examples: a run for each, and the mean of their losses and gradients."""

from collections.abc import Iterable, Mapping, Sequence
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
        mean = np.mean([each.gradient[name] for each in self.runs], axis=0)
        return mean if np.ndim(mean) else float(mean)


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
    >>> batch.loss, batch.gradient("w")
    (4.0, 2.0)

    Source: SLP 5.6.3, mini-batch training.
    """
    return Batch(tuple(run(graph, {**parameters, **example}) for example in examples))


def descend(
    graph: Graph,
    parameters: Mapping[str, Value],
    examples: Sequence[Mapping[str, Value]],
    rate: float,
    steps: int = 1,
) -> dict[str, Value]:
    """Steps of gradient descent on the mean loss: w ← w − η ∂L/∂w for every parameter.

    Parameters
    ----------
    graph, parameters, examples : as in `run_batch`
    rate : the learning rate η
    steps : how many; they end before a parameter would be infinite or not a number

    >>> from nnviz import parse
    >>> descend(parse("L = w*x"), {"w": 2.0}, [{"x": 1.0}, {"x": 3.0}], rate=0.5)
    {'w': 1.0}
    """
    here = dict(parameters)
    for _ in range(steps):
        batch = run_batch(graph, here, examples)
        moved = {name: value - rate * batch.gradient(name) for name, value in here.items()}
        if not all(np.isfinite(value).all() for value in moved.values()):
            break
        here = moved
    return here
