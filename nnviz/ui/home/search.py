"""A box that finds a figure, an equation or a question and opens its place; and the whole index."""

import streamlit as st

from nnviz.lessons.index import KINDS, Entry, entries
from nnviz.ui.contents import PAGES
from nnviz.ui.head import link


def box() -> None:
    """A box of choices, which the browser narrows down while the student types."""
    places = {entry.title: entry for entry in entries()}
    title = st.selectbox(
        "Find a figure, an equation or a question, and go there",
        list(places),
        index=None,
        key="find",
        placeholder="Such as 6.17, softmax, or why",
    )
    if title:
        del st.session_state["find"]
        found = places[title]
        st.switch_page(PAGES[found.page].file, query_params=found.query)


@st.fragment
def index() -> None:
    """All entries as links, once the index is opened."""
    for kind in KINDS:
        part = st.expander(f"{kind}, with their places", key=f"index {kind}", on_change="rerun")
        if part.open:
            with part, st.container(key=f"entries-{KINDS.index(kind)}", gap=None):
                for entry in entries():
                    if entry.kind == kind:
                        _link(entry)


def _link(entry: Entry) -> None:
    link(PAGES[entry.page], entry.title, query_params=entry.query)
