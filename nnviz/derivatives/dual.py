"""Forward mode on record: a run that carries dual numbers, a value and a tangent at every node."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from nnviz.derivatives.tangent import local_map
from nnviz.engine.plan import Slot
from nnviz.engine.run import ByName, Run
from nnviz.engine.steps import Phase, Step


class Term(NamedTuple):
    """What the operand in a place adds to a node's tangent: `share` = `local` × `tangent`.

    An operand that the chosen input does not move has tangent 0 and adds exactly 0.
    """

    place: int
    operand: str
    local: float
    tangent: float
    share: float


@dataclass(frozen=True, kw_only=True)
class Push(Step):
    """A step of forward mode: a node's value, and its tangent as a sum over its operands.

    The tangent is ∂node/∂input, of the input `by`.
    """

    phase: Phase = "forward"
    by: str
    value: float
    tangent: float
    terms: tuple[Term, ...]


class Dual(Run):
    """A run told by forward mode: the same graph and values, with tangents for one input.

    Attributes
    ----------
    by : the input that moves, at speed 1
    tangents : ∂node/∂input at each place on the tape

    >>> from nnviz import parse, run
    >>> book = run(parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2})
    >>> [(step.node, step.value, step.tangent) for step in dual(book, "b").steps]
    [('d', 2.0, 2.0), ('e', 5.0, 2.0), ('L', -10.0, -4.0)]
    """

    def __init__(self, run: Run, by: str, tangents: list[float], pushes: dict[Slot, Push]) -> None:
        super().__init__(run.graph, run.values, run.gradients, run.local, run.downstream)
        self.by = by
        self.tangents = tangents
        self._pushes = pushes

    @property
    def tangent(self) -> ByName[float]:
        """∂node/∂input of every node, by name."""
        return ByName(self.graph, self.tangents)

    @cached_property
    def steps(self) -> tuple[Push, ...]:
        """One step for each operation, in topological order."""
        return tuple(self._pushes.values())

    def term(self, target: Slot, place: int) -> Term:
        """What the operand in a place adds to the tangent of a node; the operand is no constant."""
        return next(term for term in self._pushes[target].terms if term.place == place)


def dual(run: Run, by: str) -> Dual:
    """Carry dual numbers through the graph of a run of numbers, in one pass from the inputs.

    Parameters
    ----------
    run : a run in which every node holds a number
    by : the input that moves

    Source: CMU 10-301, forward mode.
    """
    graph, values = run.graph, run.values
    moving = graph.moved_by(by)
    tangents = [0.0] * len(values)
    tangents[graph.slots[by]] = 1.0
    pushes = {}
    for slot in graph.operation_slots:
        terms = []
        for place, operand in enumerate(graph.operands(slot)):
            if operand in graph.constants:
                continue
            local = local_map(graph, values, slot, place)
            assert local.slopes is not None
            tangent = tangents[operand]
            share = float(local.push(tangent)) if operand in moving else 0.0
            terms.append(Term(place, graph.names[operand], float(local.slopes), tangent, share))
        tangents[slot] = sum(term.share for term in terms)
        pushes[slot] = Push(
            node=graph.names[slot],
            by=by,
            value=values[slot],
            tangent=tangents[slot],
            terms=tuple(terms),
        )
    return Dual(run, by, tangents, pushes)
