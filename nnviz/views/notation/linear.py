"""A local gradient as it is written: a number, slopes entry by entry, or the book's algebra."""

import numpy as np

from nnviz.engine.graph import Node
from nnviz.engine.linear import LinearMap
from nnviz.engine.operations import fill
from nnviz.views.notation import expressions, names, numbers


def text(local: float | LinearMap, node: Node) -> str:
    """A local gradient in plain text: what it makes of the upstream gradient δ.

    >>> from nnviz import parse, run
    >>> result = run(parse("sum(W @ x)"), {"W": [[1, 2]], "x": [3, 4]})
    >>> [text(step.local, result.graph.node(step.node)) for step in result.steps[3:]]
    ['δ · 1', 'δ xᵀ', 'Wᵀ δ']
    """
    if not isinstance(local, LinearMap):
        return numbers.short(local)
    if local.slopes is not None:
        return numbers.short(local.slopes)
    if _single(local):
        return f"δ · {numbers.short(float(np.ravel(local.pull(1.0))[0]))}"
    operands = expressions.written(node.operands, names.text, numbers.brief)
    template = (_in_rows(local) and local.linear.rows_text) or local.linear.text
    return fill(template, operands, names.text(node.name), "δ")


def brief(local: float | LinearMap, node: Node) -> str:
    """The same where little room is left: of slopes only the shape."""
    if isinstance(local, LinearMap) and local.slopes is not None:
        return f"⊙ {numbers.brief(local.slopes)}" if local.shape[0] else text(local, node)
    return text(local, node)


def algebra(local: LinearMap, node: Node, upstream: str) -> str:
    """The downstream gradient in LaTeX, in the graph's names, from an upstream gradient."""
    if local.slopes is not None or _single(local):
        slope = expressions.latex_of_local(node, local.place)
        return rf"{upstream} \odot {_grouped(slope)}"
    operands = expressions.written(node.operands, names.latex, numbers.bracketed)
    return fill(_latex(local), operands, names.latex(node.name), upstream)


def algebra_in_numbers(local: LinearMap, upstream: str) -> str:
    """The same with the values of this run."""
    slopes = local.jacobian if _single(local) else local.slopes
    if slopes is not None:
        return rf"{upstream} \odot {numbers.bracketed(slopes)}"
    operands = tuple(map(numbers.bracketed, local.operands))
    return fill(_latex(local), operands, numbers.bracketed(local.result), upstream)


def _latex(local: LinearMap) -> str:
    return (_in_rows(local) and local.linear.rows_latex) or local.linear.latex


def _in_rows(local: LinearMap) -> bool:
    """True where the operand is a matrix, of which some operations take each row by itself."""
    return np.ndim(local.operands[local.place]) > 1


def _single(local: LinearMap) -> bool:
    """True where an operation that also has a rule for numbers acts on a single entry."""
    return bool(local.operation.local) and np.size(local.operands[local.place]) == 1


def _grouped(latex: str) -> str:
    return rf"\left({latex}\right)" if any(sign in latex for sign in "+-") else latex
