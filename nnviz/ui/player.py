"""The player: a graph that is stepped forward, then backward. Every page that shows one uses it."""

from html import escape

import streamlit as st

from nnviz.engine.steps import Frame
from nnviz.ui import bridge
from nnviz.ui.workspace import Workspace
from nnviz.views import dot, formulas, near, palette, table, trouble, words

SCOPE = "graph-main"
"""The key of the container around the drawing, by which style sheet and browser find it."""


LEGEND = (
    '<p class="nnviz-legend">'
    + " ".join(
        f'<span><b style="color: {colour.light}">{sign}</b> {meaning}</span>'
        for sign, meaning, colour in (
            ("■", "forward value", palette.VALUE),
            ("■", "upstream gradient", palette.UPSTREAM),
            ("×", "local gradient", palette.LOCAL),
            ("=", "downstream gradient", palette.DOWNSTREAM),
            ("□", "square: input, teal: trainable", palette.PARAMETER),
            ("◯", "round: operation, double: output", palette.QUIET),
        )
    )
    + " <span><kbd>←</kbd> <kbd>→</kbd> step, <kbd>P</kbd> plays, "
    "while no box is active; click a card or an edge to go to its step</span></p>"
)
"""What colours and shapes mean, under every drawing."""


PAUSES = {"slow": 2500, "normal": 1200, "fast": 500}
"""Milliseconds between two steps while playing."""


def play(workspace: Workspace) -> None:
    """Draw the graph at the workspace's step, its controls, and this step in formula and words."""
    _stage(workspace)
    bridge.rehearse("bridge-rehearsal", SCOPE, workspace.run)


@st.fragment
def _stage(workspace: Workspace) -> None:
    """What a step changes; a fragment, so that a step redraws nothing else."""
    run = workspace.run
    last = len(run.steps)
    workspace.step = min(workspace.step, last)
    frame = Frame(run, workspace.step)
    said = f"{words.position(frame)}. {words.sentence(frame)}"
    pause = _controls(workspace, last)
    _drawing(frame, said, stale=workspace.error is not None)
    _this_step(frame)
    _table(frame)
    query = workspace.document.to_query()
    workspace.links.append(query)
    bridge.publish("bridge", SCOPE, frame, query, said, workspace.go, pause)


def _drawing(frame: Frame, said: str, *, stale: bool) -> None:
    if stale:
        st.caption("The graph below belongs to the last formula that could be read.")
    size = len(frame.graph.nodes)
    if size > near.MOST:
        st.caption(
            f"This graph has {size:,} cards. The {near.NEAR} nearest to the step are drawn; the "
            "Table tab has every edge. Clicking a card does nothing here."
        )
    with (
        st.container(key="stale-graph" if stale else "fresh-graph"),
        st.container(key=SCOPE),
    ):
        st.graphviz_chart(dot.dot(frame), alt=said)
    st.html(LEGEND)


def _controls(workspace: Workspace, last: int) -> int:
    """The buttons and the slider. Returns the pause between steps while playing, else 0."""
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
                on_click=workspace.go,
                args=(target,),
            )
        st.button(
            "Pause" if workspace.playing else "Play",
            key="Play",
            icon=":material/pause:" if workspace.playing else ":material/play_arrow:",
            shortcut="P",
            on_click=workspace.toggle_play,
        )
        speed = st.selectbox("Speed", list(PAUSES), index=1, key="speed", width=110)
        # A slider keeps its place only while its range is the same.
        key = f"step of {last}"
        if st.session_state.get(key) != step:
            st.session_state[key] = step
        st.slider("Step", 0, last, key=key, on_change=lambda: workspace.go(st.session_state[key]))
    return PAUSES[speed] if workspace.playing else 0


def _this_step(frame: Frame) -> None:
    sentence, formula = st.columns([2, 3], gap="large")
    with sentence:
        paragraphs = filter(None, (words.sentence(frame), trouble.trouble(frame)))
        st.html(
            f"<h2>{words.position(frame)}</h2>"
            + "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
        )
    with formula:
        st.latex(formulas.of_step(frame))


def _table(frame: Frame) -> None:
    steps = frame.run.steps[: frame.index]
    st.html(
        f'<h2>All steps so far</h2><div class="nnviz-table" tabindex="0">{table.html(steps)}</div>'
    )
