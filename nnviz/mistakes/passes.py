"""Slips in a backward pass, one class each: every one replaces one piece of the right pass.

`Pass` is the backward pass in small pieces, and it is right: the tests hold it to `nnviz.run`.
Each class under it overrides one piece, as a programmer's slip would. `broken` runs them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Value
from nnviz.engine.linear import LinearMap
from nnviz.engine.operations.operation import first, second
from nnviz.engine.plan import Slot
from nnviz.engine.run import Run


class Pass:
    """The backward pass in pieces, all of them right."""

    def order(self, graph: Graph) -> Sequence[Slot]:
        """In which order the operations pass their gradients on: here from the last to the first.

        In the order of a graph's tape a node stands behind its operands. So from back to front
        its gradient is complete before it is passed on.
        """
        return [row[0] for row in reversed(graph.plan.live)]

    def left(self, right: Run) -> Mapping[str, Value]:
        """What stands in the nodes' gradients before the pass; here they have been zeroed."""
        return {}

    def upstream(self, gradient: Value) -> Value:
        """What a node multiplies its local gradients by: its own gradient."""
        return gradient

    def local(self, true: LinearMap) -> LinearMap:
        """The local gradient that is used for the true one."""
        return true

    def counted(self, arrived: list[Value]) -> list[Value]:
        """Which of the gradients that arrived at a node its own gradient is the sum of: all.

        The first may be the sum of what counted before.
        """
        return arrived

    def after(self, values: list[Any], name: str, slot: Slot, gradient: Value) -> None:
        """What else happens to the values when a node's gradient has grown to this: nothing."""


class Overwritten(Pass):
    """`=` instead of `+=`: what arrives replaces what arrived before."""

    def counted(self, arrived: list[Value]) -> list[Value]:
        """Only the last."""
        return arrived[-1:]


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


class OwnOperand(Pass):
    """∂(xy)/∂x = x: each operand of a product is its own local gradient."""

    def local(self, true: LinearMap) -> LinearMap:
        """Of a product entry by entry, the operand itself."""
        rule = true.slopes is not None and true.operation.local[true.place].rule
        if rule is not first and rule is not second:
            return true
        return _with_slopes(true, true.operands[true.place])


class UpstreamDropped(Pass):
    """The chain rule's first factor is forgotten: downstream = local."""

    def upstream(self, gradient: Value) -> Value:
        """1 in every entry."""
        return np.ones(np.shape(gradient)) if np.ndim(gradient) else 1.0


class SignDropped(Pass):
    """The minus in front of a local derivative is forgotten, as in cos′ = −sin."""

    def local(self, true: LinearMap) -> LinearMap:
        """Without the minus that the operation's rule begins with."""
        if true.slopes is None or not true.operation.local[true.place].latex.startswith("-"):
            return true
        return _with_slopes(true, np.negative(true.slopes))


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

    def after(self, values: list[Any], name: str, slot: Slot, gradient: Value) -> None:
        """The weight moves."""
        if name in self.weights:
            moved = np.subtract(values[slot], np.multiply(self.rate, gradient))
            values[slot] = moved if np.ndim(moved) else float(moved)


def _with_slopes(true: LinearMap, slopes: Value) -> LinearMap:
    return LinearMap(true.operation, true.place, true.operands, true.result, slopes)
