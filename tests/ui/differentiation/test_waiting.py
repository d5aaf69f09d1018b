"""Waiting for SymPy: a few words while it works, and an end to the waiting."""

from unittest.mock import MagicMock

import pytest

from nnviz.symbolic.worker import Job
from nnviz.ui.differentiation import waiting
from nnviz.ui.differentiation.waiting import Question


class Slow(Job):
    """A job that is never done; it notes for how long it was waited for."""

    def wait(self, seconds: float) -> bool:
        self.waits = [*getattr(self, "waits", []), seconds]
        return False


def test_pauses_grow_and_after_a_while_it_offers_to_ask_again() -> None:
    asked, place, draw = Slow("x"), MagicMock(), MagicMock()
    waiting.when_answered(Question(asked, place, draw))
    assert asked.waits == sorted(asked.waits)
    assert asked.waits[-1] == waiting.LONGEST
    assert waiting.PATIENCE <= sum(asked.waits) <= waiting.PATIENCE + waiting.LONGEST
    assert len(asked.waits) < 25
    assert place.button.call_args.args == ("Ask again",)
    draw.assert_not_called()


def test_all_jobs_are_looked_at_while_one_of_them_is_waited_for() -> None:
    slow, other, quick = Slow("x"), Slow("y"), Job("z")
    quick._done.set()
    order = MagicMock()
    waiting.when_answered(
        Question(slow, order.slow, order.draw_slow),
        Question(other, order.other, order.draw_other),
        Question(quick, order.quick, order.draw_quick),
    )
    order.draw_quick.assert_called_once_with(quick)
    assert slow.waits == other.waits
    assert waiting.PATIENCE - 1 <= sum(slow.waits + other.waits) <= waiting.PATIENCE + 1
    assert order.slow.button.call_count == order.other.button.call_count == 1


@pytest.mark.parametrize(("late", "offers"), [(True, 1), (False, 0)])
def test_an_answer_is_drawn_and_a_late_one_can_be_asked_again(late: bool, offers: int) -> None:
    asked, place, draw = Job("", late=late), MagicMock(), MagicMock()
    asked._done.set()
    waiting.when_answered(Question(asked, place, draw))
    draw.assert_called_once_with(asked)
    assert place.button.call_count == offers


def test_a_refused_job_can_be_asked_again() -> None:
    place = MagicMock()
    waiting.when_answered(Question(Job("").refuse(), place, MagicMock()))
    assert place.button.call_count == 1
