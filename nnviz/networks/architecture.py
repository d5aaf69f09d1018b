"""A feedforward network as a program: once in vectors and matrices, once in scalars."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[np.float64]
Output: TypeAlias = Literal["sigmoid", "softmax", "linear"]
Loss: TypeAlias = Literal["cross-entropy", "squared error"]

ACTIVATIONS = {
    "relu": "ReLU",
    "tanh": "tanh",
    "sigmoid": "sigmoid",
    "leaky_relu": "leaky ReLU",
    "elu": "ELU",
    "linear": "linear",
}
"""The activations of a hidden layer, as the language writes them and as people do."""

OUTPUTS: dict[tuple[Output, Loss], str] = {
    ("sigmoid", "cross-entropy"): "sigmoid, binary cross-entropy",
    ("softmax", "cross-entropy"): "softmax, cross-entropy",
    ("linear", "squared error"): "linear, squared error",
    ("sigmoid", "squared error"): "sigmoid, squared error",
    ("softmax", "squared error"): "softmax, squared error",
}
"""The activations of the output layer, each with a loss that it may have."""


@dataclass(frozen=True)
class Network:
    """The plan of a feedforward network: how many units, and what they do.

    Attributes
    ----------
    sizes : the number of inputs, of units in each hidden layer, and of outputs
    hidden : the activation of each hidden layer
    output : the activation of the output layer
    clamped : whether each bias is the weight of one more unit, which is always 1
    loss : what the output is judged by; always the squared error where it is linear

    >>> print(Network((2, 2, 1), ("relu",), "sigmoid").program)
    z1 = W1 @ x + b1
    a1 = relu(z1)
    z2 = W2 @ a1 + b2
    a2 = sigmoid(z2)
    L = cross_entropy(a2, y)

    Source: SLP 6.3, Fig. 6.8, Eqs 6.8–6.13; Fig. 6.9 for the clamped unit.
    """

    sizes: tuple[int, ...]
    hidden: tuple[str, ...]
    output: Output
    clamped: bool = False
    loss: Loss = "cross-entropy"

    def __post_init__(self) -> None:
        if self.output == "linear":
            object.__setattr__(self, "loss", "squared error")

    @property
    def layers(self) -> range:
        """The layers that have weights, counted from 1 as in the book."""
        return range(1, len(self.sizes))

    @property
    def last(self) -> int:
        """The number of the output layer."""
        return len(self.sizes) - 1

    def activation(self, layer: int) -> str:
        """What the units of a layer do with their sum."""
        return self.output if layer == self.last else self.hidden[layer - 1]

    @property
    def is_linear(self) -> bool:
        """True if there are several layers and none of them bends (SLP Eq. 6.14)."""
        return len(self.sizes) > 2 and {*self.hidden, self.output} == {"linear"}

    @property
    def parameters(self) -> tuple[str, ...]:
        """The weights and biases, layer by layer."""
        if self.clamped:
            return tuple(f"W{layer}" for layer in self.layers)
        return tuple(name for layer in self.layers for name in (f"W{layer}", f"b{layer}"))

    @property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """The shape of each weight matrix, of each bias, of the input x and of the target y.

        >>> Network((2, 3, 1), ("relu",), "sigmoid").shapes
        {'W1': (3, 2), 'b1': (3,), 'W2': (1, 3), 'b2': (1,), 'x': (2,), 'y': (1,)}
        """
        shapes: dict[str, tuple[int, ...]] = {}
        for layer in self.layers:
            before, here = self.sizes[layer - 1 : layer + 1]
            shapes[f"W{layer}"] = (here, before)
            shapes[f"b{layer}"] = (here,)
        return shapes | {"x": (self.sizes[0],), "y": (self.sizes[-1],)}

    @property
    def program(self) -> str:
        """The network in vectors and matrices, with the loss of its output."""
        return f"{self._forward}\nL = {self._loss}"

    @property
    def _forward(self) -> str:
        """The layers, without a loss."""
        lines = []
        for layer in self.layers:
            below = f"a{layer - 1}" if layer > 1 else "x"
            total = (
                f"W{layer} @ concat(1, {below})"
                if self.clamped
                else f"W{layer} @ {below} + b{layer}"
            )
            lines += [f"z{layer} = {total}", f"a{layer} = {self._activated(layer)}"]
        return "\n".join(lines)

    def batch_program(self, *, dropout: bool = False) -> str:
        """The mean loss over a batch: examples in the rows of X, their targets in those of Y.

        Parameters
        ----------
        dropout : whether each hidden layer is multiplied by a mask m1, m2, …

        >>> print(Network((2, 3, 1), ("tanh",), "sigmoid").batch_program())
        z1 = X @ W1.T + b1
        a1 = tanh(z1)
        z2 = a1 @ W2.T + b2
        L = cross_entropy_logits(z2, Y)

        Of several sigmoid outputs each has a binary cross-entropy of its own; they add up.

        >>> print(Network((2, 3), (), "sigmoid").batch_program())
        z1 = X @ W1.T + b1
        L = mean(softplus(z1) - Y*z1)*3
        """
        lines = self._rows(self.last - 1, dropout=dropout)
        below = f"a{self.last - 1}" if self.last > 1 else "X"
        z = f"z{self.last}"
        lines.append(f"{z} = {below} @ W{self.last}.T + b{self.last}")
        outputs = self.sizes[-1]
        if self.loss == "squared error":
            lines.append(f"L = mse({self._activated(self.last)}, Y)*{outputs}/2")
        elif self.output == "sigmoid" and outputs > 1:
            lines.append(f"L = mean(softplus({z}) - Y*{z})*{outputs}")
        else:
            lines.append(f"L = cross_entropy_logits({z}, Y)")
        return "\n".join(lines)

    def rows_program(self, layer: int) -> str:
        """The activations of a layer for many inputs at once, one in each row of X."""
        return "\n".join(self._rows(layer, dropout=False))

    def _rows(self, last: int, *, dropout: bool) -> list[str]:
        lines = []
        for layer in range(1, last + 1):
            below = f"a{layer - 1}" if layer > 1 else "X"
            mask = f"*m{layer}" if dropout else ""
            lines += [
                f"z{layer} = {below} @ W{layer}.T + b{layer}",
                f"a{layer} = {self._activated(layer)}{mask}",
            ]
        return lines

    def _activated(self, layer: int) -> str:
        function = self.activation(layer)
        return f"z{layer}" if function == "linear" else f"{function}(z{layer})"

    @property
    def _loss(self) -> str:
        yhat = f"a{self.last}"
        if self.loss == "squared error":
            return f"squared_error({yhat}, y)"
        if self.output == "sigmoid" and self.sizes[-1] > 1:
            return f"sum(binary_cross_entropy({yhat}, y))"
        return f"cross_entropy({yhat}, y)"

    def values(self, tensors: dict[str, Array]) -> dict[str, Array]:
        """The inputs of `program`: where biases are clamped, each is the first column of its W."""
        if not self.clamped:
            return tensors
        weights = {
            f"W{layer}": np.column_stack([tensors[f"b{layer}"], tensors[f"W{layer}"]])
            for layer in self.layers
        }
        return weights | {"x": tensors["x"], "y": tensors["y"]}

    def tensors(self, values: Mapping[str, Array]) -> dict[str, Array]:
        """The network's own vectors and matrices in some inputs of `program`: undoes `values`."""
        if not self.clamped:
            return dict(values)
        biases = {f"b{name[1:]}": value[:, 0] for name, value in values.items() if name[0] == "W"}
        rest = {name: value[:, 1:] if name[0] == "W" else value for name, value in values.items()}
        return biases | rest


def entries(shape: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The places in a vector or matrix, row by row."""
    return list(product(*map(range, shape)))
