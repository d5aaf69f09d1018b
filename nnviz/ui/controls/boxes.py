"""Boxes and sliders for numbers that are kept elsewhere than in the widgets."""

from collections.abc import Callable

import streamlit as st

from nnviz.ui.session.widgets import entered, kept


def box(label: str, value: float, take: Callable[[float], None], *, key: str) -> None:
    """A box for a number. When it is emptied, the last number comes back."""

    def typed() -> None:
        if (number := entered(key)) is not None:
            take(number)

    st.number_input(
        label, value=None, **kept(key, value), step=0.1, format="%.10g", width=120, on_change=typed
    )


def slider(label: str, value: float, take: Callable[[float], None], reach: float) -> None:
    """A slider from −reach to reach, and a box beside it for any number."""
    key = f"{label} from -{reach} to {reach}"
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.slider(
            f"{label}, by slider",
            -reach,
            reach,
            step=0.05,
            **kept(key, min(max(float(value), -reach), reach)),
            width="stretch",
            on_change=lambda: take(entered(key)),
        )
        box(label, value, take, key=f"box {label}")
