"""The loss over two chosen weights, with the way that training took."""

from collections.abc import Sequence
from functools import partial

import numpy as np
import streamlit as st

from nnviz.learning import landscape
from nnviz.ui.session.widgets import opener
from nnviz.ui.training.desk import TrainingDesk
from nnviz.views.notation import names
from nnviz.views.notation.numbers import short
from nnviz.views.training import pictures

POINTS = 41
"""Values of each weight in the picture."""


def show(lab: TrainingDesk) -> None:
    """Choose two weights; see the loss around the way."""
    moments = lab.experiment.training.moments
    places = landscape.entries(moments[0].parameters)
    titles = [
        f"{names.text(name)}[{', '.join(str(i + 1) for i in place)}]" for name, place in places
    ]
    ranking = landscape.ranking(lab.experiment.training)
    first, second = _pair(lab, ranking.order)
    _choose(lab, first, second, titles)
    if (lab.desk.document.across, lab.desk.document.up) == (None, None):
        st.caption(_why(ranking, first, second, titles))
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
    figure = pictures.surface(loss, across, up, way, (titles[first], titles[second]))
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


def _pair(lab: TrainingDesk, order: Sequence[int]) -> tuple[int, int]:
    """The numbers of the two weights: as chosen, else the first in order that are free."""
    document, last = lab.desk.document, len(order) - 1
    chosen = [None if each is None else min(each, last) for each in (document.across, document.up)]
    free = (number for number in order if number not in chosen)
    across, up = (next(free) if number is None else number for number in chosen)
    return across, up


def _choose(lab: TrainingDesk, first: int, second: int, titles: list[str]) -> None:
    """A box for the weight along each side, which the link carries."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for label, side, number in (("Across", "across", first), ("Up", "up", second)):
            st.selectbox(
                label,
                range(len(titles)),
                format_func=titles.__getitem__,
                **opener(f"surface {side} of {len(titles)}", number, partial(_take, lab, side)),
                width=200,
            )
        st.button("Those that moved most", on_click=lambda: lab.desk.set(across=None, up=None))


def _take(lab: TrainingDesk, side: str, number: int) -> None:
    lab.desk.set(**{side: number})


def _why(ranking: landscape.Ranking, first: int, second: int, titles: list[str]) -> str:
    """Why the page has chosen these two weights."""
    names = f"{titles[first]} and {titles[second]}"
    sizes = f"{short(ranking.sizes[first])} and {short(ranking.sizes[second])}"
    if ranking.moved:
        return f"{names} have moved most since epoch 0: by {sizes}."
    if ranking.sizes.any():
        return f"No weight has moved yet. {names} have the largest gradients: {sizes}."
    return "No weight has moved, and the gradient over the examples is 0."
