"""Softmax as bars, as a table of its stages, and its Jacobian as a table."""

import numpy as np
from plotly.graph_objects import Figure

from nnviz.engine.ieee import Array
from nnviz.learning.softmax import Stages
from nnviz.views.notation.names import text
from nnviz.views.notation.numbers import short
from nnviz.views.notation.palette import QUIET, UPSTREAM, VALUE
from nnviz.views.plots import bars


def probabilities(at: Stages, correct: int, gradient: Array, scored: str) -> Figure:
    """A row for each class: its score, its probability, and the gradient of its score.

    Parameters
    ----------
    at : the stages of softmax
    correct : the correct class, counted from 1
    gradient : of the scores, a number for each class
    scored : the letter of the scores
    """
    count = len(at.scores)
    labels = [_label(k, correct, float(at.scores[k - 1])) for k in range(1, count + 1)]
    figure = Figure(
        [
            bars.rows(at.probabilities, labels, [VALUE] * count),
            bars.rows(gradient, labels, [UPSTREAM] * count, axis="x2"),
        ]
    )
    figure.update_layout(
        height=60 + round(count * min(30, max(22, 280 / count))),
        showlegend=False,
        bargap=0.25,
        xaxis={
            **{"title": "probability ŷ", "domain": (0, 0.46), "range": (0, 1.5)},
            "tickvals": [0, 0.5, 1],
        },
        xaxis2={
            **{"title": f"gradient ∂L/∂{scored}", "domain": (0.54, 1), "range": (-1.6, 1.6)},
            **{"automargin": True, "zerolinecolor": QUIET.rgb, "tickvals": [-1, 0, 1]},
        },
        yaxis={"autorange": "reversed", "type": "category", "showgrid": False},
    )
    return figure


def _label(k: int, correct: int, score: float) -> str:
    chosen = " ✓" if k == correct else ""
    return f"{k}{chosen}, z = {short(score)}"


def rows(at: Stages) -> list[dict[str, str]]:
    """One row for each class, and their sums."""
    columns = {
        "exp(z)": at.exponentials,
        "exp(z) / sum": at.naive,
        "exp(z − max z)": at.shifted,
        "softmax ŷ": at.probabilities,
    }
    table = [
        {"class": str(k), "score z": _in_full(float(at.scores[k - 1]))}
        | {title: short(float(value[k - 1])) for title, value in columns.items()}
        for k in range(1, len(at.scores) + 1)
    ]
    sums = {"exp(z)": at.total, "exp(z − max z)": at.shifted_total}
    last = {title: short(sums[title]) if title in sums else "" for title in columns}
    return [*table, {"class": "sum", "score z": ""} | last]


def _in_full(score: float) -> str:
    """A score with the digits that a large constant would hide."""
    return f"{score:.8g}".replace("-", "−")


def stability(at: Stages) -> str:
    """What the two ways of computing it give here, in a sentence or two."""
    highest = short(float(at.scores.max()))
    if not np.isfinite(at.scores).all():
        return (
            "A score divided by T is no longer a finite number, so both ways give nan. Take "
            "smaller scores, or a higher temperature."
        )
    if not at.overflows:
        return (
            "Both ways agree here. Now add a constant of 1000, or −1000, and look at the columns "
            "exp(z) and exp(z) / sum."
        )
    if at.total == 0:
        return (
            f"Every exp(z) is **0**: even exp({highest}) is smaller than any number a computer "
            "holds. So the plain formula divides 0 by 0, which is no number (nan). Softmax takes "
            "the largest score away first: its exponential is then exp(0) = 1."
        )
    return (
        f"exp({highest}) is **∞** here: it is larger than any number a computer holds, about "
        "1.8e308. So the plain formula gives ∞/∞, which is no number (nan). Softmax takes the "
        "largest score away first: no exponent is then above 0, and nothing overflows."
    )


def jacobian(entries: Array) -> list[dict[str, str]]:
    """∂ŷᵢ/∂zⱼ: a row for each ŷᵢ, a column for each zⱼ."""
    return [
        {"": f"∂{text(f'yhat{i}')}"}
        | {f"∂{text(f'z{j}')}": short(float(entry)) for j, entry in enumerate(row, 1)}
        for i, row in enumerate(entries, 1)
    ]


def errors(probabilities: Array, targets: Array, gradient: Array) -> list[dict[str, str]]:
    """For each class ŷ, y, and what the backward pass found, which is ŷ − y."""
    return [
        {"class": str(k), "ŷ": short(float(yhat)), "y": short(float(y)), "∂L/∂z": short(float(g))}
        for k, (yhat, y, g) in enumerate(zip(probabilities, targets, gradient, strict=True), 1)
    ]
