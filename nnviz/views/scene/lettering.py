"""Sizes of type in a drawing, and the room that is kept for a number of any length."""

from collections.abc import Iterable
from html import escape

from nnviz.views.notation.typesetting import Set, tspans, width

HEAD, CHIP, LABEL, CELL = 18, 16, 14, 13
"""In pixels: a card's head, its chips, an edge's label, an entry of a matrix."""

LEAST = 11
"""The smallest type that a long text is set in, before it is cut."""


NUMBERS = "−0.1234", "−0.01234", "−1.234e−10"
"""Numbers that a drawing may leave room for: as long as usual, longer, and as long as any.

A drawing is made for one of them, so that it stays while its numbers change, and is no wider than
it must be.
"""


def room(texts: Iterable[str]) -> str:
    """The shortest of `NUMBERS` that leaves room for numbers as they are printed.

    >>> room(["−10", "0.5", "nan"]), room(["−1.25e−7"])
    ('−0.1234', '−1.234e−10')
    """
    widest = max((width(text, LABEL, bold=True) for text in texts), default=0)
    return next(
        (number for number in NUMBERS if width(number, LABEL, bold=True) >= widest), NUMBERS[-1]
    )


def span(number: str) -> str:
    """From where to where the entries of a large matrix may go."""
    return f": {number} to {number}"


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
