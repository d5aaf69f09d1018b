"""The path through the pages, in the order of the book: a card for each, with a true picture."""

from base64 import b64encode
from functools import cache
from pathlib import Path

import streamlit as st

from nnviz.ui.contents import PAGES, groups
from nnviz.ui.page import link

PICTURES = Path(__file__).with_name("pictures")
"""A folder of pictures for each theme, which `python -m tools.pictures` takes from the pages."""


def show() -> None:
    """A card for each page; all of it is the link."""
    theme = "dark" if st.context.theme.type == "dark" else "light"
    st.html(f"<style>{_pictures(theme)}</style>")
    for group, keys in groups().items():
        if group:
            st.html(f"<h2>{group}</h2>")
            with st.container(key=f"path-{keys[0]}", horizontal=True, gap="small"):
                for key in keys:
                    _card(key)


def _card(key: str) -> None:
    page = PAGES[key]
    with st.container(key=f"stop-{key}", border=True, gap=None, width=228):
        st.html('<div class="nnviz-picture"></div>')
        link(page, label=f"**{page.title}**")
        st.markdown(page.promise)


@cache
def _pictures(theme: str) -> str:
    """The pictures as one style sheet, which a browser keeps while the page runs again."""
    return "\n".join(
        f".st-key-stop-{picture.stem} .nnviz-picture {{ background-image: "
        f"url(data:image/webp;base64,{b64encode(picture.read_bytes()).decode()}); }}"
        for picture in sorted((PICTURES / theme).glob("*.webp"))
    )
