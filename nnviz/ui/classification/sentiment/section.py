"""The Sentiment section, from the text to the gradients."""

import streamlit as st

from nnviz.ui.classification.sentiment import graph, network, review
from nnviz.ui.classification.sentiment.choices import SentimentPart


def show(part: SentimentPart) -> None:
    """The whole section."""
    review.edit(part)
    st.markdown(
        "Is a review positive or negative? A network needs numbers, so six rules make six "
        "**features** of the text, and a network of one or two layers makes a probability of them "
        "(SLP 6.4)."
    )
    network.edit(part)
    graph.walk(part)
