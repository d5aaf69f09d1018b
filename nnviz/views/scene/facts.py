"""What becomes known in each step: the texts that then stand at places of the drawing.

A place is `n4v` for the value of card 4, `n4g` for its gradient (in forward mode its tangent), or
`e3` for what flows over edge 3.
"""

from collections import Counter
from math import ceil
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from nnviz.derivatives.dual import Dual
from nnviz.engine.ieee import Value
from nnviz.engine.plan import Slot
from nnviz.engine.remembered import remembered
from nnviz.engine.run import Run
from nnviz.engine.steps import Crossing
from nnviz.views.notation import linear, numbers
from nnviz.views.notation.numbers import brief, short
from nnviz.views.notation.typesetting import width
from nnviz.views.scene import matrices
from nnviz.views.scene.card import MORE
from nnviz.views.scene.lettering import LABEL

REPLACED = " → …"
"""What follows a gradient that the next one will take the place of, in a broken pass."""


class Fact(NamedTuple):
    """What a place shows from a step on.

    Attributes
    ----------
    place : its key
    texts : in the order of the drawing
    colours : of the cells of a heat strip, as places in `palette.HEAT`
    wide : of an edge, how wide its three figures are, in pixels
    """

    place: str
    texts: tuple[str, ...]
    colours: tuple[int, ...] = ()
    wide: int = 0


Facts: TypeAlias = tuple[tuple[Fact, ...], ...]


def card(slot: Slot) -> str:
    """The key of a node's card."""
    return f"n{slot}"


def wire(number: int) -> str:
    """The key of one of `graph.edges`."""
    return f"e{number}"


@remembered
def facts(run: Run) -> Facts:
    """What becomes known in each step of a run, beginning with what is known before the first.

    >>> from nnviz import parse, run
    >>> [fact.texts for fact in facts(run(parse("L = x*x"), {"x": 3}))[3]]
    [('1', '3', '3'), ('3 + …',)]
    """
    return _of_tangents(run) if isinstance(run, Dual) else _of_gradients(run)


def _flow(run: Run, number: int) -> Fact:
    texts = figures(run, number)
    wide = ceil(max(width(text, LABEL, bold=True) for text in texts))
    return Fact(wire(number), texts, wide=wide)


def figures(run: Run, number: int) -> tuple[str, str, str]:
    """What stands on one of `graph.edges` once a step has gone over it."""
    edge = run.graph.edges[number]
    if isinstance(run, Dual):
        term = run.term(edge.target, edge.slot)
        return brief(term.tangent), brief(term.local), brief(term.share)
    step = run.steps[len(run.graph.operation_slots) + 1 + number]
    assert isinstance(step, Crossing)
    local = linear.brief(step.local, run.graph.node(step.node))
    return brief(step.upstream), local, brief(step.downstream)


def _of_gradients(run: Run) -> Facts:
    graph = run.graph
    to_come = Counter(edge.source for edge in graph.edges)
    more = MORE if run.adds else REPLACED

    def gradient(name: str, known: Value, *, complete: bool) -> Fact:
        return _of(f"{card(graph.slots[name])}g", known, "", "" if complete else more)

    found = [
        [_value(run, graph.slots[name]) for name in graph.inputs]
        + [
            gradient(name, known, complete=not to_come[graph.slots[name]])
            for name, known in run.left.items()
        ]
    ]
    number = 0
    for step in run.steps:
        if isinstance(step, Crossing):
            arrived = gradient(step.input, step.gradient, complete=step.complete)
            found.append([_flow(run, number), arrived])
            number += 1
        elif step.phase == "forward":
            found.append([_value(run, graph.slots[step.node])])
        else:
            idle = [name for name in graph.unused if name not in run.left]
            found.append([gradient(step.node, 1.0, complete=True)])
            found[-1] += [gradient(name, run.gradient[name], complete=True) for name in idle]
    return tuple(map(tuple, found))


def _of_tangents(run: Dual) -> Facts:
    graph = run.graph
    arriving: dict[Slot, list[int]] = {}
    for number, edge in enumerate(graph.edges):
        arriving.setdefault(edge.target, []).append(number)

    def node(slot: Slot) -> list[Fact]:
        return [_value(run, slot), _of(f"{card(slot)}g", run.tangents[slot], "", "")]

    found = [[fact for name in graph.inputs for fact in node(graph.slots[name])]]
    for slot in graph.operation_slots:
        edges = [_flow(run, number) for number in arriving.get(slot, ())]
        found.append([*edges, *node(slot)])
    return tuple(map(tuple, found))


def _value(run: Run, slot: Slot) -> Fact:
    known = run.values[slot]
    return _of(f"{card(slot)}v", known, numbers.of_shape(np.shape(known)), "")


def _of(place: str, known: Value, words: str, more: str) -> Fact:
    """A number; or a line of words and the entries, as texts or as colours."""
    if not isinstance(known, np.ndarray) or not known.ndim:
        return Fact(place, (short(known) + more,))
    line = f"{words}{matrices.span(known)}{more}"
    if numbers.is_small(known.shape):
        return Fact(place, (line, *map(short, known.ravel().tolist())))
    return Fact(place, (line,), matrices.shades(known))


def plain(found: Facts) -> list[list[list[Any]]]:
    """Facts as lists for JSON: a place, its texts, and at the end its colours or its width."""
    return [[_plain(fact) for fact in known] for known in found]


def _plain(fact: Fact) -> list[Any]:
    last = [list(fact.colours)] if fact.colours else [fact.wide] if fact.wide else []
    return [fact.place, *fact.texts, *last]
