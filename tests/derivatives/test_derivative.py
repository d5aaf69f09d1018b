"""The graph of a derivative computes the gradient; its own gradient is the second derivative."""

import math

import pytest
from hypothesis import assume, given

import nnviz
from nnviz.derivatives.derivative import NoGraphError, derivative
from nnviz.derivatives.numeric import gradient_difference
from nnviz.engine.builder import GraphBuilder
from nnviz.engine.operations import OPERATIONS, Operation
from nnviz.engine.run import Run
from tests.engine.graphs import SCALAR, Example, examples


def at(run: Run, graph: nnviz.Graph) -> Run:
    return nnviz.run(graph, {name: run.value[name] for name in graph.inputs})


def alone(operation: Operation) -> Run:
    """One operation in the middle of its domain, off its kinks."""
    builder = GraphBuilder()
    names = ("a", "b")[: operation.arity]
    slots = [builder.input(name) for name in names]
    graph = builder.build(builder.apply(operation, *slots))
    shares = (0.37, 0.71)
    values = {
        name: low + share * (high - low)
        for name, (low, high), share in zip(names, operation.sample, shares, strict=False)
    }
    return nnviz.run(graph, values)


CONSTANT = (
    *("+", "-", "negate", "identity", "abs", "sign", "max", "min", "relu", "leaky_relu", "step"),
    *(">", "<", ">=", "<=", "==", "!="),
)
"""Operations whose local gradients are constants, at least on one side of a kink."""


@pytest.mark.parametrize(
    "operation",
    [each for each in SCALAR if each.name not in (*CONSTANT, "elu", "when", "unless")],
    ids=lambda each: each.name,
)
def test_each_curved_operation_has_the_graph_of_its_gradient(operation: Operation) -> None:
    run = alone(operation)
    for name in run.graph.inputs:
        slope = at(run, derivative(run, name))
        assert slope.value[slope.graph.output] == pytest.approx(run.gradient[name], rel=1e-12)


@pytest.mark.parametrize("name", CONSTANT)
def test_a_constant_gradient_needs_no_graph_and_is_told(name: str) -> None:
    run = alone(OPERATIONS[name])
    with pytest.raises(NoGraphError, match=f"constant {run.gradient['a']:g}"):
        derivative(run, "a")


def test_elu_is_curved_on_its_left() -> None:
    run = nnviz.run(nnviz.parse("elu(x)"), {"x": -1})
    assert at(run, derivative(run, "x")).value["L_x"] == pytest.approx(math.exp(-1))


@given(examples(nodes=8))
def test_the_graph_of_a_derivative_is_the_gradient_and_its_gradient_the_second_derivative(
    example: Example,
) -> None:
    run = nnviz.run(example.graph, example.inputs)
    for name in run.graph.inputs:
        try:
            slope = at(run, derivative(run, name))
        except NoGraphError:
            continue
        found = slope.value[slope.graph.output]
        assert found == pytest.approx(run.gradient[name], rel=1e-9, abs=1e-12)
        for other in slope.graph.inputs:
            second = slope.gradient[other]
            assume(abs(second) < 1e4)
            # A dozen operations may bend sharply: 1e-3 of the size is left to the h² term.
            difference = gradient_difference(run, name, other)
            assert math.isclose(second, difference, rel_tol=1e-3, abs_tol=1e-3)


def test_the_derivative_of_the_derivative_is_a_graph_again_until_it_is_constant() -> None:
    run = nnviz.run(nnviz.parse("y = x^4"), {"x": 2})
    answers = []
    for _ in range(3):
        run = at(run, derivative(run, "x"))
        answers.append(run.value[run.graph.output])
    assert answers == [32, 48, 48]
    with pytest.raises(NoGraphError, match="constant 24"):
        derivative(run, "x")


def test_mixed_derivatives_agree_in_either_order() -> None:
    run = nnviz.run(nnviz.parse("y = sin(x*z) + x^z"), {"x": 1.3, "z": 0.7})
    by_x, by_z = at(run, derivative(run, "x")), at(run, derivative(run, "z"))
    first, second = at(by_x, derivative(by_x, "z")), at(by_z, derivative(by_z, "x"))
    assert first.value["y_x_z"] == pytest.approx(second.value["y_z_x"], rel=1e-12)


def test_what_the_derivative_does_not_need_is_left_out() -> None:
    run = nnviz.run(nnviz.parse("u = x^2\ny = exp(sin(u)) + z"), {"x": 1, "z": 5})
    assert "z" not in derivative(run, "x").inputs
    assert "y" not in derivative(run, "x").slots


def test_names_of_the_expression_stay_and_taken_names_are_left_alone() -> None:
    run = nnviz.run(nnviz.parse("y_x = sin(x)\ny = y_x^2"), {"x": 1})
    slope = derivative(run, "x")
    assert slope.output == "y_x_"
    assert slope.node("y_x").operation == "sin"


@pytest.mark.parametrize(
    ("program", "x"),
    [
        ("relu(x)", 0),
        ("abs(x) * x", 0),
        ("max(x, 2) * x", 2),
        ("elu(x)", 0),
        ("step(x) * x", 0),
        ("leaky_relu(x) * x", 0),
    ],
)
def test_on_a_kink_there_is_no_graph(program: str, x: float) -> None:
    run = nnviz.run(nnviz.parse(program), {"x": x})
    with pytest.raises(NoGraphError, match="corner, a jump or a tie"):
        derivative(run, "x")


def test_beside_a_kink_the_graph_is_that_of_its_side() -> None:
    graph = nnviz.parse("relu(x) * x")
    right = nnviz.run(graph, {"x": 3})
    assert at(right, derivative(right, "x")).value["L_x"] == 6
    left = nnviz.run(graph, {"x": -3})
    slope = at(left, derivative(left, "x"))
    assert slope.value["L_x"] == slope.gradient["x"] == 0


def test_a_choice_has_the_graph_of_its_gradient() -> None:
    run = nnviz.run(nnviz.parse("when(x^2, c) + unless(x^3, c)"), {"x": 3, "c": 0})
    slope = derivative(run, "x")
    assert at(run, slope).value["L_x"] == run.gradient["x"] == 27
    chosen = nnviz.run(slope, {"x": 3, "c": 1})
    assert chosen.value["L_x"] == 6


def test_two_to_the_x_at_0_is_no_special_case() -> None:
    run = nnviz.run(nnviz.parse("y = 2^x"), {"x": 0})
    assert at(run, derivative(run, "x")).gradient["x"] == pytest.approx(math.log(2) ** 2)


def test_the_graph_of_a_thousand_nodes_is_built_without_recursion() -> None:
    lines = ["f0 = x*x", *(f"f{k} = sin(f{k - 1})" for k in range(1, 1000))]
    run = nnviz.run(nnviz.parse("\n".join(lines)), {"x": 0.5})
    slope = at(run, derivative(run, "x"))
    assert slope.value[slope.graph.output] == pytest.approx(run.gradient["x"])
