"""Losses as plots: −log ŷ, and two losses of a sigmoid output with their slopes."""

from collections.abc import Mapping

import numpy as np
from plotly.graph_objects import Figure, Scatter

from nnviz.engine.ieee import Array
from nnviz.learning.objectives import Objective, surprise
from nnviz.views.notation.numbers import short
from nnviz.views.notation.palette import ACTIVE, QUIET, TEXT, VALUE, Colour
from nnviz.views.plots.direct import named
from nnviz.views.plots.theme import SMALL_HEIGHT

LOOKS: Mapping[str, tuple[Colour, str, str]] = {
    "cross-entropy": (TEXT, "solid", "circle"),
    "squared error": (QUIET, "dash", "square"),
}
"""The colour, the line and the marker of each loss, so that colour alone says nothing."""


def negative_log(yhat: float, loss: float) -> Figure:
    """−log ŷ over the probability of the correct class, with the student's point on it."""
    across, up = surprise()
    figure = Figure(
        [Scatter(x=across, y=up, name="−log ŷ", mode="lines", line={"color": VALUE.rgb})]
    )
    if np.isfinite(loss):
        figure.add_trace(
            Scatter(
                x=[yhat],
                y=[loss],
                mode="markers",
                name=f"L = {short(loss)}",
                marker={"symbol": "diamond", "size": 12, "color": ACTIVE.rgb},
            )
        )
    figure.update_layout(
        height=SMALL_HEIGHT, xaxis_title="ŷ of the correct class", yaxis_title="loss −log ŷ"
    )
    figure.update_xaxes(range=[-0.02, 1.02])
    figure.update_yaxes(range=[-0.3, max(7.0, 1.1 * loss) if np.isfinite(loss) else 7.0])
    return named(figure)


def compared(curves: Mapping[str, Objective], at: Mapping[str, Objective], quantity: str) -> Figure:
    """Both losses, or both of their slopes, over z, with the student's z on each.

    Parameters
    ----------
    curves : each loss by its name, along z
    at : the same at the student's z alone
    quantity : "loss" or "slope"
    """
    figure = Figure()
    for name, curve in curves.items():
        colour, dash, symbol = LOOKS[name]
        figure.add_trace(
            Scatter(
                x=curve.z,
                y=_entries(curve, quantity),
                mode="lines",
                name=name,
                line={"color": colour.rgb, "dash": dash},
            )
        )
        value = float(_entries(at[name], quantity)[0])
        figure.add_trace(
            Scatter(
                x=at[name].z,
                y=[value],
                mode="markers",
                name=short(value),
                marker={"symbol": symbol, "size": 12, "color": colour.rgb},
            )
        )
    title = {"loss": "loss L", "slope": "gradient ∂L/∂z"}[quantity]
    figure.update_layout(height=SMALL_HEIGHT, xaxis_title="score z", yaxis_title=title)
    return named(figure)


def _entries(objective: Objective, quantity: str) -> Array:
    return {"loss": objective.loss, "slope": objective.slope}[quantity]


def said(at: Mapping[str, Objective], yhat: float, y: float) -> str:
    """What both losses teach at the student's z, in sentences."""
    entropy, square = (float(at[name].slope[0]) for name in ("cross-entropy", "squared error"))
    begin = (
        f"Here ŷ = {short(yhat)} and y = {short(y)}. Cross-entropy gives the gradient ŷ − y = "
        f"**{short(entropy)}**; squared error gives (ŷ − y) · ŷ(1 − ŷ) = **{short(square)}**."
    )
    wrong = abs(entropy)
    if wrong > 0.9:
        return (
            f"{begin} The answer is **badly wrong**, and yet squared error hardly learns: the "
            "sigmoid is flat out there, and its slope ŷ(1 − ŷ) comes as a factor. In the "
            "cross-entropy that factor cancels, so the worse the answer, the stronger the pull."
        )
    if wrong < 0.1:
        return (
            f"{begin} The answer is nearly right, so both gradients are small, as they should be."
        )
    return f"{begin} Move z to where the answer is badly wrong, and compare the two again."
