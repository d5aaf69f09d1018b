"""What a student takes home: links, pictures and files; and how a file is opened again."""

from functools import partial

import streamlit as st

from nnviz.player import page
from nnviz.ui.controls import upload
from nnviz.ui.graph import files
from nnviz.ui.graph.desk import GraphDesk
from nnviz.ui.graph.document import MAX_NOTICE
from nnviz.ui.session.widgets import entered
from nnviz.views.export import dot, tikz


def share(desk: GraphDesk) -> None:
    """Links to this state, files of it, and a box that opens such a file."""
    st.caption(
        "The address bar always holds a link to exactly this state: formula, inputs, step and "
        "options. Copy it to share what you see. The page is one file that steps without a "
        "network; the player's options save the picture on screen as SVG or PNG."
    )
    _files(desk)
    _lesson_link(desk)
    _open(desk)


def _files(desk: GraphDesk) -> None:
    run = desk.run
    kinds = (
        ("page", "graph.html", "text/html", partial(page.html, run)),
        ("JSON", "graph.json", "application/json", files.written(desk.query(), desk.inputs)),
        ("DOT", "graph.dot", "text/vnd.graphviz", partial(dot.dot, run)),
        ("TikZ", "graph.tex", "application/x-tex", partial(tikz.tikz, run)),
    )
    with st.container(horizontal=True):
        for kind, file, mime, content in kinds:
            st.download_button(f"Download {kind}", content, file, mime, on_click="ignore")


def _lesson_link(desk: GraphDesk) -> None:
    """Turn the link into a lesson: what its author says of it stands beside the formula."""
    st.markdown("**Make this a lesson link**: say what it is and what to look for.")
    document = desk.document
    title, notice = f"title {document.title}", f"notice {document.notice}"
    st.text_input("Title of the lesson", document.title, key=title, max_chars=MAX_NOTICE)
    st.text_area("What to notice", document.notice, key=notice, max_chars=MAX_NOTICE, height=80)
    st.button(
        "Write it into the link",
        on_click=lambda: desk.set(title=entered(title), notice=entered(notice)),
    )


def _open(desk: GraphDesk) -> None:
    if (text := upload.text("Open a JSON file saved here")) is None:
        return
    try:
        desk.open_file(files.query_of(text))
    except ValueError as error:
        upload.refuse(str(error))
    else:
        st.rerun(scope="app")
