"""A step of forward mode in plain sentences."""

from nnviz.derivatives.dual import Dual, Push
from nnviz.engine.steps import Frame
from nnviz.views.notation import expressions, names
from nnviz.views.notation.numbers import short


def sentence(frame: Frame, run: Dual) -> str:
    """What a step of forward mode did, and why.

    >>> from nnviz import parse, run
    >>> from nnviz.derivatives.dual import dual
    >>> book = dual(run(parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2}), "b")
    >>> sentence(Frame(book, 1), book)
    'd = 2 · b = 2. Tangent ∂d/∂b: local ∂d/∂b = 2 times the tangent of b, 1, is 2.'
    """
    by = names.text(run.by)
    step = frame.step
    if not isinstance(step, Push):
        others = "" if len(frame.graph.inputs) == 1 else " The other inputs stand still: tangent 0."
        return (
            f"Only the inputs are known. {by} moves at speed 1, so its tangent ∂{by}/∂{by} is 1."
            f"{others} Each step computes a value and its tangent together."
        )
    node = frame.graph.node(step.node)
    name = names.text(step.node)
    said = f"{expressions.statement(node)} = {short(step.value)}. Tangent ∂{name}/∂{by}: "
    moving = [term for term in step.terms if term.tangent or term.share]
    if not moving:
        said += f"nothing in {name} moves with {by}, so it is 0."
    elif len(moving) == 1:
        term = moving[0]
        operand = names.text(term.operand)
        said += (
            f"local ∂{name}/∂{operand} = {short(term.local)} times the tangent of {operand}, "
            f"{short(term.tangent)}, is {short(step.tangent)}."
        )
    else:
        shares = ", and ".join(
            f"{short(term.local)} × {short(term.tangent)} by way of {names.text(term.operand)}"
            for term in moving
        )
        said += f"{shares}; together {short(step.tangent)}."
    if frame.index == frame.last:
        output = names.text(frame.graph.output)
        said += (
            f" The pass is complete: ∂{output}/∂{by} = {short(run.tangent[frame.graph.output])}. "
            "For another input it takes another pass."
        )
    return said
