"""How long a lesson's score takes to make, and how large it and its page are.

    python -m benchmarks.scores

For each lesson: milliseconds for the score of a graph that is seen for the first time, and for the
same graph with another number, medians; kilobytes of the score and of its offline page, gzipped.
"""

import gzip
import statistics
import time

import nnviz
from nnviz.lessons import LESSONS, Lesson
from nnviz.player.packing import dump
from nnviz.player.page import html
from nnviz.player.score import score
from nnviz.views.notation.mathml import mathml
from nnviz.views.scene.drawing import draw
from nnviz.views.scene.layout import layout

ROUNDS = 7


def main() -> None:
    """Print a row for each lesson."""
    print(f"{'lesson':<22}{'first ms':>10}{'again ms':>10}{'score kB':>10}{'page kB':>9}")
    for key, lesson in LESSONS.items():
        first, again = (
            statistics.median(_took(lesson, fresh=fresh) for _ in range(ROUNDS))
            for fresh in (True, False)
        )
        run = _run(lesson)
        sizes = [len(gzip.compress(text.encode())) / 1e3 for text in (dump(score(run)), html(run))]
        print(f"{key:<22}{first:>10.0f}{again:>10.0f}{sizes[0]:>10.1f}{sizes[1]:>9.1f}")


def _took(lesson: Lesson, *, fresh: bool) -> float:
    if fresh:
        for kept in (layout, draw, mathml):
            kept.cache_clear()
    run = _run(lesson)
    began = time.perf_counter()
    score(run)
    return (time.perf_counter() - began) * 1e3


def _run(lesson: Lesson) -> nnviz.Run:
    return nnviz.run(nnviz.parse(lesson.program, parameters=lesson.parameters), lesson.inputs)


if __name__ == "__main__":
    main()
