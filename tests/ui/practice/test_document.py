"""A problem's link opens it on the Graph page, and a sheet is what its choices say."""

import numpy as np
import pytest

from nnviz.exercises.kinds import KINDS, LEVELS
from nnviz.exercises.making import ExerciseError
from nnviz.exercises.sheet import Part
from nnviz.ui.graph.document import GraphDocument
from nnviz.ui.practice.document import MOST_BOXES, PracticeDocument
from nnviz.ui.practice.sheet_choices import SheetChoices
from nnviz.ui.session.desk import follow


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("level", LEVELS)
def test_every_exercise_opens_on_the_graph_page_with_its_numbers(kind: str, level: int) -> None:
    made = PracticeDocument(kind=kind, level=level).exercise
    followed = follow(GraphDocument, made.query)
    assert followed.ignored == ()
    assert (followed.step, followed.predict) == (0, True)
    typed = followed.document.typed
    assert typed.program == made.program
    assert typed.inputs.keys() == made.inputs.keys()
    for name, value in made.inputs.items():
        assert np.array_equal(typed.inputs[name], value)


@pytest.mark.parametrize("kind", KINDS)
def test_a_link_has_room_for_every_answer(kind: str) -> None:
    for level in LEVELS:
        for seed in range(20):
            document = PracticeDocument(kind=kind, level=level, seed=seed)
            assert len(document.exercise.boxes) <= MOST_BOXES


def test_answers_belong_to_boxes_in_their_order() -> None:
    document = PracticeDocument(kind="uses", answers=("1", "2"))
    assert list(document.by_box.values()) == ["1", "2", ""]


def test_a_sheet_takes_all_kinds_at_a_level_before_the_next_level() -> None:
    kinds = tuple(key in ("path", "find") for key in KINDS)
    choices = SheetChoices(kinds=kinds, levels=(True, False, True), count=3, variants=2)
    sheet = choices.sheet(())
    assert sheet.parts == (Part("path", 1), Part("find", 1), Part("path", 3))
    assert sheet.codes == ("1", "2")


def test_codes_take_the_place_of_the_number_of_variants() -> None:
    assert SheetChoices(variants=30).sheet(("ada",)).codes == ("ada",)


def test_a_sheet_of_no_level_has_no_exercise() -> None:
    with pytest.raises(ExerciseError, match="no exercise"):
        SheetChoices(levels=(False, False, False)).sheet(())
