"""A run in a notebook: the player in a frame of its own, also in a notebook that was exported."""

from html import escape

from nnviz.engine.run import Run
from nnviz.player.page import html
from nnviz.views.scene.windows import WHOLE

HEIGHT = 560
"""Pixels of a player's frame."""


def frame(run: Run) -> str:
    """A run's page as a frame that holds it, so that nothing of the notebook reaches into it.

    What the graph's notes say stands above it. A large graph is not drawn unasked, because its
    page takes seconds to make.

    >>> from nnviz import parse, run
    >>> frame(run(parse("L = 2x"), {"x": 3})).startswith("<iframe srcdoc=")
    True
    """
    count, output = len(run.graph.slots), escape(run.graph.output)
    result = escape(str(run.value[run.graph.output]))
    if count > WHOLE:
        return (
            f"<p>A run of {count:,} nodes, with {output} = {result}. "
            "It is too large to be drawn unasked: <code>nnviz.save_html(run, path)</code> makes a "
            "page of it.</p>"
        )
    notes = "".join(f"<p>{escape(note.text)}</p>" for note in run.graph.notes)
    return (
        f'{notes}<iframe srcdoc="{escape(html(run))}" title="Computation graph of {output}" '
        f'width="100%" height="{HEIGHT}" style="border: 0"></iframe>'
    )
