"""Data of the student's own for the training page: pasted, uploaded, or drawn by clicking."""

from functools import partial
from html import escape

import streamlit as st

from nnviz.learning.data import TWO_POINTS, Data
from nnviz.ui.controls import upload
from nnviz.ui.controls.encoding import EncodingError, decoded
from nnviz.ui.session.widgets import entered, kept
from nnviz.ui.training import tables
from nnviz.ui.training.desk import TrainingDesk
from nnviz.ui.training.sheet import MOST_INPUTS, DataError
from nnviz.ui.training.tables import MEGABYTES, MOST_CLASSES, MOST_ROWS, read_table
from nnviz.views.notation.titles import in_markdown


def told(desk: TrainingDesk) -> None:
    """Say whose data these are, and whether a link keeps them; a button puts them away."""
    own = desk.document.own
    if own is None:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(
            f"Your own data: {len(own.labels):,} points. {_described(own)}", width="content"
        )
        st.button("Back to the data sets", on_click=partial(desk.set, own=None))
        _other_targets(desk, own)
    if not tables.is_linked(own):
        st.caption(
            ":material/link_off: Too many for a link: a reload goes back to the data sets. To keep "
            "them, save the run under *Save and code*."
        )


def _described(own: Data) -> str:
    """How many inputs data have, and what is learned of their targets."""
    inputs = "One input" if own.inputs == 1 else f"{own.inputs} inputs"
    if not own.classes:
        return f"{inputs}; the targets are numbers: a regression."
    return f"{inputs}; the targets are classes: {', '.join(map(in_markdown, own.titles))}."


def _other_targets(desk: TrainingDesk, own: Data) -> None:
    """A button that reads the targets in the other way, where they can be read so."""
    for words, other in (
        ("Learn the targets as numbers", tables.with_numbers(own)),
        ("Learn the targets as classes", tables.with_classes(own)),
    ):
        if other is not None:
            st.button(words, on_click=partial(desk.set, own=other))


def edit(desk: TrainingDesk) -> None:
    """A box and an upload for the student's own data."""
    text = st.text_area(
        "Own data",
        key="own data",
        max_chars=MEGABYTES * 2**20,
        height=120,
        placeholder="0.1, 0.7, red\n0.4, 0.2, blue",
        help=f"Lines of one to {MOST_INPUTS} numbers and a target, with commas, semicolons, tabs, "
        "bars or spaces between. Words are classes. Numbers are learned as they are, in a "
        "regression, unless they only number classes, such as 0 and 1.",
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
    if desk.experiment.data.inputs != 2:
        desk.brush = None
        st.caption("Clicks add points where there are two inputs.")
    elif len(desk.experiment.data.labels) >= MOST_ROWS:
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
