"""A training lesson does what its notice says, from its own settings."""

import pytest

from nnviz.lessons.training import TRAININGS, TrainingLesson
from nnviz.ui.session.link import Link
from nnviz.ui.training.document import TrainingDocument, begin

EACH = pytest.mark.parametrize("lesson", TRAININGS.values(), ids=TRAININGS.keys())


@EACH
def test_a_lesson_fails_or_learns_as_it_says(lesson: TrainingLesson) -> None:
    link = Link(lesson.settings)
    experiment = begin(TrainingDocument.read(link))
    assert link.ignored == []
    experiment.training.advance(lesson.epochs)
    assert experiment.training.diverged == (lesson.right is None)
    if lesson.right is not None:
        least, most = lesson.right
        share = experiment.vitals(experiment.training.moments[-1]).train
        assert share is not None
        assert least <= share <= most


def test_a_failure_of_xor_shows_its_reason_and_one_change_mends_it() -> None:
    failed = begin(TrainingDocument.read(Link(TRAININGS["two-relu"].settings)))
    failed.training.advance(1000)
    moment = failed.training.moments[-1]
    assert failed.vitals(moment).layers[0].dead == (1,)
    assert failed.merged(moment) == ((0, 2, 3),)
    for change, same_start in (({"hidden": "4"}, False), ({"activations": "tanh"}, True)):
        mended = begin(TrainingDocument.read(Link(TRAININGS["two-relu"].settings | change)))
        assert mended.begins_as(failed) == same_start
        mended.training.advance(1000)
        assert mended.vitals(mended.training.moments[-1]).train == 1


def test_overfitting_is_seen_in_the_test_examples() -> None:
    experiment = begin(TrainingDocument.read(Link(TRAININGS["overfitting"].settings)))
    experiment.training.advance(400)
    vitals = experiment.vitals(experiment.training.moments[-1])
    assert vitals.train == 1
    assert vitals.test is not None
    assert vitals.test < 0.9


def test_cross_entropy_learns_and_faster_than_squared_error() -> None:
    settings = TRAININGS["squared"].settings | {"loss": "cross-entropy"}
    experiment = begin(TrainingDocument.read(Link(settings)))
    experiment.training.advance(100)
    assert experiment.vitals(experiment.training.moments[-1]).train == 1
