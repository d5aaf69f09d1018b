"""A student's own numbers for their own program: the first wrong one, and what rule gives it."""

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from nnviz.engine.inputs import InputError
from nnviz.exercises.checked import check_pasted
from nnviz.lessons import LESSONS
from nnviz.ui.controls import program, table
from nnviz.ui.practice.desk import PracticeDesk
from nnviz.ui.practice.document import LONGEST_PASTED, example
from nnviz.ui.session import notes
from nnviz.ui.session.program import Program
from nnviz.ui.session.runs import run_of
from nnviz.ui.session.widgets import kept

EXAMPLES = {
    key: program.Example(LESSONS[key].title, example(key))
    for key in ("book-graph", "simple-example", "quiz", "logistic-regression")
}
"""Programs to begin with."""

SAID = {
    "right": "✓ right",
    "follows": "→ follows from an earlier one",
    "mistake": "✗ wrong",
    "unknown": "✗ wrong",
}
"""What stands beside a number."""


def check(desk: PracticeDesk) -> None:
    """The whole part."""
    st.markdown(
        "Paste the gradients of your homework or of your program, and see **which is the first "
        "wrong one** and what rule would give it."
    )
    document = desk.document
    with program.edit(document.typed, partial(_change, desk), EXAMPLES, key="check"):
        st.text_area(
            "Your numbers",
            **kept("pasted", document.pasted),
            max_chars=LONGEST_PASTED,
            height=150,
            placeholder="a: −2, b = −4\nc.grad tensor(5.)",
            help="As in a: −2, b = 4; as NumPy or PyTorch print them; or as JSON. An edge is d->b.",
            on_change=lambda: desk.set(pasted=st.session_state["pasted"]),
        )
        st.button("Check", type="primary")
    if document.pasted.strip():
        _found(desk)


def _change(desk: PracticeDesk, edit: Callable[[Program], Program]) -> None:
    desk.set(typed=edit(desk.document.typed))


def _found(desk: PracticeDesk) -> None:
    document = desk.document
    try:
        run = run_of(document.typed.graph, document.typed.inputs)
        found = check_pasted(run, document.pasted)
    except InputError as error:
        notes.refuse(str(error))
        return
    wrong = next((each for each in found if each.verdict in ("mistake", "unknown")), None)
    if wrong is None:
        st.html('<p role="status" class="nnviz-verdict good">✓ No number is wrong.</p>')
    else:
        told = f"<b>The first wrong number is that at {escape(wrong.at)}.</b> {escape(wrong.text)}"
        st.html(f'<p role="status" class="nnviz-verdict bad">{told}</p>')
    table.show(
        "Your numbers, in the order of the backward pass",
        ("at", "verdict", "why"),
        (
            (each.at, SAID[each.verdict], "as told above" if each is wrong else each.text)
            for each in found
        ),
    )
