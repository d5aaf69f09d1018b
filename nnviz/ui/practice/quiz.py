"""The quiz before a course and the one after it: print it, collect answers, mark them."""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial

import streamlit as st

from nnviz.engine.inputs import InputError
from nnviz.exercises import quiz as quizzes
from nnviz.exercises.formats import FORMATS
from nnviz.ui.controls import table, upload
from nnviz.ui.controls.encoding import EncodingError, decoded
from nnviz.ui.practice import paper
from nnviz.ui.practice.desk import PracticeDesk
from nnviz.ui.session import notes
from nnviz.ui.session.widgets import kept
from nnviz.views.scene.layout import LayoutError

MEGABYTES = 1
"""The largest table that is taken."""


def quiz(desk: PracticeDesk) -> None:
    """The whole part."""
    name = desk.document.quiz
    steps, sheet = st.columns([2, 3], gap="large")
    with steps:
        st.markdown(
            "The same kinds of exercises **before and after** a course, with other numbers: the "
            "difference is what was learnt."
        )
        st.segmented_control(
            "Which quiz",
            list(quizzes.QUIZZES),
            **kept("quiz", name),
            format_func=lambda key: quizzes.QUIZZES[key].title,
            required=True,
            on_change=lambda: desk.set(quiz=st.session_state["quiz"]),
        )
        _files(name)
        _marks(name)
    with sheet:
        try:
            paper.sheet(quizzes.QUIZZES[name].title, quizzes.quiz(name))
        except LayoutError as error:
            notes.refuse(str(error))


def _files(name: str) -> None:
    """The quiz in every format, and the table to fill in."""
    title, variants = quizzes.QUIZZES[name].title, [quizzes.quiz(name)]
    st.markdown("**1. Give it out**, on paper or in your platform.")
    with st.container(horizontal=True, gap="small"):
        for each in (file for files in FORMATS.values() for file in files):
            st.download_button(
                each.title,
                partial(each.write, title, variants),
                f"{name}-{each.name}",
                "text/plain",
                on_click="ignore",
            )
    st.markdown("**2. Collect the answers**: a row for each student, a column for each question.")
    st.download_button(
        "Table to fill in", quizzes.blank(name), f"{name}.csv", "text/csv", on_click="ignore"
    )


def _marks(name: str) -> None:
    """What a filled table says, in sums and as a file."""
    st.markdown("**3. Have them marked.** The table is read and not kept.")
    filled = upload.box("The filled table (CSV)", MEGABYTES, ("csv",))
    if filled is None:
        return
    try:
        marked = quizzes.mark(name, decoded(filled.getvalue()))
    except (InputError, EncodingError) as error:
        notes.refuse(f"This table can't be marked: {error}")
        return
    table.show("How it went", ("exercise", "right answers"), _sums(marked))
    st.download_button(
        "Every answer, marked", marked, f"{name}-marked.csv", "text/csv", on_click="ignore"
    )


def _sums(marked: str) -> Iterator[tuple[str, str]]:
    """How many answers to each exercise are right, of how many."""
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in csv.DictReader(io.StringIO(marked)):
        verdicts[row["exercise"]][row["verdict"]] += 1
    for exercise, found in verdicts.items():
        yield exercise, f"{found['right']} of {found.total()}"
