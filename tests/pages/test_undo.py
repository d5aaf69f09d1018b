"""On every page with a desk, Undo takes the last edit back and Redo makes it again."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from nnviz.ui.page import PAGES
from tests.pages.acting import choose, enter, fill, opened, pick, press
from tests.pages.conftest import ROOT
from tests.pages.test_lecture_page import PLAYLIST

EDITS: dict[str, tuple[dict[str, str], Callable[[AppTest], None]]] = {
    "graph": ({}, lambda page: enter(page, "a", 4.0)),
    "chain_rule": ({}, lambda page: enter(page, "x", 2.0)),
    "differentiation": ({}, lambda page: enter(page, "x", 3.0)),
    "bugs": ({}, lambda page: choose(page, "Bug", "updated-inside")),
    "neuron": ({}, lambda page: enter(page, "b", 2.0)),
    "xor": ({}, lambda page: enter(page, "w1", 2.5)),
    "network": ({}, lambda page: enter(page, "Inputs", 3)),
    "training": ({}, lambda page: enter(page, "Learning rate η", 0.25)),
    "classification": ({"part": "sentiment"}, lambda page: press(page, "Another review")),
    "language_model": ({}, lambda page: fill(page, "Text before the next word", "the cat")),
    "practice": ({}, lambda page: choose(page, "Kind", "One path")),
    "lecture": ({}, lambda page: pick(page, PLAYLIST, ["adam"])),
}
"""An edit on each page: the link of the place, and what a student does there."""


def test_each_page_with_a_desk_has_an_edit() -> None:
    assert EDITS.keys() == PAGES.keys() - {"home"}


@pytest.mark.parametrize("key", EDITS)
def test_an_edit_is_undone_and_made_again(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    query, edit = EDITS[key]
    page = AppTest.from_file(str(ROOT / "pages" / f"{key}.py"), default_timeout=60)
    opened(page, **query)
    desk = page.session_state[f"desk {key}"]
    before = desk.document.query()
    edit(page)
    after = desk.document.query()
    assert after != before
    press(page, "Undo")
    assert desk.document.query() == before
    press(page, "Redo")
    assert desk.document.query() == after


def test_where_there_is_nothing_to_undo_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = AppTest.from_file(str(ROOT / "pages" / "neuron.py"), default_timeout=60)
    opened(page)
    press(page, "Undo")
    assert [each.value for each in page.toast] == ["There is nothing to undo."]


def test_undo_brings_a_training_back_to_the_epoch_where_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    page = AppTest.from_file(str(ROOT / "pages" / "training.py"), default_timeout=60)
    opened(page)
    press(page, "100 epochs")
    desk = page.session_state["desk training"]
    loss = desk.moment.loss
    enter(page, "Learning rate η", 0.25)
    assert desk.document.epoch == 0
    press(page, "Undo")
    assert (desk.document.rate, desk.document.epoch, desk.moment.loss) == (0.5, 100, loss)
