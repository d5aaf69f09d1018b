"""A step as LaTeX: the rule in symbols, in this graph's names, in numbers, and the result."""

from collections.abc import Iterator

import numpy as np

from nnviz.derivatives.dual import Push
from nnviz.engine.graph import Node
from nnviz.engine.linear import LinearMap
from nnviz.engine.run import Run
from nnviz.engine.steps import Crossing, Frame, Step
from nnviz.mistakes.faults import same
from nnviz.views.notation import expressions, linear, names, numbers
from nnviz.views.notation.palette import DOWNSTREAM, LOCAL, UPSTREAM, VALUE, Colour
from nnviz.views.steps.derivation import partial


def coloured(colour: Colour, latex: str) -> str:
    """LaTeX in a role's colour."""
    return rf"\textcolor{{{colour.light}}}{{{latex}}}"


_WORDS = (
    coloured(DOWNSTREAM, r"\text{downstream}"),
    coloured(UPSTREAM, r"\text{upstream}"),
    coloured(LOCAL, r"\text{local}"),
)


def program(run: Run) -> str:
    """Every operation of a run's graph, as the parser understood it: one line each."""
    return aligned(*(f"{name} &= {formula}" for name, formula in _operations(run)))


def in_a_row(run: Run) -> tuple[str, ...]:
    r"""The same as a formula for each, to stand side by side.

    >>> from nnviz import parse, run
    >>> in_a_row(run(parse("d = 2b; L = d^2"), {"b": 1}))
    ('d = 2 \\cdot b', 'L = {d}^{2}')
    """
    return tuple(f"{name} = {formula}" for name, formula in _operations(run))


def _operations(run: Run) -> Iterator[tuple[str, str]]:
    for node in run.graph.nodes:
        if node.operation:
            yield names.latex(node.name), expressions.latex(node, run)


def aligned(*lines: str) -> str:
    """Lines of LaTeX under each other, aligned at their `&`."""
    return r"\begin{aligned}" + r" \\[4pt] ".join(lines) + r"\end{aligned}"


def of_step(frame: Frame) -> str:
    """The last step taken: symbols, names, numbers, result."""
    step = frame.step
    if step is None:
        return program(frame.run)
    node = frame.graph.node(step.node)
    if isinstance(step, Push):
        return _pushed(step, node, frame.run)
    if isinstance(step, Crossing):
        return _crossing(step, node, frame)
    if step.phase == "forward":
        return _forward(node, frame)
    return aligned(rf"{partial(step.node, step.node)} &= {coloured(DOWNSTREAM, '1')}")


def _pushed(step: Push, node: Node, run: Run) -> str:
    """A step of forward mode: the value, and the tangent as a sum of local × tangent."""
    symbols, figures, rules = [], [], []
    for term in step.terms:
        local = coloured(LOCAL, partial(step.node, term.operand))
        symbols.append(rf"{local} \cdot {coloured(UPSTREAM, partial(term.operand, step.by))}")
        slope = coloured(LOCAL, numbers.bracketed(term.local))
        figures.append(rf"{slope} \cdot {coloured(UPSTREAM, numbers.bracketed(term.tangent))}")
        rules.append(rf"{local} = {coloured(LOCAL, expressions.latex_of_local(node, term.place))}")
    value = coloured(VALUE, numbers.latex(step.value))
    tangent = coloured(DOWNSTREAM, partial(step.node, step.by))
    sum_, factor = (coloured(role, r"\text{tangent}") for role in (DOWNSTREAM, UPSTREAM))
    return aligned(
        rf"{names.latex(node.name)} &= {expressions.latex(node, run)} = {value}",
        rf"{sum_} &= \textstyle\sum {_WORDS[2]} \cdot {factor}",
        rf"{tangent} &= {' + '.join(symbols)}",
        rf"&= {' + '.join(figures)} = {coloured(DOWNSTREAM, numbers.latex(step.tangent))}",
        *(rf"&\text{{with }} {rule}" for rule in rules),
    )


def _forward(node: Node, frame: Frame) -> str:
    value = frame.values[node.name]
    return aligned(
        rf"{names.latex(node.name)} &= {expressions.latex(node, frame.run)}",
        rf"&= {coloured(VALUE, expressions.latex_in_numbers(node, frame.run))}",
        rf"&= {coloured(VALUE, numbers.latex(value))}",
    )


def _crossing(step: Crossing, node: Node, frame: Frame) -> str:
    if isinstance(step.local, LinearMap):
        return _carried(step, step.local, node, frame)
    edge = frame.graph.edges[len(frame.crossed) - 1]
    output = frame.graph.output
    upstream = coloured(UPSTREAM, partial(output, step.node))
    local = coloured(LOCAL, partial(step.node, step.input))
    rule = coloured(LOCAL, expressions.latex_of_local(node, edge.slot))
    factors = (
        coloured(UPSTREAM, numbers.bracketed(step.upstream)),
        coloured(LOCAL, numbers.bracketed(step.local)),
    )
    downstream = coloured(DOWNSTREAM, numbers.latex(step.downstream))
    right = frame.run.right_crossing(len(frame.crossed) - 1)
    holds = same(step.upstream, right.upstream) and same(step.local, right.local)
    sign = "=" if holds else r"\neq"
    return aligned(
        rf"{_WORDS[0]} &= {_WORDS[1]} \cdot {_WORDS[2]}",
        rf"&{sign} {upstream} \cdot {local} \qquad {local} = {rule}",
        rf"&= {factors[0]} \cdot {factors[1]} = {downstream}",
        rf"{partial(output, step.input)} &= {_sum(step, frame)}",
    )


def _carried(step: Crossing, local: LinearMap, node: Node, frame: Frame) -> str:
    """A crossing between vectors or matrices: δ, the algebra of the local map, and the result."""
    output = frame.graph.output
    delta = coloured(UPSTREAM, r"\delta")
    lines = [
        rf"{delta} &= {coloured(UPSTREAM, partial(output, step.node))} "
        rf"= {coloured(UPSTREAM, numbers.latex(step.upstream))}",
        rf"{_WORDS[0]} &= {coloured(LOCAL, linear.algebra(local, node, delta))}",
    ]
    if all(numbers.is_small(np.shape(value)) for value in (*local.operands, local.result)):
        upstream = coloured(UPSTREAM, numbers.bracketed(step.upstream))
        lines.append(rf"&= {coloured(LOCAL, linear.algebra_in_numbers(local, upstream))}")
    lines.append(rf"&= {coloured(DOWNSTREAM, numbers.latex(step.downstream))}")
    lines.append(rf"{partial(output, step.input)} &= {_sum(step, frame)}")
    return aligned(*lines)


def jacobian(step: Step) -> str:
    """The local gradient of a step in full, as a Jacobian, if it is small; else nothing."""
    if not isinstance(step.local, LinearMap) or step.local.jacobian is None or not step.input:
        return ""
    entries = step.local.jacobian
    lines = (" & ".join(numbers.latex(float(x)) for x in row) for row in entries)
    body = r" \\ ".join(lines)
    of = partial(step.node, step.input)
    return rf"{coloured(LOCAL, of)} = \begin{{bmatrix}} {body} \end{{bmatrix}}"


def _sum(step: Crossing, frame: Frame) -> str:
    """The gradient that has reached the step's input, as the sum of what arrived."""
    counted = frame.terms(step.input)
    arrived = frame.arrived(step.input)
    total = coloured(DOWNSTREAM, numbers.latex(step.gradient))
    if len(counted) > 1:
        terms = list(map(numbers.bracketed, counted))
        lines = [" + ".join(terms[at : at + 3]) for at in range(0, len(terms), 3)]
        total = (
            rf"{coloured(DOWNSTREAM, lines[0])}"
            + "".join(rf" \\ &\quad + {coloured(DOWNSTREAM, line)}" for line in lines[1:])
            + f" = {total}"
        )
    adds = frame.run.adds
    if not adds and len(arrived) > 1:
        total = rf"\cancel{{{numbers.latex(arrived[-2].downstream)}}} \to {total}"
    if not step.complete:
        rest = frame.to_come(step.input)
        said = f"so far, {rest} more to come" if adds else "to be overwritten"
        total += rf" \quad \text{{{said}}}"
    return total
