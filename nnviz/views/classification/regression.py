"""Closed-form gradients of regression beside what the backward pass found."""

from typing import Any

import numpy as np

from nnviz.engine.run import Run
from nnviz.networks.regression import logistic_gradient, multinomial_gradient
from nnviz.views.notation.names import text
from nnviz.views.notation.numbers import short

ENOUGH = 1e-9
"""How closely the two agree, relative to their size, for all but rounding."""


def logistic_rows(run: Run, count: int) -> list[dict[str, str]]:
    """A row for each weight: its input, (ŷ − y) xⱼ, and ∂L/∂wⱼ of a run."""
    inputs = np.array([run.value[f"x{place}"] for place in range(1, count + 1)])
    closed = logistic_gradient(run.value["yhat"], run.value["y"], inputs)
    return [
        _row(text(f"w{place}"), "xⱼ", x, "(ŷ − y) xⱼ", gradient, run.gradient[f"w{place}"])
        for place, (x, gradient) in enumerate(zip(inputs, closed, strict=True), 1)
    ]


def multinomial_rows(run: Run) -> list[dict[str, str]]:
    """A row for each weight: its class's ŷ and y, its input, −(yₖ − ŷₖ) xᵢ, and the run's."""
    yhat, y, x = (np.asarray(run.value[name]) for name in ("yhat", "y", "x"))
    closed, found = multinomial_gradient(yhat, y, x), run.gradient["W"]
    return [
        {"weight": text(f"W_{k + 1}{i + 1}"), "yₖ": short(float(y[k])), "ŷₖ": short(float(yhat[k]))}
        | _row("", "xᵢ", x[i], "−(yₖ − ŷₖ) xᵢ", closed[k, i], found[k, i])
        for k, i in np.ndindex(closed.shape)
    ]


def _row(weight: str, letter: str, x: Any, formula: str, closed: Any, found: Any) -> dict[str, str]:
    row = {"weight": weight} if weight else {}
    return row | {
        letter: short(float(x)),
        formula: short(float(closed)),
        "backward pass": short(float(found)),
        "the same?": "yes" if np.isclose(closed, found, rtol=ENOUGH, atol=1e-300) else "no",
    }


def agreed(rows: list[dict[str, str]]) -> bool:
    """Whether the closed form and the backward pass give the same everywhere."""
    return all(row["the same?"] == "yes" for row in rows)
