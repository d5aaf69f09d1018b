"""Where an infinity or a nan was born, and which way it travelled."""

import numpy as np

from nnviz.engine.graph import Node
from nnviz.engine.ieee import Value
from nnviz.engine.steps import Crossing, Frame, Step
from nnviz.views.notation import expressions, linear, names
from nnviz.views.notation.numbers import short

TWO_SIDES = (
    "Look for a corner, a jump or an infinity there: a difference looks at both sides, a gradient "
    "only at the point."
)
"""Why a finite difference may differ from a right gradient."""


def trouble(frame: Frame) -> str:
    """Explain the first infinity or nan seen so far, in sentences; empty if there is none.

    >>> from nnviz import parse, run
    >>> trouble(Frame(run(parse("log(x) + 1"), {"x": -1}), 2))
    'The first nan is y = log(x): x is −1. From there it travelled to L.'
    """
    for step in frame.run.steps[: frame.index]:
        if isinstance(step, Crossing):
            if not np.isfinite(step.downstream).all():
                return _born_backward(frame, step)
        elif step.value is not None and not np.isfinite(step.value).all():
            return _born_forward(frame, step)
    return ""


def _kind(x: Value) -> str:
    return "nan" if np.isnan(x).any() else "infinity"


def _born_forward(frame: Frame, step: Step) -> str:
    node = frame.graph.node(step.node)
    given = "; ".join(
        f"{names.text(operand)} is {short(frame.values[operand])}"
        for operand in dict.fromkeys(node.operands)
        if isinstance(operand, str)
    )
    said = f"The first {_kind(frame.values[step.node])} is {expressions.statement(node)}: {given}."
    way = _way(frame, node)
    return f"{said} From there it travelled to {way}." if way else said


def _way(frame: Frame, born: Node) -> str:
    """The nodes that a value which is not finite has reached so far, in order."""
    reached = {born.name}
    way = []
    for node in frame.graph.nodes:
        value = frame.values.get(node.name)
        if value is not None and not np.isfinite(value).all() and reached & _names_in(node):
            reached.add(node.name)
            way.append(names.text(node.name))
    return ", ".join(way)


def _names_in(node: Node) -> set[str]:
    return {operand for operand in node.operands if isinstance(operand, str)}


def _born_backward(frame: Frame, step: Crossing) -> str:
    output, node, source = map(names.text, (frame.graph.output, step.node, step.input))
    return (
        f"The first {_kind(step.downstream)} among the gradients is on the edge from {node} back "
        f"to {source}: upstream ∂{output}/∂{node} is {short(step.upstream)}, and local "
        f"∂{node}/∂{source} is {linear.text(step.local, frame.graph.node(step.node))}. "
        f"It goes on to all that {source} is made of."
    )
