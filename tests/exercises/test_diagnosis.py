"""An answer is right, right with the student's own numbers, or wrong by a rule with a name."""

import random
from collections.abc import Iterator, Mapping

import numpy as np
import pytest
from hypothesis import given

import nnviz
from nnviz.exercises.making import exercise
from nnviz.mistakes.answers import Asked
from nnviz.mistakes.suspects import MOST_NAMED, Suspects
from nnviz.mistakes.table import MISTAKES
from nnviz.mistakes.uses import Uses
from nnviz.mistakes.walk import Found, Held
from nnviz.mistakes.written import Written, agrees
from nnviz.views.notation.numbers import short
from tests.engine.graphs import Example, examples
from tests.mistakes.test_table import GIVEN, LAYERS, WEIGHTS

BOOK = nnviz.run(nnviz.parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2})


def verdicts(run: nnviz.Run, answers: Mapping[str, object]) -> list[str]:
    return [found.verdict for found in nnviz.diagnose(run, answers)]


@pytest.mark.parametrize("key", GIVEN)
def test_each_mistake_is_named_for_its_numbers(key: str) -> None:
    problem, (right, wrong) = MISTAKES[key].problem, GIVEN[key]
    run = nnviz.run(nnviz.parse(problem.program), problem.inputs)
    assert verdicts(run, {problem.at: right}) == ["right"]
    for number in wrong:
        (found,) = nnviz.diagnose(run, {problem.at: number})
        assert found.verdict == "mistake"
        assert key in found.mistakes
        assert len(found.mistakes) <= MOST_NAMED
        assert MISTAKES[key].truth in found.text


@pytest.mark.parametrize(
    ("program", "inputs", "at", "answer", "key"),
    [
        ("L = c*(a + 2b)", {"a": 3, "b": 1, "c": -2}, "b", -2, "local-dropped"),
        ("L = x*x", {"x": 3}, "x", 3, "one-path"),
        ("L = sin(x^2)", {"x": 2}, "x", -1.665, "outer-slope-at-input"),
        ("L = exp(x)", {"x": 2}, "x", 2, "input-for-output"),
        ("L = 0.5*(yhat - y)^2", {"yhat": 6, "y": 4}, "yhat", 4, "half-and-two"),
        ("L = (3x + 2)^2 * y", {"x": 2, "y": 3}, "x", 72, "half-and-two"),
        ("L = (a + b + c)/3", {"a": 1, "b": 2, "c": 4}, "a", 1, "sum-for-mean"),
        (
            "L = cross_entropy_logits(z, y)",
            {"z": 2, "y": 0},
            "z",
            "0.0925",
            "activation-slope-added",
        ),
        (
            "L = w1*x1 + w2*x2",
            {"w1": 3, "x1": 1, "w2": 1, "x2": 2},
            "x1",
            "3/4",
            "shared-by-weight",
        ),
    ],
)
def test_a_mistake_on_a_formula_of_ones_own_is_named_first(
    program: str, inputs: dict[str, float], at: str, answer: object, key: str
) -> None:
    (found,) = nnviz.diagnose(nnviz.run(nnviz.parse(program), inputs), {at: answer})
    assert found.mistakes[0] == key


@pytest.mark.parametrize(
    ("right", "answer"),
    [
        (1 / 3, "1/3"),
        (1 / 3, "0.333"),
        (1 / 3, "0.33"),
        (1 / 3, " +.3333 "),
        (-4 / 3, "-4/3"),
        (-4 / 3, "−1.33"),
        (0.002, "2e-3"),
        (0.002, "2E−3"),
        (2000, "2e3"),
        (2.004, "2"),
        (0.0925, "0.09"),
        (7.389, 7.4),
        (float("inf"), "inf"),
    ],
)
def test_answers_are_right_however_they_are_written(right: float, answer: object) -> None:
    run = nnviz.run(nnviz.parse("L = k*x"), {"k": right, "x": 5})
    expected = "mistake" if (right, answer) == (0.0925, "0.09") else "right"
    assert verdicts(run, {"x": answer}) == [expected] or expected == "mistake"


@pytest.mark.parametrize(("right", "answer"), [(1 / 3, "0.3"), (0.46, "0.5"), (4.3, "4"), (2, -2)])
def test_a_number_that_is_off_is_not_right(right: float, answer: object) -> None:
    run = nnviz.run(nnviz.parse("L = k*x"), {"k": right, "x": 5})
    assert verdicts(run, {"x": answer})[0] in ("mistake", "unknown")


def test_the_right_rule_on_a_students_own_number_follows() -> None:
    found = nnviz.diagnose(BOOK, {"b": 6, "d": 3, "e": 3, "c": 5})
    assert [each.verdict for each in found] == ["follows", "follows", "unknown", "right"]
    assert "right with your ∂L/∂e" in found[0].text


def test_a_mistake_made_on_top_of_an_earlier_one_is_found() -> None:
    found = nnviz.diagnose(BOOK, {"d": 3, "b": 3})
    assert found[1].verdict == "mistake"
    assert found[1].mistakes[0] == "local-dropped"


def test_an_edge_is_judged_number_by_number() -> None:
    edge = {"upstream": -2, "local": 1, "downstream": -2}
    (found,) = nnviz.diagnose(BOOK, {"d->b": edge})
    assert found.mistakes[0] == "local-dropped"
    assert "local on d → b" in found.text
    assert verdicts(BOOK, {"d->b": edge | {"local": 2, "downstream": -4}}) == ["right"]
    assert verdicts(BOOK, {"d->b": {"upstream": 3, "local": 2, "downstream": 6}, "e": 3}) == [
        "follows",
        "unknown",
    ]


def test_the_edges_of_a_square_have_names_of_their_own() -> None:
    run = nnviz.run(nnviz.parse("L = x*x"), {"x": 3})
    assert verdicts(run, {"L->x": 3, "L->x#2": 3, "x": 6}) == ["right"] * 3


def test_where_several_mistakes_fit_nobody_is_accused() -> None:
    (found,) = nnviz.diagnose(BOOK, {"b": 0})
    assert {"path-added", "seed-missing"} <= set(found.mistakes)
    assert "Was it as if" in found.text


def test_where_nothing_fits_the_first_edge_and_a_nudge_are_shown() -> None:
    found = nnviz.diagnose(BOOK, {"e": -2, "d": -2, "b": 7.77})[2]
    assert (found.verdict, found.mistakes) == ("unknown", ())
    assert "d → b" in found.text
    assert "raise b by 0.001 and L moves by −0.004" in found.nudge


def test_two_mistakes_at_once_are_found_only_where_no_single_one_fits() -> None:
    run = nnviz.run(nnviz.parse("q = a/b\ne = q - y\nL = e^2"), {"a": 7, "b": 2, "y": 9})
    # Right: 2·(−5.5)·(−7/4); here the 2 and the sign are missing.
    (found,) = nnviz.diagnose(run, {"b": -5.5 * 7 / 4})
    assert set(found.mistakes) == {"half-and-two", "quotient-sign"}
    assert "both at once" in found.text


def test_vectors_and_matrices_are_judged() -> None:
    run = nnviz.run(nnviz.parse(LAYERS), WEIGHTS)
    right = {name: run.gradient[name] for name in run.graph.slots}
    assert set(verdicts(run, right)) == {"right"}
    (turned,) = nnviz.diagnose(run, {"W1": run.gradient["W1"].T})
    assert turned.mistakes == ("outer-product-turned",)
    delta = run.gradient["z2"]
    answers = {"z2": delta.tolist(), "h": run.value["W2"] @ delta}
    assert nnviz.diagnose(run, answers)[1].mistakes[0] == "weight-not-transposed"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"q": 1}, "q is no node of this graph"),
        ({"dd": 1}, "Did you mean d?"),
        ({"b": "abc"}, "b must be a number, such as −2, 0.333, 2e−3 or −4/3, but it is 'abc'"),
        ({"b": ""}, "b must be a number"),
        ({"b": "1/0"}, "b must be a number"),
        ({"b": None}, "b must be a number"),
        ({"b": [1, 2]}, "b is one number, but what was written has 2 entries"),
        ({"b->d": 1}, "Write d->b: from the result back to its operand"),
        ({"e->b": 1}, "e->b is no edge"),
        ({"d->b": {"slope": 1}}, "An edge has upstream, local and downstream"),
        ({"d->b": {}}, "has no number"),
        ({"b": {"local": 1}}, "belong to an edge"),
    ],
)
def test_a_bad_answer_is_told_in_a_sentence(answers: dict[str, object], said: str) -> None:
    with pytest.raises(nnviz.InputError, match=r".") as caught:
        nnviz.diagnose(BOOK, answers)
    assert said in str(caught.value)


def test_no_right_answer_is_called_wrong_in_ten_thousand() -> None:
    draw = random.Random(5)
    graph = nnviz.parse("u = tanh(a*b) + c\nv = u*a - b/c\nL = exp(u/4) + v^2 + sin(b)")
    writings = (float, repr, short, "{:.3f}".format, "{:.4g}".format, "{:.3e}".format)
    judged = 0
    while judged < 10_000:
        inputs = {name: round(draw.uniform(0.5, 3), 1) for name in "abc"}
        run = nnviz.run(graph, inputs)
        for write in writings:
            answers = {name: write(float(run.gradient[name])) for name in graph.slots}
            assert set(verdicts(run, answers)) == {"right"}
            judged += len(answers)


@given(examples(nodes=8))
def test_right_answers_are_right_on_any_graph(example: Example) -> None:
    run = nnviz.run(example.graph, example.inputs)
    answers = {name: np.float64(gradient) for name, gradient in run.gradient.items()}
    assert set(verdicts(run, answers)) == {"right"}


def traces(run: nnviz.Run) -> Iterator[tuple[str, bool]]:
    """For each wrong answer that one mistake makes at an input: which it is, and if it is named."""
    uses = Uses(run)
    with np.errstate(all="ignore"):
        suspects = Suspects(uses, Held())
        for suspect in suspects.all:
            found = Found(uses, suspect.way)
            for slot in run.graph.input_places.values():
                written = Written(found.gradients[slot], "")
                if np.all(np.isfinite(written.value)) and not agrees(written, run.gradients[slot]):
                    named = suspects.named(Asked("gradient", slot), written).keys
                    yield suspect.key, suspect.key in named


def test_nine_of_ten_answers_made_by_one_mistake_are_traced_to_it() -> None:
    traced = made = 0
    kinds = ("backward", "path", "uses", "layer", "softmax", "descent")
    for seed in range(500):
        run = exercise(kinds[seed % len(kinds)], 1 + seed % 3, f"traced {seed}").run
        hits = [hit for _, hit in traces(run)]
        made += len(hits)
        traced += sum(hits)
    assert made > 10_000
    assert traced >= 0.9 * made
