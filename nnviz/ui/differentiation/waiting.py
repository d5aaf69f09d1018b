"""Waiting for an answer that may take seconds, while the page stays free for everything else."""

import zlib
from collections.abc import Callable
from typing import NamedTuple

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


class Question(NamedTuple):
    """What is asked, the place on the page for its answer, and how to draw that."""

    asked: Job
    place: DeltaGenerator
    draw: Callable[[Job], None]


def when_answered(*questions: Question) -> None:
    """Draw what jobs found, each in its place as soon as it is done; say so until then.

    Call it when all else is drawn. Every word to the page lets Streamlit stop this run for
    whatever the student does meanwhile, so nobody has to wait for the end.
    """
    waiting = [(question, question.place.empty()) for question in questions]
    pause, waited = GLANCE, 0.0
    while waiting and waited < PATIENCE:
        waiting = [each for each in waiting if not _answered(*each, pause / len(waiting))]
        waited += pause
        pause = min(LONGEST, pause * GROWTH)
    for question, words in waiting:
        words.info("SymPy is still at work on this formula, or on those before it in the queue.")
        _ask_again(question)


def _answered(question: Question, words: DeltaGenerator, pause: float) -> bool:
    """Draw the answer if it comes within a pause. False if it did not."""
    asked = question.asked
    if not asked.wait(pause):
        words.info(
            f"SymPy is at work, for at most {SECONDS} seconds of computing. Go on meanwhile."
        )
        return False
    words.empty()
    with question.place:
        question.draw(asked)
    if asked.refused or asked.late:
        _ask_again(question)
    return True


def _ask_again(question: Question) -> None:
    """A button whose click runs the page once more, and so looks at the job again."""
    request = zlib.crc32(question.asked.request.encode())
    question.place.button("Ask again", key=f"ask again {request:x}", icon=":material/refresh:")
