"""A plot on a page: in the theme of all plots, with what a screen reader says of it."""

from typing import Any

import streamlit as st
from plotly.graph_objects import Figure

from nnviz.views.plots import theme
from nnviz.views.plots.picture import Picture


def show(
    drawn: Figure | Picture,
    alt: str,
    *,
    key: str | None = None,
    still: bool = False,
    **options: Any,
) -> Any:
    """Draw a figure; returns what is selected in it, where that can be done.

    Parameters
    ----------
    drawn : the figure
    alt : what it shows, in words and numbers
    key : sets it apart from others on the page
    still : whether it is not to be touched, which the browser draws in half the time
    options : others of Streamlit's chart
    """
    config = {"staticPlot": True} if still else {"displayModeBar": False}
    options = {"theme": None} | options
    return st.plotly_chart(theme.themed(drawn), key=key, config=config, alt=alt, **options)
