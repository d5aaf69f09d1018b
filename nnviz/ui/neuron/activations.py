"""The tabs under a unit: all activations, and what they do to a gradient in a deep net."""

from functools import lru_cache

import streamlit as st
from plotly.graph_objects import Figure

from nnviz.engine.operations import OPERATIONS
from nnviz.learning.curve import SATURATED
from nnviz.ui.neuron.document import TABS, NeuronDesk
from nnviz.ui.neuron.vanishing import vanishing
from nnviz.ui.session.widgets import open_tab
from nnviz.views.neuron import activations
from nnviz.views.notation.numbers import short

QUIET = {"displayModeBar": False}
COLUMNS = 4


def tell(desk: NeuronDesk) -> None:
    """Draw the tabs and the one that is open."""
    draw = {"gallery": _gallery, "deep": vanishing}
    opened = desk.document.tab
    with open_tab("tabs", TABS, opened, lambda tab: desk.set(tab=tab)):
        draw[opened](desk)


def _gallery(desk: NeuronDesk) -> None:
    """Every activation with its derivative, small."""
    st.markdown(
        "Solid: the activation f(z). Dashed: its local gradient f′(z), what a gradient is "
        "multiplied by on its way back. Shaded: f′(z) is smaller than "
        f"{short(SATURATED)}, so hardly any gradient passes."
    )
    names = activations.ACTIVATIONS
    for begin in range(0, len(names), COLUMNS):
        columns = st.columns(COLUMNS, gap="small")
        for column, name in zip(columns, names[begin : begin + COLUMNS], strict=False):
            with column.container(border=True):
                _card(name)


@lru_cache(maxsize=len(activations.ACTIVATIONS))
def _thumbnail(name: str) -> Figure:
    return activations.thumbnail(OPERATIONS[name])


def _card(name: str) -> None:
    activation = OPERATIONS[name]
    st.markdown(f"**{activation.title}**")
    value, slope = activations.formulas(activation)
    st.latex(rf"\small {value}")
    st.plotly_chart(
        _thumbnail(name),
        key=f"thumbnail {name}",
        config=QUIET,
        alt=f"{activation.title} and its local gradient from −6 to 6.",
    )
    st.latex(rf"\small f' = {slope}")
    st.caption(activations.slopes_said(activation))
