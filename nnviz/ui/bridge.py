"""The small component in the browser: it shows steps at once, and keeps link and status."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from nnviz.engine.run import Run
from nnviz.engine.steps import Frame
from nnviz.views.timeline import timeline

_JS = Path(__file__).with_name("bridge.js").read_text(encoding="utf-8")

_CSS = """
[role="status"] {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
}
"""

QUERY_NAMES = ("lesson", "expression", "inputs", "step", "shown")
"""The names in the address bar that are the app's own."""


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return st.components.v2.component(
        "nnviz_bridge", html='<p role="status" aria-live="polite"></p>', css=_CSS, js=_JS
    )


_REHEARSE = """
export default function ({ data }) {
  const scope = document.querySelector(`.st-key-${data.scope}`);
  if (scope) scope.rehearsal = data.timeline;
}
"""


@st.cache_resource(show_spinner=False)
def _rehearsal() -> Any:
    return st.components.v2.component("nnviz_rehearsal", js=_REHEARSE)


def rehearse(key: str, scope: str, run: Run) -> None:
    """Give the browser the looks of a whole run, once for each run, for the drawing in a scope."""
    _rehearsal()(key=key, data={"scope": scope, "timeline": timeline(run)}, height=1)


def publish(
    key: str,
    scope: str,
    frame: Frame,
    query: dict[str, str],
    status: str,
    go: Callable[[int], None],
    pause: int,
) -> None:
    """Put a link into the address bar, say a sentence, and tell the browser the step.

    Parameters
    ----------
    key : the component's own key
    scope : the key of the container around the drawing
    frame : what is drawn
    query : what the link carries
    status : what a screen reader says
    go : takes the step where the student is, if the browser is ahead
    pause : the milliseconds between steps while playing, or 0
    """

    def catch_up() -> None:
        if isinstance(step := st.session_state[key].step, int):
            go(step)

    data = {
        "scope": scope,
        "query": query,
        "names": QUERY_NAMES,
        "status": status,
        "step": frame.index,
        "last": frame.last,
        "pause": pause,
    }
    _component()(key=key, data=data, height=1, on_step_change=catch_up)
