"""The six features of a review: how they were found, what each adds to the sum, set by hand."""

from functools import partial

import numpy as np
import streamlit as st

from nnviz.text.features import FEATURES
from nnviz.ui.classification.sentiment.choices import NO_HAND, SentimentPart
from nnviz.ui.controls import table
from nnviz.ui.controls.boxes import box
from nnviz.ui.player import chart
from nnviz.views.classification import reviews as views
from nnviz.views.notation import names
from nnviz.views.notation.numbers import short


def bars(part: SentimentPart) -> None:
    """What each feature adds to the network's sums."""
    choices = part.choices
    network, features = choices.network, choices.features
    parts = network.contributions(choices.parameters, np.array(features))
    chart.show(
        views.pulls(network, features, parts),
        f"What each feature adds to {len(parts.sums)} sums, which with the bias come to "
        f"{', '.join(short(float(each)) for each in parts.sums)}.",
        key="pulls",
    )
    st.caption(views.SUMS[network.layers, network.classes])


def weighed(part: SentimentPart) -> None:
    """The features, and what the network makes of each, to be set by hand."""
    choices = part.choices
    st.markdown("**Its six features**, all that the network gets to see")
    network, parameters, features = choices.network, choices.parameters, choices.features
    rows = views.rows(choices.reading, features)
    parts = network.contributions(parameters, np.array(features))
    table.records(
        "Each feature with its rule, its value and what it adds to the sum",
        views.weighed(rows, network, parameters["W"], features, parts),
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for place, (feature, value) in enumerate(zip(FEATURES, choices.features, strict=True)):
            box(feature.name, value, partial(_set, part, place), key=f"feature {feature.name}")
        if choices.by_hand != NO_HAND:
            st.button(
                "From the text again",
                icon=":material/undo:",
                on_click=partial(part.set, by_hand=NO_HAND),
            )
    by_hand = [
        names.text(feature.name)
        for feature, value in zip(FEATURES, choices.by_hand, strict=True)
        if value is not None
    ]
    if by_hand:
        st.caption(
            f":material/back_hand: Set by hand, whatever the text says: {', '.join(by_hand)}."
        )
    else:
        st.caption("Set a feature by hand, and see what the network makes of it.")


def _set(part: SentimentPart, place: int, value: float) -> None:
    by_hand = list(part.choices.by_hand)
    by_hand[place] = value
    part.set(by_hand=tuple(by_hand))
