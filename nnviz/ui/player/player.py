"""The player on a page: it steps in the browser, and tells the server of values.

What goes along with its steps follows in a part of its own, and is all that a step runs.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from nnviz.engine.ieee import Value
from nnviz.engine.run import Run
from nnviz.engine.steps import Frame
from nnviz.engine.stops import Pace
from nnviz.player import score, told
from nnviz.ui.player.address import numbered
from nnviz.ui.player.component import component
from nnviz.ui.session.link import Link
from nnviz.ui.session.walk import Walk
from nnviz.ui.session.widgets import entered
from nnviz.views.scene import facts
from nnviz.views.scene.layout import LayoutError

MAIN = "main"
"""The key of a page's first player, which listens to the keyboard."""


def play(
    run: Run,
    walk: Walk,
    *,
    key: str = MAIN,
    link: Callable[[], dict[str, str]] | None = None,
    stale: bool = False,
    take: Callable[[dict[str, Value]], None] | None = None,
    marked: Sequence[int] = (),
    beside: Callable[[Frame], None] | None = None,
    place: DeltaGenerator | None = None,
) -> None:
    """Draw a run where the walk is, with controls, and each step in words, formula and table.

    Parameters
    ----------
    run : what is walked through
    walk : where the student is in it
    key : sets this player apart from others on the page
    link : what the address bar shall hold, if this player minds it
    stale : whether the drawing belongs to an earlier formula than the one that is typed
    take : is given the inputs that the student changes on their cards; None: they can't
    marked : the edges to set apart in the drawing, by their places in `graph.edges`
    beside : draws what goes along with each step
    place : where it does so; None: above the graph
    """
    if key == MAIN:
        _overhear(walk, key)
    whereabouts = _told(run, walk, key)
    if beside:
        with place or st.container():
            _follow(run, walk, key, beside)
    if stale:
        st.caption("The graph below belongs to the last formula that could be read.")
    mounted = f"player-{key}"

    def hear() -> None:
        match getattr(entered(mounted), "told", None):
            case {"values": dict(values)} if take:
                if given := fitting(run, values):
                    take(given)

    def predict() -> None:
        walk.predict = getattr(entered(mounted), "predict", None) == "yes"

    with st.container(key=f"stale-{key}" if stale else f"fresh-{key}"):
        component("player")(
            key=mounted,
            data={
                "name": key,
                "place": f"{st.session_state.get('page')} {key}",
                "score": score.score(run, walk.predict),
                "walk": whereabouts,
                "editable": take is not None,
                "marked": [facts.wire(edge) for edge in marked],
                "answers": _answers(run, getattr(st.session_state.get(mounted), "asked", None)),
                **numbered(link() if link else None),
            },
            on_told_change=hear,
            on_predict_change=predict,
            on_asked_change=lambda: None,
        )


def fitting(run: Run, values: Mapping[str, Any]) -> dict[str, Value]:
    """Those values that a run's inputs can have: of the same shape, as numbers.

    >>> from nnviz import parse, run
    >>> made = run(parse("L = 2a"), {"a": 3})
    >>> fitting(made, {"a": "-inf", "b": 1}), fitting(made, {"a": [1, 2]})
    ({'a': -inf}, {})
    """
    given: dict[str, Value] = {}
    for name, value in values.items():
        if name not in run.graph.inputs:
            continue
        try:
            read = np.asarray(value, dtype=np.float64)
        except (TypeError, ValueError):
            continue
        if read.shape == np.shape(run.value[name]):
            given[name] = read if read.ndim else float(read)
    return given


def _told(run: Run, walk: Walk, key: str) -> dict[str, Any]:
    """Where the student is, as the browser is told it; a new edition moves the player there."""
    st.session_state[_edition(key)] = walk.edition
    return {
        "step": walk.frame(run).index,
        "by": walk.pace.by,
        "begin": walk.pace.begin,
        "predict": "yes" if walk.predict else "no",
        "edition": walk.edition,
    }


def _edition(key: str) -> str:
    return f"edition {st.session_state.get('page')} {key}"


def _overhear(walk: Walk, key: str) -> None:
    """Learn from the address bar how far the student has stepped since they were last moved."""
    if st.session_state.get(_edition(key)) == walk.edition and "step" in st.query_params:
        link = Link(st.query_params.to_dict())
        walk.overhear(link.step(), link.pace())


def _answers(run: Run, asked: Any) -> list[tuple[Any, Any]]:
    """What the browser asks for of a large graph or a long run, and the answers.

    None answers what cannot be made.
    """
    answers: list[tuple[Any, Any]] = []
    for request in asked if isinstance(asked, list) else ():
        try:
            match request:
                case {"window": int(number)}:
                    answers.append((request, score.window(run, number)))
                case {"chunk": int(number)}:
                    answers.append((request, told.chunk(run, number)))
        except (IndexError, LayoutError):
            answers.append((request, None))
    return answers


@st.fragment
def _follow(run: Run, walk: Walk, key: str, beside: Callable[[Frame], None]) -> None:
    """Draw what goes along with the steps. If it moves the student, the player hears of it."""
    if st.session_state[_edition(key)] != walk.edition:
        st.rerun(scope="app")
    mounted = f"follower-{key}"
    component("follower")(key=mounted, data={"player": key}, height=1, on_walk_change=lambda: None)
    match getattr(st.session_state.get(mounted), "walk", None):
        case {
            "step": int(step),
            "by": "edge" | "node" as by,
            "begin": "forward" | "backward" as begin,
            "edition": walk.edition,
        }:
            walk.overhear(step, Pace(by, begin))
    beside(walk.frame(run))
