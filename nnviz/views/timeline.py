"""A whole run as a rehearsal for the browser: for each card and edge, how it looks from which step.

With it a step is shown at once, before the server has drawn it. Every entry is made by `look`,
as the drawing is.
"""

from functools import lru_cache
from typing import Any

from nnviz.engine.run import Run
from nnviz.engine.steps import Frame
from nnviz.views import look
from nnviz.views.look import Text
from nnviz.views.near import MOST


@lru_cache(maxsize=64)
def timeline(run: Run) -> dict[str, list[Any]]:
    """The looks of each item by its id in the drawing, in order of the step that begins them.

    Returns
    -------
    For a card `[step, texts, line, class]`, for an edge `[step, texts, line, class, width]`. A
    text is `[text, size, ink, bold]`, and on a ground its colour too. Empty for a large graph.
    """
    graph = run.graph
    if len(graph.nodes) > MOST:
        return {}
    items: dict[str, list[Any]] = {}
    for index in range(len(run.steps) + 1):
        frame = Frame(run, index)
        for name in _touched(frame):
            shown = look.card(frame, graph.node(name))
            texts = [_plain(shown.value), _plain(shown.gradient)]
            state = "active" if shown.active else "idle"
            items.setdefault(f"node-{graph.slots[name]}", []).append(
                [index, texts, shown.line.light, state]
            )
        for number in _edges_touched(frame):
            seen = look.edge(frame, number)
            texts = [_plain(text) for row in seen.rows for text in row]
            items.setdefault(f"edge-{number}", []).append(
                [index, texts, seen.line.light, seen.state, seen.width]
            )
    return items


def _touched(frame: Frame) -> set[str]:
    """The nodes that may look different from the frame before."""
    graph = frame.graph
    if frame.index in (0, len(graph.operation_slots) + 1):
        return set(graph.slots)
    before = Frame(frame.run, frame.index - 1)
    return {name for name in (look.active_name(frame), look.active_name(before)) if name}


def _edges_touched(frame: Frame) -> range:
    """The edges that may look different: the one just crossed, and the one before it."""
    if frame.index == 0:
        return range(len(frame.graph.edges))
    crossed = len(frame.crossed)
    return range(max(0, crossed - 2), crossed)


def _plain(text: Text) -> list[Any]:
    ground = [text.ground.light] if text.ground else []
    return [text.text, text.size, text.ink.light, int(text.bold), *ground]
