"""The training page: a network learns, is stopped at any epoch, and looked into."""

import time
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from nnviz.engine.plane import Window
from nnviz.engine.training import Moment
from nnviz.ui import bridge
from nnviz.ui.editor import keep
from nnviz.ui.experiment import Experiment
from nnviz.ui.lab import Lab
from nnviz.views import health, learning
from nnviz.views.numbers import short

TICK = 0.8
"""Seconds between two pictures while a training runs."""

SHARE_OF_TICK = 0.3
"""The share of them that is spent on training; the rest is for drawing and for the student."""


GRID, FAST_GRID = 100, 50
"""Points along each side of the plane: at rest, and while a training runs."""


def controls(lab: Lab) -> None:
    """Run, pause, step, rewind, and a slider through the epochs."""
    epoch = lab.experiment.training.epoch
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(
            "Pause" if lab.running else "Run",
            key="run",
            icon=":material/pause:" if lab.running else ":material/play_arrow:",
            disabled=lab.finished,
            on_click=lab.toggle,
        )
        for label, epochs in (("One epoch", 1), ("100 epochs", 100), ("1,000 epochs", 1000)):
            st.button(label, on_click=lab.advance, args=(epochs,), disabled=lab.running)
        st.button("Rewind", icon=":material/replay:", on_click=lab.rewind)
    if epoch and not lab.running:
        key = f"epoch of {epoch}"
        keep(key, min(lab.desk.document.epoch, epoch))
        st.slider(
            "Epoch on show",
            0,
            epoch,
            key=key,
            on_change=lambda: lab.desk.set(epoch=st.session_state[key]),
        )


def watch(lab: Lab) -> None:
    """The four pictures; they redraw by themselves while the training runs."""
    st.fragment(_watch, run_every=TICK if lab.running else None)(lab)


def _watch(lab: Lab) -> None:
    if lab.running:
        _train_for(lab, TICK * SHARE_OF_TICK)
        if lab.finished:
            lab.running = False
            st.rerun(scope="app")
    _pictures(lab)
    bridge.publish_link(lab.desk.link())


def _train_for(lab: Lab, seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until and not lab.finished:
        lab.advance(5)


def _pictures(lab: Lab) -> None:
    experiment, moment = lab.experiment, lab.moment
    moments = experiment.training.moments
    hidden = {
        number: experiment.layer(moment, number, experiment.data.points)
        for number in range(1, experiment.network.last)
    }
    right = experiment.right(moment, test=False)
    _summary(experiment, moment, right)
    functions = experiment.network.hidden
    for sentence in health.diagnosis(
        [each for each in moments if each.epoch <= moment.epoch],
        health.layers(hidden, functions),
        right=right,
    ):
        st.markdown(f":material/stethoscope: {sentence}")
    left, second = st.columns(2, gap="medium")
    with left:
        _plane(lab, moment)
    with second:
        _hidden(lab, hidden)
    logarithmic = st.toggle("Logarithmic loss", key="logarithmic")
    left, second = st.columns(2, gap="medium")
    with left:
        st.plotly_chart(
            learning.curves(moments, moment.epoch, logarithmic=logarithmic),
            key="loss curve",
            config=_config(lab),
            alt=f"The mean loss, from {short(moments[0].loss)} to {short(moments[-1].loss)}.",
        )
        st.caption("The loss after each epoch; the dashed line is the epoch on show.")
    with second:
        st.plotly_chart(
            learning.gradients(moments, moment.epoch),
            key="gradient curves",
            config=_config(lab),
            alt="The size of each layer's gradient: "
            + ", ".join(f"{name} {short(norm)}" for name, norm in moment.norms.items()),
        )
        st.caption(
            "How large each layer's gradient is. Notice whether the first layer's lags behind."
        )


def _config(lab: Lab) -> dict[str, Any]:
    """A picture that moves is not to be touched: so the browser draws it in half the time."""
    return {"staticPlot": True} if lab.running else {"displayModeBar": False}


def _summary(experiment: Experiment, moment: Moment, right: float | None) -> None:
    parts = [f"Epoch **{moment.epoch:,}**", f"loss **{short(moment.loss)}**"]
    if right is not None:
        parts.append(f"right **{right:.0%}**")
    held = experiment.right(moment, test=True)
    if held is not None:
        parts.append(f"right on the test examples **{held:.0%}**")
    st.markdown(", ".join(parts))


def _plane(lab: Lab, moment: Moment) -> None:
    experiment = lab.experiment
    x, y, reach = experiment.window
    window = Window((x, y), reach)
    size = FAST_GRID if lab.running else GRID
    across, up = np.broadcast_arrays(*window.lattice(size))
    grid = np.column_stack([across.ravel(), up.ravel()])
    answers = experiment.answers(moment, grid).reshape(size, size)
    data = experiment.data
    figure = learning.plane(
        answers,
        window,
        data.points,
        data.labels,
        experiment.wrong(moment),
        experiment.test,
        data.classes,
    )
    event: Any = st.plotly_chart(
        figure,
        key="boundary",
        config=_config(lab),
        alt="The plane of the two inputs, coloured by the network's answer, with the examples.",
        on_select="rerun",
        selection_mode="points",
    )
    st.caption(
        "What the network answers everywhere; wrong examples are crossed out. "
        + ("Pause to click one." if lab.running else "Click an example to look into it below.")
    )
    chosen = [] if lab.running else event.selection.points
    if chosen and "customdata" in chosen[0]:
        number = int(np.ravel(chosen[0]["customdata"])[0])
        if number != lab.desk.document.example:
            lab.desk.set(example=number)
            st.rerun(scope="app")


def _hidden(lab: Lab, hidden: dict[int, Any]) -> None:
    experiment = lab.experiment
    if not hidden:
        st.caption("No hidden layer: the output sees the inputs as they are.")
        return
    places, axes = learning.flattened(hidden[1])
    st.plotly_chart(
        learning.hidden_space(places, experiment.data.labels, experiment.data.classes, axes),
        key="hidden space",
        config=_config(lab),
        alt="The examples as the first hidden layer sees them.",
    )
    st.caption("The same examples in hidden space. Notice which ones have moved together.")
    rows = [
        {
            "layer": layer.number,
            "units": layer.units,
            "dead ReLUs": layer.dead,
            "flat answers": f"{layer.flat:.0%}",
        }
        for layer in health.layers(hidden, experiment.network.hidden)
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True)
