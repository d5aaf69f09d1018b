"""The theme of all plots: type, grid, legend and the format of numbers, each said once.

A figure says what is its own; whatever it leaves open comes from here. Colours are those of the
light page, which the style sheet of `palette.stylesheet` swaps where the page is dark.
"""

from typing import Any

from plotly.graph_objects import Figure

from nnviz.views.notation.palette import CARD, HEAT, LINE, QUIET, TEXT, Colour
from nnviz.views.plots.picture import Picture, Trace

SIZE, TITLE_SIZE = 12, 13
"""Of ticks, names and legends, and of the titles of axes, in pixels."""

HEIGHT, SMALL_HEIGHT = 300, 240
"""How high a plot is, in pixels: by itself, and where others stand beside it."""

CLEAR = "rgba(0, 0, 0, 0)"


def faint(ink: Colour, opacity: float) -> str:
    """A colour that lets the ground through, light or dark.

    >>> faint(QUIET, 0.15)
    'rgba(95, 103, 117, 0.15)'
    """
    return "rgba({}, {}, {}, {})".format(*ink.channels, opacity)


NUMBERS = ((0.0, faint(HEAT[0], 0.7)), (0.5, faint(QUIET, 0.03)), (1.0, faint(HEAT[-1], 0.7)))
"""Colours of numbers below and above 0, which stands in the middle of the scale."""

AMOUNTS = ((0.0, faint(HEAT[-1], 0.03)), (1.0, faint(HEAT[-1], 0.7)))
"""Colours of numbers from low to high."""

_AXIS: dict[str, Any] = {
    "automargin": True,
    "title": {"font": {"size": TITLE_SIZE}, "standoff": 8},
    "gridcolor": faint(QUIET, 0.15),
    "gridwidth": 1,
    "zerolinecolor": faint(QUIET, 0.5),
    "zerolinewidth": 1,
    "exponentformat": "power",
    "hoverformat": ".4~g",
}

TEMPLATE: dict[str, Any] = {
    "layout": {
        "height": HEIGHT,
        "margin": {"l": 10, "r": 10, "t": 10, "b": 10},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"family": '"Source Sans", sans-serif', "size": SIZE, "color": QUIET.rgb},
        "xaxis": _AXIS,
        "yaxis": _AXIS,
        # Close above the plot: below it, the legend is as far from the curves as can be.
        "legend": {
            **{"orientation": "h", "x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom"},
            **{"itemclick": False, "itemdoubleclick": False, "bgcolor": CLEAR},
        },
        "hoverlabel": {
            "bgcolor": CARD.rgb,
            "bordercolor": LINE.rgb,
            "font": {"size": SIZE, "color": TEXT.rgb},
        },
    },
    "data": {
        kind: [{"colorbar": {"thickness": 12, "outlinewidth": 0, "exponentformat": "power"}}]
        for kind in ("heatmap", "contour")
    },
}
"""What a figure leaves open, in Plotly's own words."""


def themed(drawn: Figure | Picture) -> Figure | Trace:
    """A figure in the theme, as a chart takes it."""
    if isinstance(drawn, Figure):
        return drawn.update_layout(template=TEMPLATE)
    return {"data": drawn.data, "layout": drawn.layout | {"template": TEMPLATE}}
