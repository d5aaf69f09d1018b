"""Names beside the curves and points of a plot, in place of a legend."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from plotly.graph_objects import Figure

from nnviz.engine.ieee import Array
from nnviz.views.notation.palette import (
    DOWNSTREAM,
    LOCAL,
    PARAMETER,
    QUIET,
    TEXT,
    UPSTREAM,
    VALUE,
)
from nnviz.views.plots.labels import Label, Room
from nnviz.views.plots.theme import HEIGHT, SIZE

INKS = {ink.rgb for ink in (VALUE, UPSTREAM, LOCAL, DOWNSTREAM, PARAMETER, QUIET, TEXT)}
"""Colours in which a name can be read; a curve of another colour has its name in ink."""

SAMPLES = 60
"""Points of a line that names keep away from, and beside which its own may stand."""

AROUND = 60
"""Pixels of a plot's height that are taken by its margins."""

GAP, CLEARANCE, MARK = 7, 3, 14
"""Pixels between a curve and its own name; from it to other names; and from marks to names."""


class _Axes(NamedTuple):
    """The axes that a trace stands on, over the part of the plot's height that is theirs."""

    figure: Figure
    x: str
    y: str

    @classmethod
    def of(cls, figure: Figure, trace: Any) -> "_Axes":
        return cls(figure, trace.xaxis or "x", trace.yaxis or "y")

    def shares(self, trace: Any) -> Array:
        """Where a trace runs, points × 2, as shares from the plot's top left corner."""
        x = self._share("x", trace.x)
        y = 1 - self._share("y", trace.y)
        seen = (np.abs(np.stack([x, y]) - 0.5) <= 0.5).all(axis=0)
        low, high = self._axis("y").domain or (0.0, 1.0)
        return np.stack([x, 1 - high + y * (high - low)], axis=1)[seen]

    def place(self, share: Array) -> dict[str, Any]:
        """What an annotation says of a place, which on a logarithmic axis is a logarithm."""
        bottom, top = self._axis("y").domain or (0.0, 1.0)
        left, right = self._ends("x")
        low, high = self._ends("y")
        up = (1 - share[1] - bottom) / (top - bottom)
        x, y = left + share[0] * (right - left), low + up * (high - low)
        return {"x": float(x), "y": float(y), "xref": self.x, "yref": self.y}

    def _axis(self, way: str) -> Any:
        name = self.x if way == "x" else self.y
        return self.figure.layout[name.replace(way, f"{way}axis")]

    def _share(self, way: str, numbers: Any) -> Array:
        low, high = self._ends(way)
        return (self._scaled(way, numbers) - low) / (high - low)

    def _scaled(self, way: str, numbers: Any) -> Array:
        known = np.asarray(numbers, dtype=np.float64)
        with np.errstate(all="ignore"):
            return np.log10(known) if self._axis(way).type == "log" else known

    def _ends(self, way: str) -> tuple[float, float]:
        if asked := self._axis(way).range:
            return float(asked[0]), float(asked[1])
        traces = [each for each in _scatters(self.figure) if _Axes.of(self.figure, each) == self]
        known = np.concatenate([self._scaled(way, trace[way]) for trace in traces])
        known = known[np.isfinite(known)]
        low, high = (known.min(), known.max()) if known.size else (0.0, 1.0)
        room = 0.05 * (high - low) or 0.5
        return float(low - room), float(high + room)


class _Named(NamedTuple):
    """A trace with a name, its axes, and the points that it runs through, as shares."""

    trace: Any
    axes: _Axes
    path: Array


def named(figure: Figure) -> Figure:
    """Write each name beside its curve, where the others are far; the legend has what is left.

    A name has its place at every width that a page may give the plot.
    """
    curves, marks = list(_curves(figure)), _marks(figure)
    if not curves:
        return figure
    points = np.concatenate([*(curve.path for curve in curves), marks])
    room = Room(points, float(figure.layout.height or HEIGHT) - AROUND)
    count = len(points) - len(marks)
    room.keep(range(count), CLEARANCE)
    room.keep(range(count, len(points)), MARK)
    first, names = 0, list(figure.layout.annotations)
    for curve in curves:
        others = [each.path for each in curves if each is not curve]
        rows = [first + row for row in _loneliest(curve.path, others)]
        first += len(curve.path)
        if found := _put(room, rows, curve.trace.name):
            row, (right, down) = found
            curve.trace.showlegend = False
            names.append(
                {
                    **curve.axes.place(points[row]),
                    **{"xshift": right, "yshift": -down, "text": curve.trace.name},
                    **{"showarrow": False, "borderpad": 0},
                    "font": {"size": SIZE, "color": _ink(curve.trace)},
                }
            )
    return figure.update_layout(annotations=names)


def _put(room: Room, rows: list[int], name: str) -> tuple[int, tuple[int, int]] | None:
    for row in rows:
        if offset := room.put(Label(row, name, SIZE, GAP)):
            return row, offset
    return None


def _loneliest(path: Array, others: list[Array]) -> list[int]:
    """The points of a curve, those first that are farthest from all other curves."""
    near = -np.abs(np.arange(len(path)) - len(path) / 2)
    if others:
        apart = np.concatenate(others)[None] - path[:, None]
        near = np.linalg.norm(apart, axis=2).min(axis=1)
    order: list[int] = np.argsort(-near, kind="stable").tolist()
    return order


def _ink(trace: Any) -> str:
    colour = trace.line.color or trace.marker.color
    return colour if colour in INKS else TEXT.rgb


def _scatters(figure: Figure) -> list[Any]:
    """The curves and points of a figure that are seen."""
    return [trace for trace in figure.data if trace.type == "scatter" and trace.marker.opacity != 0]


def _has_name(trace: Any) -> bool:
    return bool(trace.name) and trace.showlegend is not False and "text" not in trace.mode


def _curves(figure: Figure) -> Iterator[_Named]:
    for trace in filter(_has_name, _scatters(figure)):
        axes = _Axes.of(figure, trace)
        path = axes.shares(trace)
        if len(path):
            yield _Named(trace, axes, _sampled(path) if "lines" in trace.mode else path)


def _sampled(path: Array) -> Array:
    """Points all along a line, however few or many it has itself."""
    own = np.arange(len(path))
    along = np.linspace(0, len(path) - 1, SAMPLES)
    return np.stack([np.interp(along, own, way) for way in path.T], axis=1)


def _marks(figure: Figure) -> Array:
    """Where those points are that have no name, or have it beside them."""
    others = [trace for trace in _scatters(figure) if not _has_name(trace)]
    return np.concatenate(
        [np.empty((0, 2)), *(_Axes.of(figure, trace).shares(trace) for trace in others)]
    )
