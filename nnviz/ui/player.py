"""The player: a graph that is stepped forward, then backward. Every page that shows one uses it."""

from html import escape

import streamlit as st

from nnviz.engine.steps import Frame
from nnviz.ui import bridge
from nnviz.ui.workspace import Workspace
from nnviz.views import dot, formulas, table, words

SCOPE = "graph-main"
"""The key of the container around the drawing, by which style sheet and browser find it."""


@st.fragment
def play(workspace: Workspace) -> None:
    """Draw the graph at the workspace's step, its controls, and this step in formula and words.

    A fragment, so that a step redraws nothing else.
    """
    run = workspace.run
    last = len(run.steps)
    workspace.step = min(workspace.step, last)
    frame = Frame(run, workspace.step)
    said = f"{words.position(frame)}. {words.sentence(frame)}"
    _drawing(frame, said, stale=workspace.error is not None)
    _controls(workspace, last)
    _this_step(frame)
    _table(frame)
    query = workspace.document.to_query()
    workspace.links.append(query)
    bridge.publish("bridge", SCOPE, query, said)


def _drawing(frame: Frame, said: str, *, stale: bool) -> None:
    if stale:
        st.caption("The graph below is still the last one that could be read.")
    with (
        st.container(key="stale-graph" if stale else "fresh-graph"),
        st.container(key=SCOPE),
    ):
        st.graphviz_chart(dot.dot(frame), alt=said)


def _controls(workspace: Workspace, last: int) -> None:
    def go(step: int) -> None:
        workspace.step = max(0, min(step, last))

    def slide() -> None:
        go(st.session_state["step"])

    step = workspace.step
    moves = (
        ("First step", "first_page", "Home", 0),
        ("Previous step", "chevron_left", "Left", step - 1),
        ("Next step", "chevron_right", "Right", step + 1),
        ("Last step", "last_page", "End", last),
    )
    with st.container(key="controls", horizontal=True, gap="small", vertical_alignment="center"):
        for label, icon, shortcut, target in moves:
            st.button(
                label,
                key=label,
                icon=f":material/{icon}:",
                shortcut=shortcut,
                on_click=go,
                args=(target,),
            )
        if st.session_state.get("step") != step:
            st.session_state["step"] = step
        st.slider("Step", 0, last, key="step", on_change=slide)


def _this_step(frame: Frame) -> None:
    sentence, formula = st.columns([2, 3], gap="large")
    with sentence:
        st.html(
            f"<h2>{words.position(frame)}</h2><p>{escape(words.sentence(frame), quote=False)}</p>"
        )
    with formula:
        st.latex(formulas.of_step(frame))


def _table(frame: Frame) -> None:
    steps = frame.run.steps[: frame.index]
    st.html(
        f'<h2>All steps so far</h2><div class="nnviz-table" tabindex="0">{table.html(steps)}</div>'
    )
