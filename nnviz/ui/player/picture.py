"""The picture on screen as a file: drawn by the browser, as it stands, in light or in dark."""

from pathlib import Path
from typing import Any

import streamlit as st

_JS = Path(__file__).with_name("picture.js").read_text(encoding="utf-8")

_HTML = """
<button type="button" data-kind="svg">Download SVG</button>
<button type="button" data-kind="png">Download PNG</button>
"""

_CSS = """
button {
  font: inherit; font-size: 0.875rem; color: inherit; background: transparent; cursor: pointer;
  margin-right: 0.6rem; padding: 0.45rem 0.8rem; border-radius: 0.5rem;
  border: 1px solid rgba(128, 128, 128, 0.5);
}
button:hover, button:focus-visible { border-color: currentColor; }
"""


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return st.components.v2.component("nnviz_picture", html=_HTML, css=_CSS, js=_JS)


def buttons(player: str) -> None:
    """Two buttons that save a player's drawing as it is on screen, as SVG or as PNG."""
    _component()(key=f"picture-{player}", data={"player": player}, height=48)
