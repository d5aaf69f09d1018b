"""The bug lab: switch on a bug, predict what comes out, see where the first wrong number is."""

from functools import partial

import streamlit as st

from nnviz.engine.steps import Frame
from nnviz.lessons.bugs import BUGS, SAMPLES, STARTS
from nnviz.mistakes.faults import Fault, faults
from nnviz.ui.bugs import document as bug_desk
from nnviz.ui.bugs import explanation, prediction
from nnviz.ui.bugs.document import LARGEST_RATE, BugDesk
from nnviz.ui.controls import program
from nnviz.ui.controls.boxes import box
from nnviz.ui.controls.sides import sides
from nnviz.ui.player import address, player
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.bugs import faults as bugs
from nnviz.views.notation.numbers import short


def choose(desk: BugDesk) -> None:
    """The program, and the bug to switch on."""
    document = desk.document
    examples = {
        key: program.Example(each.title, bug_desk.sample(key)) for key, each in SAMPLES.items()
    }
    with program.edit(document.typed, partial(bug_desk.change, desk), examples, key="bugs"):
        if document.bug == "updated-inside":
            _rate(desk)
        st.selectbox(
            "Bug",
            list(BUGS),
            **kept("bug", document.bug),
            format_func=lambda key: BUGS[key].title,
            on_change=lambda: bug_desk.ask_anew(desk, bug=entered("bug")),
        )


def _rate(desk: BugDesk) -> None:
    """The learning rate, and what learns."""

    def take(rate: float) -> None:
        bug_desk.ask_anew(desk, rate=min(max(rate, 0.0), LARGEST_RATE))

    with st.popover(f"η = {short(desk.document.rate)}", key="bug rates"):
        box("Learning rate η", desk.document.rate, take, key="bug rate")
        st.caption(
            f"These inputs count as weights, by their names: {bugs.listed(desk.document.weights)}."
        )


def experiment(desk: BugDesk) -> None:
    """The question beside the right pass; after the answer, the verdict beside the broken one."""
    document, change = desk.document, partial(bug_desk.change, desk)
    if misfit := document.misfit:
        program.refuse(document.typed, change, misfit, key="bugs")
        address.publish_link(desk.link())
        _starts(desk)
        return
    broken = document.run
    found = faults(broken)
    question = document.question
    lead, picture, rest = sides()
    with lead:
        if document.answered:
            prediction.feedback(document, question)
        else:
            prediction.ask(desk, question)
    shown = broken if document.answered and document.shown == "broken" else broken.right
    is_wrong = shown is broken and bool(found)
    with picture:
        player.play(
            shown,
            desk.walk,
            link=desk.link,
            stale=document.typed.error is not None,
            take=partial(program.take_values, change),
            marked=[broken.graph.edges.index(found[0].edge)] if is_wrong else (),
            beside=partial(_beside, desk, found) if is_wrong else None,
            place=lead,
        )
    with rest:
        if document.answered:
            explanation.explain(desk, found)
        _starts(desk)
    if document.answered:
        explanation.numbers(broken)


def _beside(desk: BugDesk, found: tuple[Fault, ...], frame: Frame) -> None:
    """Beside the graph: is this step right, and the way to the first that is not."""
    first = found[0].index
    with st.container(key="strip"):
        st.html(bugs.strip(frame, found))
    st.button(
        f"Go to the first wrong step ({first})",
        key=f"Jump to {first} {player.MAIN}",
        icon=":material/pin_drop:",
        on_click=desk.walk.go,
        args=(first, frame.run),
        disabled=bugs.shows(frame, found[0]),
    )


def _starts(desk: BugDesk) -> None:
    """The questions that learners ask, to be answered by one click."""
    st.caption("Or begin with a question that learners ask:")
    with st.container(key="starts", horizontal=True, gap="small"):
        for key, each in STARTS.items():
            st.button(
                each.question,
                key=f"start {key}",
                icon=":material/help:",
                on_click=bug_desk.start,
                args=(desk, key),
            )
