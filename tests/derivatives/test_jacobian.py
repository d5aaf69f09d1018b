"""A Jacobian by columns is the one by rows, and both are the one by finite differences."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnviz
from nnviz.derivatives.jacobian import by_columns, by_differences, by_rows, entries, picked
from nnviz.engine.builder import GraphBuilder
from nnviz.engine.graph import Graph
from nnviz.engine.operations import OPERATIONS, Local
from nnviz.lessons.chain_rule import VECTORS
from tests.engine.graphs import Example, examples


def three_ways(graph: Graph, inputs: dict[str, object]) -> None:
    by = [each for name in graph.inputs for each in entries(name, np.asarray(inputs[name]))]
    columns = by_columns(graph, inputs, by)
    np.testing.assert_allclose(columns, by_rows(graph, inputs, by), rtol=1e-9, atol=1e-12)
    # Several operations in a row may bend sharply: 1e-4 of the size is left to the h² term.
    np.testing.assert_allclose(columns, by_differences(graph, inputs, by), rtol=1e-4, atol=1e-4)


def with_vector_output(graph: Graph) -> Graph:
    """The same operations, with the last three nodes as one vector."""
    builder = GraphBuilder()
    places = {}
    for node in graph.nodes:
        if node.operation is None:
            places[node.name] = builder.input(node.name)
            continue
        operands = [
            places[each] if isinstance(each, str) else builder.constant(each)
            for each in node.operands
        ]
        places[node.name] = builder.apply(OPERATIONS[node.operation], *operands)
    last = list(places.values())[-3:]
    return builder.build(builder.apply(OPERATIONS["concat"], *last))


@given(examples(nodes=8))
def test_three_ways_agree_on_any_graph(example: Example) -> None:
    three_ways(with_vector_output(example.graph), dict(example.inputs))


@pytest.mark.parametrize("key", VECTORS)
def test_three_ways_agree_on_every_sample(key: str) -> None:
    three_ways(nnviz.parse(VECTORS[key].program), dict(VECTORS[key].inputs))


small = st.floats(-2, 2).map(lambda x: round(x, 2))


@given(st.lists(small, min_size=6, max_size=6), st.lists(small, min_size=2, max_size=2))
def test_three_ways_agree_on_a_softmax_layer(weights: list[float], x: list[float]) -> None:
    three_ways(nnviz.parse("softmax(W @ x)"), {"W": np.reshape(weights, (3, 2)), "x": np.array(x)})


def test_one_output_is_one_row_the_gradient() -> None:
    graph, inputs = nnviz.parse("L = c*(a + 2b)"), {"a": 3.0, "b": 1.0, "c": -2.0}
    by = [each for name in "abc" for each in entries(name, 1.0)]
    assert by_rows(graph, inputs, by).tolist() == [[-2.0, -4.0, 5.0]]


def test_a_wrong_local_rule_is_seen_only_by_differences() -> None:
    times = OPERATIONS["*"]
    wrong = dataclasses.replace(
        times, local=tuple(Local(lambda a, b, y: a, each.latex, each.numpy) for each in times.local)
    )
    builder = GraphBuilder()
    graph = builder.build(builder.apply(wrong, builder.input("a"), builder.input("b")))
    inputs = {"a": 2.0, "b": 5.0}
    by = [*entries("a", 2.0), *entries("b", 5.0)]
    np.testing.assert_array_equal(by_columns(graph, inputs, by), by_rows(graph, inputs, by))
    assert not np.allclose(by_columns(graph, inputs, by), by_differences(graph, inputs, by))


@pytest.mark.parametrize(
    "program", ["v = [x, 2x]\nv", "a = [x, 2x]; a", "x1 = 3x; [x, x1]", "[x, x]" + "+[x, x]" * 900]
)
def test_one_entry_of_a_vector_is_a_graph_whatever_the_last_statement(program: str) -> None:
    graph = nnviz.parse(program)
    expected = by_rows(graph, {"x": 3.0}, entries("x", 3.0))
    for place in range(2):
        run = nnviz.run(picked(graph, place, 2), {"x": 3.0})
        assert run.gradient["x"] == expected[place]


def test_an_entry_of_a_vector_that_is_an_input_itself() -> None:
    run = nnviz.run(picked(nnviz.parse("x"), 1, 3), {"x": [4.0, 5.0, 6.0]})
    assert run.value[run.graph.output] == 5.0
    assert run.gradient["x"].tolist() == [0.0, 1.0, 0.0]
