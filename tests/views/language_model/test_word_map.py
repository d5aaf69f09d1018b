"""Every word is on the map, and no name on it lies on another, whatever the map's width."""

from itertools import combinations

import numpy as np
import pytest
from plotly.graph_objects import Figure

from nnviz.engine.ieee import Array
from nnviz.learning.projection import flattened
from nnviz.text import bundle, corpus, training
from nnviz.text.similarity import nearest
from nnviz.views.language_model.word_map import HEIGHT, MARGIN, word_map

WORDS = corpus.vocabulary().words
TABLES = {
    "trained": bundle.load("language_model")["E"],
    "random": training.language_model().start(0)["E"],
}

WIDTHS = range(283, 756, 43)
"""Pixels across that the page gives the plot: from those in a window of 390 to its widest."""

ADVANCE = {
    **dict.fromkeys(".il", 0.25),
    **{"f": 0.29, "t": 0.34, "r": 0.35, "s": 0.42, "?": 0.43, "c": 0.46, "v": 0.47, "y": 0.47},
    **dict.fromkeys("aegk<>", 0.5),
    **dict.fromkeys("bdhnopqu", 0.55),
    **{"w": 0.72, "m": 0.83},
}
"""Widths of characters as shares of the type's size: Source Sans, in which Streamlit sets plots, as
the browser's `measureText` gives them."""


def drawn(table: Array, word: str) -> tuple[Figure, list[int]]:
    row = WORDS.index(word)
    marked = [row, *(each.row for each in nearest(table, row, 6))]
    others = [each for each in range(len(WORDS)) if each not in marked]
    return word_map(flattened(table), WORDS, marked, others), marked


def boxes(figure: Figure, width: float) -> list[tuple[float, float, float, float]]:
    """Left, right, top and bottom of every name, in pixels, on a plot so wide."""
    (left, right), (low, high) = figure.layout.xaxis.range, figure.layout.yaxis.range
    height = HEIGHT - MARGIN["t"] - MARGIN["b"]
    found = []
    for name in figure.layout.annotations:
        x = (name.x - left) / (right - left) * width + name.ax
        y = (high - name.y) / (high - low) * height + name.ay
        text = name.text.replace("&lt;", "<").replace("&gt;", ">")
        across = sum(map(ADVANCE.__getitem__, text)) * name.font.size / 2
        down = 0.6 * name.font.size
        found.append((x - across, x + across, y - down, y + down))
    return found


@pytest.mark.parametrize("word", ["cat", "gets", "the"])
@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_no_name_lies_on_another_or_outside(table: Array, word: str) -> None:
    figure, _ = drawn(table, word)
    for width in WIDTHS:
        found = boxes(figure, width)
        assert min(left for left, *_ in found) >= -1
        assert max(right for _, right, *_ in found) <= width + 1
        for a, b in combinations(found, 2):
            assert a[1] <= b[0] + 1 or b[1] <= a[0] + 1 or a[3] <= b[2] or b[3] <= a[2]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_every_word_has_a_dot_and_the_chosen_ones_have_their_names(table: Array) -> None:
    figure, marked = drawn(table, "cat")
    assert sum(len(trace.x) for trace in figure.data) == len(WORDS)
    names = [name.text for name in figure.layout.annotations]
    assert names[: len(marked)] == [WORDS[row] for row in marked]
    assert len(names) > 40


def test_words_at_one_place_share_what_room_there_is() -> None:
    words = [f"word{place}" for place in range(30)]
    figure = word_map(np.zeros((30, 2)), words, [0, 1, 2, 3, 4, 5, 6], range(7, 30))
    names = [name.text for name in figure.layout.annotations]
    assert names[:7] == words[:7]
    assert len(figure.data[0].x) == 23
