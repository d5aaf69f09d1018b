"""The frame of every page: title, navigation, style, and a server tuned for stepping."""

import gc
import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import nnviz.ui
from nnviz.ui import head
from nnviz.ui.contents import PAGES, Page, following
from nnviz.ui.head import link
from nnviz.ui.session import opening, resuming
from nnviz.ui.session.opening import D, K
from nnviz.ui.session.widgets import forget
from nnviz.views.notation import palette

__all__ = ["PAGES", "Frame", "Page", "begin", "last_visited", "link", "onward", "opened"]

_STYLE = "".join(
    sheet.read_text(encoding="utf-8")
    for folder in ("", *PAGES)
    for sheet in sorted((Path(__file__).parent / folder).glob("*.css"))
)
"""The style sheets of the frame and of every page."""


class Frame(NamedTuple):
    """The frame of a page.

    Attributes
    ----------
    arrived : whether the student just came to the page
    tools : the place for Undo and Redo
    """

    arrived: bool
    tools: DeltaGenerator


def begin(key: str) -> Frame:
    """Draw the frame of a page: the style, the navigation, and one line with title and promise.

    Plain files in `pages/` with a navigation of our own, because `st.navigation` is bypassed when
    the first visit to a fresh server is a link to a page.
    """
    page = PAGES[key]
    st.set_page_config(page_title=f"{page.title} · nnviz", page_icon="🕸️", layout="wide")
    _settle_server()
    colours = palette.variables(":root") + palette.stylesheet(".stApp")
    st.html(f"<style>{_STYLE}{colours}</style>")
    resuming.meet()
    tools = head.draw(page)
    arrived: bool = st.session_state.get("page") != key
    if arrived:
        forget()
    st.session_state["page"] = key
    if key != "home":
        st.session_state["last page"] = key
    return Frame(arrived, tools)


def opened(key: str, kind: type[D], new: Callable[[D], K]) -> K:
    """Open a page that has a desk: the first call of its file.

    Parameters
    ----------
    key : the page's, in `PAGES`
    kind : of the document
    new : makes a desk from the document that it begins with
    """
    frame = begin(key)
    return opening.opened(key, kind, new, arrived=frame.arrived, tools=frame.tools)


def onward() -> None:
    """Say where to go next, and why: the last call of a page's file."""
    key = st.session_state["page"]
    target = following(key)
    if target and PAGES[key].onward:
        with st.container(key="onward", horizontal=True, vertical_alignment="center"):
            st.markdown(PAGES[key].onward, width="content")
            link(target, f"**Next: {target.title}**", icon=":material/arrow_forward:")
    resuming.resume()


def last_visited() -> Page | None:
    """The page that the student was on before the home page, which has kept all as it was."""
    key = st.session_state.get("last page")
    return PAGES[key] if key else None


@st.cache_resource(show_spinner=False)
def _settle_server() -> None:
    """Import every page's parts once for each server, and keep them out of garbage collection.

    No student waits for an import, and a collection looks at what students left, not at modules.
    """
    for part in pkgutil.walk_packages(nnviz.ui.__path__, "nnviz.ui."):
        importlib.import_module(part.name)
    gc.collect()
    gc.freeze()
