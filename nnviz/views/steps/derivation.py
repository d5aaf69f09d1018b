"""The whole backward pass on paper: one numbered line for each node, from the output back."""

from itertools import repeat
from typing import NamedTuple

from nnviz.engine.graph import Edge, Node
from nnviz.engine.linear import LinearMap
from nnviz.engine.run import Run
from nnviz.engine.steps import Crossing
from nnviz.views.notation import expressions, linear, names, numbers


class Line(NamedTuple):
    """A line of a derivation.

    Attributes
    ----------
    equation : a node's gradient in symbols, in numbers, and its value; in LaTeX
    factors : where its local gradients come from, an equation for each
    """

    equation: str
    factors: tuple[str, ...]


def derivation(run: Run) -> tuple[Line, ...]:
    r"""The chain rule from the output to each input.

    Each line gives one node's gradient as the sum over the edges that leave it. It uses only
    gradients of lines above it.

    >>> from nnviz import parse, run
    >>> line = derivation(run(parse("L = x^2"), {"x": 3}))[-1]
    >>> print(line.equation)
    \frac{\partial L}{\partial x} = \frac{\partial L}{\partial L} \cdot \frac{\partial L}{\partial x} = 1 \cdot 6 = 6
    >>> print(*line.factors)
    \frac{\partial L}{\partial x} = 2 \cdot {x}
    """  # noqa: E501
    output = run.graph.output
    arrivals: dict[str, list[tuple[Crossing, Edge]]] = {}
    finished = []
    crossings = (step for step in run.steps if isinstance(step, Crossing))
    for step, edge in zip(crossings, run.graph.edges, strict=True):
        arrivals.setdefault(step.input, []).append((step, edge))
        if step.complete:
            finished.append(step.input)
    lines = [Line(f"{partial(output, output)} = 1", ())]
    for name in finished:
        steps = [step for step, _ in arrivals[name]]
        nodes = [run.graph.node(step.node) for step in steps]
        symbols = " + ".join(map(_symbols, steps, nodes, repeat(output)))
        figures = " + ".join(map(_figures, steps))
        value = numbers.latex(run.gradient[name])
        factors = (
            f"{partial(step.node, name)} = {expressions.latex_of_local(node, edge.slot)}"
            for node, (step, edge) in zip(nodes, arrivals[name], strict=True)
            if not isinstance(step.local, LinearMap)
        )
        lines.append(
            Line(f"{partial(output, name)} = {symbols} = {figures} = {value}", tuple(factors))
        )
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
    lines = " \\\\\n".join(map(_in_a_document, derivation(run)))
    return f"\\begin{{align}}\n{lines}\n\\end{{align}}"


def _in_a_document(line: Line) -> str:
    equation = line.equation.replace(" = ", " &= ", 1)
    factors = r",\; ".join(line.factors)
    return rf"{equation} && \text{{with }} {factors}" if factors else equation


def partial(of: str, by: str) -> str:
    r"""A partial derivative between two nodes.

    >>> partial("L", "x1")
    '\\frac{\\partial L}{\\partial x_{1}}'
    """
    return rf"\frac{{\partial {names.latex(of)}}}{{\partial {names.latex(by)}}}"
