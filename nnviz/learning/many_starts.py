"""Many trainings at once: every seed a column, so that one run of the graph trains them all.

The scalar graph of a network runs on arrays whose rows are examples and whose columns are seeds.
A weight is a row of one number for each seed, so the gradient of the summed loss by it is each
seed's own gradient.
"""

from typing import NamedTuple

import numpy as np

from nnviz.engine.batch import evaluate
from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array
from nnviz.engine.workspace import Workspace


class Starts(NamedTuple):
    """What became of many starts.

    Attributes
    ----------
    parameters : the last weights by name, each an array of one number for each seed
    right : for each seed, how many examples are right at the end
    examples : how many there are
    """

    parameters: dict[str, Array]
    right: Array
    examples: int

    @property
    def learned(self) -> Array:
        """Which seeds have all examples right."""
        learned: Array = self.right == self.examples
        return learned

    @property
    def share(self) -> float:
        """The share of seeds that have all examples right."""
        return float(self.learned.mean())

    @property
    def interval(self) -> tuple[float, float]:
        """Where the share of all possible seeds lies, with 95 % confidence (Wilson's interval)."""
        count, z = len(self.right), 1.96
        centre = self.share + z * z / (2 * count)
        spread = z * float(
            np.sqrt(self.share * (1 - self.share) / count + z * z / (4 * count * count))
        )
        scale = 1 + z * z / count
        return (centre - spread) / scale, (centre + spread) / scale


def train_all(
    loss: Graph,
    score: Graph,
    start: dict[str, Array],
    points: Array,
    labels: Array,
    rate: float,
    epochs: int,
) -> Starts:
    """Train every seed by gradient descent on all examples.

    Parameters
    ----------
    loss : the summed loss of one output in scalars, with inputs x1, x2, …, y and the weights
    score : its z, above 0 where the answer is 1
    start : the first weights, for each name one number for each seed
    points, labels : the examples, one in each row, and their labels 0 or 1
    rate : the learning rate
    epochs : how many updates

    >>> from nnviz import parse
    >>> loss = parse("z = w1*x1 + b; L = sum(softplus(z) - y*z)/2")
    >>> score = parse("z = w1*x1 + b")
    >>> start = {"w1": np.array([0.0, 1.0]), "b": np.zeros(2)}
    >>> data = np.array([[-1.0], [1.0]]), np.array([0.0, 1.0])
    >>> train_all(loss, score, start, *data, rate=1.0, epochs=5).share
    1.0
    """
    inputs = {f"x{column + 1}": points[:, [column]] for column in range(points.shape[1])}
    parameters = {name: values[None, :] for name, values in start.items()}
    targets = {"y": labels[:, None]}
    workspace = Workspace(loss, {**inputs, **targets, **parameters}, by=parameters)
    with np.errstate(all="ignore"):  # a seed that runs away has nothing right
        for _ in range(epochs):
            workspace.run(parameters)
            parameters = {
                name: values - rate * workspace.gradient[name]
                for name, values in parameters.items()
            }
    z = evaluate(score, {**inputs, **parameters})
    right = (np.isfinite(z) & ((z > 0) == (labels[:, None] > 0.5))).sum(axis=0)
    return Starts({name: values[0] for name, values in parameters.items()}, right, len(points))
