"""The head of every page: the navigation, then one line with title, promise and tools."""

from html import escape
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.errors import StreamlitPageNotFoundError

from nnviz.ui.contents import PAGES, Page, groups

_HTML, _JS = (
    Path(__file__).with_name(f"head.{kind}").read_text(encoding="utf-8") for kind in ("html", "js")
)

_CONTENT = "content"
"""Where the skip link leads."""


def draw(page: Page) -> DeltaGenerator:
    """Draw the head of a page; the place for its Undo and Redo."""
    st.html(f'<a class="nnviz-skip" href="#{_CONTENT}">Skip to the content</a>')
    _navigation(page)
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        _menu(page)
        st.title(page.title if page.name else "nnviz", anchor=False, width="content")
        with st.container(key="tools", horizontal=True, gap=None, width="content"):
            tools = st.container(horizontal=True, gap=None, width="content")
            _component()(key="Copy link", width="content", height="content")
        st.html(f'<p id="{_CONTENT}" tabindex="-1">{escape(page.promise)}</p>')
    return tools


def link(target: Page, label: str, **options: Any) -> None:
    """A link to a page; its bare label where a page file is run alone, without the others."""
    try:
        st.page_link(target.file, label=label, **options)
    except StreamlitPageNotFoundError:
        st.markdown(label)


def _navigation(page: Page) -> None:
    """Links to all pages in their groups, in one row where the window is wide enough."""
    with st.container(key="navigation", horizontal=True, gap=None):
        for keys in groups().values():
            with st.container(key=f"group-{keys[0]}", horizontal=True, gap=None, width="content"):
                _links(page, keys)


def _menu(page: Page) -> None:
    """The same links behind a button, where it is not."""
    with st.popover("Pages", icon=":material/menu:", key="menu", type="tertiary"):
        for group, keys in groups().items():
            if group:
                st.caption(group)
            _links(page, keys)


def _links(page: Page, keys: tuple[str, ...]) -> None:
    for key in keys:
        target = PAGES[key]
        link(target, label=f"**{target.title}**" if target is page else target.title)


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return st.components.v2.component("nnviz_head", html=_HTML, js=_JS, isolate_styles=False)
