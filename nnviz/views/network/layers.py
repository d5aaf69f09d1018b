"""The familiar picture of a network (SLP Fig. 6.8): layers of units, and an arrow a weight."""

import math
from collections.abc import Mapping
from html import escape
from typing import Literal, NamedTuple, TypeAlias

from nnviz.networks import scalars
from nnviz.networks.architecture import Network, entries
from nnviz.views.notation import names
from nnviz.views.notation.numbers import short
from nnviz.views.notation.palette import (
    CARD,
    DOWNSTREAM,
    LINE,
    PARAMETER,
    QUIET,
    TEXT,
    UPSTREAM,
    VALUE,
)

Place: TypeAlias = tuple[str, tuple[int, ...]]
"""An entry of a vector or matrix of a network: the name, and where in it."""

COLUMN, RADIUS, MARGIN = 200, 25, 80
"""Pixels between layers, of a unit, and beside the outer layers."""

ROW, CLOSE_ROW, FEW = 74, 62, 4
"""Pixels between units; and between them in layers of more than a few."""

EDGE = 40
"""Pixels above the highest and below the lowest unit."""

THICKEST = 7.0
"""The line of the largest weight, in pixels."""


class Known(NamedTuple):
    """What is known of a network at a step: values and gradients by place."""

    values: Mapping[Place, float]
    gradients: Mapping[Place, float]


def drawing(network: Network, known: Known, by: Literal["weight", "gradient"]) -> str:
    """The layers as SVG: units with values, arrows as thick as weights or gradients are large.

    Parameters
    ----------
    network : its plan
    known : what the step has reached; a `?` stands for the rest
    by : what the arrows show
    """
    shown = known.values if by == "weight" else known.gradients
    height = _row(network) * (_tallest(network) - 1) + 2 * EDGE + 20
    width = COLUMN * network.last + 2 * MARGIN
    sizes = [abs(x) for (name, _), x in shown.items() if name[0] in "Wb" and math.isfinite(x)]
    largest = max(sizes, default=0.0) or 1.0
    arrows = [
        _arrow(network, name, place, shown.get((name, place)), largest, height)
        for name, shape in network.shapes.items()
        if name.startswith("W") or (network.clamped and name.startswith("b"))
        for place in entries(shape)
    ]
    units = [
        _unit(network, layer, unit, known, height)
        for layer in range(network.last + 1)
        for unit in range(
            -1 if network.clamped and layer < network.last else 0, network.sizes[layer]
        )
    ]
    said = _said(network, by)
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(said)}" '
        f'style="max-width: {width}px; width: 100%" font-family="Arial">'
        + "".join(arrows)
        + "".join(units)
        + "</svg>"
    )


def _tallest(network: Network) -> int:
    return max(network.sizes) + network.clamped


def _row(network: Network) -> int:
    return ROW if _tallest(network) <= FEW else CLOSE_ROW


def _said(network: Network, by: str) -> str:
    layers = ", ".join(map(str, network.sizes))
    return f"The network in layers of {layers} units; each arrow as thick as its {by} is large."


def _at(network: Network, layer: int, unit: int, height: int) -> tuple[float, float]:
    """Where a unit stands; unit −1 is the one clamped to 1."""
    above = 1 if network.clamped and layer < network.last else 0
    count = network.sizes[layer] + above
    return MARGIN + COLUMN * layer, (height - 20) / 2 + _row(network) * (
        unit + above - (count - 1) / 2
    )


def _arrow(
    network: Network,
    name: str,
    place: tuple[int, ...],
    x: float | None,
    largest: float,
    height: int,
) -> str:
    layer = int(name[1:])
    source = place[1] if name.startswith("W") else -1
    x1, y1 = _at(network, layer - 1, source, height)
    x2, y2 = _at(network, layer, place[0], height)
    title = f"{names.text(scalars.entry(network, name, place))} = {'?' if x is None else short(x)}"
    colour = LINE if x is None or x == 0 else PARAMETER if x > 0 else DOWNSTREAM
    size = min(1.0, abs(x) / largest) if x is not None and x == x else 0.0
    dashes = ' stroke-dasharray="7 4"' if x is not None and x < 0 else ""
    return (
        f'<line x1="{x1 + RADIUS}" y1="{y1}" x2="{x2 - RADIUS}" y2="{y2}" '
        f'stroke="{colour.light}" stroke-width="{1 + (THICKEST - 1) * size:.2f}"{dashes}>'
        f"<title>{escape(title)}</title></line>"
    )


def _unit(network: Network, layer: int, unit: int, known: Known, height: int) -> str:
    x, y = _at(network, layer, unit, height)
    if unit < 0:
        written, below, ink = "+1", "bias", QUIET
    else:
        place = ("x" if layer == 0 else f"a{layer}", (unit,))
        value, gradient = known.values.get(place), known.gradients.get(place)
        label = names.text(scalars.entry(network, *place))
        written, ink = ("?", QUIET) if value is None else (short(value), VALUE)
        below = label if gradient is None else f"∂L/∂{label} = {short(gradient)}"
    ground = UPSTREAM if layer == 0 else TEXT
    return (
        f'<circle cx="{x}" cy="{y}" r="{RADIUS}" fill="{CARD.light}" stroke="{ground.light}" '
        'stroke-width="1.6"/>'
        f'<text x="{x}" y="{y + 5}" text-anchor="middle" font-size="14" font-weight="bold" '
        f'fill="{ink.light}">{escape(written)}</text>'
        f'<text x="{x}" y="{y + RADIUS + 15}" text-anchor="middle" font-size="12" '
        f'fill="{TEXT.light}" stroke="{CARD.light}" stroke-width="3" paint-order="stroke">'
        f"{escape(below)}</text>"
    )
