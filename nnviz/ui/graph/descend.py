"""The Descend tab: gradient descent on the graph, one press a step."""

import streamlit as st

from nnviz.ui.graph.desk import Workspace
from nnviz.ui.session.link import LEAST_RATE
from nnviz.ui.session.widgets import kept
from nnviz.views.graph import descent
from nnviz.views.notation import names
from nnviz.views.notation.numbers import short
from nnviz.views.plots import figures

STEPS = (1, 10, 100)
"""How many steps one press may take."""


def descend(workspace: Workspace) -> None:
    """Learning rate, trainable inputs, the buttons, and the way so far."""
    output = names.text(workspace.graph.output)
    st.caption(
        f"Gradient descent makes {output} smaller: each trainable input moves against its "
        f"gradient, w ← w − η · ∂{output}/∂w. The learning rate η says how far."
    )
    controls, way = st.columns([1, 2], gap="large")
    with controls:
        _choose(workspace)
        _buttons(workspace)
        losses = [moment.loss for moment in workspace.trail]
        st.markdown(descent.verdict(losses, output))
    with way:
        if len(losses) > 1:
            st.plotly_chart(
                figures.losses(losses, output),
                alt=f"{output} after each step: from {short(losses[0])} to {short(losses[-1])}.",
            )
            st.caption(f"Notice whether {output} falls at every step, or overshoots and climbs.")
            st.dataframe(descent.rows(workspace.trail, workspace.trainable), hide_index=True)


def _choose(workspace: Workspace) -> None:
    def take_rate() -> None:
        if (rate := st.session_state["rate"]) is not None:
            workspace.rate = rate

    st.number_input(
        "Learning rate η",
        min_value=LEAST_RATE,
        value=None,
        **kept("rate", workspace.rate),
        step=0.05,
        format="%.10g",
        on_change=take_rate,
    )
    st.multiselect(
        "Trainable inputs",
        workspace.graph.inputs,
        **kept("trainable", list(workspace.trainable)),
        on_change=lambda: workspace.tick(tuple(st.session_state["trainable"])),
    )


def _buttons(workspace: Workspace) -> None:
    ready = bool(workspace.trainable)
    with st.container(horizontal=True, gap="small"):
        for steps in STEPS:
            label = "Descend one step" if steps == 1 else f"{steps} steps"
            st.button(label, on_click=workspace.descend, args=(steps,), disabled=not ready)
        st.button("Undo descent", on_click=workspace.history.undo, disabled=not workspace.trail)
        st.button("Back to the start", on_click=workspace.start_again, disabled=not workspace.trail)
