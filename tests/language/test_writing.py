"""A graph written as a program is read as the same graph, whatever its nodes are called."""

import numpy as np
import pytest

from nnviz import parse, run
from nnviz.engine.builder import GraphBuilder
from nnviz.engine.operations import OPERATIONS, Operation
from nnviz.language.writing import written
from nnviz.lessons import LESSONS, Lesson


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS.keys())
def test_every_operation_is_read_back(operation: Operation) -> None:
    builder = GraphBuilder()
    places = [builder.input(name) for name in ("a", "b")[: operation.arity]]
    output = builder.apply(operation, *places)
    builder.names[output] = "L"
    graph = builder.build(output)
    assert parse(written(graph).program).nodes == graph.nodes


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS.keys())
def test_every_lesson_is_read_back(lesson: Lesson) -> None:
    before = run(parse(lesson.program), lesson.inputs)
    after = run(parse(written(before.graph).program), lesson.inputs)
    for name in before.graph.inputs:
        np.testing.assert_allclose(after.gradient[name], before.gradient[name], rtol=1e-12)


@pytest.mark.parametrize("name", ["w1x1", "sum", "pi", "return", "np", "let", "exp", "log"])
def test_a_name_that_means_something_else_is_changed(name: str) -> None:
    builder = GraphBuilder()
    one, two = builder.input(name), builder.input("b")
    output = builder.apply(OPERATIONS["*"], one, two)
    builder.names[output] = "L"
    program, names = written(builder.build(output))
    assert parse(program).inputs == (names[name], "b")
    assert names[name] != name


def test_letters_that_are_variables_too_are_kept_together() -> None:
    builder = GraphBuilder()
    places = [builder.input(name) for name in ("wx", "w", "x")]
    product = builder.apply(OPERATIONS["*"], places[0], places[1])
    output = builder.apply(OPERATIONS["*"], product, places[2])
    assert parse(written(builder.build(output)).program).inputs == ("w_x", "w", "x")


def test_a_constant_that_is_nan_is_refused() -> None:
    builder = GraphBuilder()
    output = builder.apply(OPERATIONS["*"], builder.input("x"), builder.constant(float("nan")))
    with pytest.raises(ValueError, match="nan"):
        written(builder.build(output))


def test_constants_are_written_in_full() -> None:
    graph = parse("L = sum(a*[0.1, -2e-9]) - 3*(-1.5)^a")
    assert parse(written(graph).program).nodes[0] == graph.nodes[0]
    inputs = {"a": [1.0, 2.0]}
    again = run(parse("L = sum(a*[0.1, -2e-9])"), inputs)
    first = run(parse(written(parse("L = sum(a*[0.1, -2e-9])")).program), inputs)
    assert first.value["L"] == again.value["L"]
