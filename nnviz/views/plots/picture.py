"""A plot in Plotly's own words."""

from typing import Any, NamedTuple, TypeAlias

Trace: TypeAlias = dict[str, Any]
"""A part of a plot, unchecked: its checks cost more than drawing it does."""


class Picture(NamedTuple):
    """A plot in Plotly's own words, for `sketch.svg` or, as a dictionary, for a chart."""

    data: list[Trace]
    layout: Trace
