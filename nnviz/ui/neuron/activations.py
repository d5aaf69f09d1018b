"""The All activations tab: each with its formula, its slope, and where it is flat."""

from functools import lru_cache

import streamlit as st
from plotly.graph_objects import Figure

from nnviz.engine.operations import OPERATIONS
from nnviz.learning.curve import SATURATED
from nnviz.ui.neuron.document import NeuronDesk
from nnviz.ui.player import address, chart
from nnviz.views.neuron import activations
from nnviz.views.notation.numbers import short


def gallery(desk: NeuronDesk) -> None:
    """The whole part: every activation with its derivative, small."""
    with st.container(key="gallery"):
        for name in activations.ACTIVATIONS:
            with st.container(border=True, gap="xsmall"):
                _card(name)
    st.caption(
        "Solid: the activation f(z). Dashed: its local gradient f′(z), which multiplies a gradient "
        f"on its way back. Shaded: f′(z) is smaller than {short(SATURATED)}, so hardly any "
        "gradient passes."
    )
    address.publish_link(desk.link())


@lru_cache(maxsize=len(activations.ACTIVATIONS))
def _thumbnail(name: str) -> Figure:
    return activations.thumbnail(OPERATIONS[name])


def _card(name: str) -> None:
    activation = OPERATIONS[name]
    st.markdown(f"**{activation.title}**")
    chart.show(
        _thumbnail(name),
        f"{activation.title} and its local gradient from −6 to 6.",
        key=f"thumbnail {name}",
        still=True,
    )
    value, slope = activations.formulas(activation)
    st.latex(rf"\small f = {value}")
    st.latex(rf"\small f' = {slope}")
    st.caption(activations.slopes_said(activation))
