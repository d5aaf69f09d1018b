"""A frame is drawn with what is known by then, in boxes whose size never changes."""

import re
from pathlib import Path

import numpy as np
import pytest

import nnviz
from nnviz.engine.builder import GraphBuilder
from nnviz.engine.operations import OPERATIONS
from nnviz.lessons import LESSONS, Lesson
from nnviz.views.notation.lettering import LABEL
from nnviz.views.scene import cards, dot
from nnviz.views.steps import formulas

GOLDEN = Path(__file__).with_name("golden")


@pytest.fixture
def book() -> nnviz.Run:
    return nnviz.run(nnviz.parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2})


@pytest.mark.parametrize("index", [0, 2, 7])
def test_the_drawing_is_the_golden_one(book: nnviz.Run, index: int) -> None:
    drawing = dot.dot(nnviz.Frame(book, index))
    assert drawing == (GOLDEN / f"book{index}.dot").read_text(encoding="utf-8")


@pytest.mark.parametrize("index", [0, 2, 4, 7])
def test_the_formula_is_the_golden_one(book: nnviz.Run, index: int) -> None:
    formula = formulas.of_step(nnviz.Frame(book, index))
    assert formula + "\n" == (GOLDEN / f"book{index}.tex").read_text(encoding="utf-8")


def sizes(drawing: str) -> list[str]:
    return re.findall(r'WIDTH="\d+" HEIGHT="\d+"|BORDER="\d"|CELL\w+="\d"', drawing)


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS.keys())
def test_no_box_changes_its_size(lesson: Lesson) -> None:
    run = nnviz.run(nnviz.parse(lesson.program), lesson.inputs)
    first = sizes(dot.dot(nnviz.Frame(run, 0)))
    for index in range(1, len(run.steps) + 1):
        assert sizes(dot.dot(nnviz.Frame(run, index))) == first


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS.keys())
def test_figures_on_edges_keep_a_size_that_can_be_read(lesson: Lesson) -> None:
    run = nnviz.run(nnviz.parse(lesson.program), lesson.inputs)
    frame = nnviz.Frame(run, len(run.steps))
    rows = [row for number in range(len(run.graph.edges)) for row in cards.edge(frame, number).rows]
    assert min(text.size for row in rows for text in row) >= LABEL - 1


def test_a_drawing_that_is_wider_than_a_page_runs_downwards_with_room_for_words() -> None:
    values = {"W": np.eye(2), "U": np.eye(2), "x": np.ones(2)}
    deep = nnviz.run(nnviz.parse("L = sum(softmax(U @ tanh(tanh(tanh(W @ x)))))"), values)
    drawing = dot.dot(nnviz.Frame(deep, len(deep.steps)))
    assert "rankdir=TB" in drawing
    assert "upstream" in drawing


def test_signs_instead_of_words_let_a_drawing_fit_a_page() -> None:
    chain = nnviz.run(nnviz.parse("L = exp(exp(exp(exp(exp(x)))))"), {"x": -1})
    drawing = dot.dot(nnviz.Frame(chain, len(chain.steps)))
    assert "rankdir=LR" in drawing
    assert "upstream" not in drawing


def test_each_step_has_a_graph_name_of_its_own(book: nnviz.Run) -> None:
    heads = {dot.dot(nnviz.Frame(book, index)).split("{")[0] for index in range(10)}
    assert len(heads) == 10


def test_other_numbers_make_another_graph_name(book: nnviz.Run) -> None:
    other = nnviz.run(book.graph, {"a": 4, "b": 1, "c": -2})
    names = {dot.dot(nnviz.Frame(run, 3)).split("{")[0] for run in (book, other)}
    assert len(names) == 2


def test_what_is_not_known_yet_is_a_question_mark(book: nnviz.Run) -> None:
    drawing = dot.dot(nnviz.Frame(book, 0))
    assert drawing.count(">?<") == 3  # the values of d, e and L
    assert drawing.count("= ?") == 6  # the gradients of all six nodes
    assert "upstream" not in drawing


@pytest.mark.parametrize(
    ("value", "shown"),
    [(-1234.5, "−1234"), (1e-9, "1e−9"), (float("inf"), "∞"), (float("nan"), "nan")],
)
def test_awkward_numbers_fit_their_chips(value: float, shown: str) -> None:
    run = nnviz.run(nnviz.parse("L = x*y"), {"x": value, "y": 1})
    drawing = dot.dot(nnviz.Frame(run, len(run.steps)))
    assert f"∂L/∂y = {shown}" in drawing


def test_names_are_escaped_in_the_drawing() -> None:
    # The grammar lets no such name in; a graph built by hand may have one.
    builder = GraphBuilder()
    hostile = '<B>"x"</B>&'
    graph = builder.build(builder.apply(OPERATIONS["sin"], builder.input(hostile)))
    for index in range(4):
        drawing = dot.dot(nnviz.Frame(nnviz.run(graph, {hostile: 1}), index))
        assert "<B>&quot;" not in drawing
        assert '<B>"' not in drawing.replace('tooltip="<B>', "")
        assert "&lt;B&gt;" in drawing


def test_a_long_formula_is_cut_with_dots() -> None:
    run = nnviz.run(nnviz.parse("a" * 40 + "*" + "b" * 40), {"a" * 40: 1, "b" * 40: 2})
    assert "…" in dot.dot(nnviz.Frame(run, 1))


def test_a_power_is_bracketed_as_the_language_reads_it() -> None:
    run = nnviz.run(nnviz.parse("(-2)^x"), {"x": 2})
    assert "(−2)^x" in dot.dot(nnviz.Frame(run, 1))
    assert "(-2)}^{2}" in formulas.of_step(nnviz.Frame(run, 1))


def test_an_edge_that_carries_no_gradient_is_dashed() -> None:
    run = nnviz.run(nnviz.parse("u = x*z\nL = 2x"), {"x": 3, "z": 1})
    assert dot.dot(nnviz.Frame(run, len(run.steps))).count("style=dashed") == 2
