"""The Vanishing gradients tab: a deep net at its random start, and its gradient layer by layer."""

from functools import lru_cache

import streamlit as st

from nnviz.engine.operations import OPERATIONS
from nnviz.learning.deep import PROBES, DeepNet
from nnviz.ui.controls import table
from nnviz.ui.neuron.document import DEEPEST, LARGEST_SCALE, WIDEST, NeuronDesk
from nnviz.ui.player import address, chart
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.neuron import activations, depth

CONTROLS = (
    ("depth", "Layers", 1, DEEPEST, 1),
    ("width", "Units in a layer", 1, WIDEST, 1),
    ("scale", "Weight scale", 0.0, LARGEST_SCALE, 0.1),
)
"""Field of the document, label, least, most, and step of each slider."""


@lru_cache(maxsize=32)
def _net(depth: int, width: int, activation: str, scale: float, seed: int) -> DeepNet:
    return DeepNet(depth, width, activation, scale, seed)


@st.fragment
def vanishing(desk: NeuronDesk) -> None:
    """The whole tab."""
    plot, controls = st.columns([3, 2], gap="large")
    with controls:
        _controls(desk)
    document = desk.document
    net = _net(document.depth, document.width, document.deep, document.scale, document.seed)
    norms = net.gradient_norms()
    with plot:
        chart.show(
            depth.gradients(norms),
            f"The gradient's norm at each of {net.depth} layers, on a log scale. "
            f"{depth.first_and_last(norms)}",
        )
        with st.container(key="fate", gap="xsmall"):
            st.markdown(depth.verdict(net))
            st.markdown(depth.dead(net, PROBES))
        st.caption(
            "Notice straight lines: on this logarithmic scale each layer back multiplies by the "
            "same factor. A layer without a point has a gradient of exactly 0."
        )
    st.markdown(
        "Stack units in layers, each on top of the one before, and send a gradient back from the "
        "output. At every layer it is multiplied by weights **and by local gradients f′(z)**. If "
        "those factors are below 1, their product **vanishes**; if above, it **explodes**."
    )
    if net.width == 1:
        _product(net)
    address.publish_link(desk.link())


def _controls(desk: NeuronDesk) -> None:
    document = desk.document

    def take_activation() -> None:
        desk.set(deep=entered("deep"))

    st.selectbox(
        "Activation of the layers",
        activations.ACTIVATIONS,
        **kept("deep", document.deep),
        format_func=lambda name: OPERATIONS[name].title,
        on_change=take_activation,
    )
    for field, label, least, most, step in CONTROLS:
        st.slider(
            label,
            least,
            most,
            step=step,
            **kept(field, getattr(document, field)),
            on_change=_take,
            args=(desk, field),
        )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(
            "Other random weights",
            icon=":material/casino:",
            on_click=lambda: desk.set(seed=desk.document.seed + 1),
        )
        st.caption(f"seed {document.seed}: the same seed gives the same weights")


def _take(desk: NeuronDesk, field: str) -> None:
    desk.set(**{field: entered(field)})


def _product(net: DeepNet) -> None:
    st.markdown(
        "**The product, factor by factor.** In a chain ∂y/∂z is simply the product of all factors "
        "from the output back:"
    )
    table.records("The product, layer by layer", depth.product(net))
