"""What is trained, and how: the boxes above a training."""

from typing import Literal

import streamlit as st

from nnviz.learning.data import DATASETS
from nnviz.networks.architecture import ACTIVATIONS
from nnviz.networks.starting import STARTS
from nnviz.ui.session.link import LEAST_RATE
from nnviz.ui.session.widgets import kept, replaced
from nnviz.ui.training import lessons, own_data
from nnviz.ui.training.desk import TrainingDesk
from nnviz.ui.training.document import LOSSES, MOST_LAYERS, MOST_UNITS
from nnviz.ui.training.tables import MOST_ROWS
from nnviz.views.training.settings import OPTIMISERS, SCHEDULES


def settings(lab: TrainingDesk) -> None:
    """The lesson; data, network and recipe."""
    lab.desk.say_ignored()
    lessons.lessons(lab)
    data, network, recipe = st.columns(3, gap="large")
    with data:
        _data(lab)
    with network:
        _network(lab)
    with recipe:
        _recipe(lab)


def _pick(
    lab: TrainingDesk,
    label: str,
    name: str,
    options: dict[str, str],
    width: int | Literal["stretch"] = "stretch",
    help_: str = "",
) -> None:
    key = f"training {name}"
    st.selectbox(
        label,
        list(options),
        **kept(key, getattr(lab.desk.document, name)),
        format_func=options.__getitem__,
        width=width,
        on_change=lambda: lab.change(**{name: st.session_state[key]}),
        help=help_ or None,
    )


def _number(
    lab: TrainingDesk,
    label: str,
    name: str,
    least: float,
    most: float,
    step: float,
    help_: str = "",
) -> None:
    key = f"training {name}"
    value = getattr(lab.desk.document, name)

    def take() -> None:
        if (typed := st.session_state[key]) is not None:
            lab.change(**{name: type(value)(typed)})

    kind = type(value)
    st.number_input(
        label,
        kind(least),
        kind(most),
        value=None,
        step=kind(step),
        format="%d" if kind is int else "%.10g",
        **kept(key, value),
        on_change=take,
        help=help_ or None,
    )


def _switch(lab: TrainingDesk, label: str, name: str) -> None:
    key = f"training {name}"
    st.toggle(
        label,
        **kept(key, getattr(lab.desk.document, name)),
        on_change=lambda: lab.change(**{name: st.session_state[key]}),
    )


def _data(lab: TrainingDesk) -> None:
    document = lab.desk.document
    own_data.told(lab)
    if document.own is None:
        _pick(lab, "Data", "data", {key: source.title for key, source in DATASETS.items()})
        if document.depends_on("classes"):
            _number(lab, "Classes", "classes", 2, 4, 1)
        if document.depends_on("count"):
            with st.container(horizontal=True, gap="small"):
                _number(lab, "Points", "count", 4, MOST_ROWS, 50)
                _number(lab, "Noise", "noise", 0, 2, 0.05)
    with st.container(horizontal=True, gap="small"):
        with st.popover("Preparation"):
            _number(lab, "Share kept for testing", "test", 0, 0.8, 0.1)
            _switch(lab, "Inputs 0 and 1 as −1 and 1", "signs")
            _switch(lab, "Scale each input to mean 0, deviation 1", "scaled")
        with st.popover("Own data"):
            own_data.draw(lab)
            own_data.edit(lab)
        with st.popover("Recipe"):
            _more(lab)


def _network(lab: TrainingDesk) -> None:
    document = lab.desk.document

    def deepen() -> None:
        count, before = st.session_state["training layers"], lab.desk.document
        if count is not None:
            lab.change(
                hidden=(*before.hidden, *[4] * count)[:count],
                activations=(*before.activations, *["tanh"] * count)[:count],
            )

    with st.container(horizontal=True, gap="small"):
        st.number_input(
            "Hidden layers",
            0,
            MOST_LAYERS,
            value=None,
            step=1,
            **kept("training layers", len(document.hidden)),
            width=140,
            on_change=deepen,
        )
        _pick(lab, "Loss", "loss", {loss: loss for loss in LOSSES}, width=170)
    layers = zip(document.hidden, document.activations, strict=True)
    for place, (size, function) in enumerate(layers):
        with st.container(horizontal=True, gap="small"):
            _layer(lab, place, size, function)


def _layer(lab: TrainingDesk, place: int, size: int, function: str) -> None:
    size_key, function_key = f"training units {place}", f"training activation {place}"

    def resize() -> None:
        if (units := st.session_state[size_key]) is not None:
            lab.change(hidden=replaced(lab.desk.document.hidden, place, units))

    def activate() -> None:
        now, chosen = lab.desk.document.activations, st.session_state[function_key]
        lab.change(activations=replaced(now, place, chosen))

    st.number_input(
        f"Units in layer {place + 1}",
        1,
        MOST_UNITS,
        value=None,
        step=1,
        **kept(size_key, size),
        width=140,
        on_change=resize,
    )
    st.selectbox(
        f"Activation of layer {place + 1}",
        list(ACTIVATIONS),
        **kept(function_key, function),
        format_func=ACTIVATIONS.__getitem__,
        width=170,
        on_change=activate,
    )


def _recipe(lab: TrainingDesk) -> None:
    with st.container(horizontal=True, gap="small"):
        _pick(lab, "Optimiser", "optimiser", OPTIMISERS)
        _number(lab, "Learning rate η", "rate", LEAST_RATE, 1e9, 0.05)
    with st.container(horizontal=True, gap="small"):
        _pick(
            lab,
            "Weights begin",
            "start",
            {key: start.title for key, start in STARTS.items()},
            help_="  \n".join(f"**{start.title}**: {start.meaning}" for start in STARTS.values())
            + "  \nBiases begin at 0.",
        )
        _number(lab, "Seed", "seed", 0, 99_999, 1)


def _more(lab: TrainingDesk) -> None:
    _pick(lab, "Schedule of η", "schedule", SCHEDULES)
    _number(lab, "Batch size", "batch", 0, MOST_ROWS, 8, "0 takes all examples at once.")
    _number(
        lab,
        "L2",
        "decay",
        0,
        10,
        0.001,
        "L2 · w is added to each gradient ∂L/∂w.",
    )
    _number(lab, "Dropout", "dropout", 0, 0.9, 0.1, "The share of hidden units left out.")
