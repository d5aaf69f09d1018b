"""Pasted numbers are read, whatever printed them; the quizzes are parallel, and are marked."""

import csv
import io
import re

import numpy as np
import pytest

import nnviz
from nnviz.exercises import quiz
from nnviz.exercises.pasted import read_pasted

GRAPH = nnviz.parse("z = W @ x + b; L = sum(z*z)")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("b: -2, L = 4", {"b": "-2", "L": "4"}),
        ("∂L/∂b = −4/3; dL/dx: 2e-3", {"b": "−4/3", "x": "2e-3"}),
        ("z->b = 4", {"z->b": "4"}),
        ("b: np.float64(3.0)", {"b": "3.0"}),
        ("W.grad: tensor([[1., 2.],\n        [3., 4.]])", {"W": "[[1., 2.], [3., 4.]]"}),
        ("b.grad tensor([1., -2.], requires_grad=True)", {"b": "[1., -2.]"}),
        ("x = array([ 1. , -2.5])", {"x": "[1., -2.5]"}),
        ("W =\n[[1. 2.]\n [3. 4.]]", {"W": "[[1., 2.], [3., 4.]]"}),
        ('{"W": [[1, 2], [3, 4]], "b": "1/3"}', {"W": [[1, 2], [3, 4]], "b": "1/3"}),
    ],
)
def test_pasted_numbers_are_found(text: str, found: dict[str, object]) -> None:
    assert read_pasted(text, GRAPH) == found


def test_what_numpy_prints_is_judged_right() -> None:
    inputs = {"W": [[1, 2], [3, 4]], "x": [1, -1], "b": [0.5, 2]}
    run = nnviz.run(GRAPH, inputs)
    text = "\n".join(f"{name} = {np.asarray(run.gradient[name])!r}" for name in inputs)
    found = nnviz.diagnose(run, read_pasted(text, GRAPH))
    assert [each.verdict for each in found] == ["right"] * 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hello", "No number with a name was found"),
        ("b: 1, b: 2", "b stands twice"),
        ("b: [1, 2", "A ] is missing"),
        ("b" * 100_001, "the limit is 100,000"),
        ("d" * 100_000, "No number with a name was found"),
        ("1e" * 50_000, "No number with a name was found"),
        ("[" * 100_000, "No number with a name was found"),
    ],
)
def test_what_can_not_be_read_is_told(text: str, said: str) -> None:
    with pytest.raises(nnviz.InputError, match=re.escape(said)):
        read_pasted(text, GRAPH)


def test_both_quizzes_ask_the_same_with_other_numbers() -> None:
    before, after = quiz.quiz("pre").exercises, quiz.quiz("post").exercises
    assert [(each.kind, each.level) for each in before] == [
        (each.kind, each.level) for each in after
    ]
    assert not {each.link for each in before} & {each.link for each in after}


def filled(wrong: str = "") -> str:
    (header,) = csv.reader(io.StringIO(quiz.blank("pre")))
    answers = [
        repr(question.answer)
        for exercise in quiz.quiz("pre").exercises
        for question in exercise.questions
    ]
    if wrong:
        answers[-1] = wrong
    text = io.StringIO()
    csv.writer(text).writerows([header, ["ada", *answers], ["bob", *[""] * len(answers)]])
    return text.getvalue()


def test_a_course_is_marked() -> None:
    rows = list(csv.DictReader(io.StringIO(quiz.mark("pre", filled()))))
    assert {row["student"] for row in rows} == {"ada"}
    assert {row["verdict"] for row in rows} == {"right"}
    assert rows[-1]["question"] == "line"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("", "no column called student"),
        ("name,1\nada,2\n", "no column called student"),
        ("student\nada,2\n", "The row of ada has more cells"),
        ("student\n" + "9" * 200_000, "no table of CSV"),
        ("student,foo\nada,2\n", "foo is no question"),
        (filled("many"), "ada, exercise 9: the first line with a wrong number must be a number"),
    ],
)
def test_a_table_that_can_not_be_marked_is_told(answers: str, said: str) -> None:
    with pytest.raises(nnviz.InputError, match=said):
        quiz.mark("pre", answers)
