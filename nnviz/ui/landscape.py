"""The loss over two chosen weights, with the way that training took."""

from typing import Any

import numpy as np
import streamlit as st

from nnviz.engine.batch import evaluate
from nnviz.engine.ieee import Array
from nnviz.ui.lab import Lab
from nnviz.views import learning

POINTS = 41
"""Values of each weight in the picture."""


def show(lab: Lab) -> None:
    """Choose two weights; see the loss around the way."""
    moments = lab.experiment.training.moments
    places = [
        (name, place)
        for name, values in moments[0].parameters.items()
        for place in np.ndindex(values.shape)
    ]
    titles = [f"{name}[{', '.join(str(i + 1) for i in place)}]" for name, place in places]
    with st.container(horizontal=True, gap="small"):
        first = st.selectbox("Across", range(len(places)), format_func=titles.__getitem__)
        second = st.selectbox("Up", range(len(places)), 1, format_func=titles.__getitem__)
    if first == second:
        st.caption("Choose two different weights.")
        return
    chosen = [places[first], places[second]]
    way = np.array([[each.parameters[name][place] for name, place in chosen] for each in moments])
    way = way[np.isfinite(way).all(axis=1)]
    across, up = (_around(way[:, side]) for side in (0, 1))
    figure = learning.surface(
        _heights(lab, chosen, across, up), across, up, way, (titles[first], titles[second])
    )
    st.plotly_chart(
        figure, key="landscape", alt=f"The loss over {titles[first]} and {titles[second]}."
    )
    st.caption(
        "The mean loss while only these two weights change; all others stand as they do now. The "
        "way crosses the lines of equal loss at right angles only where the others stood still."
    )


def _around(values: Array) -> Array:
    low, high = float(values.min()), float(values.max())
    margin = 0.5 * (high - low) + 0.5
    return np.linspace(low - margin, high + margin, POINTS)


def _heights(lab: Lab, chosen: list[Any], across: Array, up: Array) -> Array:
    training = lab.experiment.training
    (first, first_place), (second, second_place) = chosen
    inputs: dict[str, Any] = {
        **{name: np.array(values) for name, values in lab.moment.parameters.items()},
        "X": training.points,
        "Y": training.targets,
    }
    for name in training.graph.inputs:
        inputs.setdefault(name, 1.0)
    heights = np.empty((POINTS, POINTS))
    for row, y in enumerate(up):
        for column, x in enumerate(across):
            inputs[first][first_place] = x
            inputs[second][second_place] = y
            heights[row, column] = float(evaluate(training.graph, inputs))
    return heights
