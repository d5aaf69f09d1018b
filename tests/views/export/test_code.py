"""A program that nnviz writes runs as it is and its assertions hold, in each lesson and corner.

Those in PyTorch are run by `tests/reference`, which keeps what PyTorch found.
"""

import subprocess
import sys
from typing import Any

import numpy as np
import pytest

import nnviz
from nnviz.lessons import LESSONS
from nnviz.lessons.presets import PRESETS, random_tensors
from nnviz.networks.architecture import ACTIVATIONS, Network
from nnviz.views.export import code
from tests.engine.test_tensors import PROGRAMS, drawn

CORNERS = {
    "every function": (
        "L = exp(x) + log(y) + sqrt(y) + sin(x) + cos(x) + tan(x) + sinh(x) + cosh(x) + tanh(x)"
        " + sigmoid(x) + relu(x) + leaky_relu(x) + elu(x) + gelu(x) + softplus(x) + abs(x)"
        " + step(x) + max(x, y) + min(x, y) + pow(y, x) + cross_entropy(sigmoid(x), sigmoid(y))"
        " + cross_entropy_logits(x, y) + squared_error(x, y) + mse(x, y) - x/y",
        {"x": -0.7, "y": 1.3},
    ),
    "a closed gate under an infinite upstream": ("log(relu(x))", {"x": -1}),
    "relu at its corner": ("relu(x)", {"x": 0}),
    "a tie": ("max(x, y)", {"x": 2, "y": 2}),
    "a certain loss": ("cross_entropy(sigmoid(x), 0)", {"x": -800}),
    "a power of 0": ("x^0 + x^0.5", {"x": 0}),
    "nan": ("log(x)*y", {"x": -1, "y": 2}),
    "words that Python needs": (
        "lambda*np + print*L_",
        {"lambda": 1, "np": 2, "print": 3, "L_": 4},
    ),
    "an input that is not used": ("u = x*z\nL = 2x", {"x": 3, "z": 1}),
    "Greek": ("θ*x + ŷ", {"θ": 1.5, "x": 2, "ŷ": 0.1}),
    "a constant in every place": (
        "max(x, 0.5) + max(0.5, x) + min(x, 1) + min(1, x) + cross_entropy_logits(0.5, x)"
        " + cross_entropy_logits(x, 0.5) + cross_entropy(0.5, x) + cross_entropy(x, 1)"
        " + 2^x + x^3 + squared_error(1, x) + mse(x, 1)",
        {"x": 0.3},
    ),
    "nan through every corner": ("step(x)*y + abs(x) + max(x, y)", {"x": float("nan"), "y": 2}),
    "infinities that tie": ("max(x, y)", {"x": float("inf"), "y": float("inf")}),
    "a name that ends like a module": ("inp*x", {"inp": 2, "x": float("inf")}),
    "the derivative's own name": ("dL_dx*x", {"dL_dx": 2, "x": 3}),
    "a minus everywhere": ("-(-x - -2)*(-3)^-y", {"x": -1, "y": -2}),
}
TENSORS = {key: (program, drawn(7, shapes)) for key, (program, shapes) in PROGRAMS.items()} | {
    "an embedding": (
        "sum(embedding(E, i) * [1, 10])",
        {"E": np.arange(6.0).reshape(3, 2), "i": np.array([2.0, 0.0, 2.0])},
    ),
    "an embedding of several texts": (
        "sum(tanh(embedding(E, X)))",
        {"E": np.arange(6.0).reshape(3, 2), "X": np.array([[2.0, 0.0], [2.0, 1.0]])},
    ),
    "a tie in max pooling": ("sum(max_pool(A)^2)", {"A": np.array([[3.0, 1.0], [3.0, 2.0]])}),
    "a matrix constant": ("sum([[1, 2], [3, 4]] @ x)", {"x": np.array([1.0, -1.0])}),
    "scores that lose their difference in a sum": (
        "-dot(y, log_softmax(z)) + cross_entropy_logits(z, y)",
        {"z": np.array([1e16, 1e16]), "y": np.array([1.0, 0.0])},
    ),
    "nan in a vector": ("sum(sigmoid(x) * [1, 2])", {"x": np.array([np.nan, -np.inf])}),
    "a vector that is not used": ("u = 2x\nL = sum(z)", {"x": np.ones(2), "z": np.ones(3)}),
}
CASES = (
    TENSORS | {key: (lesson.program, lesson.inputs) for key, lesson in LESSONS.items()} | CORNERS
)
EACH = pytest.mark.parametrize(("program", "inputs"), CASES.values(), ids=CASES.keys())


def execute(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, f"{program}\n{done.stderr}"
    return done.stdout


@EACH
def test_the_numpy_program_agrees(program: str, inputs: dict[str, Any]) -> None:
    run = nnviz.run(nnviz.parse(program), inputs)
    assert execute(code.numpy(run)) == "The gradients agree.\n"


NETWORKS = {
    f"{key}, {title}": (preset.network, preset.tensors | {"y": y})
    for key, preset in PRESETS.items()
    for title, y in (("its target", preset.tensors["y"]), ("flipped", 1 - preset.tensors["y"]))
} | {
    f"{hidden}, {output}": (network, random_tensors(network, 3))
    for hidden in ACTIVATIONS
    for output in ("sigmoid", "softmax", "linear")
    for network in (Network((3, 4, 2), (hidden,), output),)
}


LOGISTIC = Network((2, 1), (), "sigmoid")
NETWORKS["a network that ran away"] = (
    LOGISTIC,
    random_tensors(LOGISTIC, 0) | {"W1": np.array([[np.nan, np.inf]])},
)


def test_a_wrong_gradient_fails_the_written_assertion() -> None:
    run = nnviz.run(nnviz.parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2})
    wrong = code.numpy(run).replace("dL_db = dL_dd * 2", "dL_db = dL_dd * 3")
    assert wrong != code.numpy(run)
    done = subprocess.run([sys.executable, "-c", wrong], capture_output=True, text=True)
    assert "AssertionError" in done.stderr


def test_the_backward_pass_is_written_in_the_textbooks_names() -> None:
    run = nnviz.run(nnviz.parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2})
    lines = code.numpy(run).splitlines()
    start = lines.index("dL_dL = 1.0")
    assert lines[start : start + 6] == [
        "dL_dL = 1.0",
        "dL_dc = dL_dL * e",
        "dL_de = dL_dL * c",
        "dL_da = dL_de",
        "dL_dd = dL_de",
        "dL_db = dL_dd * 2",
    ]
