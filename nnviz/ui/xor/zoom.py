"""The window of the XOR page's plots, to choose which part of the plane is on show."""

from functools import partial

import streamlit as st

from nnviz.ui.controls.boxes import box
from nnviz.ui.session.widgets import entered, kept
from nnviz.ui.xor.document import FARTHEST, ZOOMS, XorDesk


def zoom(desk: XorDesk) -> None:
    """Zoom factor and middle of the window; everything is computed anew for it."""
    with st.expander("Zoom into the plane", icon=":material/zoom_in:"):
        st.select_slider(
            "Zoom",
            ZOOMS,
            **kept("zoom", desk.document.zoom),
            format_func=lambda factor: f"{factor}×",
            on_change=lambda: desk.set(zoom=entered("zoom")),
        )
        with st.container(horizontal=True, gap="small"):
            for place, label in enumerate(("Middle x1", "Middle x2")):
                box(label, desk.document.centre[place], partial(_move, desk, place), key=label)
        st.caption("The boundary is computed anew, point by point, for the window that you see.")


def _move(desk: XorDesk, place: int, value: float) -> None:
    centre = list(desk.document.centre)
    centre[place] = max(-FARTHEST, min(value, FARTHEST))
    if centre[place] != value:
        st.toast(f"The middle may be up to {FARTHEST:,.0f} from 0: it stands there now.")
    desk.set(centre=tuple(centre))
