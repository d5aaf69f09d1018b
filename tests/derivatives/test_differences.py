"""The error of a difference falls with h and h², rises with 1/h, and is what was expected."""

import math
from typing import Any

import numpy as np
import pytest

import nnviz
from nnviz.derivatives.differences import bends, difference, sweep
from nnviz.derivatives.numeric import EPSILON, Method, usual_step
from nnviz.engine.run import Run


@pytest.fixture
def quiz(textbook: Any) -> Run:
    facts = textbook["differentiation_quiz"]
    return nnviz.run(nnviz.parse(facts["expression"]), facts["inputs"])


def slope(x: Any, y: Any) -> float:
    return float(np.polyfit(np.log10(x), np.log10(y), 1)[0])


@pytest.mark.parametrize(("method", "power"), [("forward", 1), ("central", 2)])
def test_truncation_falls_with_the_power_of_h(quiz: Run, method: Method, power: int) -> None:
    found = sweep(quiz, "x", method)
    large = (found.h > 1e-4) & (found.h < 1e-2)
    assert slope(found.h[large], found.error[large]) == pytest.approx(power, abs=0.05)
    assert found.error[large] == pytest.approx(found.truncation[large], rel=0.05)


@pytest.mark.parametrize("method", ["forward", "central"])
def test_rounding_rises_as_1_over_h(quiz: Run, method: Method) -> None:
    found = sweep(quiz, "x", method)
    small = (found.h > 1e-14) & (found.h < 1e-9) & (found.error > 0)
    assert slope(found.h[small], found.error[small]) == pytest.approx(-1, abs=0.2)
    assert (found.error[small] <= found.noise[small]).all()


def test_the_best_step_is_near_the_square_and_the_cube_root_of_epsilon() -> None:
    run = nnviz.run(nnviz.parse("y = exp(x)"), {"x": 1})
    # At e^x all derivatives are as large as the value, so only the method's own factor is left.
    for method, root, factor in (("forward", 2, 4.0), ("central", 3, 3.0)):
        predicted = bends(run, "x").best(method)  # type: ignore[arg-type]
        assert predicted == pytest.approx((factor * EPSILON) ** (1 / root), rel=1e-2)
        assert usual_step(1.0, method) == EPSILON ** (1 / root)  # type: ignore[arg-type]


def test_central_beats_forward_at_its_best(quiz: Run) -> None:
    assert sweep(quiz, "x", "central").best[1] < sweep(quiz, "x", "forward").best[1]


def test_a_straight_line_is_never_truncated() -> None:
    run = nnviz.run(nnviz.parse("y = 3x"), {"x": 1})
    assert math.isnan(bends(run, "x").best("forward"))
    assert difference(run, "x", "forward", 0.5).error == 0


def test_a_step_that_is_lost_in_rounding_gives_no_number() -> None:
    run = nnviz.run(nnviz.parse("y = x^2"), {"x": 1e6})
    assert math.isnan(difference(run, "x", "forward", 1e-12).slope)
    assert math.isnan(sweep(run, "x", "forward").error[-1])


def test_outside_the_domain_nothing_is_best() -> None:
    run = nnviz.run(nnviz.parse("y = log(x)"), {"x": -1})
    assert math.isnan(sweep(run, "x", "central").best[0])


METHODS: tuple[Method, ...] = ("forward", "central")

STEEP = [
    ("log(x)", 1e-5),
    ("sin(100000x)", 1e-3),
    ("sqrt(x)", 1e-8),
    ("1/x", 1e-3),
    ("tanh(1000x)", 1e-4),
    ("x^2 + relu(x - 1)", 1.0001),
    ("x^2 + relu(x - 1)", 0.9999),
    ("sin(x)*exp(x^2)", 1.3),
]


@pytest.mark.parametrize(("program", "x"), STEEP)
@pytest.mark.parametrize("method", ["forward", "central"])
def test_what_is_promised_is_kept_and_some_step_has_a_promise(
    program: str, x: float, method: Method
) -> None:
    run = nnviz.run(nnviz.parse(program), {"x": x})
    found = [difference(run, "x", method, 10.0**-power) for power in range(1, 13)]
    promised = [each for each in found if not math.isnan(each.expected)]
    assert promised
    for each in promised:
        assert each.error <= 2.0 * each.expected


@pytest.mark.parametrize(
    ("program", "x", "second", "third"),
    [
        ("log(x)", 1e-5, 1e10, 2e15),
        ("sin(100000x)", 1e-3, 1e10 * abs(math.sin(100)), 1e15 * math.cos(100)),
        ("x^2 + relu(x - 1)", 1.0001, 2.0, 0.0),
        ("x^2 + relu(x - 1)", 0.9999, 2.0, 0.0),
    ],
)
def test_bends_are_found_at_the_functions_own_scale(
    program: str, x: float, second: float, third: float
) -> None:
    found = bends(nnviz.run(nnviz.parse(program), {"x": x}), "x")
    assert found.second == pytest.approx(second, rel=0.1)
    assert found.third == pytest.approx(third, rel=0.1, abs=1e-6)


def test_a_step_over_a_corner_or_many_waves_has_no_promise() -> None:
    for program, x, h in (("relu(x - 1)", 0.9999, 1e-3), ("sin(100000x)", 1e-3, 1e-3)):
        run = nnviz.run(nnviz.parse(program), {"x": x})
        for method in METHODS:
            assert math.isnan(difference(run, "x", method, h).expected)
