"""Logistic and multinomial regression: a layer alone, as programs and in closed form."""

import re
from collections.abc import Iterable

import numpy as np

from nnviz.engine.ieee import Array

MULTINOMIAL = "z = W @ x + b\nyhat = softmax(z)\nL = cross_entropy(yhat, y)"
"""Multinomial regression with its loss: W is classes × inputs, b and y have an entry a class."""


def logistic_program(count: int) -> str:
    """Logistic regression on so many inputs in scalars, with its loss.

    >>> print(logistic_program(2))
    z = w1*x1 + w2*x2 + b
    yhat = sigmoid(z)
    L = cross_entropy(yhat, y)

    Source: SLP Eqs 6.26 and 6.29; CMU 10-301, Case 1.
    """
    products = " + ".join(f"w{place}*x{place}" for place in range(1, count + 1))
    return f"z = {products} + b\nyhat = sigmoid(z)\nL = cross_entropy(yhat, y)"


_OUTPUT = re.compile(r"^(y|Y)hat = \w+\((\w+)\)$", re.MULTILINE)
"""The line of a program that makes probabilities of scores."""


def on_logits(program: str) -> str:
    """A classifier's program with the loss taken from its scores, with no detour over ŷ.

    >>> print(on_logits(logistic_program(2)))
    z = w1*x1 + w2*x2 + b
    L = cross_entropy_logits(z, y)
    """
    output = _OUTPUT.search(program)
    assert output
    target, scores = output.groups()
    return f"{program[: output.start()]}L = cross_entropy_logits({scores}, {target})"


def logistic_inputs(
    weights: Iterable[float], bias: float, inputs: Iterable[float], y: float
) -> dict[str, float]:
    """The inputs of `logistic_program`, by name.

    >>> logistic_inputs([0.5], 0.1, [2.0], 1.0)
    {'w1': 0.5, 'x1': 2.0, 'b': 0.1, 'y': 1.0}
    """
    named: dict[str, float] = {}
    for place, (weight, x) in enumerate(zip(weights, inputs, strict=True), 1):
        named |= {f"w{place}": float(weight), f"x{place}": float(x)}
    return named | {"b": float(bias), "y": float(y)}


def logistic_parameters(count: int) -> tuple[str, ...]:
    """The inputs of `logistic_program` that learning changes."""
    return (*(f"w{place}" for place in range(1, count + 1)), "b")


def logistic_gradient(yhat: float, y: float, inputs: Array) -> Array:
    """∂L/∂w in closed form: (ŷ − y) xⱼ for each input.

    >>> logistic_gradient(0.5, 1.0, np.array([1.0, 2.0])).tolist()
    [-0.5, -1.0]

    Source: SLP Eq. 6.29.
    """
    gradient: Array = (yhat - y) * inputs
    return gradient


def multinomial_gradient(yhat: Array, y: Array, inputs: Array) -> Array:
    """∂L/∂W in closed form: −(yₖ − ŷₖ) xᵢ, a row for each class k.

    >>> multinomial_gradient(np.array([0.25, 0.75]), np.array([1.0, 0.0]), np.array([2.0])).tolist()
    [[-1.5], [1.5]]

    Source: SLP Eq. 6.30.
    """
    gradient: Array = -np.outer(y - yhat, inputs)
    return gradient


def padded(values: Array, shape: tuple[int, ...], fill: float = 0.0) -> Array:
    """Values in another shape: what no longer fits is dropped, what is new is `fill`.

    >>> padded(np.array([1.0, 2.0]), (3,)).tolist()
    [1.0, 2.0, 0.0]
    """
    result = np.full(shape, fill)
    common = tuple(slice(min(a, b)) for a, b in zip(values.shape, shape, strict=True))
    result[common] = values[common]
    return result
