"""Reverse mode = forward mode = central differences, on any graph; and the checker can fail."""

import dataclasses
import math

import pytest
from hypothesis import given

import nnviz
from nnviz.derivatives.numeric import Comparison, central_difference, check
from nnviz.derivatives.tangent import tangents
from nnviz.engine.builder import GraphBuilder
from nnviz.engine.operations import OPERATIONS, Local, Operation
from nnviz.engine.steps import Crossing
from tests.engine.graphs import Example, examples, gradients


@given(examples())
def test_reverse_mode_is_forward_mode(example: Example) -> None:
    for name, gradient in gradients(example).items():
        speed = tangents(example.graph, example.inputs, {name: 1.0})[example.graph.output_slot]
        assert math.isclose(gradient, speed, rel_tol=1e-9, abs_tol=1e-12)


def test_forward_mode_keeps_zero_times_infinity() -> None:
    graph = nnviz.parse("sqrt(x*y)")
    inputs = {"x": 0.0, "y": 0.0}
    assert math.isnan(nnviz.run(graph, inputs).gradient["x"])
    assert math.isnan(tangents(graph, inputs, {"x": 1.0})[graph.output_slot])


@given(examples())
def test_reverse_mode_is_central_differences(example: Example) -> None:
    for name, gradient in gradients(example).items():
        difference = central_difference(example.graph, example.inputs, name)
        # A dozen operations in a row may bend sharply: 1e-4 of the size is left to the h² term.
        assert math.isclose(gradient, difference, rel_tol=1e-4, abs_tol=1e-4)


@given(examples())
def test_running_twice_gives_the_same_record(example: Example) -> None:
    first = nnviz.run(example.graph, example.inputs)
    second = nnviz.run(example.graph, example.inputs)
    assert first.steps == second.steps
    assert first.values is not second.values


@given(examples())
def test_every_edge_multiplies_and_every_node_adds(example: Example) -> None:
    result = nnviz.run(example.graph, example.inputs)
    arrived = dict.fromkeys((node.name for node in example.graph.nodes), 0.0)
    for step in result.steps:
        if isinstance(step, Crossing):
            assert step.upstream == result.gradient[step.node]
            assert isinstance(step.upstream, float)
            assert isinstance(step.local, float)
            assert step.downstream == pytest.approx(step.upstream * step.local, nan_ok=True)
            arrived[step.input] += float(step.downstream)
    arrived[example.graph.output] += 1.0
    assert arrived == pytest.approx(dict(result.gradient))


def with_local(operation: Operation, *rules: object) -> Operation:
    local = tuple(
        Local(rule, old.latex, old.numpy)  # type: ignore[arg-type]
        for rule, old in zip(rules, operation.local, strict=True)
    )
    return dataclasses.replace(operation, local=local)


@pytest.mark.parametrize(
    "wrong",
    [
        with_local(OPERATIONS["*"], lambda a, b, y: a, lambda a, b, y: b),
        with_local(OPERATIONS["*"], lambda a, b, y: b, lambda a, b, y: -a),
        with_local(OPERATIONS["*"], lambda a, b, y: b + 1e-3, lambda a, b, y: a),
    ],
    ids=["own operand", "sign", "slightly off"],
)
def test_a_wrong_rule_fails_the_check(wrong: Operation) -> None:
    builder = GraphBuilder()
    graph = builder.build(builder.apply(wrong, builder.input("a"), builder.input("b")))
    rows = check(nnviz.run(graph, {"a": 3.0, "b": -2.0}))
    assert not all(row.agrees for row in rows)


def test_a_right_rule_passes_the_check() -> None:
    graph = nnviz.parse("L = c*(a + 2b) * sigmoid(a*b)")
    assert all(row.agrees for row in check(nnviz.run(graph, {"a": 3, "b": 1, "c": -2})))


def test_nan_agrees_only_with_nan() -> None:
    assert Comparison("x", math.nan, math.nan).agrees
    assert not Comparison("x", math.nan, 1.0).agrees
    assert not Comparison("x", 1.0, math.nan).agrees
