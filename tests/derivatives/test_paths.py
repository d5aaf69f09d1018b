"""The products along all paths add up to the gradient; paths are counted without walking them."""

import math
from itertools import pairwise

import pytest
from hypothesis import given

import nnviz
from nnviz.derivatives.paths import MOST_LISTED, Path, adds_up, path_cost, paths
from nnviz.lessons.families import DEEPEST_GRAPH, GRAPH_FAMILIES, growth, squares
from tests.engine.graphs import Example, examples


@given(examples(nodes=8))
def test_the_products_of_all_paths_add_up_to_the_gradient(example: Example) -> None:
    run = nnviz.run(example.graph, example.inputs)
    for name in example.graph.slots:
        count = path_cost(example.graph, name)
        found = paths(run, name, most=3**8)
        assert len(found) == count.paths
        assert sum(len(path.edges) for path in found) == count.one_by_one
        assert adds_up(found, run.gradient[name])


def test_a_missing_path_is_noticed() -> None:
    run = nnviz.run(nnviz.parse("L = x*x + 2x"), {"x": 3})
    found = paths(run, "x")
    assert adds_up(found, 8.0)
    assert not adds_up(found[1:], 8.0)


def test_products_run_from_the_output_down_as_the_backward_pass_does() -> None:
    run = nnviz.run(nnviz.parse("L = 1e-300*(1e200*(1e200*x))"), {"x": 1})
    (path,) = paths(run, "x")
    assert path.product == run.gradient["x"] == pytest.approx(1e100)


def test_beyond_the_finite_numbers_only_the_same_is_equal() -> None:
    infinite = [Path((), (1e200, 1e200))]
    assert adds_up(infinite, math.inf)
    assert not adds_up(infinite, 1e100)
    assert not adds_up(infinite, -math.inf)
    assert adds_up([Path((), (math.inf, 0.0))], math.nan)
    assert not adds_up([Path((), (math.inf, 0.0))], 0.0)


def test_a_path_begins_at_the_node_and_ends_at_the_output() -> None:
    graph = nnviz.parse("t = x^2; u = sin(t) + 3t; L = cos(u)")
    for path in paths(nnviz.run(graph, {"x": 2}), "x"):
        edges = [graph.edges[number] for number in path.edges]
        assert edges[0].source == graph.slots["x"]
        assert edges[-1].target == graph.output_slot
        assert all(a.target == b.source for a, b in pairwise(edges))


def test_no_more_paths_are_listed_than_may_be() -> None:
    run = nnviz.run(squares(200), {"x": 1.0})
    assert path_cost(run.graph, "x").paths == 2**200
    assert len(paths(run, "x")) == MOST_LISTED


def test_the_output_has_one_empty_path_and_an_unused_node_none() -> None:
    run = nnviz.run(nnviz.parse("s = sin(x); L = 2x"), {"x": 1})
    assert [path.product for path in paths(run, "L")] == [1]
    assert paths(run, "s") == ()
    assert path_cost(run.graph, "s").paths == 0


@pytest.mark.parametrize(("key", "width"), [("chain", 1), ("two", 2), ("three", 3)])
def test_in_a_network_paths_multiply_and_edges_add(key: str, width: int) -> None:
    costs = growth(GRAPH_FAMILIES[key])
    assert [each.paths for each in costs] == [width**depth for depth in range(1, DEEPEST_GRAPH + 1)]
    steps = {after.reverse - before.reverse for before, after in pairwise(costs)}
    assert len(steps) == 1
