"""Optimisers: from the gradient of a weight to how far it moves.

Source: CMU 10-301, stochastic gradient descent and momentum; Kingma & Ba 2015, Adam.
"""

from collections.abc import Callable
from typing import Literal, TypeAlias

import numpy as np

from nnviz.engine.ieee import Array

Optimiser: TypeAlias = Literal["sgd", "momentum", "adam"]

Update: TypeAlias = Callable[[str, Array, float], Array]
"""From a parameter's name, its gradient and η, how far it moves."""


def _sgd() -> Update:
    return lambda name, gradient, rate: rate * gradient


def _momentum(keep: float = 0.9) -> Update:
    speeds: dict[str, Array] = {}

    def update(name: str, gradient: Array, rate: float) -> Array:
        speeds[name] = keep * speeds.get(name, np.zeros_like(gradient)) + gradient
        return rate * speeds[name]

    return update


def _adam(keep: float = 0.9, keep_squares: float = 0.999, least: float = 1e-8) -> Update:
    means: dict[str, Array] = {}
    squares: dict[str, Array] = {}
    steps: dict[str, int] = {}

    def update(name: str, gradient: Array, rate: float) -> Array:
        steps[name] = steps.get(name, 0) + 1
        zero = np.zeros_like(gradient)
        means[name] = keep * means.get(name, zero) + (1 - keep) * gradient
        squares[name] = (
            keep_squares * squares.get(name, zero) + (1 - keep_squares) * gradient * gradient
        )
        mean = means[name] / (1 - keep ** steps[name])
        square = squares[name] / (1 - keep_squares ** steps[name])
        moved: Array = rate * mean / (np.sqrt(square) + least)
        return moved

    return update


OPTIMISERS: dict[Optimiser, Callable[[], Update]] = {
    "sgd": _sgd,
    "momentum": _momentum,
    "adam": _adam,
}
"""Every optimiser by its name, as a maker of a fresh one."""
