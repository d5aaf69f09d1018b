"""The story of XOR in four parts, one tab each."""

import streamlit as st

from nnviz.ui import hidden, perceptron, proof, surface
from nnviz.ui.editor import keep
from nnviz.ui.xor import PARTS, XorDesk

DRAW = {
    "perceptron": perceptron.perceptron,
    "why": proof.why_not,
    "hidden": hidden.hidden_layer,
    "surface": surface.output_surface,
}


def tell(desk: XorDesk) -> None:
    """Draw the tabs and the part that is open."""
    desk.say_ignored()

    def turn() -> None:
        opened = next(part for part, title in PARTS.items() if title == st.session_state["part"])
        desk.set(part=opened)

    keep("part", PARTS[desk.document.part])
    tabs = st.tabs(list(PARTS.values()), key="part", on_change=turn)
    for part, tab in zip(PARTS, tabs, strict=True):
        if part == desk.document.part:
            with tab:
                DRAW[part](desk)
