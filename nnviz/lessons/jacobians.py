"""Programs with several outputs, whose derivative is a Jacobian."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from nnviz.engine.ieee import Value


class Vector(NamedTuple):
    """A program whose output is a vector, with inputs to begin with."""

    title: str
    program: str
    inputs: Mapping[str, Value]


VECTORS = {
    "three": Vector("Two numbers to three", "y = [x1*x2, sin(x1), x2^2]", {"x1": 1.0, "x2": 2.0}),
    "softmax": Vector(
        "Softmax of a layer: three inputs to three",
        "z = W@x\ny = softmax(z)",
        {
            "W": np.array([[1.0, 0.0, -1.0], [0.5, 1.0, 0.0], [0.0, -1.0, 1.0]]),
            "x": np.array([1.0, 2.0, -1.0]),
        },
    ),
    "curve": Vector(
        "A point on a curve: one number to four", "y = [cos(t), sin(t), t^2, exp(t)]", {"t": 0.5}
    ),
    "loss": Vector(
        "A loss: six weights to one number",
        "L = squared_error(W@x, y)",
        {
            "W": np.array([[1.0, 2.0, 0.0], [0.0, -1.0, 1.0]]),
            "x": np.array([1.0, 0.5, -1.0]),
            "y": np.array([1.0, 0.0]),
        },
    ),
}
"""Programs by their key."""
