"""Depth costs no stack: a pass is a loop, however long the graph."""

import pytest

import nnviz
from nnviz.engine.builder import GraphBuilder
from nnviz.engine.graph import Graph
from nnviz.engine.operations import OPERATIONS


def chain(length: int) -> Graph:
    builder = GraphBuilder()
    place = builder.input("x")
    step = builder.constant(1e-6)
    for _ in range(length):
        place = builder.apply(OPERATIONS["+"], place, step)
    return builder.build(place)


@pytest.mark.parametrize("length", [100_000, 1_000_000])
def test_a_long_chain_runs(length: int) -> None:
    run = nnviz.run(chain(length), {"x": 1.0})
    assert run.gradient["x"] == 1.0
    assert run.value[run.graph.output] == pytest.approx(1.0 + 1e-6 * length)


def test_a_graph_that_doubles_at_every_node_takes_one_pass() -> None:
    builder = GraphBuilder()
    place = builder.input("x")
    for _ in range(1000):
        place = builder.apply(OPERATIONS["+"], place, place)
    assert nnviz.run(builder.build(place), {"x": 1.0}).gradient["x"] == 2.0**1000
