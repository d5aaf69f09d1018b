"""A run as a TikZ figure for lecture notes: columns from the inputs to the output."""

import re
from collections import Counter
from itertools import accumulate

from nnviz.engine.graph import Graph, Node
from nnviz.engine.linear import LinearMap
from nnviz.engine.run import Run
from nnviz.engine.steps import Crossing
from nnviz.views.notation import expressions, names, numbers

COLUMN, LINE = 4.2, 2.2
"""Centimetres between the columns of the figure, at least, and between the nodes of a column."""

LETTER = 0.2
"""Centimetres that a letter of a formula takes, about."""

_COMMAND = re.compile(r"\\[a-zA-Z]+|[{}^_]")

_HEAD = r"""\documentclass[tikz, border=4pt]{standalone}
\usepackage{amsmath}
\usetikzlibrary{arrows.meta}
\begin{document}
\begin{tikzpicture}[
  card/.style={draw, align=center, inner sep=5pt},
  every edge/.style={draw, -{Latex}},
]"""


def tikz(run: Run) -> str:
    """A LaTeX document with the graph, every value, every gradient, and locals on the edges."""
    graph = run.graph
    output = names.latex(graph.output)
    lines = [_HEAD]
    crossings = (step for step in run.steps if isinstance(step, Crossing))
    places = _places(graph)
    middles = _middles(run, places)
    for name, (column, line) in places.items():
        node = graph.node(name)
        head = _head(run, node)
        corners = ", rounded corners" if node.operation else ""
        lines.append(
            rf"  \node[card{corners}] (n{graph.slots[name]}) at ({middles[column]:.2f}, "
            rf"{-line * LINE:g}) {{${head}$ \\ ${numbers.latex(run.value[name])}$ \\ "
            rf"$\partial {output} / \partial {names.latex(name)} = "
            rf"{numbers.latex(run.gradient[name])}$}};"
        )
    for edge, step in zip(graph.edges, crossings, strict=True):
        # The second edge of x*x would hide the first.
        twin = edge.slot == 1 and len(set(graph.operands(edge.target))) == 1
        lines.append(
            rf"  \path (n{edge.source}) edge[{'bend left' if twin else 'bend right=8'}] "
            rf"node[midway, fill=white, font=\small] {{{_local(step)}}} "
            rf"(n{edge.target});"
        )
    return "\n".join([*lines, r"\end{tikzpicture}", r"\end{document}", ""])


def _local(step: Crossing) -> str:
    """The local gradient on an edge: a number, or nothing where it is a linear map."""
    return "" if isinstance(step.local, LinearMap) else f"${numbers.latex(step.local)}$"


def _head(run: Run, node: Node) -> str:
    written = names.latex(node.name)
    return f"{written} = {expressions.latex(node, run)}" if node.operation else written


def _middles(run: Run, places: dict[str, tuple[int, int]]) -> list[float]:
    """Where the middle of each column stands, so that the widest cards keep apart."""
    widths = [COLUMN] * (1 + max(column for column, _ in places.values()))
    for name, (column, _) in places.items():
        letters = len(_COMMAND.sub("", _head(run, run.graph.node(name))))
        widths[column] = max(widths[column], LETTER * letters + COLUMN / 3)
    ends = list(accumulate(widths))
    return [end - width / 2 for end, width in zip(ends, widths, strict=True)]


def _places(graph: Graph) -> dict[str, tuple[int, int]]:
    """Column and line of each node: operations behind their operands, inputs just before use."""
    column: dict[int, int] = {}
    for slot in graph.operation_slots:
        column[slot] = 1 + max(column.get(operand, 0) for operand in graph.operands(slot))
    for slot in graph.input_places.values():
        uses = [column[edge.target] for edge in graph.edges if edge.source == slot]
        column[slot] = min(uses, default=1) - 1
    height: Counter[int] = Counter()
    places = {}
    for name, slot in graph.slots.items():
        places[name] = (column[slot], height[column[slot]])
        height[column[slot]] += 1
    return places
