"""Many starts at once: how often a network learns, and what failures look like."""

from functools import lru_cache

import numpy as np
import pandas as pd
import streamlit as st

from nnviz.language import parse
from nnviz.learning.data import make
from nnviz.learning.many_starts import Starts, train_all
from nnviz.learning.plane import Window
from nnviz.networks import scalars
from nnviz.networks.architecture import ACTIVATIONS, Network
from nnviz.networks.experiment import nodes, wrong
from nnviz.networks.starting import starts
from nnviz.ui.player import chart
from nnviz.ui.session.widgets import entered, kept
from nnviz.ui.training.desk import TrainingDesk
from nnviz.ui.training.document import GATES, SEEDS, STARTS_EPOCHS
from nnviz.views.notation.numbers import percent, short
from nnviz.views.plots.boundaries import NAMES
from nnviz.views.training import pictures

MOST_WORK = 40_000_000
"""Units times seeds times epochs, over all activations, that one press may train: some 30 s."""

SHOWN = 4
"""Failures, and successes, that are drawn."""

AS_TRAINED = {
    "optimiser": "sgd",
    "schedule": "constant",
    "batch": 0,
    "decay": 0.0,
    "dropout": 0.0,
    "loss": "cross-entropy",
    "test": 0.0,
    "signs": False,
    "scaled": False,
}
"""The settings that all starts share, whatever the page's are."""


@lru_cache(maxsize=32)
def trained(
    data: str, units: int, activation: str, first: str, rate: float, epochs: int, seeds: int
) -> Starts:
    """One hidden layer, trained on a gate from so many seeds."""
    network = Network((2, units, 1), (activation,), "sigmoid")
    examples = make(data)
    return train_all(
        parse(scalars.summed_loss_program(network, len(examples.labels))),
        parse(scalars.score_program(network)),
        starts(network, first, seeds),
        examples.points,
        examples.labels,
        rate,
        epochs,
    )


def show(desk: TrainingDesk) -> None:
    """Choose how many; see the share that learns, and some of each kind."""
    settings = desk.document
    if settings.data not in GATES or settings.own is not None or len(settings.hidden) != 1:
        st.caption("Many starts are for XOR, AND and OR, with one hidden layer.")
        return
    if settings.data == "xor":
        st.caption("The two hidden units that are enough on paper are often not enough to learn.")
    st.caption(
        "Train many seeds at once, and see how many get all four right. Inputs are 0 and 1, all "
        "four examples are in each update, and the loss is the cross-entropy."
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        seeds, epochs = _how_many(desk)
        work = 3 * settings.hidden[0] * seeds * epochs
        asked = st.button("Train them all", type="primary", disabled=work > MOST_WORK)
    if work > MOST_WORK:
        st.caption(
            "That is more than this server does at once. Take fewer seeds, epochs or hidden units."
        )
    key = (settings.data, settings.hidden[0], settings.start, settings.rate, epochs, seeds)
    if asked:
        st.session_state["many"] = key
    if st.session_state.get("many") != key:
        return
    data, units, first, rate, *_ = key
    with st.spinner("Training…"):
        found = {
            name: trained(data, units, name, first, rate, epochs, seeds)
            for name in ("relu", "tanh", "sigmoid")
        }
    st.dataframe(
        pd.DataFrame(
            [
                {
                    "activation": ACTIVATIONS[name],
                    "hidden units": units,
                    "all four right": percent(starts.share, 1),
                    "95 % interval": " to ".join(percent(end, 1) for end in starts.interval),
                }
                for name, starts in found.items()
            ]
        ),
        hide_index=True,
    )
    activation = settings.activations[0]
    if activation in found:
        _gallery(desk, Network((2, units, 1), (activation,), "sigmoid"), found[activation], epochs)


def _how_many(desk: TrainingDesk) -> tuple[int, int]:
    """Boxes for the number of seeds, and of epochs for each; the link carries both."""

    def take() -> None:
        epochs = entered("many epochs") or desk.document.starts
        desk.set(seeds=entered("many seeds"), starts=epochs)

    st.selectbox(
        "Seeds", SEEDS, **kept("many seeds", desk.document.seeds), width=120, on_change=take
    )
    st.number_input(
        "Epochs",
        *STARTS_EPOCHS,
        value=None,
        step=500,
        **kept("many epochs", desk.document.starts),
        width=150,
        on_change=take,
    )
    return desk.document.seeds, desk.document.starts


def _gallery(desk: TrainingDesk, network: Network, starts: Starts, epochs: int) -> None:
    """Some boundaries of each kind; a button opens one."""
    st.caption(
        "Filled circles should be answered with 1, open ones with 0; wrong answers are crossed out."
    )
    for title, learned in (("Starts that failed", False), ("Starts that learned", True)):
        chosen = np.flatnonzero(starts.learned == learned)[:SHOWN]
        if not len(chosen):
            continue
        st.markdown(f"**{title}** ({ACTIVATIONS[network.hidden[0]]})")
        for column, seed in zip(st.columns(SHOWN), chosen.tolist(), strict=False):
            with column:
                _one(desk, network, starts, seed, epochs)


def _one(desk: TrainingDesk, network: Network, starts: Starts, seed: int, epochs: int) -> None:
    window = Window((0.5, 0.5), 1.0)
    across, up = np.broadcast_arrays(*window.lattice(40))
    points = np.column_stack([across.ravel(), up.ravel()])
    values = scalars.tensors(network, starts.parameters, seed)
    answers = nodes(network, values, points)[f"a{network.last}"].reshape(across.shape)
    data = make(desk.document.data)
    outputs = nodes(network, values, data.points)[f"a{network.last}"]
    right = int(starts.right[seed])
    picture = pictures.plane(
        answers,
        window,
        data.points,
        data.labels,
        wrong(outputs, data),
        data.held_out(0, seed),
        data.titles,
    )
    picture.layout.update(
        height=200,
        showlegend=False,
        margin={"l": 40, "r": 0, "t": 10, "b": 45, "autoexpand": False},
    )
    for side in ("xaxis", "yaxis"):
        picture.layout[side]["dtick"] = 1
    chart.show(
        picture,
        key=f"start {seed}",
        alt=f"Seed {seed}: {right} of 4 right.",
    )
    said = (
        f"{short(float(each))} at {name}" for name, each in zip(NAMES, outputs[:, 0], strict=True)
    )
    st.caption(f"**Seed {seed}**: {right} of 4 right. It answers {', '.join(said)}.")

    def open_it() -> None:
        desk.set(seed=seed, **AS_TRAINED)
        desk.rewind()
        desk.advance(epochs)

    st.button(f"Open seed {seed}", on_click=open_it)
