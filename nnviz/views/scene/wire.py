"""An edge as a line with an arrow's head at either end, and a label of three rows.

The rows are upstream × local = downstream. The figures are the texts of class `t`. They stand in
one column, whose left side is `data-figures`; it is as wide as the widest of a run.
"""

from collections.abc import Iterable
from html import escape
from math import atan2, degrees
from typing import NamedTuple

from nnviz.views.notation.typesetting import width
from nnviz.views.scene import layout
from nnviz.views.scene.layout import Line, Size
from nnviz.views.scene.lettering import LABEL

LEADING = 17
"""From one row of a label to the next."""

ABOVE_RULE = 3
"""What the rule adds between the second row and the third."""

SPACE = 8
"""Between a label's words and its figures, at least."""

ASIDE = 5
"""Between a label and what stands beside it, such as its own line."""

SIGNS = ("", "×", "=")
"""What stands before the figures where there is no room for words."""


class Wire(NamedTuple):
    """An edge to draw.

    Attributes
    ----------
    key : of the edge in the drawing, such as e3
    edge : target and source by their names, as `e->d`; the second between the same two is `e->d#2`
    source, target : the keys of their cards
    title : the edge in plain text
    words : before each of its three figures
    figures : how wide the figures may be
    """

    key: str
    edge: str
    source: str
    target: str
    title: str
    words: tuple[str, str, str]
    figures: float

    @property
    def label(self) -> Size:
        """The size of the label."""
        words = max(width(word, LABEL) for word in self.words)
        return Size(round(words + SPACE + self.figures) + 2 * ASIDE, 3 * LEADING + ABOVE_RULE + 3)

    def laid(self) -> layout.Wire:
        """What the layout needs to know."""
        return layout.Wire(self.key, self.source, self.target, self.label)

    def svg(self, line: Line) -> str:
        """The edge along a curve."""
        wide, high = self.label
        begin, end = round(wide - ASIDE - self.figures), wide - ASIDE
        rows = "".join(
            f'<text class="{role}" y="{13 + place * LEADING + (place == 2) * ABOVE_RULE}">'
            f'<tspan class="w" x="{ASIDE}">{escape(word)}</tspan>'
            f'<tspan class="t" x="{end:g}"></tspan></text>'
            for place, (role, word) in enumerate(zip("uld", self.words, strict=True))
        )
        corner = f"translate({line.label.x - wide / 2:g} {line.label.y - high / 2:g})"
        under = f"{13.5 + LEADING + 5:g}"
        rule = f'<line class="rule" x1="{ASIDE}" x2="{end:g}" y1="{under}" y2="{under}"/>'
        curve = _curve(line)
        return (
            f'<g class="wire" data-f="{self.key}" data-k="{self.key}" '
            f'data-edge="{escape(self.edge)}" data-ends="{self.source} {self.target}" '
            f'data-figures="{begin}">'
            f'<path class="hit" d="{curve}"/><path class="shaft" d="{curve}"/>'
            f"{_tip(line.points, 'fore')}{_tip(line.points[::-1], 'back')}"
            f'<g class="label" font-size="{LABEL}" transform="{corner}">{rows}{rule}</g></g>'
        )


class Idle(NamedTuple):
    """A line over which no gradient flows: the output does not use its target, or it is a bundle
    of edges between groups.
    """

    key: str
    source: str
    target: str

    def laid(self) -> layout.Wire:
        """What the layout needs to know."""
        return layout.Wire(self.key, self.source, self.target, None)

    def svg(self, line: Line) -> str:
        """The line along a curve."""
        return f'<g class="idle"><path d="{_curve(line)}"/>{_tip(line.points, "fore")}</g>'


def figures(number: str, texts: Iterable[str]) -> float:
    """How wide the figures of an edge may be: the longest number, and these texts that are none.

    >>> figures("−0.1234", ["(diag(ŷ) − ŷ ŷᵀ) δ"]) > figures("−0.1234", ["Wᵀ δ"])
    True
    """
    return max(width(text, LABEL, bold=True) for text in (number, *texts))


def _curve(line: Line) -> str:
    first, *rest = (f"{x:g} {y:g}" for x, y in line.points)
    return f"M{first}C{' '.join(rest)}"


def _tip(points: tuple[tuple[float, float], ...], way: str) -> str:
    """An arrow's head at the end of a curve."""
    (x, y), (before_x, before_y) = points[-1], points[-2]
    angle = degrees(atan2(y - before_y, x - before_x))
    place = f"translate({x:g} {y:g})rotate({angle:.0f})"
    return f'<path class="tip {way}" d="M0 0L-11 4.4L-8.5 0L-11-4.4z" transform="{place}"/>'
