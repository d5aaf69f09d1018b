"""The loss over two chosen weights, the others held still."""

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np

from nnviz.engine.batch import evaluate
from nnviz.engine.ieee import Array
from nnviz.engine.training import Training

MOST_EXAMPLES = 200
"""Examples that a surface is drawn from."""

Entry: TypeAlias = tuple[str, tuple[int, ...]]
"""A weight: the name of its matrix or vector, and its place there."""


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
    examples, evenly taken.

    Source: SLP 5.6, gradient descent on the surface of the loss.
    """
    weights = {name: np.array(values) for name, values in parameters.items()}
    masks = {name: 1.0 for name in training.graph.inputs if name.startswith("m")}
    apart = -(-len(training.points) // MOST_EXAMPLES)
    data = {"X": training.points[::apart], "Y": training.targets[::apart]}
    inputs = {**weights, **masks, **data}
    (first, first_place), columns = across
    (second, second_place), rows = up
    found = np.empty((len(rows), len(columns)))
    for row, column in np.ndindex(found.shape):
        weights[first][first_place] = columns[column]
        weights[second][second_place] = rows[row]
        found[row, column] = evaluate(training.graph, inputs)
    return found
