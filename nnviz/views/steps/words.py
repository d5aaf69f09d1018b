"""A step in plain sentences, for the page, for the alternative text and for screen readers."""

from typing import Any

from nnviz.derivatives.dual import Dual
from nnviz.engine.ieee import Value
from nnviz.engine.linear import LinearMap
from nnviz.engine.steps import Crossing, Frame, Step
from nnviz.mistakes.faults import same
from nnviz.views.notation import expressions, linear, names
from nnviz.views.notation.numbers import short
from nnviz.views.steps import duals


def position(frame: Frame) -> str:
    """Where in the run a frame is.

    >>> from nnviz import parse, run
    >>> position(Frame(run(parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2}), 7))
    'Step 7 of 9, backward pass'
    """
    if frame.index == 0:
        return f"Step 0 of {frame.last}, before the forward pass"
    return f"Step {frame.index} of {frame.last}, {frame.phase} pass"


def sentence(frame: Frame) -> str:
    """What the step did, and why; where several edges were crossed at once, one after another.

    >>> from nnviz import parse, run
    >>> sentence(Frame(run(parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2}), 1))
    'd = 2 · b = 2.'
    """
    if len(frame.taken) > 1:
        return " ".join(map(sentence, frame.singly))
    step = frame.step
    if isinstance(frame.run, Dual):
        return duals.sentence(frame, frame.run) + (_kink(frame, step) if step else "")
    if step is None:
        return "Only the inputs are known. Next comes the forward pass, one node at a time."
    if isinstance(step, Crossing):
        return _crossing(frame, step)
    if step.phase == "forward":
        return _forward(frame, step)
    output = names.text(step.node)
    return (
        f"The backward pass starts at the output: {output} changes exactly as fast as itself, "
        f"so ∂{output}/∂{output} = 1."
    )


def _forward(frame: Frame, step: Step) -> str:
    node = frame.graph.node(step.node)
    value = short(frame.values[step.node])
    said = f"{expressions.statement(node)} = {value}."
    if frame.index == len(frame.graph.operation_slots):
        said += " The forward pass is complete."
    return said


def _crossing(frame: Frame, step: Crossing) -> str:
    output, source = map(names.text, (frame.graph.output, step.input))
    if isinstance(step.local, LinearMap):
        said = _linear(frame, step, step.local)
    else:
        said = _product(frame, step)
    said += _total(frame, step, f"∂{output}/∂{source}") + _kink(frame, step)
    if frame.index == frame.last:
        said += " The backward pass is complete: every gradient is known."
    return said


def _linear(frame: Frame, step: Crossing, local: LinearMap) -> str:
    """A crossing between vectors or matrices: the local gradient is a linear map."""
    output, node, source = map(names.text, (frame.graph.output, step.node, step.input))
    carried = linear.text(local, frame.graph.node(step.node))
    if local.slopes is not None:
        carried = f"δ times the slopes {carried}, entry by entry"
    true = frame.run.right_crossing(len(frame.crossed) - 1).upstream
    said = f"says how fast {output} changes with each entry of {node}"
    if not same(step.upstream, true):
        said = f"is wrong: {output} changes by {short(true)} with the entries of {node}"
    return (
        f"Back from {node} to {source}. Upstream δ = {short(step.upstream)} {said}. "
        f"Downstream, for {source}, is {carried}: {short(step.downstream)}."
    )


def _product(frame: Frame, step: Crossing) -> str:
    """A crossing between numbers: upstream times local."""
    output, node, source = map(names.text, (frame.graph.output, step.node, step.input))
    right = frame.run.right_crossing(len(frame.crossed) - 1)
    upstream = _factor("Upstream", (step.upstream, right.upstream), output, node)
    edge = frame.graph.edges[len(frame.crossed) - 1]
    twice = frame.graph.operands(edge.target).count(edge.source) > 1
    place = f"{source} in its {('1st', '2nd')[edge.slot]} place" if twice else source
    local = _factor("local", (step.local, right.local), node, place)
    return (
        f"Back from {node} to {source}. {upstream}; {local}. Downstream is their "
        f"product, {short(step.downstream)}."
    )


def _factor(role: str, taken_and_true: tuple[Any, Any], of: str, by: str) -> str:
    """What a factor of the chain rule says, or what it is instead in a broken pass."""
    taken, true = taken_and_true
    if same(taken, true):
        return f"{role} {short(taken)} says how fast {of} changes with {by}"
    return (
        f"{role} is taken as {short(taken)}, but {of} changes {short(true)} times as fast as {by}"
    )


def _total(frame: Frame, step: Crossing, symbol: str) -> str:
    arrived = frame.arrived(step.input)
    adds, rest = frame.run.adds, frame.to_come(step.input)
    said = ""
    if not adds and len(arrived) > 1:
        said = (
            f" It takes the place of the {short(arrived[-2].downstream)} that stood there: “=” "
            "overwrites, and nothing is added."
        )
    if not step.complete:
        more = f"so far, {rest} more to come" if adds else f"until the next of {rest} overwrites it"
        return f"{said} {symbol} is {short(step.gradient)} {more}."
    counted = frame.terms(step.input)
    if len(counted) == 1:
        return f"{said} So {symbol} = {short(step.gradient)}."
    reason = f"{names.text(step.input)} is used {len(arrived)} times, so what arrives is added up"
    if len(counted) > len(arrived):
        reason = f"It is added to the {short(counted[0])} that stood there before this pass"
    terms = " + ".join(map(_term, counted))
    return f" {reason}: {symbol} = {terms} = {short(step.gradient)}."


def _term(x: Value) -> str:
    return f"({short(x)})" if short(x).startswith("−") else short(x)


def _kink(frame: Frame, step: Step) -> str:
    """The convention used, where the node has no derivative."""
    kink = frame.run.kink(step.node)
    return f" {kink.convention}" if kink else ""
