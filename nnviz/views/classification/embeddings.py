"""Pictures and sentences of pooled embeddings: rows, their pool, classes, and the gradient of E."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from plotly.graph_objects import Figure, Heatmap

from nnviz.engine.ieee import Array
from nnviz.text.vocabulary import UNKNOWN, Vocabulary
from nnviz.views.notation.numbers import percent, short
from nnviz.views.notation.palette import TEXT, VALUE
from nnviz.views.plots import bars
from nnviz.views.plots.theme import NUMBERS, SMALL_HEIGHT

MOST_NUMBERS = 12
"""Rows up to which each cell of a picture has its number."""


def remarks(
    words: Sequence[str], used: Sequence[str], vocabulary: Vocabulary, most: int
) -> list[str]:
    """What there is to say of long texts and of unknown words, in plain text.

    >>> remarks(("zebra",), ("zebra",), Vocabulary((UNKNOWN, "cat")), 9)[0]
    'zebra is not among the 2 words of the vocabulary, so it is read as <unk>.'
    """
    said = []
    if len(words) > len(used):
        said.append(f"The text has {len(words):,} words. The first {most} are classified.")
    strangers = list(dict.fromkeys(word for word in used if word not in vocabulary))
    if strangers:
        named = ", ".join(word[:30] for word in strangers[:6])
        more = f" and {len(strangers) - 6} more" if len(strangers) > 6 else ""
        verb, it = ("is", "it is") if len(strangers) == 1 else ("are", "they are")
        said.append(
            f"{named}{more} {verb} not among the {len(vocabulary)} words of the vocabulary, so "
            f"{it} read as {UNKNOWN}."
        )
        said.append(
            f"No text to learn from had an unknown word, so the row of {UNKNOWN} has never moved "
            "from 0. It takes part in the pooling as a row of zeros."
        )
    if used and all(word not in vocabulary for word in used):
        said.append("No word of it is known, so the answer says nothing about this text.")
    return said


def classes(names: Sequence[str], shares: Array) -> Figure:
    """The probability of each class."""
    inks = [VALUE] * len(names)
    figure = Figure(bars.rows(shares, names, inks, written=partial(percent, decimals=1)))
    figure.update_layout(
        height=150,
        xaxis={"title": "probability ŷ", "range": [0, 1.3], "tickformat": ".0%", "dtick": 0.5},
        yaxis={"autorange": "reversed", "showgrid": False},
    )
    return figure


def pooled(words: Sequence[str], rows: Array, vector: Array, pooling: str) -> Figure:
    """The embedding of each word in a row, and the pooled vector under them."""
    labels = [f"{place}. {word[:16]}" for place, word in enumerate(words, 1)]
    entries = np.vstack([rows, vector])
    figure = _heat(entries, [*labels, f"x, the {pooling}"], _entries(rows.shape[1]))
    if len(words) <= MOST_NUMBERS:
        figure.update_traces(
            text=_written(entries),
            texttemplate="%{text}",
            textfont={"color": TEXT.rgb},
            showscale=False,
        )
    figure.add_hline(y=len(words) - 0.5, line={"width": 2, "color": TEXT.rgb})
    figure.update_layout(
        height=min(60 + 26 * len(entries), 560),
        xaxis_title="entry of the embedding",
        yaxis_autorange="reversed",
    )
    return figure


def table(gradient: Array, words: Sequence[str], used: Sequence[int]) -> Figure:
    """The gradient of an embedding table, a column for each word; the used ones are named."""
    figure = _heat(gradient.T, _entries(gradient.shape[1]), list(map(str, range(len(words)))))
    figure.update_traces(
        customdata=np.tile(np.array(words, dtype=object), (gradient.shape[1], 1)),
        hovertemplate="%{customdata}, entry %{y}: %{z:.4g}<extra></extra>",
    )
    figure.update_layout(
        height=SMALL_HEIGHT,
        xaxis={
            "title": "word (row of E)",
            "tickvals": [str(row) for row in used],
            "ticktext": [words[row] for row in used],
            "tickangle": -60,
        },
        yaxis={"title": "entry", "autorange": "reversed"},
    )
    return figure


def _entries(count: int) -> list[str]:
    return [str(place) for place in range(1, count + 1)]


def _written(entries: Array) -> list[list[str]]:
    return [[short(round(float(entry), 2)) for entry in row] for row in entries]


def _heat(entries: Array, rows: Sequence[str], columns: Sequence[str]) -> Figure:
    """Numbers as colours, 0 in the middle."""
    reach = float(np.abs(entries).max()) or 1.0
    figure = Figure(
        Heatmap(
            z=entries.astype(np.float32),
            x=list(columns),
            y=list(rows),
            zmin=-reach,
            zmax=reach,
            colorscale=NUMBERS,
            xgap=1,
            ygap=1,
            hovertemplate="%{y}, entry %{x}: %{z:.4g}<extra></extra>",
        )
    )
    axis = {"type": "category", "showgrid": False}
    return figure.update_layout(xaxis=axis, yaxis=axis)
