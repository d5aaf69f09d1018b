"""A link to a training leaves out data that are too long for it, and all that is said of them."""

from dataclasses import replace

from nnviz.learning.data import TWO_POINTS, make
from nnviz.ui.session.desk import Desk
from nnviz.ui.training.document import TrainingDocument

CHOSEN = TrainingDocument(own=TWO_POINTS, example=1, across=0, up=2, rate=0.25)


def test_a_link_with_few_data_keeps_what_is_chosen_among_them() -> None:
    assert {"points", "example", "across", "up", "rate"} == Desk(CHOSEN).query().keys()


def test_without_its_data_a_link_names_no_example_and_no_weights() -> None:
    assert Desk(replace(CHOSEN, own=make("moons", 200))).query() == {"rate": "0.25"}


def test_other_data_are_an_edit_even_where_no_link_can_carry_them() -> None:
    desk = Desk(replace(CHOSEN, own=make("moons", 200)))
    desk.set(own=make("moons", 300))
    assert len(desk.history.past) == 1
