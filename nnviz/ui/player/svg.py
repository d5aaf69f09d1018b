"""A drawing of our own on the page: Streamlit's HTML leaves SVG out, so a component holds it."""

from pathlib import Path
from typing import Any

import streamlit as st

from nnviz.views.notation import palette

_JS, _CSS = (
    Path(__file__).with_name(f"svg.{kind}").read_text(encoding="utf-8") for kind in ("js", "css")
)


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    css = _CSS + palette.stylesheet("figure")
    return st.components.v2.component("nnviz_svg", html="<figure></figure>", css=css, js=_JS)


def show(key: str, svg: str) -> None:
    """Draw an SVG. Whatever a student typed must be escaped in it."""
    _component()(key=key, data={"svg": svg})
