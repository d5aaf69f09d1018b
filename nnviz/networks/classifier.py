"""A classifier of six features in the book's form: one layer or two, two classes or three."""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from nnviz.engine.batch import evaluate
from nnviz.engine.ieee import Array
from nnviz.language import parse
from nnviz.learning.training import Recipe, Training
from nnviz.networks.regression import (
    MULTINOMIAL,
    logistic_inputs,
    logistic_parameters,
    logistic_program,
)
from nnviz.networks.starting import STARTS

Parameters: TypeAlias = dict[str, Array]
Labels: TypeAlias = npt.NDArray[np.int64]
"""Classes as whole numbers from 0."""

FEATURES, HIDDEN = 6, 3
"""Inputs, and units of the hidden layer if there is one."""

DIGITS = 4
"""Decimals to which learned weights are rounded, so that they can be read, typed and linked."""

NO_ANSWER = -1
"""In place of a class where the probabilities are not finite."""

RATE = 0.05
"""The learning rate of Adam."""


@dataclass(frozen=True)
class Classifier:
    """The plan of a classifier.

    Attributes
    ----------
    layers : 1 or 2
    classes : 2 with a sigmoid output, the probability of the first class; or 3 with softmax

    >>> print(Classifier(2, 3).program)
    h = sigmoid(W @ x + b)
    z = U @ h
    yhat = softmax(z)
    L = cross_entropy(yhat, y)

    Source: SLP 6.4, Figs 6.10 and 6.11.
    """

    layers: int
    classes: int

    @property
    def outputs(self) -> int:
        """One probability is enough for two classes."""
        return 1 if self.classes == 2 else self.classes

    @property
    def in_scalars(self) -> bool:
        """True if one example's graph has a node for each number: where there is a single unit."""
        return (self.layers, self.outputs) == (1, 1)

    @property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """The shape of each of its weights and biases.

        >>> Classifier(2, 3).shapes
        {'W': (3, 6), 'b': (3,), 'U': (3, 3)}
        """
        if self.layers == 1:
            return {"W": (self.outputs, FEATURES), "b": (self.outputs,)}
        return {"W": (HIDDEN, FEATURES), "b": (HIDDEN,), "U": (self.outputs, HIDDEN)}

    @property
    def output(self) -> str:
        """The function of the output layer."""
        return "sigmoid" if self.classes == 2 else "softmax"

    @property
    def program(self) -> str:
        """The forward pass and the loss of one example."""
        if self.in_scalars:
            return logistic_program(FEATURES)
        if self.layers == 1:
            return MULTINOMIAL
        return (
            f"h = sigmoid(W @ x + b)\nz = U @ h\nyhat = {self.output}(z)\n"
            "L = cross_entropy(yhat, y)"
        )

    @property
    def parameters(self) -> tuple[str, ...]:
        """The inputs of `program` that learning changes."""
        return logistic_parameters(FEATURES) if self.in_scalars else tuple(self.shapes)

    def inputs(self, weights: Parameters, features: Array, label: int) -> dict[str, float | Array]:
        """The inputs of `program` for one example, by name."""
        y = self.targets(np.array([label]))[0]
        if self.in_scalars:
            named = logistic_inputs(weights["W"][0], weights["b"][0], features, y[0])
            return {name: float(value) for name, value in named.items()}
        return {**weights, "x": features, "y": y}

    @property
    def rows_program(self) -> str:
        """The same for many examples at once, one in each row of X and of Y; L is their mean.

        >>> print(Classifier(2, 3).rows_program)
        H = sigmoid(X @ W.T + b)
        Z = H @ U.T
        Yhat = softmax(Z)
        L = cross_entropy(Yhat, Y)

        Source: SLP 6.4 and 6.6, the vectorised form Ŷ = softmax(σ(X Wᵀ + b) Uᵀ).
        """
        return f"{self._scores}\nYhat = {self.output}(Z)\nL = cross_entropy(Yhat, Y)"

    @property
    def _scores(self) -> str:
        if self.layers == 1:
            return "Z = X @ W.T + b"
        return "H = sigmoid(X @ W.T + b)\nZ = H @ U.T"

    def targets(self, labels: Labels) -> Array:
        """One row for each example: 1 for the first of two classes, else one-hot.

        >>> Classifier(1, 2).targets(np.array([0, 1])).tolist()
        [[1.0], [0.0]]
        """
        rows: Array = np.eye(self.classes)[labels]
        return rows[:, :1] if self.classes == 2 else rows

    def probabilities(self, weights: Parameters, rows: Array) -> Array:
        """The output for each example, of which there is one in each row."""
        graph = parse(f"{self._scores}\nYhat = {self.output}(Z)")
        return evaluate(graph, {**weights, "X": rows})

    def contributions(self, weights: Parameters, features: Array) -> "Contributions":
        """What each feature adds to the sum of each unit of the first layer."""
        with np.errstate(all="ignore"):
            products = weights["W"] * features
            return Contributions(products, weights["b"], products.sum(axis=1) + weights["b"])

    def answers(self, weights: Parameters, rows: Array) -> Labels:
        """The likeliest class of each example, of which there is one in each row."""
        return self.likeliest(self.probabilities(weights, rows))

    def likeliest(self, yhat: Array) -> Labels:
        """The class of the highest probability in each row of the output, or `NO_ANSWER`."""
        likeliest = (yhat[:, 0] <= 0.5) if self.classes == 2 else np.argmax(yhat, axis=1)
        finite = np.isfinite(yhat).all(axis=1)
        return np.asarray(np.where(finite, likeliest, NO_ANSWER), dtype=np.int64)

    def distribution(self, yhat: Array | float) -> Array:
        """The probability of every class, from one output of `program`.

        >>> Classifier(1, 2).distribution(0.75).tolist()
        [0.75, 0.25]
        """
        outputs = np.ravel(yhat)
        return np.array([outputs[0], 1 - outputs[0]]) if self.classes == 2 else outputs

    def rows_inputs(self, weights: Parameters, rows: Array, labels: Labels) -> dict[str, Array]:
        """The inputs of `rows_program`, by name."""
        return {**weights, "X": rows, "Y": self.targets(labels)}

    def confusion(self, weights: Parameters, rows: Array, labels: Labels) -> Labels:
        """How many examples of each class (rows) are answered as each class (columns).

        One that has no answer, because a probability is not finite, stands in no column.
        """
        counts = np.zeros((self.classes, self.classes), dtype=np.int64)
        said = self.answers(weights, rows)
        known = said != NO_ANSWER
        np.add.at(counts, (labels[known], said[known]), 1)
        return counts

    def numbers(self, weights: Parameters) -> tuple[float, ...]:
        """All weights and biases in a row, in the order of `shapes`."""
        return tuple(float(x) for name in self.shapes for x in np.ravel(weights[name]))

    def weights(self, numbers: tuple[float, ...]) -> Parameters:
        """The weights and biases that `numbers` wrote in a row."""
        weights, begin = {}, 0
        for name, shape in self.shapes.items():
            end = begin + int(np.prod(shape))
            weights[name] = np.array(numbers[begin:end]).reshape(shape)
            begin = end
        return weights

    def start(self, seed: int) -> Parameters:
        """Random first weights with the variance of Xavier's start, and biases of 0."""
        source = np.random.default_rng(seed)
        return {
            name: STARTS["xavier"].draw(source, *shape) if len(shape) == 2 else np.zeros(shape)
            for name, shape in self.shapes.items()
        }

    def training(self, rows: Array, labels: Labels, seed: int) -> Training:
        """A training from random weights on examples in rows, by Adam on all of them at once."""
        graph = parse(f"{self._scores}\nL = cross_entropy_logits(Z, Y)")
        recipe = Recipe("adam", RATE, seed=seed)
        return Training(graph, self.start(seed), rows, self.targets(labels), recipe)


class Contributions(NamedTuple):
    """A weighted sum in its parts.

    Attributes
    ----------
    products : weight × feature, units × features
    bias, sums : of each unit; a sum is that of the unit's products and its bias

    >>> parts = Classifier(1, 2).contributions(
    ...     {"W": np.array([[2.0, -1.0, 0, 0, 0, 0]]), "b": np.array([0.5])},
    ...     np.array([3.0, 1.0, 0, 0, 0, 0]),
    ... )
    >>> parts.products[0, :2].tolist(), parts.sums.tolist()
    ([6.0, -1.0], [5.5])

    Source: SLP Eq. 6.2, z = w · x + b.
    """

    products: Array
    bias: Array
    sums: Array


def rounded(weights: Parameters) -> Parameters:
    """Weights to `DIGITS` decimals; -0 becomes 0."""
    return {name: value.round(DIGITS) + 0.0 for name, value in weights.items()}
