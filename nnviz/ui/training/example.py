"""Freeze a training and look inside: one example's graph, with the weights of the epoch on show."""

import math
from functools import lru_cache

import numpy as np
import pandas as pd
import streamlit as st

from nnviz.engine.graph import Graph
from nnviz.engine.run import Run
from nnviz.engine.steps import Frame
from nnviz.language import parse
from nnviz.learning.data import Data
from nnviz.learning.descent import update
from nnviz.networks.architecture import Network
from nnviz.ui import page
from nnviz.ui.network.document import MOST_LAYERS, MOST_UNITS, NetworkDocument
from nnviz.ui.page import PAGES
from nnviz.ui.player import player
from nnviz.ui.session.desk import Desk
from nnviz.ui.session.runs import run_of
from nnviz.ui.session.widgets import entered, kept
from nnviz.ui.training.desk import TrainingDesk
from nnviz.views.notation import names
from nnviz.views.notation.numbers import short
from nnviz.views.notation.titles import in_markdown
from nnviz.views.steps import nonfinite
from nnviz.views.training import together


@lru_cache(maxsize=64)
def graph_of(network: Network) -> Graph:
    """The graph of one example's loss, in vectors and matrices."""
    return parse(network.program, parameters=network.parameters)


def number(desk: TrainingDesk) -> int:
    """The number of the example that is looked into: the first wrong one, if none is chosen."""
    chosen = desk.document.example
    if chosen is None:
        return int(np.argmax(desk.experiment.wrong(desk.moment)))
    return min(chosen, len(desk.experiment.data.labels) - 1)


def run_at(desk: TrainingDesk) -> Run:
    """The run of the chosen example at the epoch on show."""
    experiment, data = desk.experiment, desk.experiment.data
    graph = graph_of(experiment.network)
    values = {
        **desk.moment.parameters,
        "x": data.points[number(desk)],
        "y": data.targets[number(desk)],
    }
    return run_of(graph, {name: values[name] for name in graph.inputs})


def born(desk: TrainingDesk) -> str:
    """Where the first infinity or nan of the chosen example's run comes up, in a sentence."""
    run = run_at(desk)
    return nonfinite.trouble(Frame(run, len(run.steps)))


def look(desk: TrainingDesk) -> None:
    """Choose an example; walk through its graph; see what it would change."""
    count = len(desk.experiment.data.labels)
    key = f"example of {count}"

    def choose() -> None:
        if (chosen := entered(key)) is not None:
            desk.set(example=chosen)

    left, right = st.columns([1, 3], vertical_alignment="bottom")
    with left:
        st.number_input(
            "Example", 0, count - 1, value=None, step=1, **kept(key, number(desk)), on_change=choose
        )
    with right:
        st.caption(
            f"{_answered(desk)} Below are its forward and backward pass, with the weights of epoch "
            f"{desk.moment.epoch:,}. Click an example in the first picture above to choose it."
        )
    run = run_at(desk)
    player.play(run, desk.walk, link=desk.link)
    _update(desk, run)
    _open_as_network(desk, run)


def _answered(desk: TrainingDesk) -> str:
    """What the network says of the chosen example, and why this one is open."""
    experiment, data, chosen = desk.experiment, desk.experiment.data, number(desk)
    (name,) = together.called(data.points, [chosen])
    answer = float(experiment.answers(desk.moment, data.points[[chosen]])[0])
    label = data.labels[chosen]
    if not math.isfinite(answer):
        return f"The network's answer to {name} is no finite number."
    if not data.classes:
        return f"The network answers {short(answer)} to {name} and should answer {short(label)}."
    if data.classes == 2:
        said = f"gives class {_title(data, 1)} a probability of {short(answer)} at {name}"
    else:
        said = f"finds class {_title(data, answer)} the likeliest at {name}"
    told = f"The network {said}, which is of class {_title(data, label)}."
    wrong = experiment.wrong(desk.moment)
    if not wrong[chosen]:
        return f"{told} That is right."
    first = desk.document.example is None and wrong.sum() > 1
    return f"{told} That is **wrong**{', the first example that is' if first else ''}."


def _title(data: Data, label: float) -> str:
    return in_markdown(data.title(int(label)))


def _update(desk: TrainingDesk, run: Run) -> None:
    """What plain gradient descent on this example alone would do."""
    rate = desk.trained.recipe.rate_at(desk.moment.epoch)
    st.markdown(
        f"**The update that this example alone causes**, with η = {short(rate)}: w ← w − η ∂L/∂w"
    )
    rows = [
        {
            "weights": names.text(name),
            "now": short(run.value[name]),
            "∂L/∂w": short(run.gradient[name]),
            "after": short(after),
        }
        for name, after in update(run, desk.moment.parameters, rate).items()
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True)


def _open_as_network(desk: TrainingDesk, run: Run) -> None:
    """A link to the network page with these weights, if it is small enough for that page."""
    network = desk.experiment.network
    small = len(network.hidden) <= MOST_LAYERS and all(size <= MOST_UNITS for size in network.sizes)
    if not small:
        return
    tensors = {name: np.asarray(run.value[name]) for name in network.shapes}
    row = np.concatenate([tensors["x"], tensors["y"]])[None, :]
    document = NetworkDocument(network, tensors, row, rate=desk.trained.rate)
    page.link(
        PAGES["network"],
        label="Open these weights on the Network page: as scalar nodes, and as layers",
        icon=":material/hub:",
        query_params=Desk(document).query(),
    )
