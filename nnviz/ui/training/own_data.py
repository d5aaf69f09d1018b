"""Data of the student's own for the training page: pasted, uploaded, or drawn by clicking."""

from html import escape

import streamlit as st

from nnviz.learning.data import TWO_POINTS
from nnviz.ui.session.widgets import kept
from nnviz.ui.training import tables
from nnviz.ui.training.desk import TrainingDesk
from nnviz.ui.training.tables import MOST_CHARACTERS, MOST_CLASSES, MOST_ROWS, DataError, read_table
from nnviz.views.notation.titles import in_markdown


def told(lab: TrainingDesk) -> None:
    """Say whose data these are, and whether a link keeps them; a button puts them away."""
    own = lab.desk.document.own
    if own is None:
        return
    st.markdown(f"Your own data: {len(own.labels):,} points.")
    if not tables.to_link(own):
        st.caption(
            ":material/link_off: Too many for a link: a reload goes back to the data sets. To keep "
            "them, save the run under *Save and code*."
        )
    st.button("Back to the data sets", on_click=lab.use, args=(None,))


def edit(lab: TrainingDesk) -> None:
    """A box and an upload for the student's own data."""
    text = st.text_area(
        "Own data",
        key="own data",
        height=120,
        placeholder="0.1, 0.7, red\n0.4, 0.2, blue",
        help="Lines of two numbers and a label, with commas, semicolons, tabs or spaces between.",
    )
    uploaded = st.file_uploader("Or a CSV file", type=["csv", "txt"], key="own file")
    if st.button("Use this data"):
        given = uploaded.read(MOST_CHARACTERS + 1).decode(errors="replace") if uploaded else text
        try:
            lab.use(read_table(given))
        except DataError as error:
            st.html(f'<div role="alert" class="nnviz-error">{escape(str(error))}</div>')
        else:
            st.rerun()


NEW_CLASS = "*a new class*"
"""Marked up, as no name of a class can be."""


def draw(lab: TrainingDesk) -> None:
    """Points by clicking: which class they are of, and where to begin."""
    if len(lab.experiment.data.labels) >= MOST_ROWS:
        lab.brush = None
        st.caption(f"No more points can be added: these are {MOST_ROWS:,}.")
    elif lab.experiment.data.classes:
        _choose_class(lab)
    st.button("Begin with two points", on_click=lab.use, args=(TWO_POINTS,))


def _choose_class(lab: TrainingDesk) -> None:
    data = lab.experiment.data
    classes = range(min(data.classes + 1, MOST_CLASSES))
    if lab.brush not in classes:
        lab.brush = None

    def choose() -> None:
        lab.brush = st.session_state["brush"]

    def called(label: int) -> str:
        return in_markdown(data.title(label)) if label < data.classes else NEW_CLASS

    st.segmented_control(
        "Clicks in the plane add points of class",
        classes,
        **kept("brush", lab.brush),
        format_func=called,
        on_change=choose,
        help="Choose a class, then click in the plane below. With none chosen, a click opens an "
        "example. Training begins anew with each point.",
    )
