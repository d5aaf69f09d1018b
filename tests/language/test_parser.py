"""What people type is read as they mean it, and named as in the book."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnviz
from nnviz.engine.operations import FUNCTIONS


def value(program: str, **inputs: float) -> float:
    run = nnviz.run(nnviz.parse(program), inputs)
    return float(run.value[run.graph.output])


@pytest.mark.parametrize(
    ("program", "inputs", "expected"),
    [
        ("c*(a + 2b)", {"a": 3, "b": 1, "c": -2}, -10),
        ("-x^2", {"x": 3}, -9),
        ("-x**2", {"x": 3}, -9),
        ("2^-x", {"x": 1}, 0.5),
        ("x^3^2", {"x": 2}, 512),
        ("a - b - c", {"a": 1, "b": 2, "c": 3}, -4),
        ("a / b / c", {"a": 12, "b": 2, "c": 3}, 2),
        ("a / 2b", {"a": 12, "b": 3}, 18),
        ("(a+b)(a-b)", {"a": 3, "b": 2}, 5),
        ("c(a+2b)", {"a": 3, "b": 1, "c": -2}, -10),
        ("3 x", {"x": 2}, 6),
        ("2x^2y", {"x": 3, "y": 2}, 36),
        ("x sin(0*x)", {"x": 2}, 0),
        ("3·x² − √x ÷ 2", {"x": 4}, 47),
        ("x⁻¹", {"x": 4}, 0.25),
        ("√(x+1)x", {"x": 3}, 6),
        ("√x^2", {"x": 9}, 9),
        ("σ(z)", {"z": 0}, 0.5),
        ("θ₁ x", {"θ1": 2, "x": 3}, 6),
        ("𝒙*x + y\u0302", {"x": 3, "ŷ": 1}, 10),
        ("theta(x + 1)", {"theta": 2, "x": 3}, 8),
        ("2pi*r", {"r": 1}, 2 * math.pi),
        ("π r²", {"r": 2}, 4 * math.pi),
        ("1e-3x + .5x", {"x": 2}, 1.002),
        ("2e", {"e": 3}, 6),
        ("ln(x) - log(x)", {"x": 5}, 0),
        ("pow(x, 3)", {"x": 2}, 8),
        ("+x - -x", {"x": 2}, 4),
        ("a*-b", {"a": 2, "b": 3}, -6),
        ("d = 2b # twice\n\n e = a + d ; c*e", {"a": 3, "b": 1, "c": -2}, -10),
        ("k = 2*3\nL = k x", {"x": 2}, 12),
        ("squared_error(yhat, y)", {"yhat": 3, "y": 1}, 2),
        ("mse(yhat, y)", {"yhat": 3, "y": 1}, 4),
        ("leaky_relu(x)", {"x": -2}, -0.02),
        ("elu(x)", {"x": -1}, math.expm1(-1)),
        ("gelu(x)", {"x": 1}, 0.8413447460685429),
    ],
)
def test_programs_mean_what_they_say(
    program: str, inputs: dict[str, float], expected: float
) -> None:
    assert value(program, **inputs) == pytest.approx(expected, rel=1e-12, abs=1e-15)


def names(program: str) -> list[str]:
    return [node.name for node in nnviz.parse(program).nodes if node.operation]


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("L = c*(a + 2b)", ["d", "e", "L"]),
        ("c*(a + 2b)", ["d", "e", "L"]),
        ("d = 2b\nL = c*(a + d)", ["d", "e", "L"]),
        ("J = cos(sin(x^2) + 3x^2)", ["v1", "v2", "v3", "v4", "J"]),
        ("w1*x1 + b", ["v1", "L"]),
        ("L*x + 1", ["v1", "y"]),
        ("x", ["L"]),
        ("d = a*b\nd", ["d"]),
        ("d = a\nL = 2d", ["d", "L"]),
        ("v1*x + 1 + x", ["v2", "v3", "L"]),
    ],
)
def test_steps_are_named_as_in_the_book(program: str, expected: list[str]) -> None:
    assert names(program) == expected


def test_equal_sub_expressions_are_one_node() -> None:
    graph = nnviz.parse("(x*z + 1) / (x*z)")
    assert [node.operands for node in graph.nodes if node.operation == "*"] == [("x", "z")]


@pytest.mark.parametrize("written", ["inf", "∞", "math.inf"])
def test_infinity_is_a_constant(written: str) -> None:
    graph = nnviz.parse(f"m = [0, -{written}]\nL = dot(x, softmax(m))")
    assert graph.inputs == ("x",)
    assert nnviz.run(graph, {"x": [2, 3]}).value["L"] == 2


def test_constants_are_operands_and_are_folded() -> None:
    graph = nnviz.parse("x * (2 + 3)")
    assert [node.operands for node in graph.nodes if node.operation] == [("x", 5.0)]


def test_inputs_come_in_order_of_first_appearance_and_letters_in_a_row_in_theirs() -> None:
    assert nnviz.parse("w*x + b").inputs == ("w", "x", "b")
    assert nnviz.parse("c*(a + 2b)").inputs == ("a", "b", "c")
    assert nnviz.parse("exp(x*z) + y").inputs == ("x", "y", "z")
    assert nnviz.parse("c*ab").inputs == ("c", "ab")


@pytest.mark.parametrize("function", FUNCTIONS)
def test_every_function_of_the_table_can_be_called(function: str) -> None:
    operands = ", ".join("pq"[: FUNCTIONS[function].arity])
    node = nnviz.parse(f"{function}({operands})").nodes[-1]
    assert node.operation == FUNCTIONS[function].name


def test_windows_line_ends_are_line_ends() -> None:
    assert names("d = 2b\r\nL = a*d") == ["d", "L"]


def test_two_thousand_nodes_are_read_and_more_need_leave() -> None:
    program = " + ".join(f"x{number}" for number in range(1200))
    with pytest.raises(nnviz.ExpressionError, match="more than 2,000 nodes"):
        nnviz.parse(program)
    assert len(nnviz.parse(program, max_nodes=5000).nodes) == 2399
    constants = " + ".join(f"{number}.5x" for number in range(900))
    assert len(nnviz.parse(constants).nodes) == 1800


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_arithmetic_is_pythons(a: int, b: int) -> None:
    assert value("a - b*a/b + a*b", a=a, b=b) == a - b * a / b + a * b
