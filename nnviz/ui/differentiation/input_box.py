"""The box in which a student chooses the input to differentiate by."""

import streamlit as st

from nnviz.ui.differentiation.document import DifferentiationDesk
from nnviz.ui.session.widgets import entered, kept


def choose_input(
    desk: DifferentiationDesk, field: str = "chosen", label: str = "Differentiate by"
) -> None:
    """A box with the inputs of the graph on show, for one of the document's fields."""
    document = desk.document
    names = document.graph.inputs
    key = f"{field} of {','.join(names)}"

    def take() -> None:
        desk.set(**{field: entered(key)})

    st.selectbox(
        label,
        names,
        **kept(key, document.by if field == "chosen" else document.again),
        width=180,
        on_change=take,
    )
