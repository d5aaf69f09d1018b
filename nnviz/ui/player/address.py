"""The link of a page, put into the address bar."""

import time
from typing import Any

import streamlit as st

from nnviz.ui.player.component import component


def publish_link(query: dict[str, str], key: str = "link") -> None:
    """Put a link into the address bar, from a part of the page that is no player.

    A page may have one such part for each key.
    """
    component("address")(key=f"address-{key}", data=numbered(query), height=1)


def numbered(query: dict[str, str] | None) -> dict[str, Any]:
    """A link, as the browser is told of it, with a number: the browser keeps that of the largest.

    A later link has a larger one, also where the server was started anew meanwhile. A student who
    turns back before the other part was whole finds the first part's elements still there.
    Streamlit runs those again only where their data have changed, as the number then has.
    """
    last, number = st.session_state.get("published", (None, 0))
    if query is not None and query != last:
        number = max(number + 1, time.time_ns() // 1_000_000)
        st.session_state["published"] = query, number
    return {"query": query, "number": number}
