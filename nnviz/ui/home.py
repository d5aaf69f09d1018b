"""The parts of the home page."""

import streamlit as st

from nnviz.lessons import LESSONS
from nnviz.ui import page
from nnviz.ui.page import PAGES


def welcome() -> None:
    """What this is, in ten seconds."""
    st.markdown(
        "**See backpropagation happen, one number at a time.** Type a formula or open a lesson. "
        "nnviz draws its computation graph, walks forward to the value, then backward to every "
        "gradient. At each edge you see *why*: downstream = upstream × local."
    )
    page.link(PAGES["graph"], label="Type a formula of your own", icon=":material/edit:")


def lessons() -> None:
    """Every lesson, to open in the player."""
    st.subheader("Lessons", anchor=False)
    for key, lesson in LESSONS.items():
        with st.container(border=True):
            page.link(PAGES["graph"], label=f"**{lesson.title}**", query_params={"lesson": key})
            st.caption(f"{lesson.notice} *Source: {lesson.source}.*")
