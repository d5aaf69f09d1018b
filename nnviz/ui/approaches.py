"""The Four ways page: an expression with its inputs, and a tab for each way to differentiate."""

from functools import partial

import streamlit as st

from nnviz.lessons import LESSONS
from nnviz.ui import comparison, differences, higher, modes, symbolic
from nnviz.ui.boxes import box
from nnviz.ui.differentiation import EXAMPLES, TABS, DifferentiationDesk
from nnviz.ui.editor import FEW, complain, keep
from nnviz.views import approaches, formulas

MANY = 40
"""Inputs up to which there is a box for each."""


def edit(desk: DifferentiationDesk) -> None:
    """The expression, the examples, and a box for each input."""
    desk.say_ignored()
    st.markdown(
        "There are four ways to let a computer differentiate: **finite differences** move an input "
        "and look, **symbolic** differentiation rewrites the formula, **forward mode** carries "
        "tangents along the graph, and **reverse mode**, which is backpropagation, carries "
        "gradients back. Here they are on one graph."
    )
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _expression(desk)
    with right:
        _examples(desk)
    _inputs(desk)
    for said in approaches.warnings(desk.document.run):
        st.warning(said)


def _expression(desk: DifferentiationDesk) -> None:
    document = desk.document

    def take() -> None:
        desk.document = desk.document.edited(st.session_state["scalar expression"])

    keep("scalar expression", document.typed)
    height = 110 if document.typed.count("\n") < 3 else 190
    st.text_area("Expression", key="scalar expression", height=height, on_change=take)
    st.caption(
        "A formula of numbers, or named steps on lines of their own. `2b` and `c(a+b)` multiply, "
        "`x^2` is a power. Ctrl+Enter applies it."
    )
    if document.error:
        complain(document.error)
        st.caption("What stands below belongs to the last expression that could be read.")


def _examples(desk: DifferentiationDesk) -> None:
    document = desk.document

    def take() -> None:
        if key := st.session_state["scalar example"]:
            desk.document = desk.document.example(key)

    keep("scalar example", document.lesson)
    st.selectbox(
        "Example",
        EXAMPLES,
        index=None,
        key="scalar example",
        format_func=lambda key: f"{LESSONS[key].text}: {LESSONS[key].title}",
        placeholder="Choose an example",
        on_change=take,
    )
    if document.lesson:
        lesson = LESSONS[document.lesson]
        st.caption(f"{lesson.notice} *Source: {lesson.source}.*")
    elif len(document.graph.nodes) <= FEW:
        st.latex(formulas.program(document.run))


def _inputs(desk: DifferentiationDesk) -> None:
    inputs = desk.document.inputs
    with st.container(key="inputs", horizontal=True, gap="small"):
        for name, value in list(inputs.items())[:MANY]:
            box(name, value, partial(_set, desk, name), key=f"scalar {name}")
    if len(inputs) > MANY:
        st.caption(f"The first {MANY} of {len(inputs)} inputs.")


def _set(desk: DifferentiationDesk, name: str, value: float) -> None:
    desk.document = desk.document.given({name: value})


DRAW = {
    "differences": differences.finite_differences,
    "symbolic": symbolic.symbolic,
    "forward": modes.forward,
    "reverse": modes.reverse,
    "table": comparison.side_by_side,
    "higher": higher.higher_order,
}


def compare(desk: DifferentiationDesk) -> None:
    """Draw the tabs and the one that is open."""

    def turn() -> None:
        opened = next(name for name, title in TABS.items() if title == st.session_state["way"])
        desk.set(tab=opened)
        desk.walk.step, desk.walk.playing = 0, False

    keep("way", TABS[desk.document.tab])
    tabs = st.tabs(list(TABS.values()), key="way", on_change=turn)
    for name, tab in zip(TABS, tabs, strict=True):
        if name == desk.document.tab:
            with tab:
                DRAW[name](desk)
