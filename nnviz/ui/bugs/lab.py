"""The bug lab: switch on a bug, predict what comes out, see where the first wrong number is."""

from functools import partial

import pandas as pd
import streamlit as st

from nnviz.derivatives.numeric import Comparison, check
from nnviz.engine.remembered import remembered
from nnviz.engine.run import Run
from nnviz.engine.steps import Frame
from nnviz.lessons.bugs import BUGS, SAMPLES, STARTS, fixed
from nnviz.lessons.predictions import Question
from nnviz.mistakes.faults import Fault, faults
from nnviz.mistakes.run import BrokenRun
from nnviz.ui.bugs import document as bug_desk
from nnviz.ui.bugs import prediction
from nnviz.ui.bugs.document import LARGEST_RATE, BugDesk
from nnviz.ui.controls import program
from nnviz.ui.controls.boxes import box
from nnviz.ui.player import address, player, tabs
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.bugs import faults as bugs
from nnviz.views.steps import nonfinite

PASSES = {"broken": "The broken pass", "right": "The right pass"}
"""What the player can show, once the question is answered."""


def starts(desk: BugDesk) -> None:
    """What this page is for, and the questions that learners ask, to be answered by one click."""
    st.markdown(
        "Break backpropagation on purpose, **predict** what comes out, then see the first wrong "
        "number and the one line that repairs it. Start with a question, or with a bug of your "
        "choice on any formula."
    )
    with st.container(key="starts", horizontal=True, gap="small"):
        for key, each in STARTS.items():
            st.button(
                each.question,
                key=f"start {key}",
                icon=":material/help:",
                on_click=bug_desk.start,
                args=(desk, key),
            )


def choose(desk: BugDesk) -> None:
    """The program, and the bug to switch on."""
    document = desk.document
    examples = {
        key: program.Example(each.title, bug_desk.sample(key)) for key, each in SAMPLES.items()
    }
    with program.edit(document.typed, partial(bug_desk.change, desk), examples, key="bugs"):
        st.selectbox(
            "Bug",
            list(BUGS),
            **kept("bug", document.bug),
            format_func=lambda key: BUGS[key].title,
            on_change=lambda: bug_desk.ask_anew(desk, bug=entered("bug")),
        )
        if document.bug == "updated-inside":
            _rate(desk)


def _rate(desk: BugDesk) -> None:
    """The learning rate, and what learns."""

    def take(rate: float) -> None:
        bug_desk.ask_anew(desk, rate=min(max(rate, 0.0), LARGEST_RATE))

    box("Learning rate η", desk.document.rate, take, key="bug rate")
    st.caption(
        f"These inputs count as weights, by their names: {bugs.listed(desk.document.weights)}."
    )


def experiment(desk: BugDesk) -> None:
    """The question; once it is answered, the reason; and the pass in the player."""
    document = desk.document
    if misfit := document.misfit:
        program.refuse(document.typed, partial(bug_desk.change, desk), misfit, key="bugs")
        address.publish_link(desk.link())
        return
    broken = document.run
    found = faults(broken)
    question = document.question
    # In a container of its own it leaves the player in its place, and so the player's fragment is
    # the same one before and after the answer.
    with st.container():
        if document.answered:
            _explain(desk, question, found)
        else:
            prediction.ask(desk, question)
    shown = broken if document.answered and document.shown == "broken" else broken.right
    player.play(
        shown,
        desk.walk,
        link=desk.link,
        stale=document.typed.error is not None,
        beside=partial(_beside, desk, found) if shown is broken and found else None,
    )


def _explain(desk: BugDesk, question: Question, found: tuple[Fault, ...]) -> None:
    """Feedback on the answer, what happened, the gradient check, and the fix."""
    document = desk.document
    bug = BUGS[document.bug]
    reason, verdict = st.columns([3, 2], gap="large")
    with reason:
        prediction.feedback(document, question)
        if not document.run.right.is_finite:
            st.warning(
                "Some numbers are infinite or nan here, even in the right pass. Whatever meets "
                "them is lost, so a bug may not show. Choose other inputs."
            )
        elif found:
            st.markdown(f"**What happened.** {bug.happened}")
            if said := bugs.twice(document.run.right):
                st.markdown(said)
        else:
            _harmless(desk)
        st.markdown(f"**The fix, in one line.** {bug.fix}")
        st.html(bugs.difference(fixed(bug)))
    with verdict:
        _check(document.run)
        _gradients(document.run)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.segmented_control(
            "In the player",
            list(PASSES),
            **kept("pass", document.shown),
            format_func=PASSES.__getitem__,
            required=True,
            on_change=lambda: desk.set(shown=entered("pass")),
        )
        st.button(
            "Ask me again", icon=":material/replay:", on_click=bug_desk.ask_anew, args=(desk,)
        )


def _harmless(desk: BugDesk) -> None:
    """An honest word where a bug does nothing."""
    bug = BUGS[desk.document.bug]
    st.markdown(f"**No wrong number here**, because {bug.harmless}. The bug is still a bug.")
    if desk.document.sample != bug.sample:
        st.button(
            f"Try it on: {SAMPLES[bug.sample].title}",
            icon=":material/science:",
            on_click=lambda: bug_desk.ask_anew(desk, typed=bug_desk.sample(bug.sample)),
        )


@remembered
def _checked(run: Run) -> tuple[Comparison, ...]:
    return check(run)


def _check(broken: BrokenRun) -> None:
    """The gradient check of the broken pass; where the right pass fails it too, that is said."""
    rows = _checked(broken)
    blurred = tuple(row.name for row in _checked(broken.right) if not row.agrees)
    red = tuple(row.name for row in rows if not row.agrees and row.name not in blurred)
    if red:
        st.error(
            f"The gradient check is **red** at {bugs.listed(red)}: a central difference, which "
            "knows no chain rule, finds another slope.",
            icon=":material/error:",
        )
    elif not blurred:
        st.success("The gradient check is **green**: nothing to find.", icon=":material/check:")
    if blurred:
        st.info(
            f"The gradient check **can't judge {bugs.listed(blurred)}**: there even the right pass "
            f"differs from a central difference. {nonfinite.TWO_SIDES}",
            icon=":material/info:",
        )
    tabs.compared(rows)


def _gradients(broken: BrokenRun) -> None:
    with st.expander("Every node's gradient, broken beside right"):
        st.dataframe(pd.DataFrame(bugs.beside(broken)), hide_index=True)


def _beside(desk: BugDesk, found: tuple[Fault, ...], frame: Frame) -> None:
    """Above the graph: is this step right, and the way to the first that is not."""
    first = found[0].index
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(
            f"Go to the first wrong step ({first})",
            key=f"Jump to {first} {player.MAIN}",
            icon=":material/pin_drop:",
            on_click=desk.walk.go,
            args=(first, frame.run),
            disabled=bugs.shows(frame, found[0]),
        )
        st.html(bugs.strip(frame, found))
