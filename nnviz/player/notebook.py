"""A run in a notebook: the player in a frame of its own, also in a notebook that was exported."""

from html import escape

from nnviz.engine.run import Run
from nnviz.player.page import html

HEIGHT = 560
"""Pixels of a player's frame."""


def frame(run: Run) -> str:
    """A run's page as a frame that holds it, so that nothing of the notebook reaches into it.

    >>> from nnviz import parse, run
    >>> frame(run(parse("L = 2x"), {"x": 3})).startswith("<iframe srcdoc=")
    True
    """
    title = escape(f"Computation graph of {run.graph.output}")
    return (
        f'<iframe srcdoc="{escape(html(run))}" title="{title}" width="100%" height="{HEIGHT}" '
        'style="border: 0"></iframe>'
    )
