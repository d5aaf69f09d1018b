"""One unit: its numbers, where it stands on its activation's curve, and its graph."""

import math
from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from nnviz.engine.ieee import Value
from nnviz.engine.operations import OPERATIONS
from nnviz.learning.curve import SATURATED
from nnviz.ui.controls.boxes import box
from nnviz.ui.neuron.document import FEWEST, MOST, NeuronDesk, NeuronDocument, run_of
from nnviz.ui.player import chart, player
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.neuron import activations
from nnviz.views.notation.numbers import short


def show(desk: NeuronDesk) -> None:
    """The whole part: the graph beside the curve, then a box for each of the unit's numbers."""
    _choices(desk)
    graph, curve = st.columns([3, 2], gap="medium")
    with graph:
        player.play(run_of(desk.document), desk.walk, link=desk.link, take=partial(take, desk))
    with curve:
        _point(desk)
    _boxes(desk)
    st.markdown(
        "A **neural unit** multiplies each input by a weight, adds everything up with a bias, and "
        "sends the sum z through an **activation** function: y = f(w·x + b). Where a curve levels "
        "off, as the sigmoid does, the unit is *saturated*: in the shaded parts f′(z) is between "
        f"−{short(SATURATED)} and {short(SATURATED)}, and learning is slow."
    )


def take(desk: NeuronDesk, values: Mapping[str, Value]) -> None:
    """Take numbers that were changed on the graph's cards."""
    known = {**desk.document.named, **values}
    places = range(1, len(desk.document.weights) + 1)
    desk.set(
        weights=tuple(float(known[f"w{place}"]) for place in places),
        inputs=tuple(float(known[f"x{place}"]) for place in places),
        bias=float(known["b"]),
    )


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
        desk.set(activation=entered("activation"))

    def take_count() -> None:
        desk.change(desk.document.resized(entered("count")))

    def restore() -> None:
        usual = NeuronDocument()
        desk.set(
            weights=usual.weights,
            inputs=usual.inputs,
            bias=usual.bias,
            activation=usual.activation,
        )

    with st.container(key="editor", horizontal=True, gap="small", vertical_alignment="bottom"):
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
    """The activation's curve with the unit's z on it, what its slope there means, and the sum."""
    name = desk.document.activation
    activation = OPERATIONS[name]
    run = run_of(desk.document)
    z, y, slope = run.value["z"], run.value["y"], run.gradient["z"]
    if not math.isfinite(z):
        st.warning("These numbers are so large that z is not finite. Make them smaller.")
        return
    chart.show(
        activations.operating_point(activation, z, y, slope),
        f"{activation.title} with the unit at z = {short(z)}, y = {short(y)} and its tangent "
        f"of slope {short(slope)}.",
    )
    st.markdown(activations.said(name, slope))
    if kink := run.kink("y"):
        st.info(kink.convention)
    st.latex(activations.in_numbers(run))
    st.caption(
        "Notice what the bias b does: the unit slides along the curve, and its tangent turns. The "
        "tangent's slope is the **local gradient** f′(z)."
    )
