"""A node's own formula, in LaTeX, in plain text and in the HTML of a drawing."""

from collections.abc import Callable

import numpy as np

from nnviz.engine.graph import Edge, Graph, Node
from nnviz.engine.ieee import Value
from nnviz.engine.operations import OPERATIONS, Linear, Operation, fill
from nnviz.engine.run import Run
from nnviz.views.notation import names, numbers


def operation_of(node: Node) -> Operation:
    """The operation that computes a node, which is no input."""
    assert node.operation is not None
    return OPERATIONS[node.operation]


def linear_of(graph: Graph, edge: Edge) -> Linear:
    """The linear map of an edge over which an operation acts as a whole."""
    operation = graph.operation(edge.target)
    assert operation is not None
    return operation.linear(edge.slot)


def written(
    operands: tuple[str | Value, ...],
    name: Callable[[str], str],
    number: Callable[[Value], str],
) -> tuple[str, ...]:
    """Operands as text: names one way, numbers another."""
    return tuple(
        name(operand) if isinstance(operand, str) else number(operand) for operand in operands
    )


def text(node: Node) -> str:
    """What a node computes, in plain text.

    >>> text(Node("t", "^", ("x1", 2.0), "intermediate"))
    'x₁²'
    """
    operation = operation_of(node)

    def number(x: Value) -> str:
        shown = numbers.short(x)
        return f"({shown})" if operation.infix and shown.startswith("−") else shown

    if node.operation == "^":
        base, exponent = node.operands
        raised = names.text(exponent) if isinstance(exponent, str) else numbers.short(exponent)
        return written((base,), names.text, number)[0] + names.raised(raised)
    return fill(operation.text, written(node.operands, names.text, number))


def statement(node: Node) -> str:
    """A node's name, and what it computes if it is no input.

    >>> statement(Node("d", "*", (2.0, "b"), "intermediate"))
    'd = 2 · b'
    """
    return f"{names.text(node.name)} = {text(node)}" if node.operation else names.text(node.name)


def latex(node: Node, run: Run) -> str:
    r"""What a node computes, in LaTeX and in the names of its operands.

    >>> from nnviz import parse, run
    >>> result = run(parse("d = 2b"), {"b": -1})
    >>> latex(result.graph.node("d"), result)
    '2 \\cdot b'
    """
    operands = written(node.operands, names.latex, numbers.bracketed)
    return fill(_template(node, run), operands)


def latex_in_numbers(node: Node, run: Run) -> str:
    r"""What a node computes, in LaTeX and in the values of its operands.

    >>> from nnviz import parse, run
    >>> result = run(parse("d = 2b"), {"b": -1})
    >>> latex_in_numbers(result.graph.node("d"), result)
    '2 \\cdot (-1)'
    """

    def value(name: str) -> str:
        return numbers.bracketed(run.value[name])

    operands = written(node.operands, value, numbers.bracketed)
    return fill(_template(node, run), operands)


def _template(node: Node, run: Run) -> str:
    """How an operation is written: on several entries it may be another formula than on one."""
    operation = operation_of(node)
    slots = run.graph.operands(run.graph.slots[node.name])
    whole = operation.whole
    if whole and any(np.ndim(run.values[slot]) > 1 for slot in slots) and whole.rows_latex:
        return whole.rows_latex
    several = any(np.size(run.values[slot]) > 1 for slot in slots)
    return (several and whole and whole.latex) or operation.latex


def latex_of_local(node: Node, slot: int) -> str:
    """The local gradient of a node by the operand in a slot, in LaTeX."""
    operands = written(node.operands, names.latex, numbers.bracketed)
    written_out = fill(operation_of(node).local[slot].latex, operands, names.latex(node.name))
    return written_out.replace("^{1}", "")
