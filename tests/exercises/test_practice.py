"""Attempts count first tries, mistakes get a small problem, and progress is kept as a text."""

import numpy as np
import pytest

import nnviz
from nnviz.exercises import picture
from nnviz.exercises.attempt import Attempt
from nnviz.exercises.checked import MOST_EDGES, check_pasted
from nnviz.exercises.isolating import isolating
from nnviz.exercises.making import exercise
from nnviz.exercises.progress import IN_A_ROW, LATER, Progress, read, written
from nnviz.language.values import write_value
from nnviz.mistakes.table import MISTAKES
from nnviz.views.notation.numbers import short

MADE = exercise("uses", 1, "7")
RIGHT = {box.key: write_value(box.answer) for box in MADE.boxes}
WRONG = RIGHT | {"x": "999"}


def test_all_right_at_first_is_right_at_first_try() -> None:
    attempt = Attempt(MADE).checked(RIGHT)
    assert attempt.finished
    assert attempt.at_first_try
    assert attempt.score == (3, 3)


def test_a_corrected_answer_is_solved_and_was_not_right_at_first_try() -> None:
    attempt = Attempt(MADE).checked(WRONG).checked(RIGHT)
    assert attempt.solved
    assert not attempt.at_first_try
    assert attempt.score == (2, 3)


def test_an_empty_box_and_one_that_can_not_be_read_are_no_try() -> None:
    attempt = Attempt(MADE).checked(RIGHT | {"x": " "}).checked(RIGHT | {"x": "many"})
    assert not attempt.finished
    assert attempt.checked(RIGHT).at_first_try


def test_shown_answers_are_no_first_try() -> None:
    attempt = Attempt(MADE).with_answers()
    assert attempt.finished
    assert not attempt.solved
    assert attempt.score == (0, 3)


def test_a_mistake_is_told_for_sure_only_where_it_alone_gives_the_answer() -> None:
    made = isolating("one-path", "2")
    wrongs = made.questions[0].wrong
    alone = next(wrong for wrong in wrongs if wrong.mistakes == ("one-path",))
    assert Attempt(made).checked({"b": repr(alone.value)}).mistakes == ("one-path",)
    made = isolating("one-path", "4")
    several = [wrong for wrong in made.questions[0].wrong if len(wrong.mistakes) > 1]
    assert several
    for wrong in several:
        assert Attempt(made).checked({"b": repr(wrong.value)}).mistakes == ()


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_small_problem_asks_for_what_the_mistake_gets_wrong(mistake: str) -> None:
    made = isolating(mistake, "1")
    problem = MISTAKES[mistake].problem
    assert made.program == problem.program
    assert {question.at for question in made.questions} == {problem.at}
    assert isolating(mistake, "1") is made
    assert all(np.isfinite(question.answer) for question in made.questions)


def test_small_problems_of_several_seeds_have_other_numbers() -> None:
    found = {write_value(isolating("one-path", str(seed)).inputs["a"]) for seed in range(20)}
    assert len(found) > 3


def test_problems_in_a_row_at_first_try_are_mastery() -> None:
    progress = Progress()
    for _ in range(IN_A_ROW):
        assert not any(record.mastered for record in progress.records.values())
        progress = progress.after("path", 2, first=True)
    assert progress.records["path", 2].mastered
    assert not progress.after("path", 2, first=False).records["path", 2].mastered


def test_a_mistake_comes_again_some_problems_later_until_it_is_right_at_first_try() -> None:
    progress = Progress().missed("one-path")
    for _ in range(LATER):
        assert progress.due is None
        progress = progress.after("uses", 1, first=True)
    assert progress.due == "one-path"
    assert progress.isolated("one-path", first=False).coming == {"one-path": LATER}
    assert progress.isolated("one-path", first=True).coming == {}


def test_progress_is_read_as_it_was_written() -> None:
    progress = Progress().after("layer", 3, first=False).missed("sign-turned")
    assert read(written(progress)) == progress


def test_what_another_version_knows_more_is_left_out() -> None:
    text = '{"format": "nnviz practice 1", "done": {"dance 1": [1, 1, 1]}, "coming": {"slip": 9}}'
    assert read(text) == Progress()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no progress that was saved here"),
        ("[" * 100_000, "no progress that was saved here"),
        ('{"format": "nnviz practice 1"}', "must be objects"),
        ('{"format": "nnviz practice 1", "done": {"path 1": [1]}, "coming": {}}', "three counts"),
        ('{"format": "nnviz practice 1", "done": {"path 1": [1, 2, 0]}, "coming": {}}', "together"),
        ('{"format": "nnviz practice 1", "done": {"path 1": [1, 1, true]}, "coming": {}}', "whole"),
        ('{"format": "nnviz practice 1", "done": {}, "coming": {"one-path": 99}}', "from 0 to 3"),
    ],
)
def test_a_text_that_holds_no_progress_is_told(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read(text)


def test_the_picture_of_a_problem_shows_no_answer() -> None:
    blank, solved = picture.drawn(MADE), picture.drawn(MADE, solved=True)
    assert blank.svg.count(' g on"') == 0
    assert solved.svg.count(' g on"') == len(MADE.run.graph.slots)
    assert "Gradients" not in picture.said(MADE)
    assert f"∂L/∂x = {short(MADE.answers['x'])}" in picture.said(MADE, solved=True)


def test_the_picture_of_forward_values_shows_the_inputs_alone() -> None:
    made = exercise("forward", 1, "7")
    assert picture.drawn(made).svg.count(' v on"') == len(made.inputs)


def test_pasted_numbers_are_judged_from_the_output_on() -> None:
    run = nnviz.run(nnviz.parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2})
    found = check_pasted(run, "b: -2, e->d = -2, d = -2, c = 5, L->e: -2")
    assert [each.at for each in found] == ["L->e", "e->d", "d", "b", "c"]


def test_numbers_of_a_graph_that_is_too_large_are_refused() -> None:
    long = "x0 = a*1\n" + "\n".join(f"x{n} = x{n - 1}*a" for n in range(1, MOST_EDGES))
    run = nnviz.run(nnviz.parse(long), {"a": 1})
    with pytest.raises(nnviz.InputError, match="up to 300 are taken"):
        check_pasted(run, "a: 1")
