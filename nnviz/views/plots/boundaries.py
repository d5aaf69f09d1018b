"""The plane of two inputs as a plot: which side is which, the boundary, and the four corners."""

from collections.abc import Sequence

import numpy as np
from plotly.graph_objects import Figure, Scatter

from nnviz.engine.ieee import Array
from nnviz.learning.gates import CORNERS, Point
from nnviz.learning.plane import Window, plateau
from nnviz.views.notation.palette import ACTIVE, DOWNSTREAM, ONE_SIDE, TEXT, ZERO_SIDE, Colour
from nnviz.views.plots.picture import Trace
from nnviz.views.plots.theme import SMALL_HEIGHT, TITLE_SIZE

SIDES = ((0.0, ZERO_SIDE.rgb), (0.5, ZERO_SIDE.rgb), (0.5, ONE_SIDE.rgb), (1.0, ONE_SIDE.rgb))
"""Colours of a field with two sides, orange and blue: colour-blind readers tell them apart."""

BELOW, ABOVE = (214, 120, 0), (40, 110, 220)


def tint(channels: tuple[int, int, int], opacity: float) -> str:
    """A colour that lets the ground through."""
    return "rgba({}, {}, {}, {})".format(*channels, opacity)


# Pictures are out of the style sheet's reach: they let the page's own ground through.
HEIGHTS = ((0.0, tint(BELOW, 0.75)), (0.5, tint((128, 128, 128), 0.03)), (1.0, tint(ABOVE, 0.75)))
"""Colours of a surface, below and above its middle."""

CLICKABLE = 13
"""Places along each side of a plot that can be clicked."""

INVISIBLE: Trace = {
    "marker": {"opacity": 0, "size": 12},
    "selected": {"marker": {"opacity": 0}},
    "unselected": {"marker": {"opacity": 0}},
}
"""Markers that nobody sees, but that can be clicked."""

LARGEST = 1e30
"""Beyond this a plot's numbers are cut off: they travel as 32-bit floats."""

FEW = 10
"""Points up to which each is marked large."""

HEIGHT = 310
"""How high a plane is, in pixels, which as wide fits a phone."""


def plane(window: Window, axes: tuple[str, str]) -> Figure:
    """An empty plot of a window, as wide as high."""
    return Figure(layout=layout(window, axes))


def layout(window: Window, axes: tuple[str, str]) -> Trace:
    """The layout of such a plot. Its marks are explained under it, and names stand on points."""
    across, up = window.bounds
    return {
        "height": HEIGHT,
        # Margins that Plotly has to find by itself cost it a second drawing of everything.
        "margin": {"l": 45, "r": 10, "t": 8, "b": 42, "autoexpand": False},
        "dragmode": False,
        "hovermode": "closest",
        "showlegend": False,
        "xaxis": {"title": axes[0], "range": across, "constrain": "domain", "zeroline": False},
        "yaxis": {
            **{"title": axes[1], "range": up, "constrain": "domain", "zeroline": False},
            "scaleanchor": "x",
        },
    }


def with_scale(plot: Figure) -> Figure:
    """The plot with room for a colour bar at its right."""
    plot.update_layout(margin_r=64)
    return plot


def field(values: Array, window: Window, level: float) -> Trace:
    """A function all over a window: its sides of a level by colour, and the line between them.

    Parameters
    ----------
    values : of shape (points, points), a row for each value up
    window : where they stand
    level : the value on the boundary

    An area that lies exactly on the level has the colour below it, for an answer counts as 1 only
    above; a boundary that is a mere line keeps its place.

    The level is taken off before the numbers are shortened to 32 bits, so that the boundary stays
    sharp however far one zooms in.
    """
    with np.errstate(invalid="ignore", over="ignore"):
        heights = np.clip(values - level, -LARGEST, LARGEST)
    finite = np.abs(heights[np.isfinite(heights)])
    spread = float(finite.max()) if finite.size and finite.max() > 0 else 1.0
    return dict(
        type="contour",
        z=np.where(plateau(values, level), -1, heights / spread).astype(np.float32),
        **_places(window, values.shape[0]),
        zmin=-1,
        zmax=1,
        colorscale=SIDES,
        showscale=False,
        contours={"coloring": "fill", "start": 0, "end": 0, "size": 1},
        line={"color": TEXT.rgb, "width": 2, "smoothing": 0},
        hoverinfo="skip",
        showlegend=False,
    )


def line_at(values: Array, window: Window, level: float) -> Trace:
    """Where a function has a value, as a dashed line: where a boundary would be."""
    return dict(
        type="contour",
        z=np.clip(values - level, -LARGEST, LARGEST).astype(np.float32),
        **_places(window, values.shape[0]),
        showscale=False,
        contours={"coloring": "none", "start": 0, "end": 0, "size": 1},
        line={"color": DOWNSTREAM.rgb, "width": 2, "dash": "dash", "smoothing": 0},
        hoverinfo="skip",
        showlegend=False,
    )


def beside(plot: Figure) -> Figure:
    """The plot as small as it takes to stand beside a graph."""
    return plot.update_layout(height=SMALL_HEIGHT)


def levels(values: Array, window: Window, level: float) -> Trace:
    """A surface as a map: its height by colour and lines, with one level in the middle."""
    heights = np.clip(values, -LARGEST, LARGEST)
    finite = np.abs(heights[np.isfinite(heights)] - level)
    spread = float(finite.max()) if finite.size and finite.max() > 0 else 1.0
    return dict(
        type="contour",
        z=heights.astype(np.float32),
        **_places(window, values.shape[0]),
        zmin=level - spread,
        zmax=level + spread,
        colorscale=HEIGHTS,
        colorbar={"title": "y"},
        contours={"coloring": "heatmap", "showlabels": True},
        line={"color": TEXT.rgb, "width": 1},
        hovertemplate="x₁ %{x:.3g}, x₂ %{y:.3g}<br>y %{z:.4g}<extra></extra>",
        showlegend=False,
    )


def _places(window: Window, points: int) -> dict[str, float]:
    (left, _), (low, _) = window.bounds
    step = 2 * window.reach / (points - 1)
    return {"x0": left, "dx": step, "y0": low, "dy": step}


def corners(targets: Sequence[float], places: Array, names: Sequence[str]) -> list[Scatter]:
    """Points that should give 1 as filled circles, those that should give 0 as open ones.

    Parameters
    ----------
    targets : 0 or 1 for each point
    places : of shape (points, 2)
    names : what to write beside each; points at one place share their label
    """
    labels: dict[tuple[float, ...], str] = {}
    for place, name in zip(map(tuple, places), names, strict=True):
        labels[place] = f"{labels[place]} and {name}" if place in labels else name
    traces = []
    for target, symbol, said in (
        (1.0, "circle", "should be 1"),
        (0.0, "circle-open", "should be 0"),
    ):
        chosen = [place for place, each in zip(places, targets, strict=True) if each == target]
        traces.append(
            Scatter(
                x=[place[0] for place in chosen],
                y=[place[1] for place in chosen],
                text=[f"<b>{labels[tuple(place)]}</b>" for place in chosen],
                textposition="top right",
                textfont={"color": TEXT.rgb, "size": TITLE_SIZE},
                mode="markers+text",
                marker={"symbol": symbol, "size": 14, "color": TEXT.rgb, "line": {"width": 3}},
                name=said,
                hoverinfo="skip",
            )
        )
    return traces


def crosses(places: Sequence[Point], name: str) -> Trace:
    """Points that are answered wrong; where there are many, the crosses are small."""
    return _marks(places, name, "x-thin", 24 if len(places) <= FEW else 12, DOWNSTREAM)


def rings(places: Sequence[Point], name: str) -> Trace:
    """Points that are looked at."""
    return _marks(places, name, "square-open", 26, ACTIVE)


def _marks(places: Sequence[Point], name: str, symbol: str, size: int, ink: Colour) -> Trace:
    return {
        "type": "scatter",
        "x": [place[0] for place in places],
        "y": [place[1] for place in places],
        "mode": "markers",
        "name": name,
        "marker": {
            "symbol": symbol,
            "size": size,
            "color": ink.rgb,
            "line": {"width": 3, "color": ink.rgb},
        },
        "hoverinfo": "skip",
    }


def segment(ends: tuple[Point, Point], name: str, ink: Colour, dash: str = "solid") -> Scatter:
    """A straight line between two points."""
    return Scatter(
        x=[end[0] for end in ends],
        y=[end[1] for end in ends],
        mode="lines",
        name=name,
        line={"color": ink.rgb, "width": 2, "dash": dash},
        hoverinfo="skip",
    )


def clickable(window: Window, points: int = CLICKABLE) -> Trace:
    """Points that nobody sees, so many along each side, so that a plot can be clicked anywhere."""
    x, y = np.broadcast_arrays(*window.lattice(points))
    return INVISIBLE | {
        "type": "scatter",
        # 32-bit floats would turn 0.1 into 0.10000000149.
        "x": x.ravel().round(12),
        "y": y.ravel().round(12),
        "mode": "markers",
        "hovertemplate": "(%{x:.4g}, %{y:.4g})<extra></extra>",
        "showlegend": False,
    }


NAMES = tuple("".join(f"{x:.0f}" for x in corner) for corner in CORNERS)
"""How a corner is called: 00, 01, 10, 11."""
