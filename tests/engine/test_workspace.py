"""A workspace has the numbers of a run, to the last bit, however often it runs."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnviz
from nnviz.engine.graph import Graph
from nnviz.engine.workspace import Workspace
from tests.engine.graphs import Example, examples
from tests.engine.test_tensors import PROGRAMS, Shapes


def filled(shapes: Shapes, seed: int) -> dict[str, Any]:
    source = np.random.default_rng(seed)
    return {
        name: source.uniform(0.1, 2.0, shape) if shape else float(source.uniform(0.1, 2.0))
        for name, shape in shapes.items()
    }


def assert_same(graph: Graph, inputs: dict[str, Any], by: Iterable[str]) -> None:
    """The same bits from a run and from a workspace that had other numbers before."""
    before = {
        name: np.flip(value) + 0.5 for name, value in inputs.items()
    }
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
