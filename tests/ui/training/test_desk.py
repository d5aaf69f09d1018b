"""A training goes on at the speed that was chosen, and no slower than it can where none was."""

from types import SimpleNamespace

import pytest

from nnviz.learning import training
from nnviz.ui.training import desk as desks
from nnviz.ui.training.desk import LONGEST, SPEEDS, TrainingDesk
from nnviz.ui.training.document import TrainingDocument


class Clock:
    """A clock that goes on by a millisecond at each look, and otherwise as it is told."""

    def __init__(self) -> None:
        self.now = 0.0

    def perf_counter(self) -> float:
        self.now += 0.001
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(desks, "time", SimpleNamespace(perf_counter=clock.perf_counter))
    return clock


def opened() -> TrainingDesk:
    return TrainingDesk(TrainingDocument())


def watched(student: TrainingDesk, clock: Clock, seconds: float) -> int:
    """How many epochs are trained while pictures follow one another ten times a second."""
    before, end = student.experiment.training.epoch, clock.now + seconds
    while clock.now < end:
        clock.now += 0.1
        student.tick(0.04)
    return student.experiment.training.epoch - before


@pytest.mark.parametrize("speed", ["slow", "normal"])
def test_a_run_does_as_many_epochs_a_second_as_it_says(clock: Clock, speed: str) -> None:
    student = opened()
    student.go_at(speed)
    student.run()
    assert watched(student, clock, 10) == pytest.approx(10 * SPEEDS[speed], abs=2)
    assert student.document.epoch == student.experiment.training.epoch


def test_as_fast_as_possible_uses_all_the_time_there_is(clock: Clock) -> None:
    student = opened()
    student.go_at("as fast as possible")
    student.run()
    assert watched(student, clock, 1) > 10 * SPEEDS["normal"]


def test_a_long_epoch_is_trained_in_parts_between_which_it_can_be_paused(clock: Clock) -> None:
    student = TrainingDesk(TrainingDocument(data="moons", count=400, batch=1))
    student.run()
    student.tick(0.04)
    student.pause()
    assert student.experiment.training.epoch == 0
    student.advance(1)
    alone = TrainingDesk(student.document).experiment.training
    alone.advance(1)
    assert student.experiment.training.moments[1].loss == alone.moments[1].loss


def test_only_an_epoch_on_record_is_shown_linked_and_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "MOST_MOMENTS", 50)
    student = opened()
    student.experiment.training.advance(301)
    recorded = [moment.epoch for moment in student.experiment.training.moments]
    assert 299 not in recorded
    student.show(299)
    assert student.moment.epoch == max(epoch for epoch in recorded if epoch < 299)
    assert student.link() == {"epoch": str(student.moment.epoch)}


def test_another_speed_counts_at_once(clock: Clock) -> None:
    student = opened()
    student.run()
    watched(student, clock, 1)
    student.go_at("slow")
    assert watched(student, clock, 10) == pytest.approx(10 * SPEEDS["slow"], abs=2)


def test_a_page_that_slept_does_not_catch_up(clock: Clock) -> None:
    student = opened()
    student.run()
    clock.now += 1000
    student.tick(0.04)
    assert student.experiment.training.epoch <= SPEEDS["normal"] * LONGEST


def test_what_a_button_asked_for_goes_on_at_full_speed(clock: Clock) -> None:
    student = opened()
    student.go_at("slow")
    student.run()
    student.pause()
    student.advance(10_000)
    assert student.running
    assert watched(student, clock, 1) > 100
