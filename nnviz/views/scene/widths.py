"""How wide the boxes of a drawing are, whatever the step, and which way the drawing therefore runs.

All widths are in points, and those of a vector or matrix follow from its shape alone.
"""

from functools import lru_cache

import numpy as np

from nnviz.engine.graph import Node
from nnviz.engine.run import Run
from nnviz.engine.steps import Frame
from nnviz.views.notation import expressions, numbers
from nnviz.views.notation.lettering import CHIP, EM, HEAD, LABEL
from nnviz.views.scene import matrices
from nnviz.views.scene.neighbourhood import MOST
from nnviz.views.steps.modes import telling

NARROWEST, WIDEST = 112, 260
"""How wide a card may be."""

NUMBER, ALGEBRA, ENTRIES = 59, 84, 131
"""How wide the figures of an edge's label are: numbers, algebra and shapes, or short vectors."""

WORD, SIGN = 86, 12
"""How wide the words before those figures are, or the signs that stand for them."""

WORDS_UP_TO = 12
"""Edges up to which a drawing has room for words, such as upstream, local and downstream."""

SPAN = 18
"""Characters that say from where to where entries go."""

PAGE = 1300
"""A drawing of this width fills a screen of 1280 pixels while its labels are 12 pixels high."""

GAP = 32
"""Between two cards, beside the label of their edge."""


def card(run: Run, node: Node) -> int:
    """Of a card: enough for its head and for a gradient of usual length.

    A longer number is set in smaller type.
    """
    head = EM * HEAD * len(expressions.statement(node)) + 10
    return round(min(WIDEST, max(NARROWEST, head, _figures_of(run, node))))


def _figures_of(run: Run, node: Node) -> float:
    """What the value and the gradient on a card need, with the words beside them."""
    shape = np.shape(run.value[node.name])
    symbol = telling(run).symbol(run, node.name)
    if not shape:
        return EM * CHIP * len(f"{symbol} = −0.1234") + 2
    words = numbers.of_shape(shape)
    span = 0 if numbers.is_small(shape) else SPAN
    cells = matrices.layout(shape)
    written = EM * LABEL * (max(len(words), len(symbol)) + span) + 2
    return max(written, cells.columns * (cells.width + 1) + 12)


@lru_cache(maxsize=32)
def figures(run: Run) -> tuple[int, ...]:
    """Of the figures on each of `graph.edges`."""
    end = Frame(run, len(run.steps))
    return tuple(_figures(end, number) for number in range(len(run.graph.edges)))


def _figures(end: Frame, number: int) -> int:
    edge = end.graph.edges[number]
    shapes = [np.shape(end.run.values[slot]) for slot in (edge.source, edge.target)]
    if not any(shapes):
        return NUMBER
    local = telling(end.run).edge(end, number).figures[1]
    listed = any(len(shape) == 1 and 1 < shape[0] <= numbers.SMALL for shape in shapes)
    return max(ENTRIES if listed else ALGEBRA, round(EM * LABEL * (len(local) + 1)))


@lru_cache(maxsize=32)
def downward(run: Run) -> bool:
    """True if a drawing runs from top to bottom: from left to right it would be too wide.

    >>> from nnviz import parse, run
    >>> program = "L = 2x"
    >>> downward(run(parse(program), {"x": 1}))
    False
    """
    return len(run.graph.nodes) <= MOST and _length(run, SIGN) > PAGE


@lru_cache(maxsize=32)
def words(run: Run) -> bool:
    """True if the labels of edges have words, not signs."""
    few = len(run.graph.edges) <= WORDS_UP_TO
    return few and (downward(run) or _length(run, WORD) <= PAGE)


def _length(run: Run, word: int) -> int:
    """From the first card to the last of the longest way, if words on its edges are so wide."""
    graph = run.graph
    cards = {graph.slots[node.name]: card(run, node) for node in graph.nodes}
    reach = dict(cards)
    # Edges come as the backward pass crosses them.
    for edge, wide in reversed(list(zip(graph.edges, figures(run), strict=True))):
        way = reach[edge.source] + GAP + word + wide + cards[edge.target]
        reach[edge.target] = max(reach[edge.target], way)
    return max(reach.values())
