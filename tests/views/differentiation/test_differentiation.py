"""What the views of the Four ways page say and draw is what the engine found."""

import json
from typing import Any

import pytest

import nnviz
from nnviz.derivatives import comparison, cost
from nnviz.derivatives.derivative import NoGraphError, derivative
from nnviz.derivatives.differences import bends, difference, sweep
from nnviz.derivatives.dual import Dual, dual
from nnviz.engine.run import Run
from nnviz.engine.steps import Frame
from nnviz.symbolic.worker import Job
from nnviz.views.differentiation import answers, approaches, costs, differences, higher, symbolic
from nnviz.views.steps import formulas, words


def run(program: str, **inputs: float) -> Run:
    return nnviz.run(nnviz.parse(program), inputs)


@pytest.fixture
def book() -> Dual:
    return dual(run("L = c*(a + 2b)", a=3, b=1, c=-2), "b")


def test_a_step_forward_says_value_and_tangent(book: Dual) -> None:
    frame = Frame(book, 3)
    said = words.sentence(frame)
    assert "L = c · e = −10." in said
    assert "local ∂L/∂e = −2 times the tangent of e, 2, is −4." in said
    assert "∂L/∂b = −4" in said
    written = formulas.of_step(frame)
    assert "-4" in written
    assert r"\textstyle\sum" in written


def test_two_moving_operands_are_both_told() -> None:
    told = dual(run("y = x*sin(x)", x=2), "x")
    assert "by way of x, and" in words.sentence(Frame(told, 2))


def test_the_corner_of_an_operation_is_told_in_forward_mode_too() -> None:
    told = dual(run("y = relu(x)", x=0), "x")
    assert "corner at 0" in words.sentence(Frame(told, 1))


def test_the_plot_has_both_curves_their_slopes_and_the_chosen_step() -> None:
    result = run("y = exp(x)", x=1)
    sweeps = [sweep(result, "x", method) for method in differences.METHODS]
    plot = json.loads(differences.figure(sweeps, 1e-8).to_json())
    names = [trace.get("name") for trace in plot["data"]]
    assert "forward difference" in names
    assert "central difference" in names
    assert {"its truncation ∝ h", "its truncation ∝ h²", "its rounding ∝ 1/h"} <= set(names)
    assert "annotations" not in plot["layout"]
    assert plot["layout"]["shapes"][0]["x0"] == 1e-8


def test_why_the_best_step_is_where_it_is() -> None:
    result = run("y = exp(x)", x=1)
    sweeps = [sweep(result, "x", method) for method in differences.METHODS]
    forward, central = differences.best(bends(result, "x"), sweeps)
    assert "√ε" in forward
    assert "³√ε" in central
    found = difference(result, "x", "forward", 1e-8)
    rows = differences.rows(result, "x", {"forward": found})
    assert rows[0]["error"] == approaches.deviation(found.error)


@pytest.mark.parametrize("program", ["y = relu(x)", "y = abs(x)", "y = relu(x)*z"])
def test_on_a_kink_there_is_no_story_of_taylor(program: str) -> None:
    result = run(program, x=0, z=2) if "z" in program else run(program, x=0)
    sweeps = [sweep(result, "x", method) for method in differences.METHODS]
    bent = bends(result, "x")
    assert any(differences.drawable(each) for each in sweeps)
    assert "**kink**" in differences.notice(bent)
    assert "is a V" not in differences.alt(sweeps, 1e-8, bent)
    for said in differences.best(bent, sweeps):
        assert "no Taylor series" in said
        assert "ε" not in said
    plot = json.loads(differences.figure(sweeps, 1e-8).to_json())
    assert not [trace["name"] for trace in plot["data"] if "truncation" in trace["name"]]
    found = difference(result, "x", "forward", 1e-8)
    assert differences.rows(result, "x", {"forward": found})[0]["expected error"] == "± ?"


@pytest.mark.parametrize(
    ("program", "x", "sentence"),
    [
        ("y = x*0", 1.0, "say the same at every step"),
        ("y = sqrt(x)", 0.0, "no distance to that is finite"),
        ("y = log(x)", -1.0, "no difference is finite"),
    ],
)
def test_why_there_is_nothing_to_plot(program: str, x: float, sentence: str) -> None:
    result = run(program, x=x)
    sweeps = [sweep(result, "x", method) for method in differences.METHODS]
    assert not any(differences.drawable(each) for each in sweeps)
    assert sentence in differences.nothing(result, "x", sweeps)


def test_where_only_one_method_errs_it_is_drawn_and_no_v_is_claimed() -> None:
    result = run("y = x^2", x=0)
    sweeps = [sweep(result, "x", method) for method in differences.METHODS]
    assert [differences.drawable(each) for each in sweeps] == [True, False]
    assert differences.figure(sweeps, 1e-8)
    assert "no whole V" in differences.notice(bends(result, "x"))


def test_the_winner_changes_with_inputs_and_outputs() -> None:
    graph = nnviz.parse("y = x*sin(x)")
    for inputs, outputs, words_ in ((1, 10, "forward mode wins"), (10, 1, "reverse mode wins")):
        assert words_ in costs.winner(cost.bill(graph, inputs, outputs), inputs, outputs)
    for count in (1, 2, 100, 10_000):
        found = costs.winner(cost.bill(graph, count, count), count, count)
        assert "cost about the same" in found
        assert "factor" not in found
    assert "by a factor of" in costs.winner(cost.bill(graph, 100, 1), 100, 1)


def test_differences_are_not_called_cheap_beside_a_table_that_says_otherwise() -> None:
    result = run("y = a*b*c*d*e", a=1, b=2, c=3, d=4, e=5)
    found = cost.bill(result.graph, 5, 1)
    assert found.central_difference > found.reverse_mode
    assert "cheap" not in answers.counted(answered())


@pytest.mark.parametrize(
    ("program", "number"),
    [("y = 3x", "constant 3:"), ("y = -x/3", "constant −0.3333333333 (rounded):")],
)
def test_a_constant_is_written_as_all_numbers_are(program: str, number: str) -> None:
    with pytest.raises(NoGraphError) as refused:
        derivative(run(program, x=1), "x")
    assert number in higher.refusal(refused.value)


def test_the_legend_reads_only_names_that_are_there() -> None:
    result = run("t = x^3; y = sin(t)", x=2)
    shown = nnviz.run(derivative(result, "x"), {"x": 2})
    said = higher.legend(result, shown)
    assert "∂y/∂x" in said
    for name in ("t", "x"):
        assert (f"∂y/∂{name}" in said) == (f"y_{name}" in shown.graph.slots)


def test_inputs_that_are_written_alike_have_a_column_each() -> None:
    result = run("y = x1*x_1", x1=2, x_1=5)
    reverse = answers.values(result, comparison.answers(result, {}))[-1]
    assert (reverse["∂y/∂x1"], reverse["∂y/∂x_1"]) == ("5", "2")


def answered(*told: dict[str, Any], stopped: bool = False) -> symbolic.Formulas:
    return symbolic.Formulas.of(Job("", list(told), stopped), run("y = x^2", x=3))


def test_a_stopped_job_says_what_is_missing() -> None:
    result = run("y = x^2", x=3)
    raw: dict[str, Any] = {"by": "x", "form": "raw", "operations": 1, "latex": "2 x"}
    raw["rows"] = [["Symbol", "x"], ["Number", "2"], ["Mul", 1, 0]]
    half = symbolic.verdicts(result, "x", answered(raw, stopped=True))
    assert "gives ∂y/∂x = **6**" in half[0]
    assert "could simplify" in half[1]
    assert "could differentiate" in symbolic.verdicts(result, "x", answered(stopped=True))[0]


def test_only_the_formula_that_is_asked_for_is_evaluated_and_only_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    evaluated = []

    def value(rows: Any, inputs: Any) -> float:
        evaluated.append((rows, inputs))
        return 6.0

    monkeypatch.setattr(symbolic, "value", value)
    rows: list[list[Any]] = [["Symbol", "x"], ["Number", "12345"], ["Mul", 1, 0]]
    told_of = [
        {"by": by, "form": "raw", "operations": 1, "latex": "", "rows": rows[k:]}
        for k, by in enumerate("xyz")
    ]
    told = [answered(*told_of) for _ in range(2)]
    assert evaluated == []
    assert [each.value("x") for each in told] == [6.0, 6.0]
    assert evaluated == [(tuple(map(tuple, rows)), {"x": 3.0})]
    assert told[0].value("w") is None


def test_a_formula_that_is_too_long_to_be_evaluated_is_not_said_to_have_no_value() -> None:
    long = {"by": "x", "form": "raw", "operations": 90_000, "latex": "", "rows": []}
    (said,) = symbolic.verdicts(run("y = x^2", x=3), "x", answered(long))
    assert said == symbolic.TOO_LONG
    assert "too long" in answers.counted(answered(long))
    assert "too long" not in answers.counted(answered(long | {"rows": [["Symbol", "x"]]}))


def test_a_failure_is_told_as_one_and_so_is_a_refusal() -> None:
    result = run("y = x^2", x=3)
    (failed,) = symbolic.verdicts(result, "x", answered({"failed": "TypeError"}))
    assert "gave up on this formula (TypeError)" in failed
    (refused,) = symbolic.verdicts(result, "x", symbolic.Formulas.of(Job("").refuse(), result))
    assert "busy" in refused
    grown = symbolic.Growth(formula=(), graph=(7,), trouble=refused)
    assert "busy" in symbolic.growth_said(grown, 1)


def test_a_job_that_was_stopped_for_others_says_so_and_not_that_its_seconds_were_up() -> None:
    result = run("y = x^2", x=3)
    queued = Job("")
    queued.stop()
    queued.work(30)
    (said,) = symbolic.verdicts(result, "x", symbolic.Formulas.of(queued, result))
    assert "to make room for the formulas of others" in said
    assert said in answers.counted(symbolic.Formulas.of(queued, result))
    grown = symbolic.Growth(formula=(), graph=(7,), trouble=symbolic.trouble(queued))
    assert said in symbolic.growth_said(grown, 1)
    assert "stopped after" not in said


def test_growth_beyond_what_sympy_counted_is_told() -> None:
    grown = symbolic.Growth(formula=(4, 24), graph=(7, 14, 21))
    assert "24 operations" in symbolic.growth_said(grown, 2)
    assert "stopped after" in symbolic.growth_said(grown, 3)
    assert symbolic.growth(grown, 3).data[0].x == (1, 2)


def test_second_derivatives_are_checked_against_differences_of_the_gradient() -> None:
    result = run("y = x^3 * z", x=2, z=5)
    graph = derivative(result, "x")
    shown = nnviz.run(graph, {"x": 2, "z": 5})
    rows = higher.checks(result, shown, "x", "x", 1)
    assert [row["derivative"] for row in rows] == ["∂y/∂x", "∂²y/∂x²", "∂²y/∂z∂x"]
    assert [row["this graph"] for row in rows] == ["60", "60", "12"]
    assert [round(float(row["compared with"]), 3) for row in rows] == [60, 60, 12]
