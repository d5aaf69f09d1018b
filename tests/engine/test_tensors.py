"""On vectors and matrices reverse mode, forward mode and finite differences agree."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnviz
from nnviz.derivatives.numeric import check
from nnviz.derivatives.tangent import tangents
from nnviz.engine.linear import LinearMap
from nnviz.engine.operations import OPERATIONS, Linear
from nnviz.engine.steps import Crossing
from nnviz.engine.tensors import compute
from nnviz.lessons import LESSONS

Shapes = dict[str, tuple[int, ...]]

PROGRAMS: dict[str, tuple[str, Shapes]] = {
    "matrix times vector": ("sum(tanh(W @ x))", {"W": (3, 2), "x": (2,)}),
    "vector times matrix": ("sum(tanh(x @ W))", {"W": (3, 2), "x": (3,)}),
    "matrix times matrix": ("sum(tanh(A @ B))", {"A": (2, 3), "B": (3, 2)}),
    "vector times vector": ("x @ z + x @ x", {"x": (3,), "z": (3,)}),
    "transpose": ("sum(sin(A.T @ B))", {"A": (2, 3), "B": (2, 2)}),
    "dot": ("dot(x, tanh(z))", {"x": (3,), "z": (3,)}),
    "sum and mean": ("sum(A)*mean(A^2)", {"A": (2, 3)}),
    "mean pooling": ("sum(tanh(mean_pool(A)*w))", {"A": (3, 2), "w": (2,)}),
    "max pooling": ("sum(tanh(max_pool(A)*w))", {"A": (3, 2), "w": (2,)}),
    "softmax": ("dot(softmax(z), w)", {"z": (4,), "w": (4,)}),
    "softmax by row": ("sum(softmax(Z)*W)", {"Z": (2, 3), "W": (2, 3)}),
    "log softmax": ("sum(log_softmax(Z)*W)", {"Z": (2, 3), "W": (2, 3)}),
    "log-sum-exp": ("logsumexp(z)^2", {"z": (4,)}),
    "log-sum-exp by row": ("dot(logsumexp(Z), w)", {"Z": (2, 3), "w": (2,)}),
    "concatenation": ("sum(concat(x, a, z)^2*w)", {"x": (2,), "a": (), "z": (3,), "w": (6,)}),
    "concatenation of rows": ("sum(tanh(concat(A, B)))", {"A": (2, 1), "B": (2, 3)}),
    "entries": ("sum(exp([a, 2a, b]))", {"a": (), "b": ()}),
    "broadcasting": ("sum((A + x)*c - x/(2 + c^2))", {"A": (2, 3), "x": (3,), "c": (2, 1)}),
    "a number and a vector": ("sum(a*x + a)", {"a": (), "x": (3,)}),
    "every activation": (
        "sum(gelu(x) + elu(x) + softplus(x) + leaky_relu(x) + tanh(x) + sigmoid(x) + abs(x))",
        {"x": (4,)},
    ),
    "maximum": ("sum(max(A, x)*A)", {"A": (2, 3), "x": (3,)}),
    "categorical cross-entropy": ("cross_entropy(softmax(z), softmax(y))", {"z": (3,), "y": (3,)}),
    "cross-entropy of rows": ("cross_entropy(softmax(Z), softmax(Y))", {"Z": (4, 3), "Y": (4, 3)}),
    "binary, one entry": ("cross_entropy(sigmoid(z), sigmoid(y))", {"z": (1,), "y": (1,)}),
    "binary, a column": ("cross_entropy(sigmoid(Z), sigmoid(Y))", {"Z": (4, 1), "Y": (4, 1)}),
    "logits": ("cross_entropy_logits(z, softmax(y))", {"z": (3,), "y": (3,)}),
    "logits of rows": ("cross_entropy_logits(Z, softmax(Y))", {"Z": (4, 3), "Y": (4, 3)}),
    "logits, a column": ("cross_entropy_logits(Z, sigmoid(Y))", {"Z": (4, 1), "Y": (4, 1)}),
    "squared error": ("squared_error(A, B)", {"A": (2, 3), "B": (2, 3)}),
    "mean squared error": ("mse(A, B)", {"A": (2, 3), "B": (2, 3)}),
    "a product as in mathematics": (
        "sum(tanh(A·(B·x)·c))·(x·z)",
        {"A": (3, 2), "B": (2, 3), "x": (3,), "z": (3,), "c": ()},
    ),
    "matrices side by side": ("sum(tanh(A·B)) + sum(c·A)", {"A": (2, 3), "B": (3, 2), "c": ()}),
    "sums and means of rows and columns": (
        "dot(column_sum(A), row_mean(B)) + dot(column_mean(A), row_sum(B))*column_sum(z)",
        {"A": (2, 3), "B": (3, 2), "z": (4,)},
    ),
    "largest and smallest": (
        "dot(column_max(A), row_min(B)) + dot(column_min(A), row_max(B)) + largest(A)*smallest(B)",
        {"A": (2, 3), "B": (3, 2)},
    ),
    "product of the entries": ("prod(A)*prod(z)", {"A": (2, 2), "z": (3,)}),
    "counts": (
        "(argmax(z)*size(A) + length(A) - width(A))*sum(A)*sum(z)",
        {"A": (2, 3), "z": (3,)},
    ),
    "a column": ("sum(tanh(A - column(z)))", {"A": (2, 3), "z": (2,)}),
    "convolution of a matrix": ("sum(tanh(conv2d(A, K)))", {"A": (4, 3), "K": (2, 2)}),
    "convolution of a vector": ("sum(tanh(conv1d(x, k)))", {"x": (5,), "k": (2,)}),
    "choices": ("sum(when(A, z) * A + unless(z, c))", {"A": (2, 3), "z": (3,), "c": ()}),
    "a network": (
        "z1 = W1 @ x + b1\na1 = relu(z1)\nz2 = W2 @ a1 + b2\ncross_entropy_logits(z2, y)",
        {"W1": (3, 2), "x": (2,), "b1": (3,), "W2": (2, 3), "b2": (2,), "y": (2,)},
    ),
}
ALL = pytest.mark.parametrize(("program", "shapes"), PROGRAMS.values(), ids=PROGRAMS.keys())


def drawn(seed: int, shapes: Shapes) -> dict[str, Any]:
    source = np.random.default_rng(seed)
    return {name: source.uniform(-2, 2, shape) for name, shape in shapes.items()}


@ALL
@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_reverse_mode_forward_mode_and_differences_agree(
    program: str, shapes: Shapes, seed: int
) -> None:
    graph = nnviz.parse(program)
    inputs = drawn(seed, shapes)
    run = nnviz.run(graph, inputs)
    for row in check(run):
        assert row.agrees, (row.name, row.backward, row.numeric)
        assert np.shape(row.backward) == shapes[row.name]
    direction = drawn(seed + 1, shapes)
    forward = tangents(graph, inputs, direction)[graph.output_slot]
    reverse = sum(float(np.sum(run.gradient[name] * speed)) for name, speed in direction.items())
    assert forward == pytest.approx(reverse, rel=1e-9, abs=1e-9)


@ALL
@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_each_local_gradient_pulls_as_it_pushes(program: str, shapes: Shapes, seed: int) -> None:
    run = nnviz.run(nnviz.parse(program), drawn(seed, shapes))
    source = np.random.default_rng(seed)
    for step in run.steps:
        if not isinstance(step.local, LinearMap):
            continue
        local = step.local
        of_result, of_operand = local.shape
        tangent, upstream = source.normal(size=of_operand), source.normal(size=of_result)
        pushed = float(np.sum(local.push(tangent) * upstream))
        pulled = float(np.sum(tangent * local.pull(upstream)))
        assert pushed == pytest.approx(pulled, rel=1e-9, abs=1e-9)
        assert isinstance(step, Crossing)
        downstream = np.asarray(step.downstream)
        np.testing.assert_allclose(np.asarray(local.pull(step.upstream)), downstream, rtol=1e-12)
        if local.jacobian is not None:
            shown = local.jacobian.T @ np.ravel(np.asarray(step.upstream))
            np.testing.assert_allclose(shown, downstream.ravel(), rtol=1e-9, atol=1e-12)


def test_a_wrong_pull_fails_the_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    product = OPERATIONS["@"]
    assert product.whole is not None
    left, right = product.whole.local
    wrong: Linear = left._replace(pull=lambda upstream, operands, y, place: 2 * operands[0])
    broken = product.whole._replace(local=(wrong, right))
    right_one = type(product).linear
    monkeypatch.setattr(
        type(product),
        "linear",
        lambda self, place: broken.local[place] if self is product else right_one(self, place),
    )
    run = nnviz.run(nnviz.parse("sum(W @ x)"), {"W": [[1, 2], [3, 4]], "x": [5, 6]})
    assert [row.agrees for row in check(run)] == [False, True]


def test_the_two_layer_network_is_the_same_in_scalars_and_in_matrices() -> None:
    lesson = LESSONS["two-layer-network"]
    scalar = nnviz.run(nnviz.parse(lesson.program), lesson.inputs)
    inputs = {
        "W1": [[0.3, -0.2], [0.4, 0.6]],
        "x": [1, 0.5],
        "b1": [0.1, -0.1],
        "W2": [[0.7, -0.5]],
        "b2": [0.2],
        "y": [1],
    }
    graph = nnviz.parse(
        "z1 = W1 @ x + b1\na1 = relu(z1)\nz2 = W2 @ a1 + b2\na2 = sigmoid(z2)\n"
        "L = cross_entropy(a2, y)"
    )
    matrix = nnviz.run(graph, inputs)
    assert matrix.value["L"] == pytest.approx(scalar.value["L"], rel=1e-14)
    names = [["w1_11", "w1_12"], ["w1_21", "w1_22"]]
    expected = [[scalar.gradient[name] for name in row] for row in names]
    np.testing.assert_allclose(matrix.gradient["W1"], expected, rtol=1e-12)
    np.testing.assert_allclose(
        matrix.gradient["z2"], matrix.value["a2"] - matrix.value["y"], rtol=1e-12
    )


def test_repeated_rows_of_an_embedding_add_up() -> None:
    graph = nnviz.parse("sum(embedding(E, i) * [1, 10])")
    table = np.arange(6.0).reshape(3, 2)
    run = nnviz.run(graph, {"E": table, "i": [2, 0, 2]})
    assert run.gradient["E"].tolist() == [[1, 10], [0, 0], [2, 20]]
    assert run.gradient["i"].tolist() == [0, 0, 0]
    one = nnviz.evaluate(nnviz.parse("embedding(E, i)"), {"E": table, "i": 1})
    assert one.tolist() == [2, 3]


def test_a_matrix_of_row_numbers_looks_up_rows_end_to_end() -> None:
    graph = nnviz.parse("sum(embedding(E, X) * [[1, 2, 3, 4], [5, 6, 7, 8]])")
    table = np.arange(6.0).reshape(3, 2)
    run = nnviz.run(graph, {"E": table, "X": [[2, 0], [1, 2]]})
    found = nnviz.evaluate(nnviz.parse("embedding(E, X)"), {"E": table, "X": [[2, 0], [1, 2]]})
    assert found.tolist() == [[4, 5, 0, 1], [2, 3, 4, 5]]
    assert run.gradient["E"].tolist() == [[3, 4], [5, 6], [1 + 7, 2 + 8]]
    assert [(row.name, row.agrees) for row in check(run)] == [("E", True)]


def test_rows_that_tie_for_the_largest_share_its_gradient() -> None:
    run = nnviz.run(nnviz.parse("sum(max_pool(A) * [1, 10])"), {"A": [[3, 1], [3, 2], [0, 0]]})
    assert run.gradient["A"].tolist() == [[0.5, 0], [0.5, 10], [0, 0]]


@pytest.mark.parametrize(("index", "told"), [([0, 3], "row 3"), ([-1], "row -1"), ([0.5], "whole")])
def test_a_row_that_is_not_there_is_said(index: list[float], told: str) -> None:
    graph = nnviz.parse("sum(embedding(E, i))")
    with pytest.raises(nnviz.InputError, match=told):
        nnviz.run(graph, {"E": np.ones((3, 2)), "i": index})


@pytest.mark.parametrize(
    ("program", "inputs", "told"),
    [
        ("sum(W1 @ x)", {"W1": np.ones((2, 2)), "x": np.ones(3)}, "W1 is 2×2 and x has 3 entries"),
        ("sum(a + b)", {"a": np.ones(2), "b": np.ones(3)}, "a has 2 entries and b has 3 entries"),
        ("dot(a, b)", {"a": np.ones(2), "b": 1.0}, "two vectors of the same length"),
        ("sum(a @ b)", {"a": 2.0, "b": np.ones(2)}, "for a number write *"),
        ("sum(softmax(a))", {"a": 2.0}, "takes a vector"),
        ("cross_entropy(a, b)*sum(a)", {"a": np.ones(2), "b": np.ones(3)}, "the same shape"),
        ("sum(mean_pool(x))", {"x": np.ones(2)}, "a row for each word"),
        ("W @ x", {"W": np.ones((2, 2)), "x": np.ones(2)}, "starts from one number"),
        ("sum(x)", {"x": np.ones((2, 2, 2))}, "a number, a vector or a matrix"),
        ("sum(x)", {"x": []}, "a number, a vector or a matrix"),
        ("sum(x)", {"x": [[1, 2], [3]]}, "x must be"),
    ],
)
def test_what_does_not_fit_is_said_with_both_shapes(
    program: str, inputs: dict[str, Any], told: str
) -> None:
    with pytest.raises(nnviz.InputError) as error:
        nnviz.run(nnviz.parse(program), inputs)
    assert told in str(error.value)


def test_large_scores_stay_finite() -> None:
    z = np.array([1000.0, 0.0, -1000.0])
    graph = nnviz.parse("cross_entropy_logits(z, y)")
    run = nnviz.run(graph, {"z": z, "y": [0, 1, 0]})
    assert run.value[graph.output] == 1000.0
    assert run.gradient["z"].tolist() == [1, -1, 0]
    assert compute(OPERATIONS["softmax"], (z,)).tolist() == [1, 0, 0]  # type: ignore[union-attr]
    assert compute(OPERATIONS["logsumexp"], (z,)) == 1000.0


def test_a_closed_gate_passes_nothing_of_an_infinity() -> None:
    run = nnviz.run(nnviz.parse("sum(log(relu(x)))"), {"x": [-1.0, 2.0]})
    assert run.gradient["x"].tolist() == [0.0, 0.5]


def test_running_twice_gives_the_same_and_changes_no_input() -> None:
    graph = nnviz.parse("sum(tanh(W @ x) + x)")
    given = {"W": np.eye(2), "x": np.array([1.0, 2.0])}
    first = nnviz.run(graph, given)
    second = nnviz.run(graph, given)
    assert first.gradient["x"].tolist() == second.gradient["x"].tolist()
    assert given["x"].tolist() == [1.0, 2.0]


def test_a_value_that_would_be_too_large_is_refused_before_anything_runs() -> None:
    lines = ["a0 = concat(x, x)", *(f"a{k} = concat(a{k - 1}, a{k - 1})" for k in range(1, 40))]
    graph = nnviz.parse("\n".join([*lines, "L = sum(a39)"]))
    with pytest.raises(nnviz.InputError, match="a19 has 1048576 entries: 1,048,576 numbers"):
        nnviz.run(graph, {"x": 1.0})
    wide = nnviz.parse("sum(x + y)")
    with pytest.raises(nnviz.InputError, match="10000×10000"):
        nnviz.run(wide, {"x": np.ones((10_000, 1)), "y": np.ones(10_000)})


def test_all_values_together_are_limited_too() -> None:
    lines = [f"a{k} = {k}.5x" for k in range(40)]
    graph = nnviz.parse("\n".join([*lines, "L = sum(a1)"]))
    with pytest.raises(nnviz.InputError, match="more than 10,000,000 numbers together"):
        nnviz.run(graph, {"x": np.ones(500_000)})


def test_constants_are_limited_while_they_are_read() -> None:
    lines = ["a0 = [1, 2]", *(f"a{k} = concat(a{k - 1}, a{k - 1})" for k in range(1, 40))]
    with pytest.raises(nnviz.ExpressionError, match="1,048,576 numbers"):
        nnviz.parse("\n".join([*lines, "L = x*sum(a39)"]))


def test_vectors_run_through_a_program_of_numbers_that_ends_with_a_sum() -> None:
    graph = nnviz.parse("y = tanh(w*x + b)")
    inputs = {"w": [1.0, 2.0], "x": [0.5, -0.5], "b": 0.1}
    with pytest.raises(nnviz.InputError, match="y has 2 entries") as caught:
        nnviz.run(graph, inputs)
    assert caught.value.suggestion == "y = tanh(w*x + b)\nL = sum(y)"
    run = nnviz.run(nnviz.parse(caught.value.suggestion), inputs)
    assert [row.agrees for row in check(run)] == [True, True, True]


def test_a_step_keeps_the_sum_that_had_arrived_with_it() -> None:
    run = nnviz.run(nnviz.parse("sum(x*x)"), {"x": [1.0, 2.0]})
    arrived = [step for step in run.steps if isinstance(step, Crossing) and step.input == "x"]
    assert [np.asarray(step.gradient).tolist() for step in arrived] == [[1, 2], [2, 4]]


def test_steps_through_infinities_are_told_without_a_warning() -> None:
    run = nnviz.run(nnviz.parse("sum(1/x - 2/x)"), {"x": [0.0, 1.0]})
    assert np.isnan(np.asarray(run.steps[-1].gradient)[0])
