"""Sizes of type in a drawing, and the room that is kept for a number of any length."""

from html import escape

from nnviz.views.notation.typesetting import Set, tspans, width

HEAD, CHIP, LABEL, CELL = 18, 16, 14, 13
"""In pixels: a card's head, its chips, an edge's label, an entry of a matrix."""

LEAST = 11
"""The smallest type that a long text is set in, before it is cut."""


LONGEST = "−1.234e−10"
"""The longest number that every place has room for, so that no number changes the drawing."""


SPAN = f": {LONGEST} to {LONGEST}"
"""From where to where the entries of a large matrix may go."""


def number_width(size: float) -> float:
    """How wide the longest number is in bold type of a size.

    >>> number_width(16) > width("−0.0001234", 16, bold=True)
    True
    """
    return width(LONGEST, size, bold=True)


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
