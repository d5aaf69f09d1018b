"""A plot in Plotly's own words."""

from typing import NamedTuple

from nnviz.views.plots.boundaries import Trace


class Picture(NamedTuple):
    """A plot in Plotly's own words, for `sketch.svg` or, as a dictionary, for a chart."""

    data: list[Trace]
    layout: Trace
