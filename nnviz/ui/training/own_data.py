"""Data of the student's own for the training page: pasted, uploaded, or drawn by clicking."""

from functools import partial
from html import escape

import streamlit as st

from nnviz.learning.data import TWO_POINTS
from nnviz.ui.controls import upload
from nnviz.ui.controls.encoding import EncodingError, decoded
from nnviz.ui.session.widgets import entered, kept
from nnviz.ui.training import tables
from nnviz.ui.training.desk import TrainingDesk
from nnviz.ui.training.sheet import DataError
from nnviz.ui.training.tables import MEGABYTES, MOST_CLASSES, MOST_ROWS, read_table
from nnviz.views.notation.titles import in_markdown


def told(desk: TrainingDesk) -> None:
    """Say whose data these are, and whether a link keeps them; a button puts them away."""
    own = desk.document.own
    if own is None:
        return
    st.markdown(f"Your own data: {len(own.labels):,} points.")
    if not tables.is_linked(own):
        st.caption(
            ":material/link_off: Too many for a link: a reload goes back to the data sets. To keep "
            "them, save the run under *Save and code*."
        )
    st.button("Back to the data sets", on_click=partial(desk.set, own=None))


def edit(desk: TrainingDesk) -> None:
    """A box and an upload for the student's own data."""
    text = st.text_area(
        "Own data",
        key="own data",
        max_chars=MEGABYTES * 2**20,
        height=120,
        placeholder="0.1, 0.7, red\n0.4, 0.2, blue",
        help="Lines of two numbers and a label, with commas, semicolons, tabs, bars or spaces "
        "between.",
    )
    uploaded = upload.box("Or a CSV file", MEGABYTES, ("csv", "tsv", "txt"))
    if st.button("Use this data"):
        try:
            desk.set(own=read_table(decoded(uploaded.getvalue()) if uploaded else text))
        except (DataError, EncodingError) as error:
            st.html(f'<div role="alert" class="nnviz-error">{escape(str(error))}</div>')
        else:
            st.rerun()


NEW_CLASS = "*a new class*"
"""Marked up, as no name of a class can be."""


def draw(desk: TrainingDesk) -> None:
    """Points by clicking: which class they are of, and where to begin."""
    if len(desk.experiment.data.labels) >= MOST_ROWS:
        desk.brush = None
        st.caption(f"No more points can be added: these are {MOST_ROWS:,}.")
    elif desk.experiment.data.classes:
        _choose_class(desk)
    st.button("Begin with two points", on_click=partial(desk.set, own=TWO_POINTS))


def _choose_class(desk: TrainingDesk) -> None:
    data = desk.experiment.data
    classes = range(min(data.classes + 1, MOST_CLASSES))
    if desk.brush not in classes:
        desk.brush = None

    def choose() -> None:
        desk.brush = entered("brush")

    def called(label: int) -> str:
        return in_markdown(data.title(label)) if label < data.classes else NEW_CLASS

    st.segmented_control(
        "Clicks in the plane add points of class",
        classes,
        **kept("brush", desk.brush),
        format_func=called,
        on_change=choose,
        help="Choose a class, then click in the plane below. With none chosen, a click opens an "
        "example. Training begins anew with each point.",
    )
