"""Each edit on a desk can be undone; what is only looked at is no edit."""

from nnviz.engine.stops import Pace
from nnviz.ui.session.desk import Desk
from nnviz.ui.session.history import PAUSE, History
from nnviz.ui.xor.document import XorDocument


class Clock:
    """A clock that stands until it is moved."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def opened() -> tuple[Desk[XorDocument], Clock]:
    desk, clock = Desk(XorDocument()), Clock()
    desk.history = History(desk.document, clock=clock)
    return desk, clock


def test_undo_brings_the_document_back_and_redo_the_edit() -> None:
    desk, _ = opened()
    desk.set(gate="OR")
    desk.history.undo()
    assert desk.document.gate == "AND"
    desk.history.redo()
    assert desk.document.gate == "OR"


def test_the_open_tab_is_no_edit_and_stays_where_an_edit_is_made() -> None:
    desk, _ = opened()
    desk.set(part="hidden")
    assert desk.history.past == []
    desk.set(gate="OR")
    desk.history.undo()
    assert desk.document == XorDocument(part="hidden")


def test_a_slider_that_is_dragged_makes_one_edit() -> None:
    desk, clock = opened()
    for place in range(1, 5):
        clock.now += PAUSE / 2
        desk.set(line=(float(place), 1.0, -1.0))
    desk.history.undo()
    assert desk.document == XorDocument()
    assert desk.history.past == []


def test_after_a_pause_the_same_slider_makes_another_edit() -> None:
    desk, clock = opened()
    desk.set(line=(2.0, 1.0, -1.0))
    clock.now += 2 * PAUSE
    desk.set(line=(3.0, 1.0, -1.0))
    desk.history.undo()
    assert desk.document.line[0] == 2.0


def test_a_change_of_another_field_is_another_edit() -> None:
    desk, _ = opened()
    desk.set(line=(2.0, 1.0, -1.0))
    desk.set(gate="OR")
    desk.set(line=(3.0, 1.0, -1.0))
    assert len(desk.history.past) == 3


def test_what_follows_an_undo_is_an_edit_of_its_own() -> None:
    desk, _ = opened()
    desk.set(line=(2.0, 1.0, -1.0))
    desk.history.undo()
    desk.set(line=(3.0, 1.0, -1.0))
    desk.history.undo()
    assert desk.document == XorDocument()


def test_a_link_that_is_followed_can_be_undone() -> None:
    desk, _ = opened()
    desk.open({"gate": "OR", "step": "3", "by": "node", "look": "x"})
    assert (desk.document.gate, desk.walk.step, desk.walk.pace) == ("OR", 3, Pace(by="node"))
    assert desk.ignored == ("the look x",)
    desk.history.undo()
    assert desk.document.gate == "AND"


def test_a_link_holds_only_what_is_not_as_usual() -> None:
    desk, _ = opened()
    assert desk.link() == {}
    desk.set(gate="OR", look="solid")
    assert desk.link() == {"gate": "OR", "look": "solid"}
