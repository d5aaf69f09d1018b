"""Waiting for an answer that may take seconds, while the page stays free for everything else."""

import zlib
from collections.abc import Callable

from streamlit.delta_generator import DeltaGenerator

from nnviz.symbolic.worker import SECONDS, Job

GLANCE = 0.1
"""Seconds until the second look at a job; each pause is longer than the one before."""

GROWTH = 1.5
"""How many times as long the next pause is."""

LONGEST = 1.0
"""Seconds that a pause may take: so long a student may wait for the page to listen."""

PATIENCE = 15.0
"""Seconds after which the page stops waiting, and offers to ask again."""


def when_answered(asked: Job, place: DeltaGenerator, draw: Callable[[Job], None]) -> None:
    """Draw what a job found in a place on the page, once it is done; say so until then.

    Call it when all else is drawn. Every word to the page lets Streamlit stop this run for
    whatever the student does meanwhile, so nobody has to wait for the end.
    """
    waiting = place.empty()
    if not _ended(asked, waiting):
        waiting.info("SymPy is still at work on this formula, or on those before it in the queue.")
        _ask_again(asked, place)
        return
    waiting.empty()
    with place:
        draw(asked)
    if asked.refused or asked.late:
        _ask_again(asked, place)


def _ended(asked: Job, waiting: DeltaGenerator) -> bool:
    """Wait for a job, in pauses that grow. False if patience ended first."""
    pause, waited = GLANCE, 0.0
    while waited < PATIENCE:
        if asked.wait(pause):
            return True
        waiting.info(
            f"SymPy is at work, for at most {SECONDS} seconds of computing. Go on meanwhile."
        )
        waited += pause
        pause = min(LONGEST, pause * GROWTH)
    return False


def _ask_again(asked: Job, place: DeltaGenerator) -> None:
    """A button whose click runs the page once more, and so looks at the job again."""
    request = zlib.crc32(asked.request.encode())
    place.button("Ask again", key=f"ask again {request:x}", icon=":material/refresh:")
