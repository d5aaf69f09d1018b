"""The kinds of exercises, one entry each: programs by level, and what is asked of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from nnviz.engine.steps import Step
from nnviz.exercises.draw import Draw
from nnviz.exercises.exercise import Question
from nnviz.exercises.questions import Asker
from nnviz.mistakes.faults import faults
from nnviz.mistakes.run import break_run
from nnviz.mistakes.table import MISTAKES
from nnviz.views.notation import names
from nnviz.views.notation.numbers import short

LEVELS = (1, 2, 3)


@dataclass(frozen=True)
class Template:
    """A program whose numbers are still to be drawn.

    Attributes
    ----------
    program : with `{k}` and `{m}` for small whole numbers
    fixed : inputs that are not drawn as any number: by name the values to choose from
    shapes : of the inputs that are vectors or matrices
    """

    program: str
    fixed: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    shapes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


class Posed(NamedTuple):
    """What is asked about a run.

    Attributes
    ----------
    questions : in the order in which they can be answered
    rate : the learning rate that the task names, if it names one
    table : lines that are shown with the task
    """

    questions: tuple[Question, ...]
    rate: float = 0.0
    table: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Kind:
    """One kind of exercise.

    Attributes
    ----------
    title : for lists
    task : what is to be done; `{output}` and `{rate}` are filled in
    ask : makes the questions
    templates : programs by level
    exact : true if all numbers up to level 2 have one decimal at the most
    values : true if the forward values are given
    """

    title: str
    task: str
    ask: Callable[[Asker, Draw], Posed]
    templates: Mapping[int, tuple[Template, ...]]
    exact: bool = True
    values: bool = True


def _programs(*programs: str) -> tuple[Template, ...]:
    return tuple(Template(program.replace("; ", "\n")) for program in programs)


def _softmax_of(counts: tuple[list[int], ...]) -> tuple[Template, ...]:
    """Softmax of the logarithms of counts, with any class as the true one."""
    classes = np.eye(len(counts[0])).tolist()
    program = "z = log(c)\np = softmax(z)\nL = cross_entropy(p, y)"
    return (Template(program, {"c": counts, "y": tuple(classes)}),)


RATES = (0.1, 0.5)
"""The learning rates of a step of descent."""

_ONE_OR_ZERO = {"y": (0, 1)}


def _plain(ask: Callable[[Asker], Iterator[Question]]) -> Callable[[Asker, Draw], Posed]:
    """Questions that nothing but the run decides."""
    return lambda asker, draw: Posed(tuple(ask(asker)))


def _forward(ask: Asker) -> Iterator[Question]:
    for slot in ask.graph.operation_slots:
        yield from ask.value(ask.graph.names[slot])


def _every_downstream(ask: Asker) -> Iterator[Question]:
    for use in ask.uses:
        yield from ask.downstream(use)
    for name in ask.graph.inputs:
        if len(ask.uses.leaving[ask.graph.slots[name]]) > 1:
            yield from ask.gradient(name)


def _path(ask: Asker) -> Iterator[Question]:
    for use in ask.uses:
        yield from ask.local(use)
    yield from ask.gradient("x")


def _uses(ask: Asker) -> Iterator[Question]:
    name = max(ask.graph.inputs, key=lambda each: len(ask.uses.leaving[ask.graph.slots[each]]))
    for use in ask.uses.leaving[ask.graph.slots[name]]:
        yield from ask.downstream(use)
    yield from ask.gradient(name)


def _layer(ask: Asker) -> Iterator[Question]:
    yield from ask.shape("W")
    for name in ("z", "W", "b", "x"):
        yield from ask.gradient(name)


def _softmax(ask: Asker) -> Iterator[Question]:
    yield from ask.value("p")
    yield from ask.value("L")
    yield from ask.gradient("z")


def _descent(ask: Asker, draw: Draw) -> Posed:
    rate = draw.choice(RATES)
    questions = [
        question
        for name in ask.graph.inputs
        if name in ("w", "b")
        for question in (*ask.gradient(name), *ask.moved(name, rate))
    ]
    return Posed(tuple(questions), rate)


TO_FIND = (
    *("own-factor", "local-dropped", "upstream-dropped", "minus-forgotten", "half-and-two"),
    *("one-path", "plus-halves", "quotient-sign", "closed-relu-passes", "slope-at-output"),
)
"""The mistakes that a student looks for in somebody else's numbers."""


def _line(number: int, step: Step) -> tuple[str, ...]:
    """One edge of a pass on numbers, as a line of a table."""
    numbers = (step.upstream, step.local, step.downstream, step.gradient)
    edge = f"{names.text(step.node)} → {names.text(step.input or '')}"
    return (str(number), edge, *(short(each) for each in numbers if isinstance(each, float)))


def _find(ask: Asker, draw: Draw) -> Posed:
    run = ask.run
    inputs = {name: run.value[name] for name in ask.graph.inputs}
    first = draw.below(len(TO_FIND))
    for key in TO_FIND[first:] + TO_FIND[:first]:
        broken = break_run(ask.graph, inputs, MISTAKES[key].ways[0])
        if found := faults(broken):
            break
    else:
        return Posed(())
    begin = len(ask.graph.operation_slots) + 1
    table = tuple(_line(number, step) for number, step in enumerate(broken.steps[begin:], 1))
    fault = found[0]
    line = fault.index - begin
    reason = (
        f"In line {line}, {fault.quantity} = {short(fault.wrong)}; right is {short(fault.right)}. "
        f"It is as if {MISTAKES[key].rule}. {MISTAKES[key].truth}"
    )
    question = Question("line", "the first line with a wrong number", float(line), reason)
    return Posed((question,), table=table)


_BACKWARD = {
    1: _programs(
        "d = {k}*b; e = a + d; L = c*e",
        "u = a*b; v = u - c; L = {k}*v",
        "s = a - b; t = c + {k}; L = s*t",
        "u = a*b; v = c*d; L = u + v",
        "s = a + b; u = s*c; L = u - d",
    ),
    2: _programs(
        "u = a*b; v = a + b; L = u*v",
        "e = a*b - c; L = e^2",
        "q = a/b; u = q*c; L = u - b",
        "s = a - b; u = s*a; L = u + {k}*b",
        "s = a + b; e = s*c - {k}; L = e^2",
    ),
    3: (
        Template("z = w*x + b\na = sigmoid(z)\nL = squared_error(a, y)", _ONE_OR_ZERO),
        *_programs(
            "z = w*x + b; h = relu(z); e = h - y; L = e^2",
            "z = a*b; h = tanh(z/{k}); L = h*c + a",
            "m = max(a, b); u = m*c; L = u + a",
            "u = a*b; h = exp(u/10); L = h*c - b",
        ),
    ),
}

KINDS = {
    "forward": Kind(
        "Forward values",
        "Compute the value of every node.",
        _plain(_forward),
        _BACKWARD,
        values=False,
    ),
    "backward": Kind(
        "Every downstream gradient",
        "Go back from {output}. For every edge find the downstream gradient, upstream × local, "
        "and for every input that is used more than once the sum.",
        _plain(_every_downstream),
        _BACKWARD,
    ),
    "path": Kind(
        "One path",
        "Find the local slope of every edge, and from them ∂{output}/∂x.",
        _plain(_path),
        {
            1: _programs("u = {k}*x; v = u + {m}; L = v^2", "u = x - {k}; v = {m}*u; L = v^2"),
            2: _programs(
                "u = x^2; v = {k}*u; L = v - {m}",
                "u = x^2; v = u - {k}; L = v^2",
                "u = {k}/x; v = u + {m}; L = v^2",
            ),
            3: _programs(
                "u = x^2; v = u/{k}; L = sin(v)",
                "u = {k}*x; v = tanh(u/10); L = {m}*v",
                "u = x/{k}; v = exp(u); L = {m}*v",
            ),
        },
    ),
    "uses": Kind(
        "A value used more than once",
        "One input is used more than once. Find what comes back on each of its edges, and the sum.",
        _plain(_uses),
        {
            1: _programs("u = {k}*x; L = u*x", "u = x + {k}; L = u*x", "u = x - {k}; L = x*u"),
            2: _programs(
                "u = a*b; v = a + b; L = u*v",
                "s = a - b; u = s*a; L = u + {k}*a",
                "u = a*b; v = b - c; L = u*v",
            ),
            3: _programs(
                "u = a*b; v = a - c; w = u*v; L = w + {k}*a",
                "u = a + b; v = a*c; w = u - v; L = w*a",
            ),
        },
    ),
    "layer": Kind(
        "A layer in matrices",
        "z = W x + b is a layer of units, and δ = ∂{output}/∂z. Find the shape of ∂{output}/∂W, "
        "then δ, then every entry of the gradients of W, b and x.",
        _plain(_layer),
        {
            1: (
                Template(
                    "z = W @ x + b\nL = dot(v, z)",
                    shapes={"W": (2, 2), "x": (2,), "b": (2,), "v": (2,)},
                ),
            ),
            2: (
                Template(
                    "z = W @ x + b\nL = squared_error(z, y)",
                    shapes={"W": (2, 3), "x": (3,), "b": (2,), "y": (2,)},
                ),
                Template(
                    "z = W @ x + b\nL = squared_error(z, y)",
                    shapes={"W": (3, 2), "x": (2,), "b": (3,), "y": (3,)},
                ),
            ),
            3: (
                Template(
                    "z = W @ x + b\nh = relu(z)\nL = squared_error(h, y)",
                    shapes={"W": (2, 3), "x": (3,), "b": (2,), "y": (2,)},
                ),
                Template(
                    "z = W @ x + b\nh = relu(z)\nL = dot(v, h)",
                    shapes={"W": (2, 2), "x": (2,), "b": (2,), "v": (2,)},
                ),
            ),
        },
    ),
    "softmax": Kind(
        "Softmax and its loss",
        "z = log(c), so eᶻ = c. Find the probabilities p, the cross-entropy {output}, and "
        "∂{output}/∂z.",
        _plain(_softmax),
        {
            1: _softmax_of(([1, 3], [3, 1], [2, 3], [4, 1], [1, 4], [3, 2])),
            2: _softmax_of(([1, 3, 4], [2, 5, 1], [5, 3, 2], [1, 2, 7], [6, 1, 3])),
            3: _softmax_of(([1, 2, 3, 4], [2, 5, 1, 12], [5, 9, 4, 2], [6, 1, 8, 10])),
        },
        exact=False,
        values=False,
    ),
    "descent": Kind(
        "One step of descent",
        "Find the gradient of each weight, then its value after one step with the learning rate "
        "η = {rate}.",
        _descent,
        {
            1: _programs("yhat = w*x; e = yhat - y; L = e^2"),
            2: _programs(
                "yhat = w*x + b; e = yhat - y; L = e^2",
                "yhat = w*x + b; L = squared_error(yhat, y)",
            ),
            3: (
                Template("z = w*x + b\na = sigmoid(z)\nL = cross_entropy(a, y)", _ONE_OR_ZERO),
                *_programs("z = w*x + b; h = relu(z); L = squared_error(h, y)"),
            ),
        },
    ),
    "find": Kind(
        "Find the first wrong number",
        "Somebody went back from {output}, and made one mistake. Every line is one edge: upstream, "
        "local, downstream, and the sum that has reached the operand by then. Which line has the "
        "first wrong number?",
        _find,
        _BACKWARD,
    ),
}
"""Every kind by its key."""
