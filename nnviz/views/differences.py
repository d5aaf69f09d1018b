"""Finite differences as formulas, as a plot of the error against h, and in words."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from plotly.graph_objects import Figure, Scatter

from nnviz.engine.differences import Bends, Difference, Method, Sweep
from nnviz.engine.ieee import Array
from nnviz.engine.run import Run
from nnviz.views import names
from nnviz.views.approaches import of
from nnviz.views.figures import HEIGHT
from nnviz.views.numbers import short
from nnviz.views.palette import ACTIVE, LOCAL, UPSTREAM

METHODS: tuple[Method, ...] = ("forward", "central")

LOOK = {"forward": (UPSTREAM, "circle"), "central": (LOCAL, "diamond")}

SLOPES = {
    "forward": ("truncation ∝ h", "rounding ∝ 1/h"),
    "central": ("truncation ∝ h²", "rounding ∝ 1/h"),
}
"""What each straight part of a curve is called."""

TRUNCATED, ROUNDED = {"forward": -2.0, "central": -2.0}, {"forward": -12.0, "central": -14.0}
"""The powers of ten of h at which the names of the slopes stand."""


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
    gradient = run.gradient[name]
    told = [
        {
            "way": f"{method} difference",
            of(run, name): f"{each.slope:.10g}",
            "error": f"{abs(each.slope - gradient):.1e}",
            "expected error": f"± {each.expected:.1e}",
        }
        for method, each in found.items()
    ]
    return [
        *told,
        {
            "way": "reverse mode",
            of(run, name): f"{gradient:.10g}",
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
        colour, symbol = LOOK[sweep.method]
        plot.add_trace(
            Scatter(
                x=sweep.h,
                y=_positive(sweep.error),
                name=f"{sweep.method} difference",
                mode="markers+lines",
                line={"color": colour.rgb, "width": 1},
                marker={"symbol": symbol, "size": 5},
            )
        )
        for line, dash, label, place in (
            (sweep.truncation, "dash", SLOPES[sweep.method][0], TRUNCATED[sweep.method]),
            (sweep.noise, "dot", SLOPES[sweep.method][1], ROUNDED[sweep.method]),
        ):
            _theory(plot, sweep, line, dash, label, place)
    plot.add_vline(x=h, line={"color": ACTIVE.rgb, "width": 2})
    plot.update_layout(
        height=HEIGHT + 60,
        margin={"l": 10, "r": 10, "t": 10, "b": 10},
        xaxis={"title": "step size h", "type": "log", "exponentformat": "power", "dtick": 2},
        yaxis={
            "title": "error against the gradient",
            "type": "log",
            "exponentformat": "power",
            "range": _range(sweeps),
        },
        legend={"orientation": "h", "y": -0.2, "yanchor": "top"},
    )
    return plot


def _theory(plot: Figure, sweep: Sweep, line: Array, dash: str, label: str, place: float) -> None:
    """A straight line that theory draws, with its name on it."""
    if not (line > 0).any():
        return
    colour, _ = LOOK[sweep.method]
    plot.add_trace(
        Scatter(
            x=sweep.h,
            y=line,
            mode="lines",
            line={"color": colour.rgb, "dash": dash, "width": 1.5},
            showlegend=False,
            hoverinfo="skip",
        )
    )
    there = int(np.argmin(np.abs(np.log10(sweep.h) - place)))
    plot.add_annotation(
        x=math.log10(sweep.h[there]),
        y=math.log10(line[there]),
        text=label,
        showarrow=False,
        yshift=12,
        font={"color": colour.rgb, "size": 12},
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


def alt(sweeps: Sequence[Sweep], h: float) -> str:
    """The plot in words."""
    curves = "; ".join(
        f"{sweep.method}: smallest error {short(sweep.best[1])} at h = {sweep.best[0]:.0e}"
        for sweep in sweeps
    )
    return (
        "The error of finite differences against the step size, both logarithmic. Each curve is a "
        f"V: it falls with h, then rises as 1/h. {curves}. The line marks h = {h:.0e}."
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
    found = f"Here the smallest error is {short(error)}, at h = {h:.0e}. "
    if math.isnan(predicted):
        return (
            f"{title}{found}The output does not bend this way along the input, or is 0, so nothing "
            "is truncated or nothing is rounded: a large step is as good as any."
        )
    if sweep.method == "forward":
        why = (
            "Truncation is |f″| h/2 and rounding about 2δ|f|/h, where δ is the relative rounding "
            "error of f, some ε = 2.2e−16. They are equal where **h goes with √ε** ≈ 1.5e−8: half "
            "of the 16 digits is all that is left."
        )
    else:
        why = (
            "The terms with f″ cancel, so truncation is |f‴| h²/6; rounding is about δ|f|/h. They "
            "balance where **h goes with ∛ε** ≈ 6e−6, and two thirds of the digits are left."
        )
    return f"{title}{found}{why} For this function theory says h ≈ {predicted:.0e}."
