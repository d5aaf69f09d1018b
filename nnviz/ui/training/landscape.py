"""The loss over two chosen weights, with the way that training took."""

from collections.abc import Sequence
from functools import partial

import numpy as np
import streamlit as st

from nnviz.learning import landscape
from nnviz.learning.training import Moment
from nnviz.ui.player import chart
from nnviz.ui.session.widgets import opener
from nnviz.ui.training.desk import TrainingDesk
from nnviz.views.notation import names
from nnviz.views.notation.numbers import short
from nnviz.views.training import pictures

POINTS = 41
"""Values of each weight in the picture."""


def show(desk: TrainingDesk) -> None:
    """Choose two weights; see the loss around the way."""
    moments = desk.experiment.training.moments
    places = landscape.entries(moments[0].parameters)
    titles = [
        f"{names.text(name)}[{', '.join(str(i + 1) for i in place)}]" for name, place in places
    ]
    ranking = landscape.ranking(desk.experiment.training)
    first, second = _pair(desk, ranking.order)
    _choose(desk, first, second, titles)
    if (desk.document.across, desk.document.up) == (None, None):
        st.caption(_why(ranking, first, second, titles))
    if first == second:
        st.caption("Choose two different weights.")
        return
    chosen = [places[first], places[second]]
    way = np.array([_at(each, chosen) for each in moments])
    way = way[np.isfinite(way).all(axis=1)]
    across, up = (landscape.around(way[:, side], POINTS) for side in (0, 1))
    drawn = (desk.moment.epoch, moments[-1].epoch, first, second)
    if desk.surface is None or desk.surface[0] != drawn:
        heights = landscape.heights(
            desk.experiment.training, desk.moment.parameters, (chosen[0], across), (chosen[1], up)
        )
        desk.surface = drawn, heights
    loss = desk.surface[1]
    now = np.array(_at(desk.moment, chosen))
    figure = pictures.surface(loss, across, up, way, now, (titles[first], titles[second]))
    chart.show(figure, key="landscape", alt=f"The loss over {titles[first]} and {titles[second]}.")
    if landscape.level(loss):
        st.markdown(
            "The loss is the same everywhere in this window: neither weight changes it here, as "
            "with a dead unit. Choose two weights of another unit to see the way."
        )
    st.caption(
        f"The mean loss on up to {landscape.MOST_EXAMPLES} examples while only these two weights "
        "change; all others stand as in the epoch on show, the diamond. The way crosses the lines "
        "of equal loss at right angles only where the others stood still."
    )


def _at(moment: Moment, entries: Sequence[landscape.Entry]) -> list[float]:
    """Some weights at an epoch."""
    return [float(moment.parameters[name][place]) for name, place in entries]


def _pair(desk: TrainingDesk, order: Sequence[int]) -> tuple[int, int]:
    """The numbers of the two weights: as chosen, else the first in order that are free."""
    document, last = desk.document, len(order) - 1
    chosen = [None if each is None else min(each, last) for each in (document.across, document.up)]
    free = (number for number in order if number not in chosen)
    across, up = (next(free) if number is None else number for number in chosen)
    return across, up


def _choose(desk: TrainingDesk, first: int, second: int, titles: list[str]) -> None:
    """A box for the weight along each side, which the link carries."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for label, side, number in (("Across", "across", first), ("Up", "up", second)):
            st.selectbox(
                label,
                range(len(titles)),
                format_func=titles.__getitem__,
                **opener(f"surface {side} of {len(titles)}", number, partial(_take, desk, side)),
                width=200,
            )
        st.button("Those that moved most", on_click=lambda: desk.set(across=None, up=None))


def _take(desk: TrainingDesk, side: str, number: int) -> None:
    desk.set(**{side: number})


def _why(ranking: landscape.Ranking, first: int, second: int, titles: list[str]) -> str:
    """Why the page has chosen these two weights."""
    names = f"{titles[first]} and {titles[second]}"
    sizes = f"{short(ranking.sizes[first])} and {short(ranking.sizes[second])}"
    if ranking.moved:
        return f"{names} have moved most since epoch 0: by {sizes}."
    if ranking.sizes.any():
        return f"No weight has moved yet. {names} have the largest gradients: {sizes}."
    return "No weight has moved, and the gradient over the examples is 0."
