"""Functions side by side, each near the point where it stands now, with its tangent there.

All have the same units across and up, so that slopes can be compared by eye.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.views.notation.numbers import short
from nnviz.views.notation.palette import ACTIVE, CARD, LINE, TEXT, VALUE, Colour

WINDOW = 2.0
"""How far to both sides of the point a function is drawn, across and up."""

SIDE, GAP = 150, 37
"""Pixels of a square, and between two; the browser scales the drawing to the room there is."""

HEAD, FOOT = 44, 26
"""Room above a square for its title and slope, and below for where it stands."""

HIGHEST = 340
"""Pixels of height that the drawing takes at most."""

BEYOND = 50 * WINDOW
"""So far from the point a curve is drawn at most; what is out of its square is cut off."""


class Panel(NamedTuple):
    """A function near a point.

    Attributes
    ----------
    title : how it is written
    across, up : what is along its axes
    at : the point
    slope : of the tangent at the point
    curve : places and values
    ink : of the tangent, by what its slope is
    """

    title: str
    across: str
    up: str
    at: tuple[float, float]
    slope: float
    curve: tuple[Array, Array]
    ink: Colour

    @property
    def alt(self) -> str:
        """The panel in words."""
        x, y = map(short, self.at)
        return (
            f"{self.up} over {self.across} near {self.across} = {x}, where {self.up} = {y}, with "
            f"its tangent of slope {short(self.slope)}."
        )


def drawing(panels: Sequence[Panel]) -> str:
    """All panels in a row, as SVG."""
    width = len(panels) * (SIDE + GAP)
    height = HEAD + SIDE + FOOT
    parts = [
        f'<svg viewBox="0 0 {width} {height}" class="tangents" role="img" '
        f'aria-label="{escape(" ".join(panel.alt for panel in panels))}" width="100%" '
        f'style="max-height: {HIGHEST}px; font: 12px sans-serif">'
    ]
    for place, panel in enumerate(panels):
        parts += _panel(panel, GAP + place * (SIDE + GAP))
    return "".join([*parts, "</svg>"])


def _panel(panel: Panel, left: float) -> Iterator[str]:
    x, y = map(short, panel.at)
    centre, middle = left + SIDE / 2, HEAD + SIDE / 2
    yield _text(left, 15, panel.title, "start", 'font-weight="bold"')
    yield _text(left, 34, f"slope {short(panel.slope)}", "start", fill=panel.ink)
    yield _text(centre, HEAD + SIDE + 18, f"{panel.across} = {x}", "middle")
    turned = f'transform="rotate(-90 {left - 9} {middle})"'
    yield _text(left - 9, middle, f"{panel.up} = {y}", "middle", turned)
    # A drawing within the drawing cuts off what leaves the square.
    yield (
        f'<svg x="{left}" y="{HEAD}" width="{SIDE}" height="{SIDE}" '
        f'viewBox="{-WINDOW} {-WINDOW} {2 * WINDOW} {2 * WINDOW}">'
        f'<rect x="{-WINDOW}" y="{-WINDOW}" width="100%" height="100%" fill="{CARD.light}"/>'
    )
    for at in np.arange(-WINDOW, WINDOW + 1):
        yield _line(f"M{at:g} {-WINDOW}V{WINDOW}M{-WINDOW} {at:g}H{WINDOW}", LINE, 0.4)
    for run in _runs(panel):
        yield _line(f"M{run}", VALUE, 2)
    reach = min(2 * WINDOW, BEYOND / abs(panel.slope)) if panel.slope else 2 * WINDOW
    rise = panel.slope * reach
    ends = f"M{-reach:.4g} {rise:.4g}L{reach:.4g} {-rise:.4g}"
    yield _line(ends, panel.ink, 2, 'stroke-dasharray="7 5"')
    yield f'<path d="M0 -0.13L0.13 0L0 0.13L-0.13 0z" fill="{ACTIVE.light}"/></svg>'


def _runs(panel: Panel) -> Iterator[str]:
    """The stretches of a curve without gap or pole, measured from its point."""
    x, y = panel.at
    up = np.where(np.isfinite(panel.curve[1]), panel.curve[1] - y, np.nan)
    points = np.stack([panel.curve[0] - x, np.clip(up, -BEYOND, BEYOND)], axis=1)
    whole = np.abs(np.diff(points[:, 1])) < 2 * BEYOND
    for run in np.split(points, np.flatnonzero(~whole) + 1):
        if len(run) > 1:
            yield "L".join(f"{across:.4g} {-height:.4g}" for across, height in run)


def _line(path: str, ink: Colour, width: float, more: str = "") -> str:
    return (
        f'<path d="{path}" fill="none" stroke="{ink.light}" stroke-width="{width}" '
        f'vector-effect="non-scaling-stroke" {more}/>'
    )


def _text(
    x: float, y: float, text: str, anchor: str, more: str = "", *, fill: Colour = TEXT
) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" fill="{fill.light}" {more}>'
        f"{escape(text)}</text>"
    )
