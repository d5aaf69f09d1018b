"""The plots of several pages: a nudge beside its tangent, and a loss on its way down."""

from collections.abc import Sequence

from plotly.graph_objects import Figure, Scatter

from nnviz.derivatives.nudge import Nudge
from nnviz.engine.ieee import Array
from nnviz.engine.run import Run
from nnviz.views.notation import names
from nnviz.views.notation.palette import ACTIVE, DOWNSTREAM, VALUE, Colour
from nnviz.views.plots.direct import named
from nnviz.views.plots.theme import SMALL_HEIGHT


def nudged(run: Run, nudge: Nudge, curve: tuple[Array, Array]) -> Figure:
    """The output along one input, its tangent where the input stands, and both ends of a nudge.

    Parameters
    ----------
    run : the run at which the input stands
    nudge : how far it moves
    curve : the input's values and the output at each, as `nnviz.derivatives.nudge.along` gives them
    """
    here, output = run.value[nudge.name], run.value[run.graph.output]
    there = here + nudge.change
    x, y = curve
    slope = run.gradient[nudge.name]
    name, result = names.text(nudge.name), names.text(run.graph.output)
    figure = Figure(
        [
            Scatter(x=x, y=y, name=f"{result}", mode="lines", line={"color": VALUE.rgb}),
            Scatter(
                x=x[[0, -1]],
                y=output + slope * (x[[0, -1]] - here),
                name=f"tangent, slope ∂{result}/∂{name}",
                mode="lines",
                line={"color": DOWNSTREAM.rgb, "dash": "dash"},
            ),
            _mark(here, output, "now", "circle", VALUE),
            _mark(there, output + nudge.promised, "promised", "diamond", DOWNSTREAM),
            _mark(there, output + nudge.true, "true", "square", ACTIVE),
        ]
    )
    figure.update_layout(xaxis_title=name, yaxis_title=result)
    return named(figure)


def losses(
    values: Sequence[float], output: str, along: str = "steps of gradient descent"
) -> Figure:
    """The output on the way down, from the start."""
    figure = Figure(
        [
            Scatter(
                x=list(range(len(values))),
                y=values,
                name=output,
                mode="lines+markers",
                line={"color": VALUE.rgb},
            )
        ]
    )
    figure.update_layout(
        height=SMALL_HEIGHT,
        xaxis={
            "title": along,
            "dtick": 10 ** max(0, len(str(len(values) - 1)) - 1),
        },
        yaxis_title=output,
    )
    return figure


def _mark(x: float, y: float, name: str, symbol: str, colour: Colour) -> Scatter:
    marker = {"symbol": symbol, "size": 11, "color": colour.rgb}
    return Scatter(x=[x], y=[y], name=name, mode="markers", marker=marker)
