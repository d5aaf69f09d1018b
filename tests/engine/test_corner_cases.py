"""At the corners of IEEE arithmetic, values and gradients are PyTorch's in float64.

ReLU at 0 is the named exception: its slope there is 1, the textbook's convention.
"""

import math

import numpy as np
import pytest
from mpmath import mp

import nnviz

INF, NAN = math.inf, math.nan


@pytest.mark.parametrize(
    ("program", "x", "value", "gradient"),
    [
        ("relu(x)", 0, 0, 1),
        ("1/x", 0, INF, -INF),
        ("x^0.5", 0, 0, INF),
        ("x^0", 0, 1, 0),
        ("x^0.5", -2, NAN, NAN),
        ("x^x", 1.5, 1.5**1.5, 1.5**1.5 * (math.log(1.5) + 1)),
        ("log(x)", 0, -INF, INF),
        ("exp(x)", 1000, INF, INF),
        ("sigmoid(x)", 800, 1, 0),
        ("sigmoid(x)", -800, 0, 0),
        ("tanh(x)", 800, 1, 0),
        ("abs(x)", 0, 0, 0),
        ("abs(x)", -3, 3, -1),
        ("cross_entropy_logits(x, 1)", 1000, 0, 0),
        ("cross_entropy_logits(x, 0)", 1000, 1000, 1),
        ("cross_entropy(sigmoid(x), 1)", 800, 0, 0),
        ("cross_entropy(sigmoid(x), 0)", -800, 0, 0),
        ("softplus(x)", 1000, 1000, 1),
        ("log(relu(x))", -1, -INF, 0),
        ("log(step(x))", -1, -INF, 0),
        ("x*x", 3, 9, 6),
        ("x/x", 0, NAN, NAN),
        ("sinh(x)", -1000, -INF, INF),
        ("cos(x)", INF, NAN, NAN),
        ("0^x", 2, 0, 0),
        ("x^-1", -0.0, -INF, -INF),
        ("x + 1e308*x", 10, INF, 1e308),
        ("max(x, 2)", 2, 2, 0.5),
        ("max(x, 2)", NAN, NAN, 1),
        ("step(x)", NAN, 0, 0),
        ("leaky_relu(x)", 0, 0, 0.01),
        ("elu(x)", -40, math.expm1(-40), math.exp(-40)),
        ("cross_entropy_logits(x, 1)", 36, math.log1p(math.exp(-36)), 1 / (1 + math.exp(-36)) - 1),
    ],
)
def test_value_and_gradient(program: str, x: float, value: float, gradient: float) -> None:
    run = nnviz.run(nnviz.parse(program), {"x": x})
    assert run.value[run.graph.output] == pytest.approx(value, rel=1e-12, nan_ok=True)
    assert run.gradient["x"] == pytest.approx(gradient, rel=1e-12, nan_ok=True)


SATURATED = [-40.0, -30.0, -8.5, -5.0, -2.0, 0.5, 2.0, 2.9, 3.0, 5.0, 8.5, 30.0, 40.0]


@pytest.mark.parametrize("x", SATURATED)
@pytest.mark.parametrize("name", ["sigmoid", "tanh", "gelu", "softplus", "elu"])
def test_a_saturated_activation_keeps_its_digits(name: str, x: float) -> None:
    """PyTorch is no judge here: it subtracts from 1, and its slope of a sigmoid at 40 is 0."""
    exact = {
        "sigmoid": lambda a: 1 / (1 + mp.exp(-a)),
        "tanh": mp.tanh,
        "gelu": lambda a: a * mp.erfc(-a / mp.sqrt(2)) / 2,
        "softplus": lambda a: mp.log(1 + mp.exp(a)),
        "elu": lambda a: mp.expm1(a) if a < 0 else a,
    }[name]
    with mp.workdps(60):
        value, slope = float(exact(mp.mpf(x))), float(mp.diff(exact, mp.mpf(x)))
    single = nnviz.run(nnviz.parse(f"{name}(x)"), {"x": x})
    assert single.value["L"] == pytest.approx(value, rel=1e-13, abs=0)
    assert single.gradient["x"] == pytest.approx(slope, rel=1e-13, abs=0)
    several = nnviz.run(nnviz.parse(f"sum({name}(x))"), {"x": np.array([x, 0.0])})
    assert several.gradient["x"][0] == pytest.approx(slope, rel=1e-13, abs=0)


def test_equal_operands_of_max_share_the_gradient() -> None:
    run = nnviz.run(nnviz.parse("max(a, b)"), {"a": 2, "b": 2})
    assert dict(run.gradient) == {"a": 0.5, "b": 0.5, "L": 1.0}


def test_a_repeated_operand_keeps_both_slots() -> None:
    run = nnviz.run(nnviz.parse("x*x"), {"x": 3})
    crossings = [step for step in run.steps if step.input == "x"]
    assert [(step.downstream, step.gradient, step.complete) for step in crossings] == [
        (3.0, 3.0, False),
        (3.0, 6.0, True),
    ]


def test_three_backward_passes_give_the_same_gradients() -> None:
    graph = nnviz.parse("x*x + x")
    assert {nnviz.run(graph, {"x": 3}).gradient["x"] for _ in range(3)} == {7.0}


def test_what_the_output_does_not_use_gets_no_gradient_and_spoils_none() -> None:
    run = nnviz.run(nnviz.parse("unused = log(x)\nL = 2x"), {"x": 0})
    assert run.gradient["x"] == 2.0
    assert run.gradient["unused"] == 0.0
    assert [step.node for step in run.steps if step.phase == "backward"] == ["L", "L"]
