"""The frame of every page: title, navigation, style, and a server tuned for stepping."""

import gc
import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st
from streamlit.errors import StreamlitPageNotFoundError

import nnviz.ui
from nnviz.ui.session import opening
from nnviz.ui.session.opening import D, K
from nnviz.ui.session.widgets import forget
from nnviz.views.notation import palette


class Page(NamedTuple):
    """A page of the app: its file and its title."""

    file: str
    title: str


PAGES = {
    "home": Page("app.py", "Home"),
    "graph": Page("pages/graph.py", "Computation graph"),
    "chain_rule": Page("pages/chain_rule.py", "Chain rule"),
    "differentiation": Page("pages/differentiation.py", "Four ways"),
    "bugs": Page("pages/bugs.py", "Bug lab"),
    "neuron": Page("pages/neuron.py", "One unit"),
    "xor": Page("pages/xor.py", "XOR"),
    "network": Page("pages/network.py", "Network"),
    "training": Page("pages/training.py", "Training"),
    "classification": Page("pages/classification.py", "Classification"),
    "language_model": Page("pages/language_model.py", "Language model"),
    "practice": Page("pages/practice.py", "Practice"),
}
"""Every page by its key, in the order of the navigation."""

_STYLE = "".join(
    sheet.read_text(encoding="utf-8")
    for folder in ("", *PAGES)
    for sheet in sorted((Path(__file__).parent / folder).glob("*.css"))
)
"""The style sheets of the frame and of every page."""


def begin(key: str) -> bool:
    """Draw the frame of a page. True if the student just arrived here.

    Plain files in `pages/` with a navigation of our own, because `st.navigation` is bypassed when
    the first visit to a fresh server is a link to a page.
    """
    page = PAGES[key]
    st.set_page_config(page_title=f"{page.title} · nnviz", page_icon="🕸️", layout="wide")
    _settle_server()
    colours = palette.variables(":root") + palette.stylesheet(".stApp")
    st.html(f"<style>{_STYLE}{colours}</style>")
    with st.container(key="navigation", horizontal=True, gap="small"):
        for target in PAGES.values():
            link(target, label=f"**{target.title}**" if target is page else target.title)
    st.title(page.title if key != "home" else "nnviz")
    arrived: bool = st.session_state.get("page") != key
    if arrived:
        forget()
    st.session_state["page"] = key
    if key != "home":
        st.session_state["last page"] = key
    return arrived


def opened(key: str, kind: type[D], new: Callable[[D], K]) -> K:
    """Open a page that has a desk: the first call of its file.

    Parameters
    ----------
    key : the page's, in `PAGES`
    kind : of the document
    new : makes a desk from the document that it begins with
    """
    return opening.opened(key, kind, new, arrived=begin(key))


def last_visited() -> Page | None:
    """The page that the student was on before the home page, which has kept all as it was."""
    key = st.session_state.get("last page")
    return PAGES[key] if key else None


def link(target: Page, label: str, **options: Any) -> None:
    """A link to a page; its bare label where a page file is run alone, without the others."""
    try:
        st.page_link(target.file, label=label, **options)
    except StreamlitPageNotFoundError:
        st.markdown(label)


@st.cache_resource(show_spinner=False)
def _settle_server() -> None:
    """Import every page's parts once for each server, and keep them out of garbage collection.

    No student waits for an import, and a collection looks at what students left, not at modules.
    """
    for part in pkgutil.walk_packages(nnviz.ui.__path__, "nnviz.ui."):
        importlib.import_module(part.name)
    gc.collect()
    gc.freeze()
