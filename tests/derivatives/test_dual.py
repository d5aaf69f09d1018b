"""Forward mode on record is forward mode, is reverse mode, and every tangent is its shares' sum."""

import math

import pytest
from hypothesis import given

import nnviz
from nnviz.derivatives.dual import dual
from nnviz.derivatives.tangent import tangents
from nnviz.engine.stops import Pace, stops
from tests.engine.graphs import Example, examples


@given(examples())
def test_one_pass_gives_the_derivative_of_every_node(example: Example) -> None:
    run = nnviz.run(example.graph, example.inputs)
    for name in example.graph.inputs:
        told = dual(run, name)
        assert told.tangents == pytest.approx(
            tangents(example.graph, example.inputs, {name: 1.0}), rel=1e-12, nan_ok=True
        )
        slope = told.tangent[example.graph.output]
        assert math.isclose(slope, run.gradient[name], rel_tol=1e-9, abs_tol=1e-12)


@given(examples())
def test_every_tangent_is_the_sum_of_local_times_tangent(example: Example) -> None:
    told = dual(nnviz.run(example.graph, example.inputs), "x")
    for step in told.steps:
        assert step.tangent == sum(term.share for term in step.terms)
        for term in step.terms:
            assert term.tangent == told.tangent[term.operand]
            assert term.share == pytest.approx(term.local * term.tangent)


def test_a_repeated_operand_has_a_term_for_each_place() -> None:
    told = dual(nnviz.run(nnviz.parse("x*x"), {"x": 3}), "x")
    assert [(term.place, term.share) for term in told.steps[0].terms] == [(0, 3), (1, 3)]


def test_a_constant_has_no_term_and_edges_find_theirs() -> None:
    told = dual(nnviz.run(nnviz.parse("y = 2x"), {"x": 3}), "x")
    edge = told.graph.edges[0]
    assert told.term(edge.target, edge.slot).local == 2


def test_an_input_that_stands_still_adds_0_even_where_its_slope_is_infinite() -> None:
    told = dual(nnviz.run(nnviz.parse("y = x + sqrt(z)"), {"x": 1, "z": 0}), "x")
    assert told.tangent["y"] == 1


def test_a_walk_halts_at_every_node_whatever_the_pace() -> None:
    told = dual(nnviz.run(nnviz.parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2}), "b")
    for pace in (Pace(), Pace(by="node"), Pace(begin="backward")):
        assert stops(told, pace) == (0, 1, 2, 3)
