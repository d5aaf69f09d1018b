"""Where an infinity or a nan was born, and which way it travelled."""

import numpy as np

from nnviz.derivatives.dual import Push
from nnviz.engine.graph import Node
from nnviz.engine.ieee import Value
from nnviz.engine.remembered import remembered
from nnviz.engine.run import Run
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
    born = _born(frame.run)
    if born is None or born >= frame.index:
        return ""
    step = frame.run.steps[born]
    if isinstance(step, Crossing):
        return _born_backward(frame, step)
    if isinstance(step, Push) and _is_finite(step.value):
        return _born_onward(step)
    return _born_forward(frame, step)


@remembered
def _born(run: Run) -> int | None:
    """The place among the steps of the first that has an infinity or nan in it."""
    for place, step in enumerate(run.steps):
        found = step.downstream if isinstance(step, Crossing) else step.value
        if not _is_finite(found) or (isinstance(step, Push) and not _is_finite(step.tangent)):
            return place
    return None


def _is_finite(x: Value | None) -> bool:
    return x is None or bool(np.isfinite(x).all())


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


def _born_onward(step: Push) -> str:
    node, by = map(names.text, (step.node, step.by))
    shares = " and ".join(
        f"local {short(term.local)} times tangent {short(term.tangent)}, by way of "
        f"{names.text(term.operand)}"
        for term in step.terms
    )
    return (
        f"The first {_kind(step.tangent)} among the tangents is ∂{node}/∂{by}: {shares}. "
        f"It goes on to all that is made of {node}."
    )


def _born_backward(frame: Frame, step: Crossing) -> str:
    output, node, source = map(names.text, (frame.graph.output, step.node, step.input))
    return (
        f"The first {_kind(step.downstream)} among the gradients is on the edge from {node} back "
        f"to {source}: upstream ∂{output}/∂{node} is {short(step.upstream)}, and local "
        f"∂{node}/∂{source} is {linear.text(step.local, frame.graph.node(step.node))}. "
        f"It goes on to all that {source} is made of."
    )
