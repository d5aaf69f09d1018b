"""A run as a sequence of steps, and a frame: what a student has seen by a given step."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

import numpy as np

from nnviz.engine.graph import Edge, Graph
from nnviz.engine.ieee import Value
from nnviz.engine.linear import LinearMap

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


@np.errstate(all="ignore")
def record(
    graph: Graph,
    values: list[Any],
    gradients: list[Any],
    local: list[Any],
    downstream: list[Any],
) -> tuple[Step, ...]:
    """The steps of a run: forward, then backward. Partial sums are added up here, on demand."""
    names = graph.names
    steps = [
        Step(phase="forward", node=names[slot], value=values[slot])
        for slot in graph.operation_slots
    ]
    steps.append(Step(phase="backward", node=graph.output, gradient=1.0, complete=True))
    sums: list[Any] = [0.0] * len(values)
    to_come = Counter(edge.source for edge in graph.edges)
    for edge, factor, flow in zip(graph.edges, local, downstream, strict=True):
        # Not +=, which would change the sum that an earlier step holds, where it is an array.
        sums[edge.source] = sums[edge.source] + flow
        to_come[edge.source] -= 1
        steps.append(
            Crossing(
                node=names[edge.target],
                input=names[edge.source],
                upstream=gradients[edge.target],
                local=_local(graph, values, edge, factor),
                downstream=flow,
                gradient=sums[edge.source],
                complete=not to_come[edge.source],
            )
        )
    return tuple(steps)


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
        return self.run.steps[
            max(0, self.index - 1) if self.before is None else self.before : self.index
        ]

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
