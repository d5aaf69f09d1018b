"""The Chain rule page in its parts, one tab each."""

import streamlit as st

from nnviz.ui import all_paths, compose, jacobians
from nnviz.ui.chain_desk import PARTS, ChainDesk
from nnviz.ui.editor import keep

DRAW = {
    "rule": compose.rule,
    "paths": all_paths.all_paths,
    "jacobians": jacobians.jacobians,
}


def tell(desk: ChainDesk) -> None:
    """Draw the tabs and the part that is open."""
    desk.say_ignored()

    def turn() -> None:
        opened = next(key for key, title in PARTS.items() if title == st.session_state["chain"])
        desk.set(part=opened)
        desk.walk.step = 0

    keep("chain", PARTS[desk.document.part])
    tabs = st.tabs(list(PARTS.values()), key="chain", on_change=turn)
    for part, tab in zip(PARTS, tabs, strict=True):
        if part == desk.document.part:
            with tab:
                DRAW[part](desk)
