"""The loss over two chosen weights, with the way that training took."""

import numpy as np
import streamlit as st

from nnviz.engine import landscape
from nnviz.ui.kept import kept
from nnviz.ui.lab import Lab
from nnviz.views import learning, names

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
    titles = [
        f"{names.text(name)}[{', '.join(str(i + 1) for i in place)}]" for name, place in places
    ]
    with st.container(horizontal=True, gap="small"):
        first = _weight(lab, "Across", "across", titles)
        second = _weight(lab, "Up", "up", titles)
    if first == second:
        st.caption("Choose two different weights.")
        return
    chosen = [places[first], places[second]]
    way = np.array([[each.parameters[name][place] for name, place in chosen] for each in moments])
    way = way[np.isfinite(way).all(axis=1)]
    across, up = (landscape.around(way[:, side], POINTS) for side in (0, 1))
    drawn = (lab.moment.epoch, moments[-1].epoch, first, second)
    if lab.surface is None or lab.surface[0] != drawn:
        heights = landscape.heights(
            lab.experiment.training, lab.moment.parameters, (chosen[0], across), (chosen[1], up)
        )
        lab.surface = drawn, heights
    loss = lab.surface[1]
    figure = learning.surface(loss, across, up, way, (titles[first], titles[second]))
    st.plotly_chart(
        figure, key="landscape", alt=f"The loss over {titles[first]} and {titles[second]}."
    )
    if landscape.level(loss):
        st.markdown(
            "The loss is the same everywhere in this window: neither weight changes it here, as "
            "with a dead unit. Choose two weights of another unit to see the way."
        )
    st.caption(
        f"The mean loss on up to {landscape.MOST_EXAMPLES} examples while only these two weights "
        "change; all others stand as they do now. The way crosses the lines of equal loss at right "
        "angles only where the others stood still."
    )


def _weight(lab: Lab, label: str, side: str, titles: list[str]) -> int:
    """A box for the weight along one side, which the link carries; its number."""
    key = f"surface {side} of {len(titles)}"
    chosen: int = st.selectbox(
        label,
        range(len(titles)),
        format_func=titles.__getitem__,
        **kept(key, min(getattr(lab.desk.document, side), len(titles) - 1)),
        on_change=lambda: lab.desk.set(**{side: st.session_state[key]}),
    )
    return chosen
