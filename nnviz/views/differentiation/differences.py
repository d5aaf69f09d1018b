"""Finite differences as formulas, as a plot of the error against h, and in words."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from plotly.graph_objects import Figure, Scatter

from nnviz.derivatives.differences import Bends, Difference, Sweep
from nnviz.derivatives.numeric import Method
from nnviz.engine.ieee import Array
from nnviz.engine.run import Run
from nnviz.views.differentiation.approaches import deviation, digits, expected, of
from nnviz.views.differentiation.looks import CENTRAL_DIFFERENCE, FORWARD_DIFFERENCE
from nnviz.views.notation import names
from nnviz.views.notation.numbers import short
from nnviz.views.notation.palette import ACTIVE
from nnviz.views.plots.theme import HEIGHT

METHODS: tuple[Method, ...] = ("forward", "central")

LOOK = {"forward": FORWARD_DIFFERENCE, "central": CENTRAL_DIFFERENCE}


TRUNCATION = {"forward": "its truncation ∝ h", "central": "its truncation ∝ h²"}
ROUNDING = "its rounding ∝ 1/h"
"""The straight parts of a method's curve."""


def formulas(run: Run, name: str) -> str:
    """Both differences of a run's output along an input, in LaTeX."""
    y, x = names.latex(run.graph.output), names.latex(name)
    return (
        r"\begin{aligned}"
        rf"\text{{forward}} &: \frac{{{y}({x}+h) - {y}({x})}}{{h}} \\[6pt]"
        rf"\text{{central}} &: \frac{{{y}({x}+h) - {y}({x}-h)}}{{2h}}"
        r"\end{aligned}"
    )


def rows(run: Run, name: str, found: Mapping[Method, Difference]) -> list[dict[str, str]]:
    """A row for each method: what it says, how far off that is, and what was to be expected."""
    told = [
        {
            "way": f"{method} difference",
            of(run, name): digits(each.slope),
            "error": deviation(each.error),
            "expected error": expected(each.expected),
        }
        for method, each in found.items()
    ]
    return [
        *told,
        {
            "way": "reverse mode",
            of(run, name): digits(run.gradient[name]),
            "error": "reference",
            "expected error": "",
        },
    ]


def evaluations(run: Run) -> str:
    """How often the differences run the forward pass for all inputs."""
    n = len(run.graph.inputs)
    return (
        f"For all {n} inputs: {n + 1} evaluations by forward differences (n + 1), {2 * n} by "
        "central ones (2n). Reverse mode takes one forward and one backward pass, whatever n is."
        if n > 1
        else "With one input: 2 evaluations either way. With n inputs: n + 1 forward, 2n central."
    )


def drawable(sweep: Sweep) -> bool:
    """True if a curve has at least two errors that a logarithmic plot can show."""
    return int(np.sum(np.isfinite(sweep.error) & (sweep.error > 0))) > 1


def figure(sweeps: Sequence[Sweep], h: float) -> Figure:
    """The error of each method against the step size, with the slopes that theory says."""
    plot = Figure()
    for sweep in sweeps:
        look = LOOK[sweep.method]
        plot.add_trace(
            Scatter(
                x=sweep.h,
                y=_positive(sweep.error),
                name=f"{sweep.method} difference",
                mode="markers+lines",
                line=look.line("solid", 1),
                marker=look.marker | {"size": 5},
            )
        )
        _theory(plot, sweep, sweep.truncation, "dash", TRUNCATION[sweep.method])
        _theory(plot, sweep, sweep.noise, "dot", ROUNDING)
    plot.add_vline(x=h, line={"color": ACTIVE.rgb, "width": 2})
    plot.update_layout(
        height=HEIGHT + 120,
        xaxis={
            "title": "step size h",
            "type": "log",
            "dtick": 4,
            "tickangle": 0,
        },
        yaxis={
            "title": "error against the gradient",
            "type": "log",
            "range": _range(sweeps),
        },
    )
    return plot


def _theory(plot: Figure, sweep: Sweep, line: Array, dash: str, name: str) -> None:
    """A straight line that theory draws, broken in its own way."""
    heights = _positive(line)
    if np.isfinite(heights).any():
        plot.add_trace(
            Scatter(
                x=sweep.h,
                y=heights,
                name=name,
                mode="lines",
                line=LOOK[sweep.method].line(dash, 1.5),
                hoverinfo="skip",
                showlegend=False,
            )
        )


def _positive(error: Array) -> Array:
    """Errors that a logarithmic axis has a place for; nan for the others."""
    with np.errstate(invalid="ignore"):
        return np.where(np.isfinite(error) & (error > 0), error, np.nan)


def _range(sweeps: Sequence[Sweep]) -> tuple[float, float]:
    """The powers of ten of the errors, with room above and below."""
    errors = np.concatenate([_positive(sweep.error) for sweep in sweeps])
    return (
        math.floor(np.log10(np.nanmin(errors))) - 0.5,
        math.ceil(np.log10(np.nanmax(errors))) + 0.5,
    )


READING = (
    "Both axes are logarithmic, so a power of h is a straight line. Broken lines are what theory "
    "promises, where it does: dashed the truncation, dotted the rounding. A missing point has no "
    "error at all, or its h is lost in rounding. The upright line is your h."
)
"""How the plot is to be read."""


def notice(bends: Bends) -> str:
    """What to notice in the plot."""
    if bends.kink:
        return (
            "Notice that there need be no V: on a **kink** the slopes to both sides differ, so no "
            "Taylor series says how the error falls."
        )
    if _is_v(bends):
        return (
            "Notice the **V**: from the right, truncation falls with h (slope 1 or 2); to the "
            "left, rounding grows as 1/h (slope −1)."
        )
    return (
        "Notice that there is no whole V: only truncation (rising to the right) or only rounding "
        "(rising to the left) is at work here."
    )


def _is_v(bends: Bends) -> bool:
    """True if a method is both truncated and rounded."""
    return any(math.isfinite(bends.best(method)) for method in METHODS)


def nothing(run: Run, name: str, sweeps: Sequence[Sweep]) -> str:
    """Why there is no error to plot."""
    gradient = run.gradient[name]
    said = f"There is no error to plot: the gradient {of(run, name)} is {short(gradient)}"
    if not math.isfinite(gradient):
        return f"{said}, and no distance to that is finite."
    if not any(np.isfinite(sweep.error).any() for sweep in sweeps):
        return f"{said}, but no difference is finite: every step leaves the domain, or overflows."
    return f"{said}, and the differences say the same at every step."


def alt(sweeps: Sequence[Sweep], h: float, bends: Bends) -> str:
    """The plot in words."""
    curves = "; ".join(
        f"{sweep.method}: smallest error {short(sweep.best[1])} at h = {deviation(sweep.best[0])}"
        for sweep in sweeps
    )
    shape = "Each curve is a V: it falls with h, then rises as 1/h. " if _is_v(bends) else ""
    return (
        "The error of finite differences against the step size, both logarithmic. "
        f"{shape}{curves}. The line marks h = {deviation(h)}."
    )


def best(bends: Bends, sweeps: Sequence[Sweep]) -> list[str]:
    """Where each method is best, and why, in sentences."""
    return [_best(bends, sweep) for sweep in sweeps]


def _best(bends: Bends, sweep: Sweep) -> str:
    h, error = sweep.best
    title = f"**{sweep.method.title()} difference.** "
    if math.isnan(h):
        return f"{title}There is no finite error here: the output or its gradient is not finite."
    predicted = bends.best(sweep.method)
    found = f"Here the smallest error is {short(error)}, at h = {deviation(h)}. "
    if bends.kink:
        return (
            f"{title}{found}On a kink there is no Taylor series, so theory names no best step. "
            "Reverse mode takes one slope by convention; a difference sees the function beside it."
        )
    if math.isnan(bends.second if sweep.method == "forward" else bends.third):
        return (
            f"{title}{found}However close, the gradient does not settle to one bend, so theory "
            "names no best step."
        )
    if math.isnan(predicted):
        return (
            f"{title}{found}The output does not bend this way along the input, or is 0, so nothing "
            "is truncated or nothing is rounded: a large step is as good as any."
        )
    if sweep.method == "forward":
        why = (
            "Truncation is |f″| h/2 and rounding up to 2δ|f|/h, where δ, the relative error of f, "
            "is at most ε = 2.2e−16 for each operation. They are equal where **h goes with √ε** ≈ "
            "1.5e−8: half of the 16 digits is all that is left."
        )
    else:
        why = (
            "The terms with f″ cancel, so truncation is |f′′′| h²/6; rounding is up to δ|f|/h. "
            "They balance where **h goes with ³√ε** ≈ 6e−6, and two thirds of the digits are left."
        )
    return f"{title}{found}{why} For this function theory says h ≈ {deviation(predicted)}."
