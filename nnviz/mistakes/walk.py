"""One backward pass over the uses of a run, taken by any rule, with some numbers held fixed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from nnviz.engine.ieee import Value
from nnviz.engine.linear import LinearMap
from nnviz.engine.plan import Slot
from nnviz.mistakes.passes import Local, Pass
from nnviz.mistakes.uses import Use, Uses


class Crossed(NamedTuple):
    """One edge as a pass crossed it; `gradient` is what has reached the operand by then."""

    use: Use
    upstream: Value
    local: LinearMap
    downstream: Value
    gradient: Value
    complete: bool


@dataclass(frozen=True)
class Held:
    """Numbers that stand, whatever the pass finds: the ones that a student has written down.

    Attributes
    ----------
    gradients : of nodes, by their place
    upstream, local, downstream : of edges, by their number
    """

    gradients: dict[Slot, Value] = field(default_factory=dict)
    upstream: dict[int, Value] = field(default_factory=dict)
    local: dict[int, Value] = field(default_factory=dict)
    downstream: dict[int, Value] = field(default_factory=dict)


NOTHING_HELD = Held()


class Found:
    """What a pass finds at every node and edge, before a number that is held takes its place.

    Parameters
    ----------
    uses : the edges of a run
    way : the pass
    held : numbers that are used for those that the pass finds
    wrong : local gradients by the number of their edge that are known beforehand; the last count

    Attributes
    ----------
    gradients : of every node, by its place
    upstream, downstream : of every edge, by its number
    local : the map of every edge
    """

    def __init__(
        self,
        uses: Uses,
        way: Pass,
        held: Held = NOTHING_HELD,
        wrong: Sequence[Mapping[int, LinearMap]] = (),
    ) -> None:
        self.gradients = beginning(uses, way)
        self.upstream: dict[int, Value] = {}
        self.local = {use.number: use.true for use in uses}
        for maps in wrong:
            self.local |= maps
        self.downstream: dict[int, Value] = {}
        if wrong and isinstance(way, Local) and uses.only_numbers and not held.local:
            self._multiply(uses, held)
            return
        for step in walk(uses, way, held, self.local if wrong else None):
            number = step.use.number
            self.gradients[step.use.edge.source] = step.gradient
            self.upstream[number] = step.upstream
            self.local[number] = step.local
            self.downstream[number] = step.downstream

    def _multiply(self, uses: Uses, held: Held) -> None:
        """The pass on numbers if only local gradients are wrong, in a tenth of the time."""
        gradients, local, upstream, downstream = (
            self.gradients,
            self.local,
            self.upstream,
            self.downstream,
        )
        for use in uses:
            number, (source, target, _) = use.number, use.edge
            upstream[number] = flow = held.gradients.get(target, gradients[target])
            if number in held.upstream:
                flow = held.upstream[number]
            slope: Any = local[number].slopes
            downstream[number] = flow = local[number].pull(flow) if slope is None else flow * slope
            gradients[source] += held.downstream.get(number, flow)


def beginning(uses: Uses, way: Pass) -> list[Any]:
    """The gradients before a pass crosses its first edge."""
    gradients: list[Any] = [
        0.0 if type(value) is float else np.zeros(np.shape(value)) for value in uses.run.values
    ]
    for name, gradient in way.left(uses.run).items():
        gradients[uses.graph.slots[name]] = gradient
    gradients[uses.graph.output_slot] = way.seed(uses)
    return gradients


def walk(
    uses: Uses,
    way: Pass,
    held: Held = NOTHING_HELD,
    known: Mapping[int, LinearMap] | None = None,
) -> Iterator[Crossed]:
    """Cross every edge in the pass's own order.

    Parameters
    ----------
    uses : the edges of a run
    way : the pass
    held : numbers that are used for those that the pass finds
    known : the local gradients, by the number of their edge, if they are known beforehand
    """
    graph = uses.graph
    gradients = beginning(uses, way)
    arrived = {graph.slots[name] for name in way.left(uses.run)}
    to_come = Counter(use.edge.source for use in uses)
    moved: dict[Slot, Value] = {}
    for target in way.order(graph):
        gradient = held.gradients.get(target, gradients[target])
        for use in uses.into[target]:
            source, number = use.edge.source, use.number
            now = use.moved(moved) if moved else use
            upstream = way.upstream(gradient, now)
            local = known[number] if known else way.local(now)
            taken = now.with_slopes(held.local[number]) if number in held.local else local
            downstream = way.downstream(held.upstream.get(number, upstream), taken, now)
            counts = held.downstream.get(number, downstream)
            before = [gradients[source]] if source in arrived else []
            gradient_now = total(way.counted([*before, counts]))
            arrived.add(source)
            to_come[source] -= 1
            if not to_come[source]:
                gradient_now = way.settled(gradient_now, source, uses)
            gradients[source] = gradient_now
            way.after(moved, now, gradient_now)
            yield Crossed(now, upstream, local, downstream, gradient_now, not to_come[source])


def total(terms: list[Any]) -> Value:
    """The sum of numbers, vectors or matrices of one shape, from left to right."""
    found: Value = sum(terms[1:], start=terms[0]) if terms else 0.0
    return found
