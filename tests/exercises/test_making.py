"""An exercise is the same for the same seed; its numbers are good ones; its key is right."""

import hashlib

import numpy as np
import pytest

import nnviz
from nnviz.exercises.exercise import VERSION
from nnviz.exercises.formats.keys import record
from nnviz.exercises.judging import judge
from nnviz.exercises.kinds import KINDS, LEVELS
from nnviz.exercises.making import LARGEST, ExerciseError, exercise
from nnviz.exercises.questions import wrong_answers
from nnviz.mistakes.table import MISTAKES

EVERY = [(kind, level) for kind in KINDS for level in LEVELS]

PINNED = {
    2: "3455be5161c226d2ae785cb61330088e5c11fa8b4328c7a40695bb2289dbff20",
}
"""For this version a hash of one exercise of every kind and level."""


def test_a_seed_gives_the_same_exercises_for_ever() -> None:
    drawn = [
        (
            made.program,
            sorted((name, np.asarray(value).tolist()) for name, value in made.inputs.items()),
        )
        for made in (exercise(kind, level, "pinned") for kind, level in EVERY)
    ]
    assert hashlib.sha256(repr(drawn).encode()).hexdigest() == PINNED[VERSION]


@pytest.mark.parametrize(("kind", "level"), EVERY)
def test_the_numbers_are_good_ones(kind: str, level: int) -> None:
    for seed in range(8):
        made = exercise(kind, level, seed)
        run = made.run
        assert run.is_finite
        numbers = np.concatenate([np.ravel(value) for value in (*run.values, *run.gradients)])
        assert np.abs(numbers).max() <= LARGEST
        if KINDS[kind].exact and level < 3:
            assert np.allclose(numbers * 10, np.round(numbers * 10))
        assert not any(run.kink(name) for name in run.graph.slots)
        assert made.questions
        assert len({question.key for question in made.questions}) == len(made.questions)


@pytest.mark.parametrize(("kind", "level"), EVERY)
def test_the_key_is_judged_right_and_no_wrong_answer_is(kind: str, level: int) -> None:
    for seed in range(3):
        made = exercise(kind, level, seed)
        assert {found.verdict for found in judge(made, made.answers)} == {"right"}
        for question in made.questions:
            for wrong in question.wrong:
                (found,) = judge(made, {question.key: wrong.value})
                assert found.verdict == "mistake"
                assert abs(wrong.value - question.answer) > question.tolerance


def test_no_exercise_asks_for_gradients_that_are_all_zero() -> None:
    for kind, level in EVERY:
        for seed in range(20):
            gradients = [each.answer for each in exercise(kind, level, seed).questions if each.at]
            assert any(gradients) or not gradients


def test_an_exercise_is_found_where_the_first_good_numbers_leave_all_units_closed() -> None:
    assert any(exercise("layer", 3, 180).answers.values())


def test_a_wrong_number_that_rounds_the_right_one_is_no_wrong_answer() -> None:
    """Beside 1.542, the value 1.5 is what a student with the right number may write."""
    graph = nnviz.parse("h = tanh(a*b/4)\nL = h*c + a")
    found = wrong_answers(nnviz.run(graph, {"a": 1.5, "b": -4, "c": -3}))
    (question,) = found["a", "gradient"]
    assert round(question.answer, 3) == 1.542
    assert not any(wrong.value == 1.5 for wrong in question.wrong)


def test_wrong_answers_bear_the_names_of_their_mistakes() -> None:
    for kind, level in EVERY:
        for question in exercise(kind, level, 1).questions:
            for wrong in question.wrong:
                assert set(wrong.mistakes) <= set(MISTAKES)
                assert MISTAKES[wrong.mistakes[0]].truth in wrong.text


def test_the_gradients_of_a_key_are_those_of_finite_differences() -> None:
    for kind, level in EVERY:
        assert all(row.agrees for row in nnviz.check(exercise(kind, level, 5).run))


def test_a_record_has_what_programs_need() -> None:
    made = record(exercise("backward", 2, 7))
    assert {"program", "inputs", "answers", "mistakes", "link"} <= set(made)
    run = nnviz.run(nnviz.parse(made["program"]), made["inputs"])
    assert made["answers"]["a"] == run.gradient["a"]
    assert made["link"].startswith("graph?expression=")


def test_the_first_wrong_line_is_the_answer() -> None:
    made = exercise("find", 2, 3)
    line = made.table[int(made.questions[0].answer) - 1]
    upstream, local, downstream = (float(cell.replace("−", "-")) for cell in line[2:5])
    right = nnviz.run(nnviz.parse(made.program), made.inputs).steps
    step = right[len(made.run.graph.operation_slots) + int(line[0])]
    assert (step.upstream, step.local, step.downstream) != (upstream, local, downstream)


def test_wrong_answers_of_a_run_cover_every_node_and_edge() -> None:
    run = nnviz.run(nnviz.parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2})
    found = wrong_answers(run)
    assert {name for name, part in found if part == "gradient"} == set(run.graph.slots)
    assert found["d->b", "local"][0].answer == 2.0
    told = {key for wrong in found["b", "gradient"][0].wrong for key in wrong.mistakes}
    assert {"local-dropped", "upstream-dropped", "sign-turned"} <= told


@pytest.mark.parametrize(
    ("kind", "level", "said"), [("jump", 1, "no kind of exercise"), ("path", 9, "no level")]
)
def test_what_can_not_be_made_is_told(kind: str, level: int, said: str) -> None:
    with pytest.raises(ExerciseError, match=said):
        exercise(kind, level, 1)


def test_an_answer_to_no_question_is_told() -> None:
    with pytest.raises(nnviz.InputError, match="is no question of this exercise"):
        judge(exercise("uses", 1, 7), {"q": 1})
