"""The whole backward pass on paper: one numbered line for each node, from the output back."""

from itertools import repeat

from nnviz.engine.graph import Node
from nnviz.engine.linear import LinearMap
from nnviz.engine.run import Run
from nnviz.engine.steps import Crossing
from nnviz.views.notation import linear, names, numbers


def derivation(run: Run) -> tuple[str, ...]:
    r"""The chain rule from the output to each input, as lines of LaTeX.

    Each line gives one node's gradient as the sum over the edges that leave it: in names, then in
    numbers, then its value. It uses only gradients of lines above it.

    >>> from nnviz import parse, run
    >>> derivation(run(parse("L = 3x"), {"x": 2}))[-1]
    '\\frac{\\partial L}{\\partial x} = \\frac{\\partial L}{\\partial L} \\cdot \\frac{\\partial L}{\\partial x} = 1 \\cdot 3 = 3'
    """  # noqa: E501
    output = run.graph.output
    arrivals: dict[str, list[Crossing]] = {}
    finished = []
    for step in run.steps:
        if isinstance(step, Crossing):
            arrivals.setdefault(step.input, []).append(step)
            if step.complete:
                finished.append(step.input)
    lines = [f"{partial(output, output)} = 1"]
    for name in finished:
        nodes = [run.graph.node(step.node) for step in arrivals[name]]
        symbols = " + ".join(map(_symbols, arrivals[name], nodes, repeat(output)))
        figures = " + ".join(map(_figures, arrivals[name]))
        value = numbers.latex(run.gradient[name])
        lines.append(f"{partial(output, name)} = {symbols} = {figures} = {value}")
    return tuple(lines)


def _symbols(step: Crossing, node: Node, output: str) -> str:
    upstream = partial(output, step.node)
    if isinstance(step.local, LinearMap):
        return linear.algebra(step.local, node, upstream)
    return rf"{upstream} \cdot {partial(step.node, step.input)}"


def _figures(step: Crossing) -> str:
    upstream = numbers.bracketed(step.upstream)
    if isinstance(step.local, LinearMap):
        return linear.algebra_in_numbers(step.local, upstream)
    return rf"{upstream} \cdot {numbers.bracketed(step.local)}"


def document(run: Run) -> str:
    """The lines as one numbered block of LaTeX, to paste into a paper."""
    lines = " \\\\\n".join(line.replace(" = ", " &= ", 1) for line in derivation(run))
    return f"\\begin{{align}}\n{lines}\n\\end{{align}}"


def partial(of: str, by: str) -> str:
    r"""A partial derivative between two nodes.

    >>> partial("L", "x1")
    '\\frac{\\partial L}{\\partial x_{1}}'
    """
    return rf"\frac{{\partial {names.latex(of)}}}{{\partial {names.latex(by)}}}"
