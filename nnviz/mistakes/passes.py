"""Backward passes that break one piece of the right one.

`Pass` is the backward pass in small pieces, and it is right: the tests hold it to `nnviz.run`.
Each class under it overrides one piece. `walk` takes them; the rules that they follow, one entry
for each mistake, stand in `table`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Value
from nnviz.engine.linear import LinearMap
from nnviz.engine.operations.operation import one
from nnviz.engine.plan import Slot
from nnviz.engine.run import Run
from nnviz.mistakes.uses import Use, Uses


class Pass:
    """The backward pass in pieces, all of them right."""

    def order(self, graph: Graph) -> Sequence[Slot]:
        """In which order the operations pass their gradients on: here from the last to the first.

        In the order of a graph's tape a node stands behind its operands. So from back to front
        its gradient is complete before it is passed on.
        """
        return [row[0] for row in reversed(graph.plan.live)]

    def seed(self, uses: Uses) -> Value:
        """The gradient of the output with respect to itself."""
        return 1.0

    def left(self, right: Run) -> Mapping[str, Value]:
        """What stands in the nodes' gradients before the pass; here they have been zeroed."""
        return {}

    def upstream(self, gradient: Value, use: Use) -> Value:
        """What a node multiplies its local gradient by: its own gradient."""
        return gradient

    def local(self, use: Use) -> LinearMap:
        """The local gradient of an edge."""
        return use.true

    def downstream(self, upstream: Value, local: LinearMap, use: Use) -> Value:
        """What an edge brings to its operand: upstream × local."""
        return local.pull(upstream)

    def counted(self, arrived: list[Value]) -> list[Value]:
        """Which of the gradients that arrived at a node its own gradient is the sum of: all.

        The first may be the sum of what counted before.
        """
        return arrived

    def settled(self, gradient: Value, slot: Slot, uses: Uses) -> Value:
        """What a node takes for its gradient when everything has arrived: the sum."""
        return gradient

    def after(self, values: dict[Slot, Value], use: Use, gradient: Value) -> None:
        """What else happens to the values when a node's gradient has grown to this: nothing."""


@dataclass(frozen=True)
class Local(Pass):
    """Some local gradients are wrong.

    Attributes
    ----------
    rule : gives the slopes or the linear map that stands for an edge's local gradient, or None
        where the rule has nothing to say
    """

    rule: Callable[[Use], Any]

    def local(self, use: Use) -> LinearMap:
        """By the rule, where it applies."""
        wrong = self.rule(use)
        if wrong is None:
            return use.true
        return wrong if isinstance(wrong, LinearMap) else use.with_slopes(wrong)


@dataclass(frozen=True)
class Seeded(Pass):
    """The pass begins with another number than 1.

    Attributes
    ----------
    begin : gives it
    """

    begin: Callable[[Uses], Value]

    def seed(self, uses: Uses) -> Value:
        """The other number."""
        return self.begin(uses)


@dataclass(frozen=True)
class Settled(Pass):
    """A node takes another number for the sum of what arrived.

    Attributes
    ----------
    instead : gives it, from the sum, the node's place and the uses
    """

    instead: Callable[[Value, Slot, Uses], Value]

    def settled(self, gradient: Value, slot: Slot, uses: Uses) -> Value:
        """The other number."""
        return self.instead(gradient, slot, uses)


class Overwritten(Pass):
    """`=` instead of `+=`: what arrives replaces what arrived before."""

    def counted(self, arrived: list[Value]) -> list[Value]:
        """Only the last."""
        return arrived[-1:]


class FirstOnly(Pass):
    """Only what arrives first counts: the other ways to the output are not seen."""

    def counted(self, arrived: list[Value]) -> list[Value]:
        """Only the first."""
        return arrived[:1]


class Multiplied(Pass):
    """What arrives at a node is multiplied instead of added."""

    def counted(self, arrived: list[Value]) -> list[Value]:
        """The product."""
        product: Any = arrived[0]
        for each in arrived[1:]:
            product = product * each
        return [product]


@dataclass(frozen=True)
class Added(Pass):
    """The slopes along a path are added instead of multiplied.

    Attributes
    ----------
    copies : whether the slopes of 1 that a sum has are added too
    """

    copies: bool

    def downstream(self, upstream: Value, local: LinearMap, use: Use) -> Value:
        """Upstream + local; the first slope of a path stands alone."""
        if local.slopes is None or any(local.shape):
            return local.pull(upstream)
        if use.edge.target == use.around.graph.output_slot:
            return local.slopes
        if not self.copies and use.operation.local[use.edge.slot].rule is one:
            return upstream
        return float(upstream + local.slopes)


class UpstreamDropped(Pass):
    """The chain rule's first factor is forgotten: downstream = local."""

    def upstream(self, gradient: Value, use: Use) -> Value:
        """1 in every entry."""
        return np.ones(np.shape(gradient)) if np.ndim(gradient) else 1.0


class DepthFirst(Pass):
    """Each node passes its gradient on as soon as the first part of it has arrived."""

    def order(self, graph: Graph) -> Sequence[Slot]:
        """From the output down one operand to its end, then the next; a node seen is done."""
        seen: dict[Slot, None] = {}
        ahead = [graph.output_slot]
        while ahead:
            slot = ahead.pop()
            if slot not in seen and graph.operation(slot):
                seen[slot] = None
                ahead += reversed(graph.operands(slot))
        return list(seen)


class Unreversed(Pass):
    """The loop runs from the inputs to the output: the order is not reversed."""

    def order(self, graph: Graph) -> Sequence[Slot]:
        """The order of the forward pass."""
        return [row[0] for row in graph.plan.live]


class Unzeroed(Pass):
    """A second pass, before which the gradients of the inputs were not set to 0.

    This is what PyTorch does: only inputs keep a gradient, results do not.
    """

    def left(self, right: Run) -> Mapping[str, Value]:
        """The inputs' gradients, from a first pass that was right."""
        return {name: right.gradient[name] for name in right.graph.inputs}


class UnzeroedEverywhere(Pass):
    """A second pass, before which no node's gradient was set to 0.

    This is what micrograd does: every node keeps its gradient, and passes it on again.
    """

    def left(self, right: Run) -> Mapping[str, Value]:
        """Every node's gradient but the output's, which the pass sets to 1."""
        return {name: right.gradient[name] for name in right.graph.slots} | {
            right.graph.output: 0.0
        }


@dataclass(frozen=True)
class UpdatedInside(Pass):
    """w ← w − η · gradient inside the loop: later local gradients see the moved weight.

    The weight moves each time that something has arrived at it, by all that arrived so far.

    Attributes
    ----------
    weights : the names of the inputs that learn
    rate : η, the learning rate
    """

    weights: frozenset[str]
    rate: float

    def after(self, values: dict[Slot, Value], use: Use, gradient: Value) -> None:
        """The weight moves."""
        slot = use.edge.source
        if use.around.graph.names[slot] in self.weights:
            before = values.get(slot, use.around.run.values[slot])
            moved = np.subtract(before, np.multiply(self.rate, gradient))
            values[slot] = moved if np.ndim(moved) else float(moved)
