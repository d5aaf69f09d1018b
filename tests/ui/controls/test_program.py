"""A program in a link comes back as it was typed, whether it can be read or not."""

from functools import partial

import numpy as np
import pytest

from nnviz.ui.bugs.document import BugDocument, change
from nnviz.ui.controls.program import take_values
from nnviz.ui.session.desk import Desk
from nnviz.ui.session.link import Link
from nnviz.ui.session.program import Program

USUAL = Program.of("L = x*x", {"x": 3.0})


@pytest.mark.parametrize("prefix", ["", "vector_"])
@pytest.mark.parametrize("program", ["", " ", "p*", "p*q", "7"])
def test_what_was_typed_comes_back(program: str, prefix: str) -> None:
    typed = Program.of("p*q", {"p": 2.0, "q": 5.0}).edited(program)
    link = Link(typed.query(prefix))
    back = USUAL.followed(link, prefix)
    assert (back.program, back.good, back.inputs) == (typed.program, typed.good, typed.inputs)
    assert link.ignored == []


@pytest.mark.parametrize("program", ["", "x*", "L = x*x*x"])
def test_a_short_link_brings_back_the_usual_values(program: str) -> None:
    desk = Desk(BugDocument())
    desk.set(typed=desk.document.typed.edited(program))
    link = desk.link()
    assert "inputs" not in link
    back = Desk(BugDocument())
    back.open(link)
    assert back.document.typed.program == program
    assert back.document.typed.good == desk.document.typed.good
    assert back.document.typed.inputs == {"x": 3.0}
    assert back.ignored == ()


def test_usual_values_that_do_not_fit_are_left_out() -> None:
    typed = USUAL.followed(Link({"expression": "sum(W@x)"}))
    assert typed.misfit is None
    assert np.ndim(typed.inputs["x"]) == 1


def test_values_from_cards_go_to_the_program_and_the_others_stay() -> None:
    desk = Desk(BugDocument(typed=Program.of("p*q", {"p": 2.0, "q": 5.0}), answer="skipped"))
    take_values(partial(change, desk), {"q": -1.0})
    assert desk.document.typed.inputs == {"p": 2.0, "q": -1.0}
    assert desk.document.typed.program == "p*q"
    assert not desk.document.answered
