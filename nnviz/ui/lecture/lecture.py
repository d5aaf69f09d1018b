"""The Lecture page: the player in large type, and the lessons of a playlist one after another."""

import streamlit as st

from nnviz.lessons import GALLERY, LESSONS
from nnviz.ui.lecture.document import BOOK, LectureDesk
from nnviz.ui.player import player
from nnviz.ui.session.runs import graph_of, run_of
from nnviz.ui.session.widgets import entered, kept


def show(desk: LectureDesk) -> None:
    """The lesson on show, and what leads to the others."""
    document = desk.document
    lesson, place, last = document.lesson, document.place, len(document.playlist)
    with st.container(key="lecture", horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{lesson.title}** · {lesson.source}", width="stretch")
        _turn(desk, "Previous lesson", "skip_previous", -1, "PageUp", disabled=place == 1)
        st.markdown(f"{place} of {last}", width="content")
        _turn(desk, "Next lesson", "skip_next", 1, "PageDown", disabled=place == last)
        with st.popover("Playlist", icon=":material/playlist_play:"):
            _playlist(desk)
    run = run_of(graph_of(lesson.program, lesson.parameters), lesson.inputs)
    player.play(run, desk.walk, link=desk.link)
    st.caption(lesson.notice)


def _turn(
    desk: LectureDesk, label: str, icon: str, lessons: int, shortcut: str, *, disabled: bool
) -> None:
    st.button(
        label,
        icon=f":material/{icon}:",
        shortcut=shortcut,
        disabled=disabled,
        on_click=desk.turn,
        args=(lessons,),
    )


def _playlist(desk: LectureDesk) -> None:
    def take() -> None:
        desk.choose(tuple(entered("playlist")) or BOOK)

    st.multiselect(
        "Lessons, in the order in which they are shown",
        GALLERY,
        **kept("playlist", list(desk.document.playlist)),
        format_func=lambda key: LESSONS[key].title,
        on_change=take,
    )
    st.caption(
        "**Page Down** and **Page Up**, the keys of a presenter, turn to the next lesson and back; "
        "the arrow keys step. **Copy link** gives your students this playlist, at this step. "
        "Without a lesson it is the book's again."
    )
