"""The Descend tab: gradient descent on the graph, one press a step."""

import streamlit as st

from nnviz.ui.graph.desk import GraphDesk
from nnviz.ui.player import chart
from nnviz.ui.session.link import LEAST_RATE
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.graph import descent
from nnviz.views.notation import names
from nnviz.views.notation.numbers import short
from nnviz.views.plots import figures

STEPS = (1, 10, 100)
"""How many steps one press may take."""


def descend(desk: GraphDesk) -> None:
    """Learning rate, trainable inputs, the buttons, and the way so far."""
    output = names.text(desk.graph.output)
    st.caption(
        f"Gradient descent makes {output} smaller: each trainable input moves against its "
        f"gradient, w ← w − η · ∂{output}/∂w. The learning rate η says how far."
    )
    controls, way = st.columns([1, 2], gap="large")
    with controls:
        _choose(desk)
        _buttons(desk)
        losses = [moment.loss for moment in desk.trail]
        st.markdown(descent.verdict(losses, output))
    with way:
        if len(losses) > 1:
            chart.show(
                figures.losses(losses, output),
                alt=f"{output} after each step: from {short(losses[0])} to {short(losses[-1])}.",
            )
            st.caption(f"Notice whether {output} falls at every step, or overshoots and climbs.")
            st.dataframe(descent.rows(desk.trail, desk.trainable), hide_index=True)


def _choose(desk: GraphDesk) -> None:
    def take_rate() -> None:
        if (rate := entered("rate")) is not None:
            desk.set(rate=rate)

    st.number_input(
        "Learning rate η",
        min_value=LEAST_RATE,
        value=None,
        **kept("rate", desk.document.rate),
        step=0.05,
        format="%.10g",
        on_change=take_rate,
    )
    st.multiselect(
        "Trainable inputs",
        desk.graph.inputs,
        **kept("trainable", list(desk.trainable)),
        on_change=lambda: desk.set(trainable=tuple(entered("trainable"))),
    )


def _buttons(desk: GraphDesk) -> None:
    ready = bool(desk.trainable)
    with st.container(horizontal=True, gap="small"):
        for steps in STEPS:
            label = "Descend one step" if steps == 1 else f"{steps} steps"
            st.button(label, on_click=desk.descend, args=(steps,), disabled=not ready)
        st.button("Undo descent", on_click=desk.history.undo, disabled=not desk.trail)
        st.button("Back to the start", on_click=desk.start_again, disabled=not desk.trail)
