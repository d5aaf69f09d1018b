"""The small component in the browser: it shows steps at once, and keeps link and status."""

import zlib
from pathlib import Path
from typing import Any

import streamlit as st

from nnviz.engine.run import Run
from nnviz.engine.steps import Frame
from nnviz.engine.stops import Pace, stops
from nnviz.ui.session.walk import Walk
from nnviz.views.scene.dot import fingerprint
from nnviz.views.scene.neighbourhood import MOST
from nnviz.views.scene.rehearsal import timeline
from nnviz.views.scene.targets import places

_JS = Path(__file__).with_name("bridge.js").read_text(encoding="utf-8")

_CSS = """
[role="status"] {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
}
"""


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return st.components.v2.component(
        "nnviz_bridge", html='<p role="status" aria-live="polite"></p>', css=_CSS, js=_JS
    )


_REHEARSE = Path(__file__).with_name("rehearse.js").read_text(encoding="utf-8")


@st.cache_resource(show_spinner=False)
def _rehearsal() -> Any:
    return st.components.v2.component("nnviz_rehearsal", js=_REHEARSE)


def rehearse(key: str, run: Run, pace: Pace) -> None:
    """Give the browser the looks of a whole run, once for each run, for the player of a key."""
    data = {
        "scope": f"graph-{key}",
        "run": fingerprint(run),
        "graph": _mark(run),
        "timeline": timeline(run, pace),
        "stops": stops(run, pace),
        "places": places(Frame(run, 0)) if _whole(run) else None,
    }
    _rehearsal()(key=f"bridge-rehearsal-{key}", data=data, height=1)


def _mark(run: Run) -> int:
    """A mark of a graph: a step in one is no step in another, whatever the numbers."""
    return zlib.crc32(repr(run.graph.nodes).encode())


def _whole(run: Run) -> bool:
    """True if the drawing shows the same items at every step."""
    return len(run.graph.slots) <= MOST


def publish(
    key: str, frame: Frame, walk: Walk, query: dict[str, str] | None, status: str, pause: int
) -> None:
    """Put a link into the address bar, say a sentence, and tell the browser the step.

    Parameters
    ----------
    key : the player's
    frame : what is drawn
    walk : goes where the browser says that the student is
    query : what the link carries, or None if it shall stay as it is
    status : what a screen reader says
    pause : the milliseconds between steps while playing, or 0
    """
    component, heard = f"bridge-{key}", f"heard {key}"

    def hear() -> None:
        # A browser that has just come back may not have reported the component itself yet.
        match getattr(st.session_state.get(component), "told", None):
            case {"step": int(step), "move": int(move), "graph": graph}:
                st.session_state[heard] = move
                if graph == _mark(frame.run):
                    walk.go(step, frame.run)

    data = {
        "player": key,
        **_link(query),
        "status": status,
        "step": frame.index,
        "heard": st.session_state.get(heard, 0),
        "pause": pause,
        "whole": walk.whole,
        "places": None if _whole(frame.run) else places(frame),
    }
    _component()(key=component, data=data, height=1, on_told_change=hear)


def publish_link(query: dict[str, str], key: str = "link") -> None:
    """Put a link into the address bar, from a part of the page that is no player.

    A page may have one such part for each key.
    """
    _component()(key=f"bridge-{key}", data={**_link(query), "status": ""}, height=1)


def _link(query: dict[str, str] | None) -> dict[str, Any]:
    """A link, as the browser is told of it, with its number among those of the session.

    A student who turns back before the other part was whole finds the first part's elements still
    there. Streamlit runs those again only where their data have changed, as the number then has.
    """
    last, number = st.session_state.get("published", (None, 0))
    if query is not None and query != last:
        number += 1
        st.session_state["published"] = query, number
    return {"query": query, "number": number}
