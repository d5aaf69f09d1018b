"""What each way to differentiate costs: in sentences, in rows, and as a plot against n."""

import math
from collections.abc import Sequence

from plotly.graph_objects import Figure, Scatter

from nnviz.derivatives.cost import Bill, Cost, bill, evaluation, forward_mode, reverse_mode
from nnviz.engine.graph import Graph
from nnviz.views.differentiation.looks import (
    CENTRAL_DIFFERENCE,
    FORWARD_DIFFERENCE,
    FORWARD_MODE,
    REVERSE_MODE,
)
from nnviz.views.notation.lists import several
from nnviz.views.notation.numbers import short
from nnviz.views.notation.palette import LINE, TEXT
from nnviz.views.plots.direct import named
from nnviz.views.plots.theme import TITLE_SIZE

WAYS = {
    "forward_difference": ("forward difference", FORWARD_DIFFERENCE),
    "central_difference": ("central difference", CENTRAL_DIFFERENCE),
    "forward_mode": ("forward mode", FORWARD_MODE),
    "reverse_mode": ("reverse mode", REVERSE_MODE),
}
"""The ways that run a graph, by their field of a `Bill`: their names and looks."""


ALIKE = 1.5
"""The factor up to which two costs are about the same."""


def itemised(cost: Cost) -> str:
    """What a pass does, item by item.

    >>> itemised(Cost(values=2, locals_=1, products=3, sums=1))
    '7 operations: 2 values, 1 local gradient, 3 products and 1 sum'
    """
    items = (
        several(cost.values, "value"),
        several(cost.locals_, "local gradient"),
        several(cost.products, "product"),
    )
    return (
        f"{several(cost.operations, 'operation')}: {', '.join(items)} and "
        f"{several(cost.sums, 'sum')}"
    )


def forward(graph: Graph) -> str:
    """What forward mode costs on a graph."""
    cost = forward_mode(graph)
    n = len(graph.inputs)
    total = f" The graph has {several(n, 'input')}: all of them take {n * cost.operations:,}."
    return f"One pass takes {itemised(cost)}.{total if n > 1 else ''}"


def reverse(graph: Graph) -> str:
    """What reverse mode costs on a graph."""
    cost = reverse_mode(graph)
    ratio = short(round(cost.operations / evaluation(graph).operations, 1))
    return (
        f"Both passes take {itemised(cost)}: {ratio} times as much as the value alone, whatever "
        "the number of inputs."
    )


def figure(graph: Graph, counts: Sequence[int], inputs: int, outputs: int) -> Figure:
    """The cost of all derivatives of so many outputs against the number of inputs."""
    bills = [bill(graph, n, outputs) for n in counts]
    plot = Figure(
        [
            Scatter(
                x=list(counts),
                y=[getattr(each, field) for each in bills],
                name=name,
                mode="lines+markers",
                line=look.line(),
                marker=look.marker,
            )
            for field, (name, look) in WAYS.items()
        ]
    )
    plot.add_vline(x=inputs, line={"color": LINE.rgb, "width": 1})
    plot.add_annotation(
        x=math.log10(inputs),
        y=1,
        yref="paper",
        yanchor="bottom",
        text="n",
        showarrow=False,
        font={"color": TEXT.rgb, "size": TITLE_SIZE},
    )
    plot.update_layout(
        xaxis={"title": "inputs n", "type": "log", "dtick": 1},
        yaxis={"title": "operations", "type": "log", "dtick": 1},
    )
    return named(plot)


def rows(found: Bill, inputs: int, outputs: int) -> list[dict[str, str]]:
    """The cost of each way at so many inputs and outputs."""
    passes = {
        "forward_difference": f"n + 1 = {inputs + 1:,} evaluations",
        "central_difference": f"2n = {2 * inputs:,} evaluations",
        "forward_mode": f"n = {several(inputs, 'pass', 'passes')}",
        "reverse_mode": f"m = {several(outputs, 'pass', 'passes')}",
    }
    return [
        {"way": name, "takes": passes[field], "operations": f"{getattr(found, field):,}"}
        for field, (name, _) in WAYS.items()
    ]


def winner(found: Bill, inputs: int, outputs: int) -> str:
    """Whether forward or reverse mode is cheaper, and why."""
    forward, reverse = found.forward_mode, found.reverse_mode
    rule = (
        "Forward mode wins where there are far fewer inputs than outputs (n ≪ m), reverse mode "
        "where there are far more; a loss has one output and up to billions of weights, so m = 1."
    )
    numbers = f"With n = {inputs:,} and m = {outputs:,}"
    ratio = max(forward, reverse) / min(forward, reverse)
    if ratio < ALIKE:
        return f"{numbers} both modes cost about the same. {rule}"
    name = "forward" if forward < reverse else "reverse"
    return f"{numbers} {name} mode wins, by a factor of {short(round(ratio, 1))}. {rule}"
