"""The Lecture page shows the lessons of a playlist one after another."""

from streamlit.testing.v1 import AppTest

from nnviz.lessons import LESSONS
from nnviz.ui.lecture.document import BOOK
from tests.pages.acting import alt, opened, pick, press, said

PLAYLIST = "Lessons, in the order in which they are shown"


def _shown(page: AppTest) -> str:
    """The title of the lesson on show."""
    return next(each.value for each in page.markdown if "** · " in each.value)


def test_it_opens_on_the_first_lesson_of_the_book(page: AppTest) -> None:
    opened(page)
    assert LESSONS[BOOK[0]].title in _shown(page)
    assert f"1 of {len(BOOK)}" in said(page)


def test_a_link_is_a_playlist_at_a_lesson_and_a_step(page: AppTest) -> None:
    opened(page, lessons="adam,xor-network,adam", at="2", step="3")
    assert LESSONS["xor-network"].title in _shown(page)
    assert "2 of 2" in said(page)
    assert alt(page).startswith("Step 3 of")
    press(page, "Previous lesson")
    assert LESSONS["adam"].title in _shown(page)
    assert alt(page).startswith("Step 0 of")
    assert page.session_state["desk lecture"].query()["lessons"] == "adam,xor-network"


def test_what_a_link_asks_for_and_is_not_there_is_told(page: AppTest) -> None:
    opened(page, lessons="adam,<b>,quiz", at="30")
    assert LESSONS["quiz"].title in _shown(page)
    assert "the lesson &lt;b&gt;" in said(page)


def test_the_lesson_on_show_stays_where_the_playlist_changes(page: AppTest) -> None:
    opened(page, lessons="adam,quiz", at="2", step="2")
    pick(page, PLAYLIST, ["quiz", "lstm"])
    assert "1 of 2" in said(page)
    assert alt(page).startswith("Step 2 of")
    pick(page, PLAYLIST, [])
    assert page.session_state["desk lecture"].document.playlist == BOOK
    assert alt(page).startswith("Step 0 of")
