"""A run as a sequence of steps, and a frame: what a student has seen by a given step."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, SupportsIndex, TypeAlias, cast, overload

import numpy as np
import numpy.typing as npt

from nnviz.engine.graph import Edge, Graph
from nnviz.engine.ieee import Value
from nnviz.engine.linear import LinearMap
from nnviz.engine.plan import Slot

if TYPE_CHECKING:
    from nnviz.engine.run import Run

Phase: TypeAlias = Literal["forward", "backward"]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that happens in a run: a value computed, the seed, or an edge crossed.

    A forward step computes `value` at `node`. The first backward step is the seed, ∂L/∂L = 1 at
    the output. Every other backward step is a `Crossing`. What a step does not have is None.
    """

    phase: Phase
    node: str
    input: str | None = None
    value: Value | None = None
    upstream: Value | None = None
    local: float | LinearMap | None = None
    downstream: Value | None = None
    gradient: Value | None = None
    complete: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Crossing(Step):
    """A backward step over one edge, from `node` to its operand `input`.

    `downstream` = `upstream` × `local`; between vectors and matrices `local` is a linear map, and
    `downstream` is `local.pull(upstream)`. `gradient` is the sum that has reached `input` by then,
    and `complete` says that no more will come.
    """

    phase: Phase = "backward"
    input: str
    upstream: Value
    local: float | LinearMap
    downstream: Value
    gradient: Value
    complete: bool


class Steps(Sequence[Step]):
    """The steps of a run, forward and then backward, each made when it is asked for.

    Parameters
    ----------
    graph : the graph that ran
    values, gradients, local, downstream : as in a `nnviz.Run`

    >>> from nnviz import parse, run
    >>> book = run(parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2})
    >>> steps = Steps(book.graph, book.values, book.gradients, book.local, book.downstream)
    >>> len(steps), steps[-1].downstream, [step.node for step in steps[:3]]
    (9, -4.0, ['d', 'e', 'L'])
    """

    def __init__(
        self,
        graph: Graph,
        values: list[Any],
        gradients: list[Any],
        local: list[Any],
        downstream: list[Any],
    ) -> None:
        self._graph = graph
        self._values = values
        self._gradients = gradients
        self._locals = local
        self._downstream = downstream

    def __len__(self) -> int:
        return len(self._graph.operation_slots) + 1 + len(self._downstream)

    @overload
    def __getitem__(self, index: SupportsIndex) -> Step: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Step, ...]: ...
    def __getitem__(self, index: SupportsIndex | slice) -> Step | tuple[Step, ...]:
        found = range(len(self))[index]
        if isinstance(found, range):
            return tuple(map(self._step, found))
        return self._step(found)

    @np.errstate(all="ignore")
    def _step(self, index: int) -> Step:
        before = len(self._graph.operation_slots) + 1
        if index < before:
            return self._before(index)
        number = index - before
        arriving = self._arriving(self._graph.edges[number].source)
        arrived = arriving[: np.searchsorted(arriving, number) + 1]
        gradient = sum((self._downstream[each] for each in arrived), 0.0)
        return self._crossing(number, gradient, complete=len(arrived) == len(arriving))

    def __iter__(self) -> Iterator[Step]:
        """Every step in order. The sums on the way are kept, and not added up for each step."""
        yield from map(self._before, range(len(self._graph.operation_slots) + 1))
        sums: list[Any] = [0.0] * len(self._values)
        to_come = Counter(edge.source for edge in self._graph.edges)
        for number, edge in enumerate(self._graph.edges):
            with np.errstate(all="ignore"):
                # Not +=, which would change the sum that an earlier step holds, if it is an array.
                sums[edge.source] = sums[edge.source] + self._downstream[number]
            to_come[edge.source] -= 1
            yield self._crossing(number, sums[edge.source], complete=not to_come[edge.source])

    def _before(self, index: int) -> Step:
        """A forward step, or the seed after the last of them."""
        slots = self._graph.operation_slots
        if index == len(slots):
            return Step(phase="backward", node=self._graph.output, gradient=1.0, complete=True)
        slot = slots[index]
        return Step(phase="forward", node=self._graph.names[slot], value=self._values[slot])

    def _crossing(self, number: int, gradient: Any, *, complete: bool) -> Crossing:
        """The step over one of the graph's edges."""
        edge, names = self._graph.edges[number], self._graph.names
        return Crossing(
            node=names[edge.target],
            input=names[edge.source],
            upstream=self._gradients[edge.target],
            local=_local(self._graph, self._values, edge, self._locals[number]),
            downstream=self._downstream[number],
            gradient=gradient,
            complete=complete,
        )

    def _arriving(self, source: Slot) -> npt.NDArray[np.intp]:
        """The numbers of the edges that bring something to a node, in order."""
        sources, order = self._by_source
        return order[slice(*np.searchsorted(sources, (source, source + 1)))]

    @cached_property
    def _by_source(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        """The edges' sources from the lowest, and the numbers of the edges in that order."""
        sources = np.array([edge.source for edge in self._graph.edges], dtype=np.intp)
        order = np.argsort(sources, kind="stable")
        return sources[order], order


def _local(graph: Graph, values: list[Any], edge: Edge, slopes: Any) -> float | LinearMap:
    """The local gradient of an edge: a number between numbers, else a linear map."""
    result, operands = values[edge.target], graph.operands(edge.target)
    if slopes is not None and type(result) is float and type(values[edge.source]) is float:
        return float(slopes)
    operation = graph.operation(edge.target)
    assert operation is not None
    return LinearMap(
        operation, edge.slot, tuple(values[operand] for operand in operands), result, slopes
    )


@dataclass(frozen=True)
class Frame:
    """What is known after the first `index` steps of a run. It only reveals; it computes nothing.

    Index 0 knows the inputs; the last index knows everything. `before` is the index of the frame
    that a student saw before this one, if that is not the one step earlier.
    """

    run: "Run"
    index: int
    before: int | None = None

    @property
    def graph(self) -> Graph:
        """The graph that ran."""
        return self.run.graph

    @property
    def last(self) -> int:
        """The index of the last step."""
        return len(self.run.steps)

    @property
    def step(self) -> Step | None:
        """The step just taken, or None before the first."""
        return self.run.steps[self.index - 1] if self.index else None

    @property
    def taken(self) -> tuple[Step, ...]:
        """The steps since the frame before: one, or all edges of a node."""
        before = max(0, self.index - 1) if self.before is None else self.before
        return tuple(self.run.steps[before : self.index])

    @property
    def singly(self) -> tuple["Frame", ...]:
        """A frame for each of the steps taken; this frame itself where none was."""
        return tuple(
            Frame(self.run, index)
            for index in range(self.index - max(1, len(self.taken)) + 1, self.index + 1)
        )

    @property
    def phase(self) -> Phase:
        """Which pass the frame is in."""
        return self.step.phase if self.step else "forward"

    @cached_property
    def values(self) -> dict[str, Any]:
        """The forward values known so far, by node."""
        graph = self.graph
        known = {name: self.run.value[name] for name in graph.inputs}
        taken = graph.operation_slots[: self.index]
        return known | {graph.names[slot]: self.run.values[slot] for slot in taken}

    @cached_property
    def crossed(self) -> tuple[Crossing, ...]:
        """The edges crossed so far: the first ones of `graph.edges`."""
        seed = len(self.graph.operation_slots)
        return cast(tuple[Crossing, ...], self.run.steps[seed + 1 : self.index])

    @cached_property
    def gradients(self) -> dict[str, Any]:
        """The gradients that have arrived so far, by node; a sum may still be partial."""
        known = dict(self.run.left)
        if self.index <= len(self.graph.operation_slots):
            return known
        known |= {name: self.run.gradient[name] for name in self.graph.unused}
        known[self.graph.output] = 1.0
        for step in self.crossed:
            known[step.input] = step.gradient
        return known

    def to_come(self, name: str) -> int:
        """How many downstream gradients have yet to arrive at a node."""
        slot, rest = self.graph.slots[name], self.graph.edges[len(self.crossed) :]
        return sum(edge.source == slot for edge in rest)

    def arrived(self, name: str) -> tuple[Crossing, ...]:
        """The steps that brought a downstream gradient to a node so far, in order."""
        return tuple(step for step in self.crossed if step.input == name)

    def terms(self, name: str) -> tuple[Value, ...]:
        """What a node's gradient so far is the sum of, in order."""
        return self.run.terms(name, self.arrived(name))
