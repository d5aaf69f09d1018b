"""Waiting for an answer that may take seconds, while the page stays free for everything else."""

from collections.abc import Callable

from streamlit.delta_generator import DeltaGenerator

from nnviz.symbolic.worker import SECONDS, Job

GLANCE = 0.1
"""Seconds between two looks at a job."""


def when_answered(asked: Job, place: DeltaGenerator, draw: Callable[[Job], None]) -> None:
    """Draw what a job found in a place on the page, once it is done; say so until then.

    Call it when all else is drawn. Every word to the page lets Streamlit stop this run for
    whatever the student does meanwhile, so nobody has to wait for the end.
    """
    waiting = place.empty()
    while not asked.wait(GLANCE):
        waiting.info(
            f"SymPy is at work, for at most {SECONDS} seconds of computing. Go on meanwhile."
        )
    waiting.empty()
    with place:
        draw(asked)
