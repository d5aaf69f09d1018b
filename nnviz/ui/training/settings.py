"""What is trained, and how: the boxes above a training."""

from typing import Literal

import streamlit as st

from nnviz.learning.data import DATASETS
from nnviz.networks.architecture import ACTIVATIONS
from nnviz.networks.starting import STARTS
from nnviz.ui.session.widgets import entered, kept, replaced
from nnviz.ui.training import lessons, own_data
from nnviz.ui.training.desk import TrainingDesk
from nnviz.ui.training.document import LOSSES, MOST_LAYERS, MOST_UNITS
from nnviz.views.training import settings as words
from nnviz.views.training.settings import OPTIMISERS, SCHEDULES

WIDTH = 130
"""Of a box for a number, in pixels."""


def settings(desk: TrainingDesk) -> None:
    """One line: the lesson, then data, network and recipe as they are, each opened by a press."""
    own_data.told(desk)
    document, network = desk.document, desk.experiment.network
    with st.container(key="editor", horizontal=True, gap="small", vertical_alignment="bottom"):
        lessons.choose(desk)
        with st.popover(_data_now(desk), key="data", icon=":material/scatter_plot:"):
            _data(desk)
        with st.popover(words.layers(network), key="network", icon=":material/hub:"):
            _network(desk)
        recipe = words.recipe(document.optimiser, document.rate, document.seed)
        with st.popover(recipe, key="recipe", icon=":material/tune:"):
            _recipe(desk)
    lessons.tell(desk)


def _data_now(desk: TrainingDesk) -> str:
    own = desk.document.own
    return DATASETS[desk.document.data].title if own is None else "Own data"


def _pick(
    desk: TrainingDesk,
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
        **kept(key, getattr(desk.document, name)),
        format_func=options.__getitem__,
        width=width,
        on_change=lambda: desk.set(**{name: entered(key)}),
        help=help_ or None,
    )


def _number(
    desk: TrainingDesk,
    label: str,
    name: str,
    step: float,
    help_: str = "",
) -> None:
    key = f"training {name}"
    value = getattr(desk.document, name)
    least, most = desk.document.field(name).limits

    def take() -> None:
        if (typed := entered(key)) is not None:
            desk.set(**{name: type(value)(typed)})

    kind = type(value)
    st.number_input(
        label,
        kind(least),
        kind(most),
        value=None,
        step=kind(step),
        format="%d" if kind is int else "%.10g",
        **kept(key, value),
        width=WIDTH,
        on_change=take,
        help=help_ or None,
    )


def _switch(desk: TrainingDesk, label: str, name: str) -> None:
    key = f"training {name}"
    st.toggle(
        label,
        **kept(key, getattr(desk.document, name)),
        on_change=lambda: desk.set(**{name: entered(key)}),
    )


def _data(desk: TrainingDesk) -> None:
    document = desk.document
    if document.own is None:
        sources = {key: source.title for key, source in DATASETS.items()}
        _pick(desk, "Data", "data", sources)
        with st.container(horizontal=True, gap="small"):
            if document.depends_on("classes"):
                _number(desk, "Classes", "classes", 1)
            if document.depends_on("count"):
                _number(desk, "Points", "count", 50)
                _number(desk, "Noise", "noise", 0.05)
    _number(desk, "Share kept for testing", "test", 0.1)
    _switch(desk, "Inputs 0 and 1 as −1 and 1", "signs")
    _switch(desk, "Scale each input to mean 0, deviation 1", "scaled")
    with st.expander("Own data", icon=":material/upload:", expanded=document.own is not None):
        own_data.draw(desk)
        own_data.edit(desk)


def _network(desk: TrainingDesk) -> None:
    document = desk.document

    def deepen() -> None:
        count, before = entered("training layers"), desk.document
        if count is not None:
            desk.set(
                hidden=(*before.hidden, *[4] * count)[:count],
                activations=(*before.activations, *["tanh"] * count)[:count],
            )

    st.number_input(
        "Hidden layers",
        0,
        MOST_LAYERS,
        value=None,
        step=1,
        **kept("training layers", len(document.hidden)),
        width=WIDTH,
        on_change=deepen,
    )
    layers = zip(document.hidden, document.activations, strict=True)
    for place, (size, function) in enumerate(layers):
        with st.container(horizontal=True, gap="small"):
            _layer(desk, place, size, function)
    if document.depends_on("loss"):
        _pick(desk, "Loss", "loss", {loss: loss for loss in LOSSES}, width=200)


def _layer(desk: TrainingDesk, place: int, size: int, function: str) -> None:
    size_key, function_key = f"training units {place}", f"training activation {place}"

    def resize() -> None:
        if (units := entered(size_key)) is not None:
            desk.set(hidden=replaced(desk.document.hidden, place, units))

    def activate() -> None:
        now, chosen = desk.document.activations, entered(function_key)
        desk.set(activations=replaced(now, place, chosen))

    st.number_input(
        f"Units in layer {place + 1}",
        1,
        MOST_UNITS,
        value=None,
        step=1,
        **kept(size_key, size),
        width=WIDTH,
        on_change=resize,
    )
    st.selectbox(
        f"Activation of layer {place + 1}",
        list(ACTIVATIONS),
        **kept(function_key, function),
        format_func=ACTIVATIONS.__getitem__,
        width=145,
        on_change=activate,
    )


def _recipe(desk: TrainingDesk) -> None:
    with st.container(horizontal=True, gap="small"):
        _pick(desk, "Optimiser", "optimiser", OPTIMISERS, width=180)
        _number(desk, "Learning rate η", "rate", 0.05)
    with st.container(horizontal=True, gap="small"):
        _pick(
            desk,
            "Weights begin",
            "start",
            {key: start.title for key, start in STARTS.items()},
            width=180,
            help_="  \n".join(f"**{start.title}**: {start.meaning}" for start in STARTS.values())
            + "  \nBiases begin at 0.",
        )
        _number(desk, "Seed", "seed", 1)
    _pick(desk, "Schedule of η", "schedule", SCHEDULES)
    with st.container(horizontal=True, gap="small"):
        _number(desk, "Batch size", "batch", 8, "0 takes all examples at once.")
        _number(
            desk,
            "L2",
            "decay",
            0.001,
            "L2 · w is added to each gradient ∂L/∂w.",
        )
    _number(
        desk,
        "Dropout",
        "dropout",
        0.1,
        "Each hidden unit is left out with this probability, and the others are scaled by "
        "1/(1 − p). Nothing is left out when the network is judged.",
    )
