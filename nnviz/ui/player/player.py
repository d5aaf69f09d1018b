"""The player: a graph that is stepped forward, then backward. Every page that shows one uses it."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from html import escape
from typing import Any

import streamlit as st

from nnviz.engine.run import Run
from nnviz.engine.steps import Frame
from nnviz.engine.stops import Pace, stops
from nnviz.ui.player import bridge
from nnviz.ui.session.walk import Walk
from nnviz.ui.session.widgets import kept
from nnviz.views.notation import palette
from nnviz.views.scene import dot, neighbourhood, outline
from nnviz.views.steps import formulas, nonfinite, table, words
from nnviz.views.steps.modes import FORWARD, telling

MAIN = "main"
"""The key of a page's first player, which listens to the keyboard."""


def _legend(flow: tuple[str, str, str]) -> str:
    """What colours and shapes mean, under a drawing in which these flow along the edges."""
    return (
        '<p class="nnviz-legend">'
        + " ".join(
            f'<span><b style="color: {colour.light}">{sign}</b> {meaning}</span>'
            for sign, meaning, colour in (
                ("■", "forward value", palette.VALUE),
                ("■", flow[0], palette.UPSTREAM),
                ("×", flow[1], palette.LOCAL),
                ("=", flow[2], palette.DOWNSTREAM),
                ("□", "square: input, teal: trainable", palette.PARAMETER),
                ("◯", "round: operation, double: output", palette.QUIET),
            )
        )
        + " <span><kbd>←</kbd> <kbd>→</kbd> step, <kbd>P</kbd> plays, "
        "while no box is active; click a card or an edge to go to its step</span></p>"
    )


PAUSES = {"slow": 2500, "normal": 1200, "fast": 500}
"""Milliseconds between two steps while playing."""


def play(
    run: Run,
    walk: Walk,
    *,
    key: str = MAIN,
    link: Callable[[], dict[str, str]] | None = None,
    stale: bool = False,
    beside: Callable[[Frame], None] | None = None,
) -> None:
    """Draw a run where the walk is, with controls, and this step in formula and words.

    Parameters
    ----------
    run : what is walked through
    walk : where the student is in it
    key : sets this player apart from others on the page
    link : what the address bar shall hold after each step, if this player minds it
    stale : whether the drawing belongs to an earlier formula than the one that is typed
    beside : draws what goes along with each step, above the graph
    """
    _stage(run, walk, walk.pace, key, link, stale, beside)
    bridge.rehearse(key, run, walk.pace)


@st.fragment
def _stage(
    run: Run,
    walk: Walk,
    rehearsed: Pace,
    key: str,
    link: Callable[[], dict[str, str]] | None,
    stale: bool,
    beside: Callable[[Frame], None] | None,
) -> None:
    """What a step changes; a fragment, so that a step redraws nothing else."""
    if walk.pace != rehearsed:
        st.rerun(scope="app")
    frame = walk.frame(run)
    walk.step = frame.index
    said = f"{words.position(frame)}. {words.sentence(frame)}"
    pause = _controls(run, walk, key)
    if beside:
        beside(frame)
    _drawing(frame, said, key, stale=stale)
    _this_step(frame)
    _table(frame)
    bridge.publish(key, frame, walk, link() if link else None, said, pause)


def _drawing(frame: Frame, said: str, key: str, *, stale: bool) -> None:
    if stale:
        st.caption("The graph below belongs to the last formula that could be read.")
    size = len(frame.graph.nodes)
    if size > neighbourhood.MOST:
        st.caption(
            f"This graph has {size:,} cards. The {neighbourhood.NEAR} nearest to the step are "
            "drawn in full and the others in groups. Click a group to step into it; the "
            "Table tab has every edge."
        )
    with (
        st.container(key=f"stale-{key}" if stale else f"fresh-{key}"),
        st.container(key=f"graph-{key}"),
    ):
        st.graphviz_chart(dot.dot(frame), alt=said)
    st.html(_legend(telling(frame.run).flow) + outline.html(frame))


def _controls(run: Run, walk: Walk, key: str) -> int:
    """The buttons and the slider. Returns the pause between steps while playing, else 0."""
    halts = stops(run, walk.pace)
    moves = (
        ("First step", "first_page", "Home", halts[0]),
        ("Previous step", "chevron_left", "Left", halts[max(0, bisect_left(halts, walk.step) - 1)]),
        (
            "Next step",
            "chevron_right",
            "Right",
            halts[bisect_right(halts, walk.step, hi=len(halts) - 1)],
        ),
        ("Last step", "last_page", "End", halts[-1]),
    )
    listens = key == MAIN
    with st.container(
        key=f"controls-{key}", horizontal=True, gap="small", vertical_alignment="center"
    ):
        for label, icon, shortcut, target in moves:
            st.button(
                label,
                key=f"{label} {key}",
                icon=f":material/{icon}:",
                shortcut=shortcut if listens else None,
                on_click=walk.go,
                args=(target, run),
            )
        st.button(
            "Pause" if walk.playing else "Play",
            key=f"Play {key}",
            icon=":material/pause:" if walk.playing else ":material/play_arrow:",
            shortcut="P" if listens else None,
            on_click=walk.toggle_play,
            args=(run,),
        )
        options = st.popover(
            "Stepping", icon=":material/tune:", key=f"options {key}", on_change="rerun"
        )
        if options.open:
            with options:
                _options(run, walk, key)
        # A slider keeps its place only while its range is the same.
        slider = f"step of {halts[0]} to {halts[-1]} {key}"
        st.slider(
            "Step",
            halts[0],
            halts[-1],
            **kept(slider, walk.step),
            on_change=lambda: walk.go(st.session_state[slider], run),
        )
    return PAUSES[walk.speed] if walk.playing else 0


def _options(run: Run, walk: Walk, key: str) -> None:
    """How large it is drawn, how fast it plays, how finely it is walked and where that begins."""

    def option(name: str, value: object, take: Callable[[Any], None]) -> dict[str, Any]:
        own = f"{name} {key}"
        return kept(own, value) | {"on_change": lambda: take(st.session_state[own])}

    st.toggle(
        "Whole graph at once",
        **option("whole", walk.whole, walk.see_whole),
        help="As small as it takes. Otherwise it stays readable, and scrolls to the step.",
    )
    st.selectbox("Speed", list(PAUSES), **option("speed", walk.speed, walk.at_speed))
    if telling(run) is FORWARD:
        return
    st.toggle(
        "Backward by node",
        **option("by node", walk.pace.by == "node", walk.by_node),
        help="Cross all edges of a node in one step, instead of one edge at a time.",
    )
    st.toggle(
        "Start with the backward pass",
        **option("backward only", walk.pace.begin == "backward", walk.backward_only),
        help="The forward pass is done when you begin.",
    )


def _this_step(frame: Frame) -> None:
    sentence, formula = st.columns([2, 3], gap="large")
    with sentence:
        paragraphs = filter(None, (words.sentence(frame), nonfinite.trouble(frame)))
        st.html(
            f"<h2>{words.position(frame)}</h2>"
            + "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
        )
    with formula:
        for each in formulas.of_frame(frame):
            st.latex(each)
        for each in filter(None, map(formulas.jacobian, frame.taken)):
            with st.expander("The local gradient in full"):
                st.latex(each)


def _table(frame: Frame) -> None:
    st.html(
        f'<h2>All steps so far</h2><div class="nnviz-table" tabindex="0">{table.html(frame)}</div>'
    )
