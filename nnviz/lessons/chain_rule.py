"""Programs with several outputs, whose derivative is a Jacobian."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from nnviz.engine.ieee import Value


class Vector(NamedTuple):
    """A program with inputs to begin with, and those of them to differentiate by."""

    title: str
    program: str
    inputs: Mapping[str, Value]
    by: tuple[str, ...]


VECTORS = {
    "three": Vector(
        "Two numbers to three", "y = [x1*x2, sin(x1), x2^2]", {"x1": 1.0, "x2": 2.0}, ("x1", "x2")
    ),
    "softmax": Vector(
        "Softmax of a layer: three inputs to three",
        "z = W@x\ny = softmax(z)",
        {
            "W": np.array([[1.0, 0.0, -1.0], [0.5, 1.0, 0.0], [0.0, -1.0, 1.0]]),
            "x": np.array([1.0, 2.0, -1.0]),
        },
        ("x",),
    ),
    "curve": Vector(
        "A point on a curve: one number to four",
        "y = [cos(t), sin(t), t^2, exp(t)]",
        {"t": 0.5},
        ("t",),
    ),
    "loss": Vector(
        "A loss: six weights to one number",
        "L = squared_error(W@x, y)",
        {
            "W": np.array([[1.0, 2.0, 0.0], [0.0, -1.0, 1.0]]),
            "x": np.array([1.0, 0.5, -1.0]),
            "y": np.array([1.0, 0.0]),
        },
        ("W",),
    ),
}
"""Programs by their key."""
