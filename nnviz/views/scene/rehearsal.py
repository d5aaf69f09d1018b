"""A whole run as a rehearsal for the browser: for each card and edge, how it looks from which step.

With it a step is shown at once, before the server has drawn it. Every entry is made by `look`,
as the drawing is.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from nnviz.engine.run import Run
from nnviz.engine.steps import Frame
from nnviz.engine.stops import Pace, frame_at, stops
from nnviz.views.notation.lettering import Text
from nnviz.views.scene import cards
from nnviz.views.scene.neighbourhood import MOST
from nnviz.views.steps.modes import telling


@lru_cache(maxsize=64)
def timeline(run: Run, pace: Pace) -> dict[str, list[Any]]:
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
    before = None
    for index in stops(run, pace):
        frame = frame_at(run, index, pace)
        for name in _touched(frame, before):
            shown = cards.card(frame, graph.node(name))
            texts = [_plain(text) for text in shown.texts]
            state = "active" if shown.active else "idle"
            items.setdefault(f"node-{graph.slots[name]}", []).append(
                [index, texts, shown.line.light, state]
            )
        for number in _edges_touched(frame, before):
            seen = cards.edge(frame, number)
            texts = [_plain(text) for row in seen.rows for text in row]
            items.setdefault(f"edge-{number}", []).append(
                [index, texts, seen.line.light, seen.state, seen.width]
            )
        before = frame
    return items


def _touched(frame: Frame, before: Frame | None) -> set[str]:
    """The nodes that may look different from the frame before."""
    graph = frame.graph
    if before is None or frame.index == len(graph.operation_slots) + 1:
        return set(graph.slots)
    return cards.active_names(frame) | cards.active_names(before)


def _edges_touched(frame: Frame, before: Frame | None) -> Sequence[int]:
    """The edges that may look different: those just crossed, and those of the frame before."""
    if before is None:
        return range(len(frame.graph.edges))
    return telling(frame.run).touched(frame, before)


def _plain(text: Text) -> list[Any]:
    ground = [text.ground.light] if text.ground else []
    return [text.text, text.size, text.ink.light, int(text.bold), *ground]
