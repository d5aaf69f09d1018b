"""The tabs under a unit: where it stands on its activation, all activations, and deep nets."""

import streamlit as st

from nnviz.engine.curve import SATURATED
from nnviz.engine.operations import OPERATIONS
from nnviz.ui import bridge
from nnviz.ui.editor import keep
from nnviz.ui.neuron import TABS, NeuronDesk, run_of
from nnviz.ui.vanishing import vanishing
from nnviz.views import activations
from nnviz.views.numbers import short

QUIET = {"displayModeBar": False}
COLUMNS = 4


def study(desk: NeuronDesk) -> None:
    """Draw the tabs and the one that is open."""

    def turn() -> None:
        opened = next(name for name, title in TABS.items() if title == st.session_state["tabs"])
        desk.set(tab=opened)

    keep("tabs", TABS[desk.document.tab])
    tabs = st.tabs(list(TABS.values()), key="tabs", on_change=turn)
    draw = {"point": _point, "gallery": _gallery, "deep": vanishing}
    for name, tab in zip(TABS, tabs, strict=True):
        if name == desk.document.tab:
            with tab:
                draw[name](desk)
    bridge.publish_link(desk.link())


def _point(desk: NeuronDesk) -> None:
    """The activation's curve with the unit's z on it, and what its slope means."""
    name = desk.document.activation
    activation = OPERATIONS[name]
    run = run_of(desk.document)
    z, y, slope = run.value["z"], run.value["y"], run.gradient["z"]
    if abs(z) == float("inf") or z != z:
        st.warning("These numbers are so large that z is not finite. Make them smaller.")
        return
    words, plot = st.columns([2, 3], gap="large")
    with words:
        for latex, left in zip(activations.formulas(activation), ("f(z)", "f'(z)"), strict=True):
            st.latex(f"{left} = {latex}")
        st.markdown(activations.said(name, z, slope))
        if activation.kink and activation.kink.at(z):
            st.info(activation.kink.convention)
        st.caption(
            "The slope of the tangent is the activation's **local gradient**. In the shaded parts "
            f"it is smaller than {short(SATURATED)}: there the unit is *saturated*, and learning "
            "is slow."
        )
    with plot:
        st.plotly_chart(
            activations.operating_point(activation, z, y, slope),
            config=QUIET,
            alt=f"{activation.title} with the unit at z = {short(z)}, y = {short(y)} and its "
            f"tangent of slope {short(slope)}.",
        )
        st.caption("Change the bias b: the unit slides along the curve, and its tangent turns.")


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


def _card(name: str) -> None:
    activation = OPERATIONS[name]
    st.markdown(f"**{activation.title}**")
    value, slope = activations.formulas(activation)
    st.latex(rf"\small {value}")
    st.plotly_chart(
        activations.thumbnail(activation),
        key=f"thumbnail {name}",
        config=QUIET,
        alt=f"{activation.title} and its local gradient from −6 to 6.",
    )
    st.latex(rf"\small f' = {slope}")
    st.caption(activations.slopes_said(activation))
