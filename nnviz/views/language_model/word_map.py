"""Words on a map: where their embeddings are, in the two directions in which these differ most."""

from collections.abc import Sequence
from html import escape
from typing import Any

import numpy as np
from plotly.graph_objects import Figure, Scatter

from nnviz.engine.ieee import Array
from nnviz.views.notation.palette import QUIET, VALUE, Colour
from nnviz.views.plots.labels import Label, Room

HEIGHT, MARGIN = 380, {"l": 55, "r": 10, "t": 10, "b": 45, "autoexpand": False}
"""In pixels, the same on every screen."""

EDGE = 0.06
"""Room around the words, as a share of their spread."""


def word_map(
    places: Array, words: Sequence[str], marked: Sequence[int], others: Sequence[int]
) -> Figure:
    """A dot for every word, and the names for which a place is free.

    Parameters
    ----------
    places : words × 2
    words : in the order of `places`
    marked : the rows that stand out, the chosen word first; they are named first
    others : the other rows, in the order in which they are named while there is room
    """
    low, high = places.min(axis=0), places.max(axis=0)
    edge = np.where(high > low, EDGE * (high - low), 1.0)
    low, high = low - edge, high + edge
    shares = np.abs(places - [low[0], high[1]]) / (high - low)
    room = Room(shares, HEIGHT - MARGIN["t"] - MARGIN["b"])
    room.keep(marked, 7)
    names = [_name(room, Label(row, words[row], 13, 9, 6), places[row], VALUE) for row in marked]
    room.keep(others, 2)
    names += [_name(room, Label(row, words[row], 12, 4), places[row], QUIET) for row in others]
    figure = Figure(
        [
            _dots(places, words, others, QUIET.rgb, 5, "circle"),
            _dots(places, words, marked[1:], VALUE.rgb, 9, "circle"),
            _dots(places, words, marked[:1], VALUE.rgb, 12, "diamond"),
        ]
    )
    figure.update_layout(
        height=HEIGHT,
        margin=MARGIN,
        showlegend=False,
        xaxis={"title": "first principal component", "range": [low[0], high[0]]},
        yaxis={"title": "second principal component", "range": [low[1], high[1]]},
        annotations=[name for name in names if name],
    )
    return figure


def _dots(
    places: Array, words: Sequence[str], rows: Sequence[int], ink: str, size: int, symbol: str
) -> Scatter:
    return Scatter(
        x=places[list(rows), 0].astype(np.float32),
        y=places[list(rows), 1].astype(np.float32),
        text=[escape(words[row]) for row in rows],
        mode="markers",
        marker={"color": ink, "size": size, "symbol": symbol},
        hoverinfo="text",
    )


def _name(room: Room, label: Label, at: Array, ink: Colour) -> dict[str, Any] | None:
    """The name of a word beside its dot, with a line to it, if there is room."""
    offset = room.put(label)
    return offset and {
        "x": at[0],
        "y": at[1],
        "ax": offset[0],
        "ay": offset[1],
        "text": escape(label.text),
        "font": {"size": label.size, "color": ink.rgb},
        "borderpad": 0,
        "arrowhead": 0,
        "arrowwidth": 1,
        "arrowcolor": ink.rgb,
    }
