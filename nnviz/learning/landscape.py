"""The loss over two chosen weights, the others held still."""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.engine.run import run
from nnviz.engine.workspace import Workspace
from nnviz.learning.data import sample
from nnviz.learning.training import Parameters, Training

MOST_EXAMPLES = 200
"""Examples that a surface is drawn from."""

Entry: TypeAlias = tuple[str, tuple[int, ...]]
"""A weight: the name of its matrix or vector, and its place there."""


class Ranking(NamedTuple):
    """The weights of a training, those first that say most about it.

    Attributes
    ----------
    order : the numbers of all entries, counted through the parameters
    sizes : by how much each has moved, or its gradient; in the order of the parameters
    moved : whether any weight has moved; if none has, the gradients count
    """

    order: tuple[int, ...]
    sizes: Array
    moved: bool


def entries(parameters: Mapping[str, Array]) -> list[Entry]:
    """All weights and biases, in order.

    >>> entries({"W1": np.zeros((1, 2)), "b1": np.zeros(1)})
    [('W1', (0, 0)), ('W1', (0, 1)), ('b1', (0,))]
    """
    return [(name, place) for name, each in parameters.items() for place in np.ndindex(each.shape)]


def ranking(training: Training) -> Ranking:
    """Which weights have moved furthest since the start; before any has, which soon will.

    A surface over two weights that do not count for the loss, such as those of a dead unit, is
    level. A weight that moved had a gradient, so it counted; or L2 has drawn it towards 0.
    """
    first = training.moments[0].parameters
    newest = (each.parameters for each in reversed(training.moments))
    way = _flat(next(filter(_finite, newest), first)) - _flat(first)
    moved = bool(way.any())
    sizes = way if moved else _flat(_gradient(training, first))
    order = np.argsort(-np.abs(sizes), kind="stable")
    return Ranking(tuple(order.tolist()), sizes, moved)


def _finite(parameters: Mapping[str, Array]) -> bool:
    return all(np.isfinite(each).all() for each in parameters.values())


def _flat(parameters: Mapping[str, Array]) -> Array:
    return np.concatenate([each.ravel() for each in parameters.values()])


def _gradient(training: Training, parameters: Mapping[str, Array]) -> Parameters:
    """The gradient of the mean loss on at most `MOST_EXAMPLES` examples, without dropout."""
    gradient = run(training.graph, {**parameters, **_examples(training)}).gradient
    return {name: np.asarray(gradient[name]) for name in parameters}


def _examples(training: Training) -> dict[str, Any]:
    """The other inputs of the loss: a sample of the examples, and masks that drop nothing."""
    masks = {name: 1.0 for name in training.graph.inputs if name.startswith("m")}
    rows = sample(training.targets, MOST_EXAMPLES, training.recipe.seed)
    return {"X": training.points[rows], "Y": training.targets[rows], **masks}


def around(values: Array, count: int) -> Array:
    """So many numbers, evenly spread over all the values and half as much beyond.

    >>> around(np.array([0.0, 1.0]), 4).tolist()
    [-1.0, 0.0, 1.0, 2.0]
    """
    low, high = float(values.min()), float(values.max())
    margin = 0.5 * (high - low) + 0.5
    return np.linspace(low - margin, high + margin, count)


def level(heights: Array) -> bool:
    """True if the loss is the same all over, but for rounding.

    >>> level(np.array([[0.5, 0.5]])), level(np.array([[0.5, 0.6]]))
    (True, False)
    """
    return bool(np.ptp(heights) <= 1e-12 * np.abs(heights).max())


def heights(
    training: Training,
    parameters: Mapping[str, Array],
    across: tuple[Entry, Array],
    up: tuple[Entry, Array],
) -> Array:
    """The mean loss on the examples of a training while two weights take all pairs of values.

    Parameters
    ----------
    training : whose graph and examples are used, without dropout
    parameters : the weights where the others stand
    across, up : the two weights, each with its values

    Returns
    -------
    The loss for each value of `up` (rows) and of `across` (columns); on at most `MOST_EXAMPLES`
    examples, in which each class has its share.

    Source: SLP 5.6, gradient descent on the surface of the loss.
    """
    weights = {name: np.array(values) for name, values in parameters.items()}
    inputs = {**weights, **_examples(training)}
    (first, first_place), columns = across
    (second, second_place), rows = up
    found = np.empty((len(rows), len(columns)))
    workspace = Workspace(training.graph, inputs)
    for row, column in np.ndindex(found.shape):
        weights[first][first_place] = columns[column]
        weights[second][second_place] = rows[row]
        found[row, column] = workspace.run(weights)
    return found
