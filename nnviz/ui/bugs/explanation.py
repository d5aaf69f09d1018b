"""After the answer: what the bug did, the line that repairs it, and how a check would find it."""

import pandas as pd
import streamlit as st

from nnviz.derivatives.numeric import Comparison, check
from nnviz.engine.remembered import remembered
from nnviz.engine.run import Run
from nnviz.lessons.bugs import BUGS, SAMPLES, fixed
from nnviz.mistakes.faults import Fault
from nnviz.mistakes.run import BrokenRun
from nnviz.ui.bugs import document as bug_desk
from nnviz.ui.bugs.document import BugDesk
from nnviz.ui.player import tabs
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.bugs import faults as bugs
from nnviz.views.steps import nonfinite

PASSES = {"broken": "The broken pass", "right": "The right pass"}
"""What the player can show, once the question is answered."""


def explain(desk: BugDesk, found: tuple[Fault, ...]) -> None:
    """Which pass is on show, what happened, and the fix."""
    document = desk.document
    bug = BUGS[document.bug]
    _passes(desk)
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


def _passes(desk: BugDesk) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.segmented_control(
            "In the player",
            list(PASSES),
            **kept("pass", desk.document.shown),
            format_func=PASSES.__getitem__,
            required=True,
            label_visibility="collapsed",
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


def numbers(broken: BrokenRun) -> None:
    """The gradient check of the broken pass, and every gradient beside the right one."""
    said, every = st.columns(2, gap="large")
    with said:
        _check(broken)
    with every, st.expander("Every node's gradient, broken beside right"):
        st.dataframe(pd.DataFrame(bugs.beside(broken)), hide_index=True)


def _check(broken: BrokenRun) -> None:
    """The gradient check; where the right pass fails it too, that is said."""
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
