"""Waiting for an answer that may take seconds, while the page stays free for everything else."""

from collections.abc import Callable

import streamlit as st

from nnviz.symbolic.worker import SECONDS, Job

AT_ONCE = 0.3
"""Seconds that the page itself waits; a quick answer then needs no second drawing."""

TICK = 0.5


def when_answered(asked: Job, draw: Callable[[Job], None]) -> None:
    """Draw what a job found; until it is done, say that it is under way, and look again."""
    if asked.wait(AT_ONCE):
        draw(asked)
    else:
        _watch(asked)


@st.fragment(run_every=TICK)
def _watch(asked: Job) -> None:
    if asked.done:
        st.rerun(scope="app")
    st.info(f"SymPy is working on it, for at most {SECONDS:g} seconds. You can go on meanwhile.")
