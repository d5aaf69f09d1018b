"""Runs of every kind that a player can show."""

from collections.abc import Callable

import numpy as np

import nnviz
from nnviz.derivatives.derivative import derivative
from nnviz.derivatives.dual import dual
from nnviz.engine.builder import GraphBuilder
from nnviz.engine.operations import OPERATIONS
from nnviz.lessons import LESSONS, Lesson
from nnviz.mistakes.passes import Overwritten, Unzeroed
from nnviz.mistakes.run import break_run

HOSTILE = '</script><b/onload="x">&{'
"""A name that the language lets nobody write; a graph built by hand may have it."""


def book(a: float = 3, b: float = 1, c: float = -2) -> nnviz.Run:
    """The textbook's first graph."""
    return nnviz.run(nnviz.parse("L = c*(a + 2b)"), {"a": a, "b": b, "c": c})


def of_lesson(lesson: Lesson) -> nnviz.Run:
    """A lesson as its page opens."""
    graph = nnviz.parse(lesson.program, parameters=lesson.parameters)
    return nnviz.run(graph, lesson.inputs)


def hostile() -> nnviz.Run:
    """A graph whose input has a name that is markup."""
    builder = GraphBuilder()
    graph = builder.build(builder.apply(OPERATIONS["sin"], builder.input(HOSTILE)))
    return nnviz.run(graph, {HOSTILE: 1.0})


def chain(length: int) -> nnviz.Run:
    """A graph of so many operations, one after another."""
    lines = ["v1 = tanh(x)", *(f"v{i} = tanh(v{i - 1})" for i in range(2, length))]
    program = "\n".join([*lines, f"L = tanh(v{length - 1})"])
    return nnviz.run(nnviz.parse(program, max_nodes=2 * length), {"x": 1.0})


def _run(program: str, **inputs: object) -> nnviz.Run:
    return nnviz.run(nnviz.parse(program), inputs)


def _second() -> nnviz.Run:
    first = _run("L = sin(x)*x^2", x=2)
    graph = derivative(first, "x")
    return nnviz.run(graph, {name: first.value[name] for name in graph.inputs})


KINDS: dict[str, Callable[[], nnviz.Run]] = {
    "scalars": book,
    "used twice": lambda: _run("L = x*x", x=3),
    "unused": lambda: _run("t = a*b; L = a + 1", a=3, b=1),
    "a kink": lambda: _run("L = relu(x)", x=0),
    "nan": lambda: _run("L = log(x)*a + 1/(x + 1)", x=-1, a=2),
    "small matrices": lambda: _run(
        "L = sum(relu(W @ x + b))", W=[[1, -2], [0.5, 3]], x=[2, 1], b=[0, 1e-9]
    ),
    "large matrices": lambda: _run("L = sum(softmax(W @ x))", W=np.eye(9), x=np.arange(9.0)),
    "forward mode": lambda: dual(book(), "b"),
    "second derivative": _second,
    "overwritten": lambda: break_run(nnviz.parse("L = x*x + 2x"), {"x": 3}, Overwritten()),
    "not zeroed": lambda: break_run(nnviz.parse("L = x*x + 2x"), {"x": 3}, Unzeroed()),
    "long names": lambda: _run(
        "the_first_of_all_results = sigmoid(a_rather_long_name)*b",
        **{
            "a_rather_long_name": -1234.5,
            "b": -1.2345e-10,
        },
    ),
    "a hostile name": hostile,
    **{key: lambda lesson=lesson: of_lesson(lesson) for key, lesson in LESSONS.items()},  # type: ignore[misc]
}
