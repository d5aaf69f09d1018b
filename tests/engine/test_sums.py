"""Sums of products are the same on every processor, also where they overflow."""

import ast
import math
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnviz
from nnviz.engine import sums
from nnviz.engine.ieee import Array
from nnviz.engine.sums import product, sum_to_shape

INF, NAN = math.inf, math.nan
HUGE = 1e308

SHAPES = [
    ((3,), (3,)),
    ((2, 3), (3,)),
    ((3,), (3, 2)),
    ((2, 3), (3, 4)),
    ((1, 3), (3, 1)),
    ((2, 1), (1, 4)),
]

OVERFLOWS: dict[str, tuple[str, dict[str, Any], float, str, Any]] = {
    "∞ − ∞": ("dot(w, x)", {"w": [2.5, -5], "x": [HUGE, HUGE]}, NAN, "x", [2.5, -5]),
    "a product too large that another brings back": (
        "dot(w, x)",
        {"w": [-1, 2, -1], "x": [HUGE] * 3},
        INF,
        "x",
        [-1, 2, -1],
    ),
    "a matrix and a vector": (
        "sum(W @ x)",
        {"W": [[-1, 2, -1], [0, 0, 0]], "x": [HUGE] * 3},
        INF,
        "W",
        [[HUGE] * 3] * 2,
    ),
    "a vector and a matrix": (
        "sum(x @ W)",
        {"W": [[2.5], [-5]], "x": [HUGE, HUGE]},
        NAN,
        "x",
        [2.5, -5],
    ),
    "a gradient by the left operand": (
        "sum(A @ [[2.5, -5]] * [[1e308, 1e308]])",
        {"A": [[0]]},
        0,
        "A",
        [[NAN]],
    ),
    "a gradient by the right operand": (
        "sum([[-1], [2], [-1]] @ B * [[1e308], [1e308], [1e308]])",
        {"B": [[0]]},
        0,
        "B",
        [[INF]],
    ),
    "a bias, added to every row": (
        "sum(([[0], [0], [0]] + b) * [[1e308], [1e308], [-1e308]])",
        {"b": [0]},
        0,
        "b",
        [INF],
    ),
}

MULTIPLIES = {f"np.{name}" for name in ("dot", "vdot", "inner", "matmul", "einsum", "tensordot")}


def fused(a: float, b: float, added: float) -> float:
    """a·b + added, rounded once, as a processor computes it that fuses the two."""
    if not all(map(math.isfinite, (a, b, added))):
        return a * b + added
    exact = Fraction(a) * Fraction(b) + Fraction(added)
    try:
        return float(exact)
    except OverflowError:
        return math.copysign(INF, exact)


def on_a_processor_that_fuses(a: Array, b: Array) -> Any:
    columns = b.reshape(len(b), -1).T
    total = [[_dot(row, column) for column in columns] for row in np.atleast_2d(a)]
    return np.reshape(total, a.shape[:-1] + b.shape[1:])[()]


def _dot(a: Array, b: Array) -> float:
    total = 0.0
    for one, other in zip(a.tolist(), b.tolist(), strict=True):
        total = fused(one, other, total)
    return total


@pytest.mark.parametrize("blas", [np.dot, on_a_processor_that_fuses], ids=["here", "fused"])
@pytest.mark.parametrize(
    ("program", "inputs", "value", "name", "gradient"), OVERFLOWS.values(), ids=OVERFLOWS.keys()
)
def test_every_processor_rounds_the_products_and_adds_from_left_to_right(
    monkeypatch: pytest.MonkeyPatch,
    blas: Callable[[Array, Array], Any],
    program: str,
    inputs: dict[str, Any],
    value: float,
    name: str,
    gradient: Any,
) -> None:
    monkeypatch.setattr(sums, "blas", blas)
    run = nnviz.run(nnviz.parse(program), inputs)
    np.testing.assert_equal(run.value[run.graph.output], value)
    np.testing.assert_equal(np.asarray(run.gradient[name]), np.array(gradient, dtype=float))


def test_a_vector_is_multiplied_as_the_same_sum_of_scalars() -> None:
    whole = nnviz.parse("dot(w, x)")
    parts = nnviz.parse("w1*x1 + w2*x2 + w3*x3")
    for w in ([2.5, -5, 1], [-1, 2, -1], [1, -1, 1], [1, 1, -1], [0, INF, 0], [0, NAN, 0]):
        scalars = {f"w{place}": each for place, each in enumerate(w, start=1)}
        scalars |= {f"x{place}": HUGE for place in (1, 2, 3)}
        together = nnviz.run(whole, {"w": w, "x": [HUGE] * 3}).value["L"]
        np.testing.assert_equal(together, nnviz.run(parts, scalars).value["L"])


@given(st.sampled_from(SHAPES), st.integers(0, 99))
def test_where_nothing_can_overflow_the_product_is_that_of_numpy(
    shapes: tuple[tuple[int, ...], tuple[int, ...]], seed: int
) -> None:
    source = np.random.default_rng(seed)
    a, b = (source.normal(size=shape) for shape in shapes)
    assert np.array_equal(product(a, b), np.dot(a, b))


@given(st.sampled_from(SHAPES), st.integers(0, 99))
def test_large_operands_have_the_same_product_but_for_rounding(
    shapes: tuple[tuple[int, ...], tuple[int, ...]], seed: int
) -> None:
    source = np.random.default_rng(seed)
    a, b = (source.uniform(0.5, 1, size=shape) for shape in shapes)
    found = product(1e200 * a, 1e-200 * b)
    assert np.shape(found) == np.shape(np.dot(a, b))
    np.testing.assert_allclose(found, np.dot(a, b), rtol=1e-14)


def test_the_gradient_of_a_bias_adds_up_the_rows() -> None:
    rows = np.arange(6.0).reshape(3, 2)
    assert sum_to_shape(rows, (2,)).tolist() == [6.0, 9.0]


def test_matrices_are_multiplied_in_one_place_only() -> None:
    """Elsewhere stand programs that nnviz writes, which NumPy runs on the reader's machine."""
    package = Path(nnviz.__file__).parent
    multiplies = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.MatMult)
        or (isinstance(node, ast.Attribute) and ast.unparse(node) in MULTIPLIES)
    }
    assert multiplies == {"engine/sums.py"}
