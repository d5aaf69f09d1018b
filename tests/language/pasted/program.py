"""Programs as slides, papers, notebooks and forums write them, each with its function in NumPy.

The functions know nothing of nnviz; their slopes are central differences.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

Array = Any


class Pasted(NamedTuple):
    """A program as typed, values of its inputs, and the function that is meant."""

    typed: str
    inputs: dict[str, Any]
    meant: Callable[..., Any]


def sig(z: Array) -> Array:
    return 1 / (1 + np.exp(-z))


def soft(z: Array) -> Array:
    grown = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return grown / grown.sum(axis=-1, keepdims=True)


def erf(x: float) -> float:
    """The error function by its series."""
    total = term = x
    for n in range(1, 60):
        term *= -x * x / n
        total += term / (2 * n + 1)
    return float(2 / np.sqrt(np.pi) * total)


def normed(x: Array) -> Array:
    c = x - x.mean(axis=-1, keepdims=True)
    return c / np.sqrt((c * c).mean(axis=-1, keepdims=True) + 1e-5)


V2, V3 = [0.4, -0.7], [0.5, -1.2, 0.8]
W22, W32, W23 = (
    [[0.3, -0.5], [0.8, 0.2]],
    [[0.3, -0.5], [0.8, 0.2], [-0.4, 0.6]],
    [[0.3, -0.5, 0.1], [0.8, 0.2, -0.6]],
)
X = {"x": 0.6}
WXB = {"w": 0.7, "x": -1.3, "b": 0.4}
