"""The chain rule in formulas and as counts of paths: slopes that multiply, and ways that add up."""

import math
from collections.abc import Mapping, Sequence

from plotly.graph_objects import Figure, Scatter

from nnviz.derivatives.paths import Path, PathCost
from nnviz.engine.graph import Graph
from nnviz.engine.run import Run
from nnviz.views.notation import names, numbers
from nnviz.views.notation.numbers import short
from nnviz.views.notation.palette import ACTIVE, DOWNSTREAM, LINE, LOCAL, TEXT
from nnviz.views.plots.direct import named
from nnviz.views.steps.derivation import partial
from nnviz.views.steps.formulas import aligned, coloured


def product(run: Run) -> str:
    """The chain rule for functions in a row: names, then numbers, in LaTeX."""
    links = (("u", "v"), ("v", "w"), ("w", "x"))
    slopes = run.local
    return aligned(
        rf"{_total('u', 'x')} &= "
        + r" \cdot ".join(coloured(LOCAL, _total(of, by)) for of, by in links),
        "&= "
        + r" \cdot ".join(coloured(LOCAL, numbers.bracketed(s)) for s in slopes)
        + f" = {coloured(DOWNSTREAM, numbers.latex(run.gradient['x']))}",
    )


def fork(run: Run, speeds: Mapping[str, float]) -> str:
    """The chain rule for two ways, over v and w: a product for each, and their sum, in LaTeX.

    Parameters
    ----------
    run : of a graph whose output u has the operands v and w
    speeds : how fast each node changes with x
    """
    locals_ = dict(zip("vw", run.local, strict=False))
    terms = " + ".join(
        rf"{coloured(LOCAL, partial('u', name))} \cdot {coloured(LOCAL, _total(name, 'x'))}"
        for name in locals_
    )
    figures = " + ".join(
        rf"{numbers.bracketed(local)} \cdot {numbers.bracketed(speeds[name])}"
        for name, local in locals_.items()
    )
    return aligned(
        rf"{_total('u', 'x')} &= {terms}",
        f"&= {coloured(LOCAL, figures)} = {coloured(DOWNSTREAM, numbers.latex(run.gradient['x']))}",
    )


def _total(of: str, by: str) -> str:
    return rf"\frac{{d{of}}}{{d{by}}}"


def way(graph: Graph, path: Path) -> str:
    """A path by the names along it; where two edges join the same nodes, by the operand too.

    >>> from nnviz import parse, run
    >>> from nnviz.derivatives.paths import paths
    >>> result = run(parse("L = x*x"), {"x": 3})
    >>> [way(result.graph, path) for path in paths(result, "x")]
    ['x → L (1st operand)', 'x → L (2nd operand)']
    """
    edges = [graph.edges[number] for number in path.edges]
    if not edges:
        return names.text(graph.output)
    written = names.text(graph.names[edges[0].source])
    for edge in edges:
        written += f" → {names.text(graph.names[edge.target])}"
        if graph.operands(edge.target).count(edge.source) > 1:
            written += f" ({('1st', '2nd')[edge.slot] if edge.slot < 2 else edge.slot + 1} operand)"
    return written


def factors(path: Path) -> str:
    """A path's local gradients, in the order of the names along it."""
    written = (short(factor) for factor in path.factors)
    return " · ".join(f"({each})" if each.startswith("−") else each for each in written)


def growth(costs: Sequence[PathCost], depth: int, level: str) -> Figure:
    """Multiplications path by path and in reverse mode, by depth, on a log scale."""
    depths = list(range(1, len(costs) + 1))
    plot = Figure()
    for title, counts, symbol, colour in (
        ("path by path", [float(c.one_by_one) for c in costs], "diamond", ACTIVE),
        ("reverse mode", [float(c.reverse) for c in costs], "circle", TEXT),
    ):
        plot.add_trace(
            Scatter(
                x=depths,
                y=counts,
                name=title,
                mode="lines+markers",
                line={"color": colour.rgb},
                marker={"symbol": symbol, "size": 7},
            )
        )
    plot.add_vline(x=depth, line={"color": LINE.rgb, "width": 1})
    plot.update_layout(
        xaxis={"title": f"depth, in {level}"},
        yaxis={"title": "multiplications (log scale)", "type": "log"},
    )
    return named(plot)


def disagreement(listed: Sequence[Path]) -> str:
    """Why the products of all paths do not add up to what reverse mode says.

    >>> disagreement([Path((), (math.inf, 0.0))])
    'an infinity meets a closed gate (slope 0) here, and ∞ · 0 is not a number.'
    """
    if any(math.isnan(path.product) for path in listed):
        return "an infinity meets a closed gate (slope 0) here, and ∞ · 0 is not a number."
    return (
        "some products lie beyond the largest float, 1.8e308. Path by path they are lost; reverse "
        "mode adds up at every node before it multiplies on."
    )
