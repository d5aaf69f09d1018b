"""Activation functions as plots: the curve, its slope, where it saturates, where a unit stands."""

from collections.abc import Sequence

from plotly.graph_objects import Figure, Scatter

from nnviz.engine.operations import OPERATIONS, Operation, fill
from nnviz.engine.run import Run
from nnviz.learning.curve import SATURATED, Curve, curve
from nnviz.views.notation import numbers
from nnviz.views.notation.numbers import short
from nnviz.views.notation.palette import ACTIVE, LOCAL, QUIET, VALUE
from nnviz.views.plots.direct import named
from nnviz.views.plots.theme import SMALL_HEIGHT, faint
from nnviz.views.steps.formulas import aligned, coloured

ACTIVATIONS = ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "gelu", "softplus", "step")
"""The operations of the gallery, in teaching order."""

REACH = 6.0
"""How far to both sides of 0 an activation is drawn, unless the unit stands further out."""

SHADE = faint(QUIET, 0.08)
"""The ground where an activation is nearly flat."""

THUMBNAIL = 130
"""How high a small plot is, in pixels."""


def operating_point(activation: Operation, z: float, value: float, slope: float) -> Figure:
    """The curve of an activation, and the tangent where a unit stands.

    Parameters
    ----------
    activation : the operation
    z : the unit's pre-activation
    value, slope : f(z), and the local gradient f′(z)
    """
    reach = max(REACH, min(1.2 * abs(z), 1e6))
    drawn = curve(activation, reach)
    plot = _plot([_line(drawn, "f(z)")], drawn, SMALL_HEIGHT)
    run = 0.3 * reach
    plot.add_trace(
        Scatter(
            x=[z - run, z + run],
            y=[value - slope * run, value + slope * run],
            mode="lines",
            name=f"slope f′(z) = {short(slope)}",
            line={"color": LOCAL.rgb, "dash": "dash"},
        )
    )
    plot.add_trace(
        Scatter(
            x=[z],
            y=[value],
            mode="markers",
            name=f"y = {short(value)}",
            marker={"symbol": "diamond", "size": 12, "color": ACTIVE.rgb},
        )
    )
    low, high = float(drawn.value.min()), float(drawn.value.max())
    margin = 0.15 * (high - low)
    plot.update_yaxes(range=[low - margin, high + margin])
    plot.update_xaxes(range=[-reach, reach])
    plot.update_layout(xaxis_title="z", yaxis_title="f(z)")
    return named(plot)


def thumbnail(activation: Operation) -> Figure:
    """A small plot of an activation and of its local gradient, which is dashed."""
    drawn = curve(activation, REACH)
    slope = Scatter(
        x=drawn.z,
        y=drawn.slope,
        mode="lines",
        name="f′(z)",
        line={"color": LOCAL.rgb, "dash": "dash"},
    )
    plot = _plot([_line(drawn, "f(z)"), slope], drawn, THUMBNAIL)
    plot.update_layout(showlegend=False)
    plot.update_yaxes(range=[-1.3, 2.2])
    return plot


def _line(drawn: Curve, name: str) -> Scatter:
    return Scatter(x=drawn.z, y=drawn.value, mode="lines", name=name, line={"color": VALUE.rgb})


def _plot(traces: Sequence[Scatter], drawn: Curve, height: int) -> Figure:
    shaded = [
        {
            **{"type": "rect", "x0": left, "x1": right, "y0": 0, "y1": 1, "yref": "y domain"},
            **{"fillcolor": SHADE, "line": {"width": 0}, "layer": "below"},
        }
        for left, right in drawn.saturated
    ]
    return Figure(list(traces), {"height": height, "shapes": shaded})


def slopes_said(activation: Operation) -> str:
    """The smallest and the largest local gradient, in words."""
    slopes = curve(activation, REACH).slope
    flattest, steepest = (short(round(float(end), 3)) for end in (slopes.min(), slopes.max()))
    return f"Slope from {flattest} to {steepest}."


def formulas(activation: Operation) -> tuple[str, str]:
    """f(z) and f′(z) in LaTeX, from the operation's own entry."""
    return fill(activation.latex, ("z",)), fill(activation.local[0].latex, ("z",))


def in_numbers(run: Run) -> str:
    """A unit's weighted sum and its output in LaTeX, with the numbers in place."""
    value = {name: numbers.bracketed(run.value[name]) for name in run.graph.slots}
    places = range(1, sum(name.startswith("w") for name in run.graph.inputs) + 1)
    terms = [rf"{value[f'w{place}']} \cdot {value[f'x{place}']}" for place in places]
    activation = OPERATIONS[run.graph.nodes[-1].operation or ""]
    z, y = (numbers.latex(run.value[name]) for name in "zy")
    lines = [" + ".join(terms[begin : begin + 3]) for begin in range(0, len(terms), 3)]
    summed = r" \\ &\quad + ".join([*lines[:-1], f"{lines[-1]} + {value['b']}"])
    return aligned(
        r"z &= \mathbf{w} \cdot \mathbf{x} + b",
        rf"&= {summed} = {coloured(VALUE, z)}",
        rf"y &= {fill(activation.latex, (z,))} = {coloured(VALUE, y)}",
    )


def said(name: str, slope: float) -> str:
    """What the slope at the operating point means for learning, in a sentence or two."""
    title = OPERATIONS[name].title
    if slope == 0:
        return (
            f"Here {title} is flat: its local gradient is 0, so whatever comes from upstream, "
            "nothing goes on to the weights. This unit does not learn from this input."
        )
    if abs(slope) < SATURATED:
        return (
            f"Here {title} is nearly flat: its local gradient is only {short(slope)}, so of the "
            "gradient from upstream almost nothing reaches the weights."
        )
    return (
        f"Here the local gradient is {short(slope)}: the gradient from upstream times this number "
        "goes on to z, and from there to the weights."
    )
