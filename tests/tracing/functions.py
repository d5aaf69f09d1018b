"""Functions as learners write them, with inputs to trace them at."""

import math
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np


class Traceable(NamedTuple):
    """A function and where it is traced."""

    function: Callable[..., Any]
    inputs: dict[str, Any]


_NUMBERS = np.random.default_rng(7)
VECTOR = np.array([0.5, -1.25, 2.0])
MATRIX = _NUMBERS.normal(size=(2, 3))


def network(W1: Any, b1: Any, W2: Any, b2: Any, X: Any, y: Any) -> Any:
    def layer(W: Any, b: Any, x: Any) -> Any:
        return np.tanh(x @ W.T + b)

    h = layer(W1, b1, X)
    yhat = h @ W2.T + b2
    return np.mean((yhat - y) ** 2)


def classifier(W: Any, x: Any, y: Any) -> Any:
    z = W @ x
    shifted = z - np.max(z)
    p = np.exp(shifted) / np.sum(np.exp(shifted))
    return -np.sum(y * np.log(p))


def rounds(x: float, w: float, n: int) -> Any:
    h = x
    for _ in range(n):
        h = math.tanh(w * h)
    return h


def branches(x: float, y: float) -> Any:
    z = x + y
    if x > y:
        z = x * y
    return max(z, x) + abs(y) ** 0.5


def entries(x: Any, W: Any) -> Any:
    first, *others = x
    column = W[:, 1]
    return first * sum(others) + column.sum() + W[0, 2] * x[-1] + (x[1:] * W[1, :2]).sum()


def norm(W: Any, g: Any) -> Any:
    mean = W.mean(axis=1, keepdims=True)
    var = np.var(W, axis=1, keepdims=True)
    return np.sum(g * (W - mean) / np.sqrt(var + 1e-5))


FUNCTIONS: dict[str, Traceable] = {
    "a network": Traceable(
        network,
        {
            "W1": _NUMBERS.normal(size=(4, 2)),
            "b1": _NUMBERS.normal(size=4),
            "W2": _NUMBERS.normal(size=(1, 4)),
            "b2": _NUMBERS.normal(size=1),
            "X": _NUMBERS.normal(size=(5, 2)),
            "y": _NUMBERS.normal(size=(5, 1)),
        },
    ),
    "a classifier": Traceable(classifier, {"W": MATRIX.T, "x": [1.0, -2.0], "y": [0, 1, 0]}),
    "a loop": Traceable(rounds, {"x": 0.5, "w": 1.5, "n": 3}),
    "branches": Traceable(branches, {"x": 2.0, "y": -1.5}),
    "entries": Traceable(entries, {"x": VECTOR, "W": MATRIX}),
    "a normalisation": Traceable(norm, {"W": MATRIX, "g": VECTOR}),
}

_OF_VECTOR: dict[str, Callable[[Any], Any]] = {
    "a number before": lambda x: (2 - x).sum() + (3 / x).sum() + (2**x).sum(),
    "a negative": lambda x: (-x * +x).sum(),
    "maximum": lambda x: np.sum(np.maximum(0, x) + np.minimum(x, 0.1)),
    "a mask": lambda x: ((x > 0) * x**2).sum() + x[x > 0].sum(),
    "where": lambda x: np.where(x > 0, x, 0.1 * x).sum(),
    "clip": lambda x: np.clip(x, -1, 1.5).sum(),
    "concatenate": lambda x: (np.concatenate([x, x * x]) * np.arange(6)).sum(),
    "stack": lambda x: (np.stack([x, 2 * x]) @ x).sum() + np.stack([x, x], axis=1)[2, 1],
    "outer": lambda x: np.outer(x, x)[0, 2] + np.multiply.outer(x, x)[1, 0],
    "reshape": lambda x: (x.reshape(-1, 1) @ x.reshape(1, 3)).sum() + x[None, :][0, 1],
    "flip": lambda x: (np.flip(x) * x).sum() + (np.roll(x, 1) * x).sum(),
    "tile": lambda x: (np.tile(x, 2) * np.arange(6)).sum() + np.repeat(x, 2)[3],
    "norm": lambda x: np.linalg.norm(x) + np.sqrt(x @ x),
    "var": lambda x: x.var() + np.std(x) + np.var(x, ddof=1),
    "prod": lambda x: np.prod(x) + x.max() * x.min(),
    "dot": lambda x: np.dot(x, x) + x.dot(2 * x),
    "an array of numbers": lambda x: np.array([x[0] * x[1], x[2]]) @ np.array([1.0, 2.0]),
    "functions of numbers": lambda x: math.exp(x[0]) + math.log(x[2]) * math.sin(x[1]),
    "methods": lambda x: (x.exp() if hasattr(x, "place") else np.exp(x)).sum(),
    "logaddexp": lambda x: np.logaddexp(x[0], x[1]) + np.hypot(x[1], x[2]) + np.square(x).sum(),
    "two functions of arrays": lambda x: np.add.reduce(x) * np.multiply.reduce(x),
    "a constant array": lambda x: (np.zeros_like(x) + np.ones(3) * x).sum() / np.size(x),
    "arctan": lambda x: np.arctan2(x[0], x[2]) + np.arcsinh(x[1]) + np.cbrt(x[2]),
}

_OF_MATRIX: dict[str, Callable[[Any], Any]] = {
    "sums along": lambda W: (W.sum(axis=0) ** 2).sum() + (W.sum(1) ** 2).sum(),
    "kept dimensions": lambda W: (W - np.max(W, axis=0, keepdims=True)).sum() + W.mean(),
    "transposes": lambda W: (W.T @ W)[0, 1] + np.trace(W @ W.T) + W.swapaxes(0, 1)[2, 1],
    "rows and columns": lambda W: (W[1] * W[0]).sum() + W[:, 1:].sum() + W[::-1, ::2][0, 1],
    "flattened": lambda W: (W.ravel() * np.arange(6)).sum() + W.reshape(3, 2)[2, 0] ** 2,
    "scattered entries": lambda W: (W[[0, 1, 1], [2, 0, 1]] ** 2).sum(),
    "a diagonal": lambda W: np.diagonal(W @ W.T).sum(),
    "loops over rows": lambda W: sum(np.exp(row).sum() for row in W),
}

FUNCTIONS |= {key: Traceable(each, {"x": VECTOR}) for key, each in _OF_VECTOR.items()}
FUNCTIONS |= {key: Traceable(each, {"W": MATRIX}) for key, each in _OF_MATRIX.items()}
