"""One unit: its numbers, where it stands on its activation's curve, and its graph."""

import math
from functools import partial
from typing import Any

import streamlit as st

from nnviz.engine.operations import OPERATIONS
from nnviz.learning.curve import SATURATED
from nnviz.ui.controls.boxes import box
from nnviz.ui.neuron.document import FEWEST, MOST, NeuronDesk, NeuronDocument, run_of
from nnviz.ui.player import player
from nnviz.ui.session.widgets import kept
from nnviz.views.neuron import activations
from nnviz.views.notation.numbers import short


def edit(desk: NeuronDesk) -> None:
    """The unit's activation, and a box for each of its numbers."""
    st.markdown(
        "A **neural unit** multiplies each input by a weight, adds everything up with a bias, and "
        "sends the sum z through an **activation** function: y = f(w·x + b)."
    )
    numbers, plot = st.columns(2, gap="large")
    with numbers:
        _choices(desk)
        _boxes(desk)
        st.latex(activations.in_numbers(run_of(desk.document)))
    with plot:
        _point(desk)


def _boxes(desk: NeuronDesk) -> None:
    document = desk.document
    for field, letter in (("weights", "w"), ("inputs", "x")):
        with st.container(horizontal=True, gap="small"):
            for place, value in enumerate(getattr(document, field)):
                name = f"{letter}{place + 1}"
                box(name, value, partial(_set, desk, field, place), key=f"unit {name}")
            if field == "weights":
                box("b", document.bias, lambda typed: desk.set(bias=typed), key="unit b")


def _set(desk: NeuronDesk, field: str, place: int, value: float) -> None:
    values: list[Any] = list(getattr(desk.document, field))
    values[place] = value
    desk.set(**{field: tuple(values)})


def _choices(desk: NeuronDesk) -> None:
    document = desk.document

    def take_activation() -> None:
        desk.set(activation=st.session_state["activation"])

    def take_count() -> None:
        desk.change(desk.document.resized(st.session_state["count"]))

    def restore() -> None:
        usual = NeuronDocument()
        desk.set(
            weights=usual.weights,
            inputs=usual.inputs,
            bias=usual.bias,
            activation=usual.activation,
        )

    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.selectbox(
            "Activation",
            activations.ACTIVATIONS,
            **kept("activation", document.activation),
            format_func=lambda name: OPERATIONS[name].title,
            width=230,
            on_change=take_activation,
        )
        st.selectbox(
            "Inputs",
            range(FEWEST, MOST + 1),
            **kept("count", len(document.weights)),
            width=100,
            on_change=take_count,
        )
        st.button("The book's unit", icon=":material/menu_book:", on_click=restore)


def _point(desk: NeuronDesk) -> None:
    """The activation's curve with the unit's z on it, and what its slope there means."""
    name = desk.document.activation
    activation = OPERATIONS[name]
    run = run_of(desk.document)
    z, y, slope = run.value["z"], run.value["y"], run.gradient["z"]
    if not math.isfinite(z):
        st.warning("These numbers are so large that z is not finite. Make them smaller.")
        return
    st.plotly_chart(
        activations.operating_point(activation, z, y, slope),
        config={"displayModeBar": False},
        alt=f"{activation.title} with the unit at z = {short(z)}, y = {short(y)} and its tangent "
        f"of slope {short(slope)}.",
    )
    st.markdown(activations.said(name, slope))
    if kink := run.kink("y"):
        st.info(kink.convention)
    st.caption(
        "Change the bias b: the unit slides along the curve, and its tangent turns. The tangent's "
        "slope is the **local gradient** f′(z). In the shaded parts it is between "
        f"−{short(SATURATED)} and {short(SATURATED)}: the curve is nearly flat, and learning is "
        "slow. Where a curve levels off, as the sigmoid does, the unit is *saturated*."
    )


def play(desk: NeuronDesk) -> None:
    """The unit's computation graph."""
    player.play(run_of(desk.document), desk.walk, link=desk.link)
