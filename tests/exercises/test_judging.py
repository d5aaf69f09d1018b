"""Answers are judged box by box: numbers, vectors and matrices, with what can't be read told."""

import numpy as np
import pytest

import nnviz
from nnviz.exercises.exercise import Exercise
from nnviz.exercises.judging import judge, judge_readable
from nnviz.exercises.kinds import KINDS, LEVELS
from nnviz.exercises.making import exercise
from nnviz.language.values import write_value

MADE = [exercise(kind, level, "judged") for kind in KINDS for level in LEVELS]


def answered(made: Exercise) -> dict[str, str]:
    return {box.key: write_value(box.answer) for box in made.boxes}


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.id)
def test_the_right_number_in_every_box_is_right(made: Exercise) -> None:
    assert {found.verdict for found in judge(made, answered(made))} == {"right"}


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.id)
def test_the_boxes_hold_all_questions_in_their_order(made: Exercise) -> None:
    assert tuple(each for box in made.boxes for each in box.questions) == made.questions
    assert len({box.key for box in made.boxes}) == len(made.boxes)


def test_a_matrix_is_one_box() -> None:
    made = exercise("layer", 2, "7")
    assert [(box.prompt, box.shape) for box in made.boxes if box.shape] == [
        ("∂L/∂z", (2,)),
        ("∂L/∂W", (2, 3)),
        ("∂L/∂b", (2,)),
        ("∂L/∂x", (3,)),
    ]


def test_a_turned_outer_product_is_named() -> None:
    made = exercise("layer", 2, "7")
    weights = next(box for box in made.boxes if box.key == "W")
    turned = write_value(np.transpose(weights.answer))
    (found,) = judge(made, {"W": turned})
    assert found.mistakes == ("outer-product-turned",)


def test_a_wrong_entry_of_a_forward_vector_is_told_by_its_place() -> None:
    made = exercise("softmax", 2, "7")
    box = made.boxes[0]
    wrong = np.add(box.answer, [0, 0.5, 0])
    (found,) = judge(made, {box.key: wrong})
    assert found.verdict == "unknown"
    assert found.text.startswith("p[2] is not")


def test_of_several_answers_only_the_unreadable_ones_are_refused() -> None:
    made = exercise("layer", 1, "7")
    given = answered(made) | {"z": "[1, 2, 3]", "W": "two"}
    found = judge_readable(made, given)
    assert isinstance(found["z"], nnviz.InputError)
    assert "z has 2 entries, but what was written has 3" in str(found["z"])
    assert "must be a number" in str(found["W"])
    rest = [each for key, each in found.items() if key not in ("z", "W")]
    assert all(not isinstance(each, nnviz.InputError) and each.verdict == "right" for each in rest)
