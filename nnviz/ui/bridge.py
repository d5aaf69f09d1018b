"""The small component in the browser: address bar, live region, and the drawing's least size."""

from pathlib import Path
from typing import Any

import streamlit as st

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


def publish(key: str, scope: str, query: dict[str, str], status: str) -> None:
    """Put a link into the address bar, say a sentence, and keep the drawing readable.

    Parameters
    ----------
    key : the component's own key
    scope : the key of the container around the drawing
    query : what the link carries
    status : what a screen reader says
    """
    data = {"scope": scope, "query": query, "names": QUERY_NAMES, "status": status}
    _component()(key=key, data=data, height=1)
