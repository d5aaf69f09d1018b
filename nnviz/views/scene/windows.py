"""Which cards are drawn at which steps: all of them, or in a large graph those of the next steps.

A large graph is cut into windows. Each shows, for as many steps as there is room for, the cards
that those steps concern, and everything else in groups. So the layout stays while a window is on
show, and nothing is laid out that nobody looks at.
"""

from typing import NamedTuple

from nnviz.engine.plan import Slot
from nnviz.engine.remembered import remembered
from nnviz.engine.run import Run
from nnviz.engine.steps import Crossing
from nnviz.views.scene.groups import grouped

WHOLE = 300
"""Cards up to which a graph is drawn whole."""

MOST = 24
"""Cards of a window."""


class Window(NamedTuple):
    """The first and the last step at which a drawing is on show, and its cards in their order."""

    first: int
    last: int
    cards: tuple[Slot, ...]


class Grouped(NamedTuple):
    """Cards that are drawn as one, and the first step that concerns one of them."""

    title: str
    members: tuple[Slot, ...]
    step: int


@remembered
def windows(run: Run, whole: int = WHOLE) -> tuple[Window, ...]:
    """The windows of a run, one after another: one alone for a graph of at most `whole` cards.

    >>> from nnviz import parse, run
    >>> book = run(parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2})
    >>> [(each.first, each.last) for each in windows(book)]
    [(0, 9)]
    """
    graph, last = run.graph, len(run.steps)
    if len(graph.slots) <= whole:
        return (Window(0, last, tuple(graph.slots.values())),)
    found: list[Window] = []
    first, cards = 0, dict.fromkeys(concerned(run, 1))
    for index in range(2, last + 1):
        slots = dict.fromkeys(concerned(run, index))
        if len(cards | slots) > MOST:
            found.append(Window(first, index - 1, tuple(sorted(cards))))
            first, cards = index, {}
        cards |= slots
    found.append(Window(first, last, tuple(sorted(cards))))
    return tuple(found)


def concerned(run: Run, index: int) -> tuple[Slot, ...]:
    """The cards that a step is about: a node and its operands, or the two ends of an edge."""
    graph, step = run.graph, run.steps[index - 1]
    slot = graph.slots[step.node]
    if isinstance(step, Crossing):
        return slot, graph.slots[step.input]
    if step.phase == "backward":
        return (slot,)
    operands = [operand for operand in graph.operands(slot) if operand not in graph.constants]
    return slot, *operands[: MOST - 1]


def groups(run: Run, window: Window) -> tuple[Grouped, ...]:
    """All other cards, in groups from the inputs to the output."""
    graph, begun = run.graph, _begun(run)
    found = []
    for title, names in grouped(graph, {graph.names[slot] for slot in window.cards}):
        members = tuple(graph.slots[name] for name in names)
        found.append(Grouped(title, members, min(begun.get(slot, 0) for slot in members)))
    return tuple(found)


@remembered
def _begun(run: Run) -> dict[Slot, int]:
    """The first step that concerns each card."""
    found: dict[Slot, int] = {}
    for index in range(1, len(run.steps) + 1):
        for slot in concerned(run, index):
            found.setdefault(slot, index)
    return found
