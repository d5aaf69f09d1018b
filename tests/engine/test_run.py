"""A run records every number of both passes, and says which input it can't run with."""

import math

import numpy as np
import pytest

import nnviz
from nnviz.engine.builder import GraphBuilder
from nnviz.engine.operations import OPERATIONS


@pytest.fixture
def book() -> nnviz.Run:
    return nnviz.run(nnviz.parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2})


def test_the_steps_are_the_books(book: nnviz.Run) -> None:
    forward = [(step.node, step.value) for step in book.steps if step.phase == "forward"]
    assert forward == [("d", 2.0), ("e", 5.0), ("L", -10.0)]
    backward = [
        (step.node, step.input, step.upstream, step.local, step.downstream, step.gradient)
        for step in book.steps
        if step.phase == "backward"
    ]
    assert backward == [
        ("L", None, None, None, None, 1.0),
        ("L", "c", 1.0, 5.0, 5.0, 5.0),
        ("L", "e", 1.0, -2.0, -2.0, -2.0),
        ("e", "a", -2.0, 1.0, -2.0, -2.0),
        ("e", "d", -2.0, 1.0, -2.0, -2.0),
        ("d", "b", -2.0, 2.0, -4.0, -4.0),
    ]


def test_a_frame_shows_what_is_known_by_then(book: nnviz.Run) -> None:
    start, middle, end = (nnviz.Frame(book, index) for index in (0, 6, 9))
    assert start.values == {"a": 3.0, "b": 1.0, "c": -2.0}
    assert start.gradients == {}
    assert middle.values["L"] == -10.0
    assert middle.gradients == {"L": 1.0, "c": 5.0, "e": -2.0}
    assert end.gradients == dict(book.gradient)


def test_a_sum_of_gradients_is_partial_until_the_last_arrives() -> None:
    run = nnviz.run(nnviz.parse("x*x"), {"x": 3})
    frame = nnviz.Frame(run, 3)
    assert frame.gradients["x"] == 3.0
    assert frame.to_come("x") == 1
    assert nnviz.Frame(run, 4).to_come("x") == 0


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"a": 1, "b": 2}, "Give a value for c, such as c=1."),
        ({}, "Give values for a, b, c, such as a=1."),
        ({"a": 1, "b": 2, "c": 3, "k": 4}, "k is not an input of this graph"),
        ({"a": 1, "b": 2, "C": 3}, "c has no value, and C is not an input"),
        ({"a": 1, "b": "2", "c": 3}, "b must be a number, but it is '2'."),
        ({"a": 1, "b": None, "c": 3}, "b must be a number"),
        ({"a": 1, "b": [1, 2], "c": 3}, "starts from one number"),
        ({"a": 1, "b": 1j, "c": 3}, "b must be a number"),
    ],
)
def test_bad_inputs_are_named(inputs: dict[str, object], message: str) -> None:
    with pytest.raises(nnviz.InputError, match=message):
        nnviz.run(nnviz.parse("c*(a + 2b)"), inputs)


def test_integers_and_numpy_scalars_are_numbers() -> None:
    graph = nnviz.parse("x*y")
    assert nnviz.run(graph, {"x": np.int64(2), "y": np.float32(0.5)}).value["L"] == 1.0


def test_inputs_may_be_spelt_as_in_the_program() -> None:
    assert nnviz.run(nnviz.parse("θ₁ x"), {"θ₁": 2, "x": 3}).value["L"] == 6.0
    assert nnviz.evaluate(nnviz.parse("θ₁ x"), {"θ₁": 2, "x": 3}) == 6.0


def test_default_names_leave_the_given_ones_alone() -> None:
    builder = GraphBuilder()
    graph = builder.build(builder.apply(OPERATIONS["sin"], builder.input("v1")))
    assert [node.name for node in graph.nodes] == ["v1", "v1_"]


def test_evaluate_broadcasts_over_a_grid() -> None:
    graph = nnviz.parse("relu(w*x + v*y + b) - 1/x")
    x, y = np.linspace(-2, 2, 71), np.linspace(-1, 1, 83)[:, None]
    grid = nnviz.evaluate(graph, {"w": 2, "x": x, "v": -1, "y": y, "b": 0.5})
    assert grid.shape == (83, 71)
    for row, column in ((0, 0), (40, 35), (82, 70)):
        point = {"w": 2, "x": x[column], "v": -1, "y": y[row, 0], "b": 0.5}
        run = nnviz.run(graph, point)
        assert grid[row, column] == pytest.approx(run.value[run.graph.output], nan_ok=True)


def test_evaluate_names_shapes_that_do_not_fit() -> None:
    with pytest.raises(nnviz.InputError, match=r"a is \(2,\), b is \(3,\)"):
        nnviz.evaluate(nnviz.parse("a*b"), {"a": np.ones(2), "b": np.ones(3)})


def test_evaluate_at_no_points_gives_no_values() -> None:
    assert nnviz.evaluate(nnviz.parse("2x"), {"x": np.array([])}).shape == (0,)


def test_infinite_inputs_run() -> None:
    run = nnviz.run(nnviz.parse("tanh(x)"), {"x": math.inf})
    assert (run.value["L"], run.gradient["x"]) == (1.0, 0.0)


def test_roles() -> None:
    graph = nnviz.parse("w*x + b", parameters=("w", "b"))
    roles = {node.name: node.role for node in graph.nodes}
    assert roles["w"] == roles["b"] == "parameter"
    assert roles["x"] == "input"
    assert roles[graph.output] == "output"
