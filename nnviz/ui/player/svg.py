"""A drawing of our own on the page: Streamlit's HTML leaves SVG out, so a component holds it."""

from typing import Any

import streamlit as st

from nnviz.views.notation import palette

_JS = """
export default function ({ data, parentElement }) {
  const figure = parentElement.querySelector("figure");
  if (figure.innerHTML !== data.svg) figure.innerHTML = data.svg;
}
"""

_CSS = """
figure { margin: 0; }
/* A narrow screen scales a drawing down, and its texts with it. */
@media (max-width: 640px) { figure .plot text { font-size: 16px; } }
"""


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    css = _CSS + palette.stylesheet("figure")
    return st.components.v2.component("nnviz_svg", html="<figure></figure>", css=css, js=_JS)


def show(key: str, svg: str) -> None:
    """Draw an SVG. Whatever a student typed must be escaped in it."""
    _component()(key=key, data={"svg": svg})
