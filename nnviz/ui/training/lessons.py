"""The lessons of the training page: what to notice, what was changed since, and the way back."""

from functools import cache, partial

import streamlit as st

from nnviz.lessons.training import TRAININGS
from nnviz.ui.session.link import Link
from nnviz.ui.session.widgets import opener
from nnviz.ui.training.desk import TrainingDesk
from nnviz.ui.training.document import TrainingDocument
from nnviz.views.training import settings

NONE = "Choose a lesson"


def choose(desk: TrainingDesk) -> None:
    """A box of lessons."""
    st.selectbox(
        "Lesson",
        ["", *TRAININGS],
        **opener("training lesson", desk.document.lesson, partial(_open, desk)),
        format_func=lambda each: TRAININGS[each].title if each else NONE,
        width=180,
    )


def tell(desk: TrainingDesk) -> None:
    """What to notice in the open lesson, however the settings have changed since."""
    if key := desk.document.lesson:
        st.markdown(f"**What to notice.** {TRAININGS[key].notice}")
        _changes(desk, key)


def _open(desk: TrainingDesk, key: str) -> None:
    """Begin a lesson from its own settings; or leave the lesson, and the settings as they are."""
    if key:
        desk.open(TRAININGS[key].settings | {"lesson": key})
        desk.rewind()
    else:
        desk.set(lesson="")


def _changes(desk: TrainingDesk, key: str) -> None:
    """Which settings are no longer the lesson's; a button brings those back."""
    document = desk.document
    titles = document.titles()
    meant = {name: titles[name] for name in filter(document.depends_on, titles)}
    changed = settings.changes(meant, _of(key).query(), document.query())
    if document.own is not None:
        changed.append("**data** to your own")
    if changed:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(f"You have changed: {'; '.join(changed)}.", width="content")
            st.button(
                "Back to the lesson's settings",
                icon=":material/undo:",
                on_click=_open,
                args=(desk, key),
            )


@cache
def _of(key: str) -> TrainingDocument:
    """The settings of a lesson."""
    return TrainingDocument.read(Link(TRAININGS[key].settings))
