"""The Four ways page: an expression with its inputs, and a tab for each way to differentiate."""

from functools import partial

import streamlit as st

from nnviz.lessons import LESSONS
from nnviz.ui.controls import program
from nnviz.ui.controls.program import FEW
from nnviz.ui.differentiation import comparison, differences, higher, modes, symbolic
from nnviz.ui.differentiation.document import EXAMPLES, TABS, DifferentiationDesk, change, example
from nnviz.ui.session.widgets import open_tab
from nnviz.views.differentiation import approaches
from nnviz.views.steps import formulas


def edit(desk: DifferentiationDesk) -> None:
    """The examples, the expression and its inputs, in one line."""
    document = desk.document
    examples = {
        key: program.Example(f"{LESSONS[key].text}: {LESSONS[key].title}", example(key))
        for key in EXAMPLES
    }
    program.edit(document.typed, partial(change, desk), examples, key="scalar")
    for said in approaches.warnings(document.run):
        st.warning(said)


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

    def turn(tab: str) -> None:
        desk.set(tab=tab)
        desk.walk.restart()

    opened = desk.document.tab
    with open_tab("way", TABS, opened, turn):
        DRAW[opened](desk)


def notice(desk: DifferentiationDesk) -> None:
    """What to notice in an example, or how a formula was understood; and the four ways."""
    document = desk.document
    if document.lesson:
        lesson = LESSONS[document.lesson]
        st.caption(f"{lesson.notice} *Source: {lesson.source}.*")
    elif len(document.graph.nodes) <= FEW:
        st.latex(formulas.program(document.run))
    st.caption(
        "There are four ways to let a computer differentiate: **finite differences** move an input "
        "and look, **symbolic** differentiation rewrites the formula, **forward mode** carries "
        "tangents along the graph, and **reverse mode**, which is backpropagation, carries "
        "gradients back. Here they are on one graph."
    )
