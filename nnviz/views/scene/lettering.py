"""Sizes of type in a drawing, and the room that is kept for a number of any length."""

from collections.abc import Iterable
from enum import Enum
from html import escape

from nnviz.views.notation.typesetting import Set, tspans, width

HEAD, CHIP, LABEL, CELL = 18, 16, 14, 13
"""In pixels: a card's head, its chips, an edge's label, an entry of a matrix."""

LEAST = 11
"""The smallest type that a long text is set in, before it is cut."""


class Room(Enum):
    """The longest number that a drawing has room for.

    Most runs need room for four digits only. A drawing keeps its room while its numbers change, so
    there are two: with room for powers of ten the cards are larger.
    """

    USUAL = "−0.001234"
    LONG = "−1.234e−10"

    def width(self, size: float) -> float:
        """How wide the longest number is in bold type of a size."""
        return width(self.value, size, bold=True)


def room_for(texts: Iterable[str]) -> Room:
    """The room that the numbers of a run need.

    >>> room_for(["−1234.5", "0.7047"]), room_for(["1e−9", "−1.234e−10"])
    (<Room.USUAL: '−0.001234'>, <Room.LONG: '−1.234e−10'>)
    """
    usual = Room.USUAL.width(1)
    long = any(width(text, 1, bold=True) > usual for text in texts)
    return Room.LONG if long else Room.USUAL


def line(x: float, y: float, inner: str, *, kind: str = "", size: float = 0) -> str:
    """A line of type around a point on its base line, from what is escaped already."""
    named = f' class="{kind}"' if kind else ""
    sized = f' font-size="{size:g}"' if size else ""
    return f'<text{named} x="{x:.1f}" y="{y:.1f}" text-anchor="middle"{sized}>{inner}</text>'


def set_line(x: float, y: float, text: Set, *, kind: str = "") -> str:
    """The same of a text as it is set."""
    return line(x, y, tspans(text.spans, text.size), kind=kind, size=text.size)


def plain_line(x: float, y: float, text: str, *, size: float) -> str:
    """The same of plain text."""
    return line(x, y, escape(text), size=size)
