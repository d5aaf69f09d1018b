"""Which cards are drawn at which steps: all of them, or in a large graph those of the next steps.

A large graph is cut into windows. Each shows, for as many steps as there is room for, the cards
that those steps concern, and everything else in groups. So the layout stays while a window is on
show, and nothing is laid out that nobody looks at.
"""

from functools import lru_cache
from typing import NamedTuple

from nnviz.derivatives.dual import Dual
from nnviz.engine.graph import Graph
from nnviz.engine.plan import Slot
from nnviz.engine.run import Run
from nnviz.engine.steps import Crossing
from nnviz.views.scene.groups import grouped

WHOLE = 300
"""Cards up to which a graph is drawn whole."""

MOST = 40
"""Cards of a window."""


class Grouped(NamedTuple):
    """Cards that are drawn as one, and the first step that concerns one of them."""

    title: str
    members: tuple[Slot, ...]
    step: int


class Window(NamedTuple):
    """The first and the last step at which a drawing is on show, its cards, and its groups."""

    first: int
    last: int
    cards: tuple[Slot, ...]
    groups: tuple[Grouped, ...]


def windows(run: Run, most: int = WHOLE) -> tuple[Window, ...]:
    """The windows of a run, one after another: one alone for a graph of at most so many cards.

    >>> from nnviz import parse, run
    >>> [(each.first, each.last) for each in windows(run(parse("L = c*(a + 2b)"), dict(a=1, b=2, c=3)))]
    [(0, 9)]
    """  # noqa: E501
    graph = run.graph
    if len(graph.slots) <= most:
        return (Window(0, len(run.steps), tuple(graph.slots.values()), ()),)
    return _cut(run)


@lru_cache(maxsize=16)
def _cut(run: Run) -> tuple[Window, ...]:
    concerned = [_concerned(run, index) for index in range(1, len(run.steps) + 1)]
    begun: dict[Slot, int] = {}
    for index, slots in enumerate(concerned, 1):
        for slot in slots:
            begun.setdefault(slot, index)
    found: list[Window] = []
    first, cards = 0, dict.fromkeys(concerned[0])
    for index, slots in enumerate(concerned, 1):
        wider = cards | dict.fromkeys(slots)
        if len(wider) > MOST:
            found.append(_window(run.graph, first, index - 1, cards, begun))
            first, wider = index, dict.fromkeys(slots)
        cards = wider
    found.append(_window(run.graph, first, len(concerned), cards, begun))
    return tuple(found)


def _concerned(run: Run, index: int) -> tuple[Slot, ...]:
    """The cards that a step is about: a node and its operands, or the two ends of an edge."""
    graph, step = run.graph, run.steps[index - 1]
    slot = graph.slots[step.node]
    if isinstance(step, Crossing):
        return slot, graph.slots[step.input]
    if step.phase == "backward":
        return (slot,)
    operands = [operand for operand in graph.operands(slot) if operand not in graph.constants]
    return slot, *operands[: MOST - 1]


def _window(
    graph: Graph, first: int, last: int, cards: dict[Slot, None], begun: dict[Slot, int]
) -> Window:
    drawn = tuple(sorted(cards))
    groups = (
        (group.title, tuple(graph.slots[name] for name in group.members))
        for group in grouped(graph, {graph.names[slot] for slot in drawn})
    )
    return Window(
        first,
        last,
        drawn,
        tuple(
            Grouped(title, members, min(begun.get(slot, 0) for slot in members))
            for title, members in groups
        ),
    )


def onward(run: Run) -> bool:
    """True if nothing flows back: the arrows of forward mode do not turn."""
    return isinstance(run, Dual)
