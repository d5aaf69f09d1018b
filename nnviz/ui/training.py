"""The training page: a network learns, is stopped at any epoch, and looked into."""

import time
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from nnviz.engine.data import DATASETS, Data
from nnviz.engine.plane import Window
from nnviz.engine.training import Moment
from nnviz.networks.architecture import ACTIVATIONS
from nnviz.networks.starting import STARTS
from nnviz.ui import bridge, own_data
from nnviz.ui.desk import Desk, current
from nnviz.ui.editor import keep
from nnviz.ui.experiment import LOSSES, MOST_LAYERS, MOST_ROWS, MOST_UNITS, Experiment, Settings
from nnviz.views import health, learning
from nnviz.views.numbers import short

TICK = 0.8
"""Seconds between two pictures while a training runs."""

SHARE_OF_TICK = 0.3
"""The share of them that is spent on training; the rest is for drawing and for the student."""

MOST_EPOCHS = 20_000
"""Epochs after which a training stops by itself."""

GRID, FAST_GRID = 100, 50
"""Points along each side of the plane: at rest, and while a training runs."""

TrainingDesk = Desk[Settings]


@dataclass
class Lab:
    """One student's training: the experiment, and whether it runs.

    Attributes
    ----------
    desk : the settings, as the link carries them
    experiment : the training of these settings
    running : whether it goes on by itself
    own : data of the student's own, in place of a data set
    """

    desk: TrainingDesk
    experiment: Experiment
    running: bool = False
    own: Data | None = None

    def change(self, **changes: Any) -> None:
        """Other settings. What depends on them begins anew, from the same seed."""
        self.desk.set(**changes)
        self.follow()

    def follow(self) -> None:
        """Begin anew if the settings are no longer those of the experiment."""
        wanted = self.desk.document.what_is_trained
        if wanted != self.experiment.settings.what_is_trained:
            self.rewind()

    def rewind(self) -> None:
        """Back to the very same start."""
        self.running = False
        self.desk.set(epoch=0)
        self.experiment = Experiment(self.desk.document.what_is_trained, self.own)

    def advance(self, epochs: int) -> None:
        """Train on, and show the newest epoch."""
        training = self.experiment.training
        training.advance(min(epochs, MOST_EPOCHS - training.epoch))
        self.desk.set(epoch=training.epoch)

    def toggle(self) -> None:
        """Run or pause."""
        self.running = not self.running

    @property
    def finished(self) -> bool:
        """True if training can't or need not go on."""
        return self.experiment.training.diverged or self.experiment.training.epoch >= MOST_EPOCHS

    @property
    def moment(self) -> Moment:
        """The recorded epoch on show."""
        moments = self.experiment.training.moments
        epoch = self.desk.document.epoch
        return max(
            (each for each in moments if each.epoch <= epoch),
            key=lambda each: each.epoch,
            default=moments[0],
        )


def open_lab(*, arrived: bool) -> Lab:
    """The lab of this session. A link's epoch is trained to again, from the link's seed."""
    desk = current("training", Settings, arrived=arrived)
    lab: Lab | None = st.session_state.get("lab")
    if lab is None:
        lab = Lab(desk, Experiment(desk.document.what_is_trained, None))
        st.session_state["lab"] = lab
    epoch = desk.document.epoch
    lab.follow()
    if epoch > lab.experiment.training.epoch:
        with st.spinner(f"Training to epoch {epoch:,} again…"):
            lab.advance(epoch - lab.experiment.training.epoch)
    return lab


def settings(lab: Lab) -> None:
    """Data, network and recipe."""
    lab.desk.say_ignored()
    data, network, recipe = st.columns(3, gap="large")
    with data:
        _data(lab)
    with network:
        _network(lab)
    with recipe:
        _recipe(lab)


def _pick(lab: Lab, label: str, name: str, options: dict[str, str]) -> None:
    key = f"training {name}"
    keep(key, getattr(lab.desk.document, name))
    st.selectbox(
        label,
        list(options),
        key=key,
        format_func=options.__getitem__,
        on_change=lambda: lab.change(**{name: st.session_state[key]}),
    )


def _number(
    lab: Lab, label: str, name: str, least: float, most: float, step: float, help_: str = ""
) -> None:
    key = f"training {name}"
    value = getattr(lab.desk.document, name)

    def take() -> None:
        if (typed := st.session_state[key]) is not None:
            lab.change(**{name: type(value)(typed)})

    keep(key, value)
    kind = type(value)
    st.number_input(
        label,
        kind(least),
        kind(most),
        value=None,
        step=kind(step),
        format="%d" if kind is int else "%.10g",
        key=key,
        on_change=take,
        help=help_ or None,
    )


def _switch(lab: Lab, label: str, name: str) -> None:
    key = f"training {name}"
    keep(key, getattr(lab.desk.document, name))
    st.toggle(label, key=key, on_change=lambda: lab.change(**{name: st.session_state[key]}))


def _data(lab: Lab) -> None:
    document = lab.desk.document
    if lab.own is None:
        _pick(lab, "Data", "data", {key: source.title for key, source in DATASETS.items()})
        if DATASETS[document.data].make is DATASETS["blobs"].make:
            _number(lab, "Classes", "classes", 2, 4, 1)
        if document.data not in ("xor", "and", "or"):
            _number(lab, "Points", "count", 4, MOST_ROWS, 50)
            _number(lab, "Noise", "noise", 0, 2, 0.05)
    with st.popover("Preparation and own data"):
        _number(lab, "Share kept for testing", "test", 0, 0.8, 0.1)
        _switch(lab, "Inputs 0 and 1 as −1 and 1", "signs")
        _switch(lab, "Scale each input to mean 0, deviation 1", "scaled")
        own_data.edit(lab)


def _network(lab: Lab) -> None:
    document = lab.desk.document
    sizes, functions = document.hidden, document.activations

    def deepen() -> None:
        count = st.session_state["training layers"]
        if count is not None:
            lab.change(
                hidden=(*sizes, *[4] * count)[:count],
                activations=(*functions, *["tanh"] * count)[:count],
            )

    keep("training layers", len(sizes))
    st.number_input(
        "Hidden layers",
        0,
        MOST_LAYERS,
        value=None,
        step=1,
        key="training layers",
        on_change=deepen,
    )
    for place, (size, function) in enumerate(zip(sizes, functions, strict=True)):
        with st.container(horizontal=True, gap="small"):
            _layer(lab, place, size, function)
    _pick(lab, "Loss", "loss", {loss: loss for loss in LOSSES})


def _layer(lab: Lab, place: int, size: int, function: str) -> None:
    document = lab.desk.document
    size_key, function_key = f"training units {place}", f"training activation {place}"

    def resize() -> None:
        if (units := st.session_state[size_key]) is not None:
            hidden = list(document.hidden)
            hidden[place] = units
            lab.change(hidden=tuple(hidden))

    def activate() -> None:
        activations = list(document.activations)
        activations[place] = st.session_state[function_key]
        lab.change(activations=tuple(activations))

    keep(size_key, size)
    st.number_input(
        f"Units in layer {place + 1}",
        1,
        MOST_UNITS,
        value=None,
        step=1,
        key=size_key,
        width=140,
        on_change=resize,
    )
    keep(function_key, function)
    st.selectbox(
        f"Activation of layer {place + 1}",
        list(ACTIVATIONS),
        key=function_key,
        format_func=ACTIVATIONS.__getitem__,
        width=170,
        on_change=activate,
    )


def _recipe(lab: Lab) -> None:
    optimisers = {"sgd": "Gradient descent", "momentum": "Momentum 0.9", "adam": "Adam"}
    with st.container(horizontal=True, gap="small"):
        _pick(lab, "Optimiser", "optimiser", optimisers)
        _number(lab, "Learning rate η", "rate", 1e-9, 1e9, 0.05)
    with st.container(horizontal=True, gap="small"):
        _pick(lab, "Weights begin", "start", {key: title for key, (title, _) in STARTS.items()})
        _number(lab, "Seed", "seed", 0, 99_999, 1)
    with st.popover("More"):
        schedules = {
            "constant": "constant",
            "decay": "halved after 1,000 epochs",
            "cosine": "cosine to 0 over 1,000 epochs",
        }
        _pick(lab, "Schedule of η", "schedule", schedules)
        _number(lab, "Batch size", "batch", 0, MOST_ROWS, 8, "0 takes all examples at once.")
        _number(lab, "L2", "decay", 0, 10, 0.001, "Each weight also shrinks by η · L2 · w.")
        _number(lab, "Dropout", "dropout", 0, 0.9, 0.1, "The share of hidden units left out.")


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
    st.caption("What the network answers everywhere. Click an example to look into it below.")
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
