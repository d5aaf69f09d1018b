"""What is compared with PyTorch: operations at many points, programs, trainings and exports."""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any, NamedTuple

import numpy as np

import nnviz
from nnviz.engine.operations import OPERATIONS, Operation
from nnviz.learning.data import make
from nnviz.learning.training import Recipe
from nnviz.networks.architecture import Network
from nnviz.networks.starting import start
from nnviz.views.export import code, module
from tests.engine.test_tensors import PROGRAMS as TENSOR_PROGRAMS
from tests.engine.test_tensors import Shapes
from tests.views.export.test_code import CASES, NETWORKS

INF, NAN = math.inf, math.nan

ONE = (-INF, -800, -40, -30, -8.5, -3, -1, -0.5, -1e-8, 0, 1e-8, 0.5, 1, 3, 8.5, 30, 40, 800)
"""Points of an operation on one number, the corners of IEEE arithmetic among them."""

TWO = (-INF, -2, -0.5, 0, 0.5, 1, 3, INF, NAN)
"""The numbers of which both operands take each, in an operation on two."""

LABELS = (0, 0.25, 1)

GRIDS = {
    "when": ((-INF, -2, 0, 0.5, INF, NAN), (-1, 0, 0.5)),
    "unless": ((-INF, -2, 0, 0.5, INF, NAN), (-1, 0, 0.5)),
    "cross_entropy": ((0.001, 0.25, 0.5, 0.9, 0.999), LABELS),
    "binary_cross_entropy": ((0.001, 0.25, 0.5, 0.9, 0.999), LABELS),
    "cross_entropy_logits": ((-800, -40, -3, -0.5, 0, 1, 8.5, 30, 800), LABELS),
}
"""The same for operations on an answer and its label."""

CORNERS: dict[str, tuple[str, dict[str, Any]]] = {
    "a repeated operand": ("x*x", {"x": 3}),
    "a power of itself": ("x^x", {"x": 1.5}),
    "a power of 0": ("x^0 + x^0.5", {"x": 0}),
    "0 by 0": ("x/x", {"x": 0}),
    "0 to a power": ("0^x", {"x": 2}),
    "a closed gate under an infinite upstream": ("log(relu(x))", {"x": -1}),
    "nan through arithmetic": ("log(x)*y", {"x": -1, "y": 2}),
    "an overflow in a sum": ("x + 1e308*x", {"x": 10}),
    "a certain loss of probabilities": ("cross_entropy(sigmoid(x), 0)", {"x": -800}),
    "a certain loss of a logit": ("cross_entropy_logits(x, 1)", {"x": 800}),
    "a lost cause": ("cross_entropy_logits(x, 0)", {"x": 800}),
    "several paths": (
        "L = log(sigmoid(x*y) + abs(y)) * tanh(x/y) - max(x, y)^2",
        {"x": 0.7, "y": -1.3},
    ),
    "softmax of large scores": ("dot(softmax(z), w)", {"z": [1000, 999], "w": [1, 2]}),
    "log-sum-exp of large scores": ("logsumexp(z)", {"z": [1000, 999, -1000]}),
    "log softmax of large scores": ("-dot(y, log_softmax(z))", {"z": [1000, 0], "y": [0, 1]}),
    "log softmax of huge scores": ("-dot(y, log_softmax(z))", {"z": [1e16, 1e16], "y": [1, 0]}),
    "cross-entropy of huge scores": (
        "cross_entropy_logits(z, y)",
        {"z": [1e15, 1e15, 1e15], "y": [1, 0, 0]},
    ),
    "cross-entropy of huge scores in rows": (
        "cross_entropy_logits(Z, Y)",
        {"Z": [[1e15, 1e15], [-1e15, -1e15]], "Y": [[1, 0], [0.5, 0.5]]},
    ),
    "entries that tie": ("largest(z) + 2smallest(z)", {"z": [3, 1, 3, 1]}),
    "a product with a zero": ("prod(z)", {"z": [0, 2, 3]}),
    "the origin": ("arctan2(y, x)*3", {"y": 0, "x": 0}),
    "an entry of a vector": ("z[1]*z[2] + sum(z[i])", {"z": [1, 2, 3], "i": [0, 2, 2]}),
    "rows that tie": ("sum(max_pool(A)^2)", {"A": [[3, 1], [3, 2]]}),
    "a row looked up twice": ("sum(embedding(E, i)^2)", {"E": [[1, 2], [3, 4]], "i": [1, 0, 1]}),
    "several texts": (
        "sum(tanh(embedding(E, X)))",
        {"E": [[0, 0.1], [0.2, 0.3], [0.4, 0.5]], "X": [[2, 0], [2, 1]]},
    ),
}


class Lesson(NamedTuple):
    """A training: the network, the recipe and for how many epochs."""

    network: Network
    recipe: Recipe
    epochs: int = 25


_BINARY = Network((2, 3, 1), ("tanh",), "sigmoid")
TRAININGS = {
    "gradient descent": Lesson(_BINARY, Recipe("sgd", 0.5)),
    "momentum": Lesson(_BINARY, Recipe("momentum", 0.1)),
    "Adam": Lesson(_BINARY, Recipe("adam", 0.05)),
    "decay of the weights": Lesson(_BINARY, Recipe("sgd", 0.5, decay=0.01)),
    "Adam with decay": Lesson(_BINARY, Recipe("adam", 0.05, decay=0.01)),
    "squared error": Lesson(replace(_BINARY, loss="squared error"), Recipe("sgd", 0.5)),
    "two hidden layers": Lesson(
        Network((2, 4, 3, 1), ("tanh", "sigmoid"), "sigmoid"), Recipe("adam", 0.05)
    ),
}


def points() -> dict[str, tuple[str, dict[str, list[float]]]]:
    """For each operation on numbers a program, and the values of its inputs at many points."""
    return {
        operation.name: (_program(operation), _columns(operation))
        for operation in OPERATIONS.values()
        if operation.forward
    }


def _program(operation: Operation) -> str:
    operands = ("x", "y")[: operation.arity]
    if operation.functions:
        return f"{operation.functions[0]}({', '.join(operands)})"
    return {"negate": "-x", "identity": "L = x"}.get(operation.name, f"x {operation.name} y")


def _columns(operation: Operation) -> dict[str, list[float]]:
    if operation.arity == 1:
        return {"x": [*map(float, ONE), INF, NAN]}
    rows = list(product(*GRIDS.get(operation.name, (TWO, TWO))))
    return {"x": [float(x) for x, _ in rows], "y": [float(y) for _, y in rows]}


def programs() -> dict[str, tuple[str, dict[str, Any]]]:
    """Programs with their inputs: the corner cases, and vectors and matrices."""
    tensors = {key: (program, spread(shapes)) for key, (program, shapes) in TENSOR_PROGRAMS.items()}
    return CORNERS | tensors


def spread(shapes: Shapes) -> dict[str, Any]:
    """Numbers between −1.25 and 1.25 for inputs of given shapes, no two operands the same."""
    return {
        name: ((np.arange(np.prod(shape)) * 7 + 3 * place) % 11 / 4 - 1.25).reshape(shape).tolist()
        for place, (name, shape) in enumerate(shapes.items())
    }


def trainings() -> Iterator[tuple[str, Lesson, dict[str, Any]]]:
    """Each training with its program, its first weights and its examples."""
    data = make("xor")
    for key, lesson in TRAININGS.items():
        first = start(lesson.network, "xavier", 1)
        yield (
            key,
            lesson,
            {
                "program": lesson.network.batch_program(),
                "start": {name: value.tolist() for name, value in first.items()},
                "inputs": {"X": data.points.tolist(), "Y": data.targets.tolist()},
            },
        )


def exports() -> Iterator[tuple[str, str]]:
    """Every PyTorch program that a test has nnviz write."""
    for key, (program, inputs) in CASES.items():
        yield key, code.pytorch(nnviz.run(nnviz.parse(program), inputs))
    for key, (network, tensors) in NETWORKS.items():
        yield key, module.module(network, nnviz.run(nnviz.parse(network.program), tensors))
