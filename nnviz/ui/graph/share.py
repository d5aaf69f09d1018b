"""What a student takes home: links, pictures and files; and how a file is opened again."""

import json

import streamlit as st

from nnviz.engine.steps import Frame
from nnviz.ui.controls import upload
from nnviz.ui.graph.desk import GraphDesk
from nnviz.ui.graph.document import MAX_NOTICE, GraphDocument
from nnviz.ui.player import picture
from nnviz.ui.player.player import MAIN
from nnviz.views.export import tikz
from nnviz.views.scene import dot

MAX_FILE = 1_000_000
"""Bytes of a file that the page opens."""


def share(desk: GraphDesk) -> None:
    """Links to this state, files of it, and a box that opens such a file."""
    st.caption(
        "The address bar always holds a link to exactly this state: formula, inputs, step and "
        "options. Copy it to share what you see."
    )
    _files(desk)
    _lesson_link(desk)
    _open(desk)


def _files(desk: GraphDesk) -> None:
    run = desk.run
    end = Frame(run, len(run.steps))
    files = (
        ("JSON", "graph.json", "application/json", json.dumps(desk.document.to_json())),
        ("DOT", "graph.dot", "text/vnd.graphviz", dot.dot(end)),
        ("TikZ", "graph.tex", "application/x-tex", tikz.tikz(run)),
    )
    picture.buttons(MAIN)
    with st.container(horizontal=True):
        for kind, file, mime, content in files:
            st.download_button(f"Download {kind}", content, file, mime, on_click="ignore")


def _lesson_link(desk: GraphDesk) -> None:
    """Turn the link into a lesson: what its author says of it stands beside the formula."""
    st.markdown("**Make this a lesson link**: say what it is and what to look for.")
    draft = desk.draft
    title, notice = f"title {draft.title}", f"notice {draft.notice}"
    st.text_input("Title of the lesson", draft.title, key=title, max_chars=MAX_NOTICE)
    st.text_area("What to notice", draft.notice, key=notice, max_chars=MAX_NOTICE, height=80)
    st.button(
        "Write it into the link",
        on_click=lambda: desk.annotate(st.session_state[title], st.session_state[notice]),
    )


def _open(desk: GraphDesk) -> None:
    if (text := upload.text("Open a JSON file saved here", MAX_FILE)) is None:
        return
    try:
        document = GraphDocument.from_json(text)
    except ValueError as error:
        upload.refuse(str(error))
    else:
        desk.open(document)
        st.rerun(scope="app")
