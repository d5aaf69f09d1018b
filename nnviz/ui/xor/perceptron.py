"""Part 1 of the XOR story: one perceptron, set by hand, by two clicks, or by its learning rule."""

from functools import lru_cache, partial
from typing import Any

import streamlit as st

from nnviz.learning.gates import GATES
from nnviz.learning.perceptron import Course, Perceptron, learn, through
from nnviz.learning.plane import Window, over
from nnviz.lessons import LESSONS
from nnviz.ui.controls import table
from nnviz.ui.controls.boxes import slider
from nnviz.ui.player import address, chart
from nnviz.ui.session.widgets import entered, kept
from nnviz.ui.xor.document import XorDesk, graph_of
from nnviz.ui.xor.zoom import zoom
from nnviz.views.notation.numbers import short
from nnviz.views.xor import perceptrons

NAMES_OF_LINE = ("w1", "w2", "b")
REACH = 3.0
"""How far the sliders go."""

PRESETS = {"AND": (1.0, 1.0, -1.0), "OR": (1.0, 1.0, 0.0)}
"""The weights of SLP Fig. 6.4."""


def perceptron(desk: XorDesk) -> None:
    """The whole part."""
    _gate(desk)
    _by_hand(desk)
    st.markdown(
        "A **perceptron** adds up its weighted inputs and a bias, and answers 1 if the sum is "
        "above 0, else 0. Unless both weights are 0, the points whose sum is exactly 0 form a "
        "**line**; on its blue side the answer is 1. Doubled weights with the same bias move the "
        "line, unless the bias is 0; weights and bias times the same positive number leave it "
        "where it is."
    )
    _learning(desk)


@st.fragment
def _by_hand(desk: XorDesk) -> None:
    """The perceptron as the student sets it; a fragment, so that a slider redraws nothing else."""
    plot, controls = st.columns([1, 1], gap="medium")
    with plot:
        _plot(desk)
    with controls:
        for place, label in enumerate(NAMES_OF_LINE):
            slider(label, desk.document.line[place], partial(_set, desk, place), REACH)
        _table(desk)
        zoom(desk)
    address.publish_link(desk.link())


def _set(desk: XorDesk, place: int, value: float) -> None:
    line = list(desk.document.line)
    line[place] = value
    desk.set(line=tuple(line))


def _gate(desk: XorDesk) -> None:
    def take() -> None:
        if gate := entered("gate"):
            desk.set(gate=gate, visits=0)

    with st.container(key="editor", horizontal=True, gap="small", vertical_alignment="bottom"):
        st.segmented_control(
            "Gate", list(GATES), **kept("gate", desk.document.gate), on_change=take
        )
        if line := PRESETS.get(desk.document.gate):
            st.button(
                f"The book's {desk.document.gate}",
                icon=":material/menu_book:",
                on_click=partial(desk.set, line=line),
            )


def _plot(desk: XorDesk) -> None:
    document = desk.document
    line = document.perceptron
    lesson = LESSONS["perceptron"]
    # The step only says which side; the sum before it also says where the line runs.
    scores = over(graph_of(lesson.program.splitlines()[0]), line._asdict(), document.window)
    verdict = perceptrons.verdict(line, document.gate, document.targets)
    chart.show(
        perceptrons.figure(scores, line, document.targets, document.window),
        key="perceptron's plot",
        on_select=partial(_clicked, desk),
        selection_mode="points",
        alt=f"The plane of x1 and x2 with the perceptron's line and the points of "
        f"{document.gate}. {verdict}",
    )
    right = line.right(document.targets) == len(document.targets)
    st.html(f'<p role="status" class="nnviz-verdict {"good" if right else "bad"}">{verdict}</p>')
    st.caption(_said(desk))


def _said(desk: XorDesk) -> str:
    if first := desk.first_click:
        return f"First point: ({', '.join(map(short, first))}). Now click another one."
    return (
        "**Click two places** to draw the line through them: filled points should be on its blue "
        "side (1), open points on the orange side (0). A cross marks a wrong answer."
    )


def _clicked(desk: XorDesk) -> None:
    """The first click is remembered; the second draws the line through both."""
    state: Any = entered("perceptron's plot")
    first = desk.first_click
    points = [(point["x"], point["y"]) for point in state.selection.points]
    # A click on a point that is selected already takes the selection away.
    if not points or points[-1] == first:
        if first:
            st.toast("That is the same point twice: no line follows from it. Click another place.")
        return
    if first is None:
        desk.first_click = points[-1]
        return
    desk.first_click = None
    desk.set(line=tuple(through(first, points[-1], desk.document.targets)))


def _table(desk: XorDesk) -> None:
    document = desk.document
    table.records(
        f"The truth table of {document.gate}",
        perceptrons.truth_table(document.perceptron, document.targets),
    )


@lru_cache(maxsize=128)
def _course(start: Perceptron, targets: tuple[float, ...]) -> Course:
    return learn(start, targets)


@st.fragment
def _learning(desk: XorDesk) -> None:
    document = desk.document
    st.subheader("Let it learn", anchor=False)
    st.markdown(
        "The **perceptron learning rule** visits one input after the other. If the answer is "
        "wrong, it moves the line: **w ← w + (target − output) · x** and **b ← b + (target − "
        "output)**. If the answer is right, it changes nothing. Try it on AND and OR, then on XOR."
    )
    course = _course(Perceptron(*document.start), document.targets)
    visits = min(document.visits, len(course.visits))
    plot, controls = st.columns(2, gap="medium")
    with controls:
        _start(desk)
        _walk(desk, course, visits)
        said = perceptrons.learning_verdict(course, visits)
        st.html(f'<p role="status" class="nnviz-note">{said}</p>')
        rows = perceptrons.learning_rows(course, visits)
        table.show("The visits so far", perceptrons.LEARNING_COLUMNS, rows[::-1])
        st.caption("The latest visit stands on top.")
    with plot:
        chart.show(
            perceptrons.course(course, visits, document.targets, Window()),
            key="learning's plot",
            alt=f"The line after {visits} visits. {said}",
        )
        st.caption(
            "The square is the input visited last, and the dotted line the one before its update. "
            "Notice that learning XOR never ends."
        )
    address.publish_link(desk.link(), key="learning")


def _start(desk: XorDesk) -> None:
    """Where learning starts: at 0, or at the line that the student drew."""
    with st.container(horizontal=True, gap="small"):
        st.button("Start from 0", on_click=lambda: desk.set(start=(0.0, 0.0, 0.0), visits=0))
        st.button(
            "Start from your line", on_click=lambda: desk.set(start=desk.document.line, visits=0)
        )
    w1, w2, b = map(short, desk.document.start)
    st.caption(f"Learning starts at w1 = {w1}, w2 = {w2}, b = {b}.")


def _walk(desk: XorDesk, course: Course, visits: int) -> None:
    """The buttons that follow learning, visit by visit or update by update."""
    last = len(course.visits)
    mistakes = [
        count for count, visit in enumerate(course.visits, 1) if visit.mistaken and count > visits
    ]
    moves = (
        ("Previous visit", "chevron_left", max(0, visits - 1)),
        ("Next visit", "chevron_right", min(visits + 1, last)),
        ("Next update", "keyboard_double_arrow_right", mistakes[0] if mistakes else last),
        ("To the end", "last_page", last),
    )
    with st.container(horizontal=True, gap="small"):
        for label, icon, target in moves:
            st.button(
                label,
                key=label,
                icon=f":material/{icon}:",
                disabled=target == visits,
                on_click=partial(desk.set, visits=target),
            )
