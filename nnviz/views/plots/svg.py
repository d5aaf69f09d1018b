"""A Plotly figure as light SVG, for pictures that change many times a second.

A page mounts a Plotly chart anew whenever its figure changes, which takes a browser longer than a
tick of a running training. This draws what the training's figures are made of: lines, markers,
grids of colour, and one or two vertical axes over one horizontal axis.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import pairwise
from typing import Any

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.views.notation.palette import LINE, QUIET, TEXT
from nnviz.views.plots.axes import Axis, axes
from nnviz.views.plots.picture import Picture, Trace

WIDTH = 400
"""Units across; the browser scales the drawing to the room there is."""

LEFT, RIGHT, TOP, BOTTOM = 62, 12, 10, 48
LEGEND = 22
"""Room for a line of the legend."""

SHADES = 24
"""Steps of a scale of colours."""

DASHES = {"dash": "9 5", "dot": "2 4", "dashdot": "9 4 2 4", "longdash": "14 5"}


def svg(picture: Picture, alt: str) -> str:
    """The drawing, with what a screen reader says of it."""
    traces, layout = picture
    height = int(layout["height"])
    entries = [trace for trace in traces if trace.get("name")]
    legend, lines = _legend(entries)
    top, bottom = TOP + LEGEND * lines, height - BOTTOM
    across, ups = axes(layout, traces, (LEFT, WIDTH - RIGHT), (bottom, top))
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {height}" class="plot" role="img" aria-label="{escape(alt)}" '
        f'width="100%" style="height: {height}px; font: 12px sans-serif">',
        *_scaffold(layout, across, ups, bottom),
    ]
    for trace in traces:
        drawn = _scatter if trace["type"] == "scatter" else _grid
        parts += drawn(trace, across, ups[trace.get("yaxis", "y")])
    for shape in layout.get("shapes", ()):
        x = across.at(shape["x0"])
        parts.append(f'<path d="M{x:.1f} {top}V{bottom}" fill="none" {_stroke(shape["line"])}/>')
    return "".join([*parts, *legend, "</svg>"])


def _scaffold(layout: Trace, across: Axis, ups: Mapping[str, Axis], bottom: float) -> Iterator[str]:
    """Ticks, their lines, and the names of the axes."""
    middle = (across.begin + across.end) / 2
    for place, written in across.ticks():
        yield _text(place, bottom + 16, written, "middle", QUIET.light)
    yield _text(middle, bottom + 34, layout["xaxis"]["title"], "middle", TEXT.light)
    for name, up in ups.items():
        for place, written in up.ticks():
            line = f"M{across.begin:.0f} {place:.1f}H{across.end:.0f}"
            yield f'<path d="{line}" stroke="{LINE.light}" stroke-opacity="0.4"/>'
            yield _text(across.begin - 6, place + 4, written, "end", QUIET.light)
        centre = (up.begin + up.end) / 2
        x = across.begin - 46
        turned = f'transform="rotate(-90 {x:.0f} {centre:.0f})"'
        title = layout[name.replace("y", "yaxis")]["title"]
        yield _text(x, centre, title, "middle", TEXT.light, turned)


def _text(x: float, y: float, text: str, anchor: str, ink: str, more: str = "") -> str:
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" fill="{ink}" {more}>'
        f"{escape(text)}</text>"
    )


def _stroke(line: Trace) -> str:
    dash = DASHES.get(line.get("dash", ""))
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'style="stroke: {line["color"]}" stroke-width="{line.get("width", 2)}"{dashes}'


def _scatter(trace: Trace, across: Axis, up: Axis) -> Iterator[str]:
    x, y = across.at(trace["x"]), up.at(trace["y"])
    known = ~np.isnan(x + y)
    if "lines" in trace["mode"]:
        points = " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(x[known], y[known], strict=True))
        yield f'<polyline points="{points}" fill="none" {_stroke(trace["line"])}/>'
    if "text" in trace["mode"]:
        yield from _labels(trace, x, y)
    if "markers" in trace["mode"] and trace["marker"].get("opacity", 1):
        places = list(zip(x[known].tolist(), y[known].tolist(), strict=True))
        yield _stamps(trace["marker"], trace["marker"]["size"], places)


def _labels(trace: Trace, x: Array, y: Array) -> Iterator[str]:
    """Texts above the markers, at their left or right."""
    for a, b, text, position in zip(x, y, trace["text"], trace["textposition"], strict=True):
        if not np.isnan(a + b):
            side = 1 if position == "top right" else -1
            anchor = "start" if side > 0 else "end"
            yield _text(a + 9 * side, b - 9, text, anchor, TEXT.light)


def _stamps(marker: Trace, size: float, places: list[tuple[float, float]]) -> str:
    """A marker at each place, all in one path."""
    symbol, r = marker["symbol"], size / 2
    outlines = {
        "circle": f"m{-r} 0a{r} {r} 0 1 0 {size} 0a{r} {r} 0 1 0 {-size} 0",
        "square": f"m{-r} {-r}h{size}v{size}h{-size}z",
        "diamond": f"m0 {-r}l{r} {r}l{-r} {r}l{-r} {-r}z",
        "x-thin": f"m{-r} {-r}l{size} {size}m{-size} 0l{size} {-size}",
    }
    outline = outlines[symbol.removesuffix("-open")]
    path = "".join(f"M{x:.1f} {y:.1f}{outline}" for x, y in places)
    ink, width = marker["color"], marker["line"]["width"]
    filled = not symbol.endswith(("-open", "-thin"))
    fill = f"fill: {ink}" if filled else "fill: none"
    return f'<path d="{path}" style="stroke: {ink}; {fill}" stroke-width="{width}"/>'


def _grid(trace: Trace, across: Axis, up: Axis) -> Iterator[str]:
    """A grid of colours, each run of one shade in a row as one rectangle."""
    z = np.asarray(trace["z"], dtype=np.float64)
    low, high = trace["zmin"], trace["zmax"]
    with np.errstate(all="ignore"):
        share = np.clip((z - low) / (high - low), 0, 1)
    shades = np.where(np.isnan(share), -1, np.minimum(share * SHADES, SHADES - 1)).astype(int)
    colours = [_shade(trace["colorscale"], (shade + 0.5) / SHADES) for shade in range(SHADES)]
    rows, columns = z.shape
    x = across.at(trace["x0"] + trace["dx"] * (np.arange(columns + 1) - 0.5))
    y = up.at(trace["y0"] + trace["dy"] * (np.arange(rows + 1) - 0.5))
    x = np.clip(x, across.begin, across.end)
    y = np.clip(y, up.end, up.begin)
    paths: dict[int, list[str]] = {}
    for row, line in enumerate(shades):
        edges = [0, *(np.flatnonzero(np.diff(line)) + 1).tolist(), columns]
        for begin, end in pairwise(edges):
            box = f"M{x[begin]:.1f} {y[row]:.1f}H{x[end]:.1f}V{y[row + 1]:.1f}H{x[begin]:.1f}z"
            paths.setdefault(int(line[begin]), []).append(box)
    # With soft edges the ground would shine through between the rectangles.
    for shade, boxes in paths.items():
        if shade >= 0:
            fill = f'style="fill: {colours[shade]}" shape-rendering="crispEdges"'
            yield f'<path d="{"".join(boxes)}" {fill}/>'


def _shade(scale: Any, share: float) -> str:
    """The colour at a place of a scale, mixed from the two stops around it."""
    (before, low), (after, high) = next(
        (stop, following) for stop, following in pairwise(scale) if stop[0] <= share <= following[0]
    )
    if low == high:
        return str(low)
    part = (share - before) / (after - before)
    first, last = ([float(number) for number in re.findall(r"[\d.]+", ink)] for ink in (low, high))
    mixed = (a + part * (b - a) for a, b in zip(first, last, strict=True))
    return f"rgba({', '.join(f'{number:.3g}' for number in mixed)})"


def _legend(entries: list[Trace]) -> tuple[list[str], int]:
    """A sample and a name for each trace, in as many lines as they need; and how many those are."""
    placed: list[tuple[int, int, Trace]] = []
    x, line = LEFT, 0
    for trace in entries:
        width = 40 + 7 * len(trace["name"])
        if x > LEFT and x + width > WIDTH:
            x, line = LEFT, line + 1
        placed.append((x, line, trace))
        x += width
    parts = []
    for x, row, trace in placed:
        y = LEGEND * (row + 1) - 4
        if "lines" in trace["mode"]:
            parts.append(f'<path d="M{x} {y - 4}h22" fill="none" {_stroke(trace["line"])}/>')
        else:
            size = min(10, trace["marker"]["size"])
            parts.append(_stamps(trace["marker"], size, [(x + 11.0, y - 4.0)]))
        parts.append(_text(x + 28, y, trace["name"], "start", TEXT.light))
    return parts, line + 1 if entries else 0
