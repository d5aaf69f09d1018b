"""A run's nodes and edges as cards and wires to draw.

They follow from structure, from the shapes of values, and from whether the numbers are as long as
usual, so that a changed number keeps the drawing as a rule.
"""

import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import NamedTuple

import numpy as np

from nnviz.engine.graph import Edge, Graph
from nnviz.engine.plan import Slot
from nnviz.engine.remembered import remembered
from nnviz.engine.run import Run
from nnviz.views.notation import expressions, names, numbers, typesetting
from nnviz.views.scene import facts, matrices, wire
from nnviz.views.scene.card import Card, Grid, Group
from nnviz.views.scene.drawing import Scene, draw
from nnviz.views.scene.lettering import room, span
from nnviz.views.scene.windows import Window, groups
from nnviz.views.scene.wire import Idle, Wire
from nnviz.views.steps.modes import FORWARD, telling

WORDS_UP_TO = 12
"""Edges up to which a drawing has room for words, such as upstream, local and downstream."""

BOTH_WAYS_UP_TO = 120
"""Cards up to which a graph is drawn from left to right and also from top to bottom."""


_NUMBER = re.compile(r"−?[\d.]+(?:e−?\d+)?|−?∞|nan")
"""A number as it is printed."""


_LISTED = re.compile(r"(?P<sign>⊙ )?(\[.*|[1-4]-vector)")
_LISTS = "[−1, −1, −1, −1]", "[−0.123, −0.456]"
"""The widest lists of entries that `numbers.brief` writes out; longer ones it calls a vector."""


class Parts(NamedTuple):
    """All cards and wires of a run, by the slot of the node and the number of the edge."""

    cards: dict[Slot, Card]
    wires: tuple[Wire, ...]


@remembered
def parts(run: Run) -> Parts:
    """The cards and wires of a run."""
    graph = run.graph
    uses = Counter(edge.source for edge in graph.edges)
    words = telling(run).words if len(graph.edges) <= WORDS_UP_TO else wire.SIGNS
    longest = room(_printed(run))
    cards = {slot: _card(run, slot, uses[slot] > 1, longest) for slot in graph.slots.values()}
    wires = tuple(
        _wire(run, number, name, words, longest) for number, name in enumerate(edge_names(graph))
    )
    return Parts(cards, wires)


def _printed(run: Run) -> Iterator[str]:
    """All numbers that a drawing of the run ever shows."""
    for fact in chain.from_iterable(facts.facts(run)):
        for text in fact.texts:
            yield from _NUMBER.findall(text)


def edge_names(graph: Graph) -> tuple[str, ...]:
    """Each edge as target and source; of several between the same two, all but the first counted.

    >>> from nnviz import parse
    >>> edge_names(parse("L = x*x"))
    ('L->x', 'L->x#2')
    """
    seen: Counter[tuple[Slot, Slot]] = Counter()
    found = []
    for edge in graph.edges:
        ends = edge.source, edge.target
        seen[ends] += 1
        count = f"#{seen[ends]}" if seen[ends] > 1 else ""
        found.append(f"{graph.names[edge.target]}->{graph.names[edge.source]}{count}")
    return tuple(found)


def _card(run: Run, slot: Slot, sums: bool, longest: str) -> Card:
    graph = run.graph
    node = graph.node(graph.names[slot])
    return Card(
        key=facts.card(slot),
        node=node.name,
        role=node.role,
        head=typesetting.statement(node),
        symbol=typesetting.partial(*telling(run).derivative(run, node.name)),
        title=expressions.statement(node),
        grid=_grid(np.shape(run.values[slot]), longest),
        sums=sums and telling(run) is not FORWARD,
        number=longest,
    )


def _grid(shape: tuple[int, ...], longest: str) -> Grid | None:
    if not shape:
        return None
    rows, columns, _, _ = matrices.layout(shape)
    written = numbers.is_small(shape)
    ends = "" if written else span(longest)
    return Grid(rows, columns, written, numbers.of_shape(shape) + ends, longest)


def _wire(run: Run, number: int, name: str, words: tuple[str, str, str], longest: str) -> Wire:
    graph = run.graph
    edge = graph.edges[number]
    target, source = (names.text(graph.names[slot]) for slot in (edge.target, edge.source))
    others = [
        other
        for text in facts.figures(run, number)
        if not _NUMBER.fullmatch(text)
        for other in _lasting(text)
    ]
    return Wire(
        key=facts.wire(number),
        edge=name,
        source=facts.card(edge.source),
        target=facts.card(edge.target),
        title=telling(run).way(source, target),
        words=words,
        figures=wire.figures(longest, others),
    )


def _lasting(text: str) -> tuple[str, ...]:
    """What may stand in the place of a text once the entries of a vector have changed."""
    listed = _LISTED.fullmatch(text)
    return tuple((listed["sign"] or "") + entries for entries in _LISTS) if listed else (text,)


def scenes(run: Run, window: Window) -> tuple[Scene, ...]:
    """The drawings of a window: from left to right, and of a small graph from top to bottom too.

    Raises
    ------
    LayoutError : as `nnviz.views.scene.layout.layout`
    """
    ways = (False, True) if len(run.graph.slots) <= BOTH_WAYS_UP_TO else (False,)
    # Most of the time is the layout program's, so both ways are laid out at once.
    with ThreadPoolExecutor(len(ways)) as pool:
        return tuple(pool.map(lambda way: scene(run, window, downward=way), ways))


def scene(run: Run, window: Window, *, downward: bool = False) -> Scene:
    """The drawing of a window, from left to right or from top to bottom.

    Raises
    ------
    LayoutError : as `nnviz.views.scene.layout.layout`
    """
    cards, wires = _shown(run, window)
    return draw(cards, wires, downward=downward, onward=telling(run) is FORWARD)


def _shown(run: Run, window: Window) -> tuple[tuple[Card | Group, ...], tuple[Wire | Idle, ...]]:
    """The cards, groups and wires of a window."""
    graph, made = run.graph, parts(run)
    noun = telling(run).noun
    drawn = set(window.cards)
    ends = {slot: facts.card(slot) for slot in drawn}
    bundled = []
    for number, group in enumerate(groups(run, window)):
        key, many = group_key(number), len(group.members)
        ends |= dict.fromkeys(group.members, key)
        bundled.append(Group(key, group_title(group.title, many), noun, many))
    whole = [
        made.wires[number]
        for number, edge in enumerate(graph.edges)
        if {edge.source, edge.target} <= drawn
    ]
    bundles = {
        (ends[edge.source], ends[edge.target]): None
        for edge in (*graph.edges, *_idle(graph))
        if not {edge.source, edge.target} <= drawn
    }
    idle = {(ends[edge.source], ends[edge.target]): None for edge in _idle(graph)}
    lines = [
        Idle(f"i{number}", source, target)
        for number, (source, target) in enumerate(idle | bundles)
        if source != target
    ]
    return (*(made.cards[slot] for slot in window.cards), *bundled), (*whole, *lines)


def group_key(number: int) -> str:
    """The key of one of a window's groups."""
    return f"g{number}"


def group_title(title: str, count: int) -> str:
    """What stands on the card of a group."""
    return f"{title}: {count:,} nodes"


def _idle(graph: Graph) -> list[Edge]:
    """Edges that carry no gradient, because the output does not use their target."""
    used = {edge.target for edge in graph.edges}
    return [
        Edge(source, target, place)
        for target in graph.operation_slots
        if target not in used
        for place, source in enumerate(graph.operands(target))
        if source not in graph.constants
    ]
