"""A picture of a training on the page, and where a click on it leads."""

from typing import Any

import streamlit as st

from nnviz.ui.player import chart, svg
from nnviz.ui.training.desk import TrainingDesk
from nnviz.views.plots import svg as drawing
from nnviz.views.plots.picture import Picture


def picture(
    desk: TrainingDesk, drawn: Picture, key: str, alt: str, caption: str, **options: Any
) -> Any:
    """A figure: light while the training runs, else one that can be hovered and clicked."""
    if desk.running:
        svg.show(key, drawing.svg(drawn, alt))
        event = None
    else:
        event = chart.show(
            drawn,
            alt,
            key=f"{key} chart",
            **options,
        )
    st.caption(caption)
    return event


def go(desk: TrainingDesk, **place: int) -> None:
    """Show another epoch or example, if it is another."""
    before = desk.document
    desk.set(**place)
    if desk.document != before:
        st.rerun(scope="app")
