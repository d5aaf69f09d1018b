"""Cards and edges as one drawing: SVG in which no text of a step stands yet.

Its colours are the style sheet's (`scene.css`): the drawing itself only says what a thing is.
"""

from functools import lru_cache
from typing import NamedTuple

from nnviz.views.scene.card import Card, Group
from nnviz.views.scene.layout import layout
from nnviz.views.scene.lettering import CHIP
from nnviz.views.scene.wire import Idle, Wire

MARGIN = 8


class Scene(NamedTuple):
    """A drawing and its size, in pixels at its natural scale."""

    svg: str
    width: int
    height: int


@lru_cache(maxsize=256)
def draw(
    cards: tuple[Card | Group, ...],
    wires: tuple[Wire | Idle, ...],
    *,
    downward: bool = False,
    onward: bool = False,
) -> Scene:
    """Lay out and draw a graph.

    Parameters
    ----------
    cards, wires : what to draw
    downward : whether it runs from top to bottom; else it runs from left to right
    onward : whether the arrows stay as they are, in forward mode

    Raises
    ------
    LayoutError : as `nnviz.views.scene.layout.layout`
    """
    placed = layout(
        tuple((card.key, card.size) for card in cards),
        tuple(wire.laid() for wire in wires),
        downward=downward,
    )
    parts = [wire.svg(placed.lines[wire.key]) for wire in wires]
    parts += [card.svg(placed.boxes[card.key]) for card in cards]
    wide, high = (round(length + 2 * MARGIN) for length in (placed.width, placed.height))
    kind = "nv-svg onward" if onward else "nv-svg"
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{kind}" role="group" '
        f'viewBox="{-MARGIN} {-MARGIN} {wide} {high}" font-size="{CHIP}">{"".join(parts)}</svg>'
    )
    return Scene(svg, wide, high)
