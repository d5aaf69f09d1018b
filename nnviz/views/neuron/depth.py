"""How a gradient fares on its way back through a deep net: a plot, its reason, its numbers."""

import math
from collections.abc import Sequence

import numpy as np
from plotly.graph_objects import Figure, Scatter

from nnviz.engine.operations import OPERATIONS
from nnviz.learning.deep import DeepNet
from nnviz.views.notation.numbers import short
from nnviz.views.notation.palette import DOWNSTREAM, TEXT

FEW_DECADES = 1e4
"""Norms within this factor of each other get marks between the powers of ten."""

KEPT = (0.8, 1.25)
"""A gradient whose share a layer lies between these keeps its size, more or less."""


def gradients(norms: Sequence[float]) -> Figure:
    """The norm of the gradient at each layer, on a log scale, which has no place for 0."""
    shown = [(layer, norm) for layer, norm in enumerate(norms, 1) if 0 < norm < float("inf")]
    sizes = [norm for _, norm in shown]
    few = bool(sizes) and max(sizes) < FEW_DECADES * min(sizes)
    plot = Figure(
        Scatter(
            x=[layer for layer, _ in shown],
            y=sizes,
            mode="lines+markers",
            name="‖∂y/∂z‖",
            line={"color": DOWNSTREAM.rgb},
            marker={"symbol": "circle", "size": 8},
        )
    )
    plot.add_hline(y=1, line={"color": TEXT.rgb, "width": 1, "dash": "dot"})
    plot.update_layout(
        xaxis={
            "title": "layer, from the input (left) to the output (right)",
            "range": [0.5, len(norms) + 0.5],
            "dtick": 1 if len(norms) <= 12 else 2,
        },
        yaxis={
            "title": "norm of the gradient ∂y/∂z",
            "type": "log",
            # Labels at 1, 2 and 5; over many powers of ten, at powers alone.
            "dtick": "D2" if few else None,
        },
        showlegend=False,
    )
    return plot


def first_and_last(norms: Sequence[float]) -> str:
    """The gradient's norm at both ends of the net, in a sentence."""
    return f"At the last layer the norm is {short(norms[-1])}, at the first {short(norms[0])}."


def verdict(net: DeepNet) -> str:
    """What became of the gradient, and the factors that made it so."""
    norms = net.gradient_norms()
    said = first_and_last(norms)
    slope = short(float(np.abs(net.slopes()).mean()))
    title = OPERATIONS[net.activation].title
    reason = f"The local gradients of {title} are {slope} on average here."
    if norms[-1] == 0 or norms[0] == 0:
        return (
            f"{said} {reason} A product with a factor of 0 is **0**: nothing reaches the first "
            "layer, so its weights can't learn from this input."
        )
    if net.depth == 1:
        return f"{said} {reason} With one layer there is nothing to multiply: add layers."
    share = math.exp((math.log(norms[0]) - math.log(norms[-1])) / (net.depth - 1))
    fate = "keeps its size"
    if share < KEPT[0]:
        fate = "**vanishes**"
    elif share > KEPT[1]:
        fate = "**explodes**"
    return (
        f"{said} {reason} Each layer back multiplies the gradient by **{short(share)}** on "
        f"average, and {short(share)} to the power {net.depth - 1} is "
        f"{short(share ** (net.depth - 1))}: the gradient {fate}."
    )


def dead(net: DeepNet, probes: int) -> str:
    """How many units pass no gradient at all, in a sentence."""
    units = net.depth * net.width
    count = int(net.dead().sum())
    if not count:
        return f"None of the {units} units is dead."
    return (
        f"**{count} of {units} units are dead**: at none of {probes} random inputs do they pass a "
        "gradient back, so from these inputs their weights get none."
    )


def product(net: DeepNet) -> list[dict[str, str]]:
    """A chain's factors, from the output back: one row for each layer."""
    return [
        {
            "layer": str(net.depth - place),
            "weight behind it": short(weight) if place else "none",
            "local gradient f′(z)": short(slope),
            "product so far = ∂y/∂z": short(product),
        }
        for place, (slope, weight, product) in enumerate(net.factors())
    ]
