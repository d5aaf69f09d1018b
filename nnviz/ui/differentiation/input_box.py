"""The box in which a student chooses the input to differentiate by."""

import streamlit as st

from nnviz.ui.differentiation.document import DifferentiationDesk
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.notation import names


def choose_input(
    desk: DifferentiationDesk, field: str = "chosen", label: str = "Differentiate by"
) -> None:
    """A box with the inputs of the graph on show, for one of the document's fields."""
    document = desk.document
    inputs = document.graph.inputs
    key = f"{field} of {','.join(inputs)}"

    def take() -> None:
        desk.set(**{field: entered(key)})

    st.selectbox(
        label,
        inputs,
        **kept(key, document.by if field == "chosen" else document.again),
        format_func=lambda name: f"{label} {names.text(name)}",
        label_visibility="collapsed",
        width=220,
        on_change=take,
    )
