"""A student's own numbers for their own program: the first wrong one, and what rule gives it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from html import escape

import streamlit as st

from nnviz.engine.inputs import InputError
from nnviz.engine.remembered import remembered
from nnviz.engine.run import Run
from nnviz.exercises.checked import check_pasted, first_wrong, marked
from nnviz.exercises.diagnosis import Diagnosis
from nnviz.lessons import LESSONS
from nnviz.ui.controls import program, table
from nnviz.ui.controls.sides import sides
from nnviz.ui.player import player
from nnviz.ui.practice.desk import PracticeDesk
from nnviz.ui.practice.document import LONGEST_PASTED, example
from nnviz.ui.session import notes
from nnviz.ui.session.program import Program
from nnviz.ui.session.runs import run_of
from nnviz.ui.session.widgets import entered, kept

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

_checked = remembered(check_pasted)


def check(desk: PracticeDesk) -> None:
    """The whole part: the numbers and their verdict beside the graph that they belong to."""
    typed = desk.document.typed
    change = partial(_change, desk)
    program.edit(typed, change, EXAMPLES, key="check")
    try:
        run = run_of(typed.graph, typed.inputs)
    except InputError as error:
        program.refuse(typed, change, error, key="check")
        return
    lead, picture, rest = sides()
    with lead:
        _numbers(desk)
        found = _verdict(desk, run)
    wrong = first_wrong(found)
    with picture:
        player.play(
            run,
            desk.walk,
            link=desk.link,
            stale=typed.error is not None,
            take=partial(program.take_values, change),
            marked=marked(run, wrong.at)[0] if wrong else (),
        )
    if found:
        with rest:
            _every(found, wrong)


def _change(desk: PracticeDesk, edit: Callable[[Program], Program]) -> None:
    typed = edit(desk.document.typed)
    if typed.good != desk.document.typed.good:
        desk.walk.restart()
    desk.set(typed=typed)


def _numbers(desk: PracticeDesk) -> None:
    """The box for the numbers, and the button."""

    def take() -> None:
        desk.set(pasted=entered("pasted"))
        _go(desk)

    st.text_area(
        "Your numbers",
        **kept("pasted", desk.document.pasted),
        max_chars=LONGEST_PASTED,
        height=100,
        placeholder="a: −2, b = −4\nc.grad tensor(5.)",
        help="As in a: −2, b = 4; as NumPy or PyTorch print them; or as JSON. An edge is d->b.",
        on_change=take,
    )
    st.button("Check", type="primary", on_click=_go, args=(desk,))


def _go(desk: PracticeDesk) -> None:
    """Step to the first wrong number, if one is found."""
    typed = desk.document.typed
    with suppress(InputError):  # the page says it
        run = run_of(typed.graph, typed.inputs)
        if wrong := first_wrong(_checked(run, desk.document.pasted)):
            desk.walk.go(marked(run, wrong.at)[1], run)


def _verdict(desk: PracticeDesk, run: Run) -> tuple[Diagnosis, ...]:
    """Say which number is the first wrong one; what is to be said of each."""
    found: tuple[Diagnosis, ...] = ()
    with st.container(key="checked"):
        if not desk.document.pasted.strip():
            st.caption(
                "Paste the gradients of your homework or of your program, and see **which is the "
                "first wrong one** and what rule would give it."
            )
            return found
        try:
            found = _checked(run, desk.document.pasted)
        except InputError as error:
            notes.refuse(str(error))
            return found
        if wrong := first_wrong(found):
            told = (
                f"<b>The first wrong number is that at {escape(wrong.at)}.</b> {escape(wrong.text)}"
            )
            st.html(f'<p role="status" class="nnviz-verdict bad">{told}</p>')
        else:
            st.html('<p role="status" class="nnviz-verdict good">✓ No number is wrong.</p>')
    return found


def _every(found: Sequence[Diagnosis], wrong: Diagnosis | None) -> None:
    """What is to be said of each number."""
    table.show(
        "Your numbers, in the order of the backward pass",
        ("at", "verdict", "why"),
        (
            (each.at, SAID[each.verdict], "as told above" if each is wrong else each.text)
            for each in found
        ),
    )
