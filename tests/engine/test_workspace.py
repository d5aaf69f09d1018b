"""A workspace has the numbers of a run, to the last bit, however often it runs."""

from collections.abc import Collection
from typing import Any

import numpy as np
import pytest

import nnviz
from nnviz.engine.graph import Graph
from nnviz.engine.workspace import Workspace
from tests.engine.test_tensors import PROGRAMS, Shapes

SHAPES_OF_MANY = {"X": (300, 5), "W": (8, 5), "b": (8,)}


def filled(shapes: Shapes, seed: int) -> dict[str, Any]:
    source = np.random.default_rng(seed)
    return {
        name: source.uniform(0.1, 2.0, shape) if shape else float(source.uniform(0.1, 2.0))
        for name, shape in shapes.items()
    }


def assert_same(graph: Graph, inputs: dict[str, Any], by: Collection[str]) -> None:
    """The same bits from a run and from a workspace that had other numbers before."""
    before = {name: np.flip(value) + 0.5 for name, value in inputs.items()}
    workspace, run = Workspace(graph, before, by), nnviz.run(graph, inputs)
    np.testing.assert_array_equal(workspace.run(inputs), run.value[graph.output])
    assert set(workspace.gradient) == set(by)
    for name in by:
        np.testing.assert_array_equal(workspace.gradient[name], run.gradient[name])


@pytest.mark.parametrize(("program", "shapes"), PROGRAMS.values(), ids=PROGRAMS.keys())
def test_every_operation_has_the_numbers_of_a_run(program: str, shapes: Shapes) -> None:
    graph = nnviz.parse(program)
    inputs = filled(shapes, seed=1)
    assert_same(graph, inputs, graph.inputs)
    for name in graph.inputs:
        assert_same(graph, inputs, [name])


def test_a_product_that_overflows_in_a_later_run_is_the_same_on_every_processor() -> None:
    graph = nnviz.parse("sum(W @ x)")
    workspace = Workspace(graph, {"W": [[1.0, 1.0]], "x": [1.0, 1.0]}, by=["x"])
    large = {"W": np.array([[2.5, -5.0]]), "x": np.array([1e308, 1e308])}
    assert np.isnan(workspace.run(large))
    assert workspace.gradient["x"].tolist() == [2.5, -5.0]
    assert workspace.run({"x": np.array([2.0, 1.0])}) == 0.0


def test_many_numbers_are_computed_as_in_a_run() -> None:
    graph = nnviz.parse("z = X @ W.T + b\nL = mean(tanh(z) + sigmoid(3z) + relu(z))")
    source = np.random.default_rng(0)
    inputs = {name: source.normal(size=shape) for name, shape in SHAPES_OF_MANY.items()}
    assert_same(graph, inputs, ["W", "b"])


def test_a_scalar_graph_runs_on_columns() -> None:
    graph = nnviz.parse("z = w*x + b; L = sum(softplus(z) - y*z)/2")
    column, row = np.array([[1.0], [-1.0]]), np.array([[0.5, 2.0, -1.0]])
    assert_same(graph, {"x": column, "y": column, "w": row, "b": row / 2}, ["w", "b"])


def test_an_input_of_another_shape_is_refused() -> None:
    workspace = Workspace(nnviz.parse("L = sum(x)"), {"x": [1.0, 2.0]}, by=["x"])
    with pytest.raises(ValueError, match="broadcast"):
        workspace.run({"x": np.ones(3)})


def test_the_output_must_be_one_number() -> None:
    with pytest.raises(nnviz.InputError, match="Backpropagation starts from one number"):
        Workspace(nnviz.parse("y = tanh(x)"), {"x": [0.0, 1.0]})


def test_a_row_that_a_table_does_not_have_is_refused_in_each_run() -> None:
    graph = nnviz.parse("L = sum(embedding(E, i))")
    table = np.ones((3, 2))
    with pytest.raises(nnviz.InputError, match="rows 0 to 2"):
        Workspace(graph, {"E": table, "i": [3.0]})
    workspace = Workspace(graph, {"E": table, "i": [0.0]}, by=["E"])
    with pytest.raises(nnviz.InputError, match="rows 0 to 2"):
        workspace.run({"i": np.array([3.0])})
