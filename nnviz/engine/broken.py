"""The backward pass broken on purpose, beside the right one: each bug replaces one of its pieces.

`Pass` is the backward pass in small pieces, edge by edge. It is right, and the tests hold it to
`nnviz.run`. Each class under it overrides one piece, as a programmer's slip would. What comes out
is a run like any other, so that whatever shows runs can show it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nnviz.engine.graph import Edge, Graph
from nnviz.engine.ieee import Value
from nnviz.engine.inputs import Inputs
from nnviz.engine.linear import LinearMap
from nnviz.engine.operations.operation import first, second
from nnviz.engine.plan import Slot
from nnviz.engine.run import Run, run
from nnviz.engine.steps import Crossing
from nnviz.engine.tangent import local_map


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
        """Which of the gradients that arrived at a node its own gradient is the sum of: all."""
        return arrived

    def after(self, values: list[Any], name: str, slot: Slot, downstream: Value) -> None:
        """What else happens to the values when a gradient has arrived at a node: nothing."""


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
    """w ← w − η · downstream inside the loop: later local gradients see the moved weight.

    Attributes
    ----------
    weights : the names of the inputs that learn
    rate : η, the learning rate
    """

    weights: frozenset[str]
    rate: float

    def after(self, values: list[Any], name: str, slot: Slot, downstream: Value) -> None:
        """The weight moves."""
        if name in self.weights:
            moved = np.subtract(values[slot], np.multiply(self.rate, downstream))
            values[slot] = moved if np.ndim(moved) else float(moved)


def _with_slopes(true: LinearMap, slopes: Value) -> LinearMap:
    return LinearMap(true.operation, true.place, true.operands, true.result, slopes)


class BrokenRun(Run):
    """A run whose backward pass was broken, with the steps as they happened.

    Attributes
    ----------
    right : the same run with the right backward pass
    way : the pass that was taken
    """

    def __init__(self, right: Run, graph: Graph, way: Pass) -> None:
        super().__init__(graph, right.values, [], [], [])
        self.right = right
        self.way = way
        self._walk()

    @property
    def left(self) -> Mapping[str, Value]:
        """The gradients that a pass before this one left at the nodes."""
        return self.way.left(self.right)

    def terms(self, name: str, arrived: Sequence[Crossing]) -> tuple[Value, ...]:
        """What counts of what was left at a node and of what arrived there."""
        left = [self.left[name]] if name in self.left else []
        return tuple(self.way.counted([*left, *(step.downstream for step in arrived)]))

    def _walk(self) -> None:
        """Cross every edge in the pass's own order, and record each step."""
        graph, way, names = self.graph, self.way, self.graph.names
        values = list(self.values)
        self.gradients = [np.zeros(np.shape(v)) if np.ndim(v) else 0.0 for v in values]
        arrived: dict[Slot, list[Value]] = {}
        for name, gradient in self.left.items():
            self.gradients[graph.slots[name]] = gradient
            arrived[graph.slots[name]] = [gradient]
        self.gradients[graph.output_slot] = 1.0
        to_come = Counter(edge.source for edge in graph.edges)
        steps = list(self.right.steps[: len(graph.operation_slots) + 1])
        for edge in graph.edges:
            upstream = way.upstream(self.gradients[edge.target])
            local = way.local(local_map(graph, values, edge.target, edge.slot))
            downstream = local.pull(upstream)
            held = arrived.setdefault(edge.source, [])
            held.append(downstream)
            self.gradients[edge.source] = _total(way.counted(held))
            to_come[edge.source] -= 1
            way.after(values, names[edge.source], edge.source, downstream)
            steps.append(
                Crossing(
                    node=names[edge.target],
                    input=names[edge.source],
                    upstream=upstream,
                    local=_simplest(local),
                    downstream=downstream,
                    gradient=self.gradients[edge.source],
                    complete=not to_come[edge.source],
                )
            )
            self.local.append(local.slopes)
            self.downstream.append(downstream)
        self.__dict__["steps"] = tuple(steps)


def _total(terms: list[Value]) -> Value:
    total: Any = 0.0
    for term in terms:
        total = total + term
    return total if np.ndim(total) else float(total)


def _simplest(local: LinearMap) -> float | LinearMap:
    """A number where the local gradient is one, between numbers."""
    return local if local.slopes is None or any(local.shape) else float(local.slopes)


def break_run(graph: Graph, inputs: Inputs, way: Pass) -> BrokenRun:
    """Run a graph forward as ever, and backward with a bug.

    Raises
    ------
    InputError : as `nnviz.run`

    >>> from nnviz import parse
    >>> broken = break_run(parse("L = x*x"), {"x": 3}, Overwritten())
    >>> broken.gradient["x"], broken.right.gradient["x"]
    (3.0, 6.0)
    """
    right = run(graph, inputs)
    with np.errstate(all="ignore"):
        return BrokenRun(right, graph.visited_in(way.order(graph)), way)


@dataclass(frozen=True)
class Fault:
    """A step at which a number is wrong.

    Attributes
    ----------
    index : of the frame that shows it
    edge : which it happens on
    quantity : the first wrong number of the step
    wrong, right : that number, and what stands there in a right pass
    """

    index: int
    edge: Edge
    quantity: str
    wrong: Value
    right: Value


QUANTITIES = ("upstream", "local", "downstream", "gradient")
"""The numbers of a step, in the order in which they are found."""


def faults(broken: BrokenRun) -> tuple[Fault, ...]:
    """Every step of a broken pass that has a wrong number, in order.

    A sum is right while it is the sum of what the right pass sends over the same edges.

    >>> from nnviz import parse
    >>> [fault.index for fault in faults(break_run(parse("L = x*x"), {"x": 3}, Overwritten()))]
    [4]
    """
    right = broken.right
    begin = len(right.graph.operation_slots) + 1
    true = dict(zip(right.graph.edges, right.steps[begin:], strict=True))
    sums: dict[Slot, list[Value]] = {}
    found = []
    for place, edge in enumerate(broken.graph.edges):
        step, twin = broken.steps[begin + place], true[edge]
        assert twin.downstream is not None
        sums.setdefault(edge.source, []).append(twin.downstream)
        pairs = (
            (step.upstream, twin.upstream),
            (_entries(step.local), _entries(twin.local)),
            (step.downstream, twin.downstream),
            (step.gradient, _total(sums[edge.source])),
        )
        for quantity, (wrong, expected) in zip(QUANTITIES, pairs, strict=True):
            if not same(wrong, expected):
                found.append(Fault(begin + place + 1, edge, quantity, wrong, expected))
                break
    return tuple(found)


def _entries(local: Any) -> Any:
    """The numbers of a local gradient: its slopes, or the operands that its algebra uses."""
    if not isinstance(local, LinearMap):
        return local
    if local.slopes is not None:
        return local.slopes
    return np.concatenate([np.ravel(operand) for operand in local.operands])


def same(wrong: Any, right: Any) -> bool:
    """True if two numbers, vectors or matrices are equal up to rounding; nan is like nan.

    >>> same(0.1 + 0.2, 0.3), same(3.0, -3.0)
    (True, False)
    """
    return bool(np.allclose(wrong, right, rtol=1e-9, atol=1e-12, equal_nan=True))


def wrong_inputs(broken: BrokenRun) -> tuple[str, ...]:
    """The inputs whose gradient the pass got wrong."""
    right = broken.right.gradient
    return tuple(
        name for name in broken.graph.inputs if not same(broken.gradient[name], right[name])
    )
