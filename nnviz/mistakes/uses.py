"""The uses of a run's values as operands: each edge with its right local gradient.

A wrong rule looks at one use at a time. What it needs of the graph around it stands here too.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from nnviz.derivatives.tangent import local_map
from nnviz.engine.graph import Edge, Graph
from nnviz.engine.ieee import Value
from nnviz.engine.linear import LinearMap
from nnviz.engine.operations import Operation
from nnviz.engine.plan import Slot
from nnviz.engine.run import Run
from nnviz.engine.shapes import Shape


@dataclass(frozen=True, eq=False)
class OtherMap(LinearMap):
    """A linear map that some rule puts in place of the right one.

    Attributes
    ----------
    pulled : what it does with the upstream gradient
    """

    pulled: Callable[[Value], Any]

    def pull(self, upstream: Value) -> Value:
        """The downstream gradient by the other rule."""
        downstream: Value = self.pulled(upstream)
        return downstream if np.ndim(downstream) else float(downstream)


@dataclass(frozen=True, eq=False)
class Use:
    """One edge of a run.

    Attributes
    ----------
    around : all uses of the run
    number : its place in `graph.edges`
    edge : from which operand to which operation
    true : its right local gradient
    """

    around: "Uses"
    number: int
    edge: Edge
    true: LinearMap

    @property
    def operation(self) -> Operation:
        """What uses the value."""
        return self.true.operation

    @property
    def operands(self) -> tuple[Any, ...]:
        """The values of all operands of the operation."""
        return self.true.operands

    @property
    def operand(self) -> Any:
        """The value that is used."""
        return self.true.operands[self.edge.slot]

    @property
    def others(self) -> tuple[Slot, ...]:
        """The places of the operation's other operands."""
        operands = self.around.graph.operands(self.edge.target)
        return tuple(slot for place, slot in enumerate(operands) if place != self.edge.slot)

    def is_of(self, *names: str) -> bool:
        """True if the operation is one of these."""
        return self.operation.name in names

    def slope(self, *values: Any) -> Any:
        """The operation's own rule, at other values of its operands and its result."""
        return self.operation.local[self.edge.slot].rule(*values)

    def with_slopes(self, slopes: Any) -> LinearMap:
        """A local gradient entry by entry, for the right one."""
        if type(slopes) is not float and not np.ndim(slopes):
            slopes = float(slopes)
        return LinearMap(self.operation, self.edge.slot, self.operands, self.true.result, slopes)

    def with_pull(self, pulled: Callable[[Value], Any]) -> LinearMap:
        """Another linear map, for the right one."""
        return OtherMap(
            self.operation, self.edge.slot, self.operands, self.true.result, None, pulled
        )

    def moved(self, values: Mapping[Slot, Value]) -> "Use":
        """The same use where some operands have other values."""
        graph = self.around.graph
        if not values.keys() & set(graph.operands(self.edge.target)):
            return self
        held = list(self.around.run.values)
        for slot, value in values.items():
            held[slot] = value
        return replace(self, true=local_map(graph, held, self.edge.target, self.edge.slot))


class Uses:
    """All uses of a run's values, and how they hang together.

    Attributes
    ----------
    run, graph : what was run
    all : the uses, in the order of `graph.edges`
    into : for each operation that the output depends on, its uses of operands
    leaving : for each node, the uses of its value
    only_numbers : true if no value is a vector or a matrix

    >>> from nnviz import parse, run
    >>> uses = Uses(run(parse("L = x*x"), {"x": 3}))
    >>> [use.true.slopes for use in uses.all]
    [3.0, 3.0]
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.graph: Graph = run.graph
        self.all = tuple(
            Use(self, number, edge, local_map(self.graph, run.values, edge.target, edge.slot))
            for number, edge in enumerate(self.graph.edges)
        )
        self.into: dict[Slot, list[Use]] = defaultdict(list)
        self.leaving: dict[Slot, list[Use]] = defaultdict(list)
        for use in self.all:
            self.into[use.edge.target].append(use)
            self.leaving[use.edge.source].append(use)

        self.only_numbers = not any(map(np.ndim, run.values))
        self._those: dict[Callable[[Use], bool], tuple[Use, ...]] = {}
        self._below: dict[Slot, frozenset[Slot]] = {}

    def __iter__(self) -> Iterator[Use]:
        return iter(self.all)

    def those(self, hold: Callable[[Use], bool]) -> tuple[Use, ...]:
        """The uses of which something is true; found once."""
        if hold not in self._those:
            self._those[hold] = tuple(filter(hold, self.all))
        return self._those[hold]

    @cached_property
    def order(self) -> tuple[Slot, ...]:
        """The nodes that the output depends on, from the output back."""
        used = {use.edge.source for use in self.all} | {self.graph.output_slot}
        return tuple(sorted(used, reverse=True))

    def is_constant(self, slot: Slot) -> bool:
        """True for a number in the program."""
        return slot in self.graph.constants

    def is_input(self, slot: Slot) -> bool:
        """True for an input of the program."""
        return self.graph.operation(slot) is None and not self.is_constant(slot)

    def name_of(self, slot: Slot) -> str:
        """The name of the operation at a place; empty where there is none."""
        operation = self.graph.operation(slot)
        return operation.name if operation else ""

    def shape(self, slot: Slot) -> Shape:
        """The shape of a value."""
        return np.shape(self.run.values[slot])

    def below(self, slot: Slot) -> frozenset[Slot]:
        """The nodes that a node is computed from."""
        if slot not in self._below:
            found: set[Slot] = set()
            ahead = [slot]
            while ahead:
                for operand in self.graph.operands(ahead.pop()):
                    if operand not in found and not self.is_constant(operand):
                        found.add(operand)
                        ahead.append(operand)
            self._below[slot] = frozenset(found)
        return self._below[slot]

    def leaves(self, slot: Slot) -> list[Slot]:
        """The inputs that a node is computed from, in the order of the tape."""
        return sorted(each for each in self.below(slot) if self.is_input(each))

    def terms(self, slot: Slot) -> list[Slot]:
        """What a sum adds up, however its brackets are set.

        >>> from nnviz import parse, run
        >>> uses = Uses(run(parse("y = a + b + c"), {"a": 1, "b": 2, "c": 3}))
        >>> [uses.graph.names[term] for term in uses.terms(uses.graph.output_slot)]
        ['a', 'b', 'c']
        """
        found, ahead = [], [slot]
        while ahead:
            term = ahead.pop()
            if self.name_of(term) == "+":
                ahead += reversed(self.graph.operands(term))
            else:
                found.append(term)
        return found

    def whole_sum(self, slot: Slot) -> Slot:
        """The outermost sum that a term stands in; the term itself where it stands in none."""
        while True:
            sums = [use for use in self.leaving[slot] if use.is_of("+")]
            if len(sums) != 1:
                return slot
            slot = sums[0].edge.target

    def speed(self, top: Slot, bottom: Slot) -> float:
        """How fast a number changes with a number that it is computed from."""
        inside = self.below(top) | {top}
        speeds: dict[Slot, float] = defaultdict(float, {bottom: 1.0})
        for slot in sorted(inside):
            for use in self.into[slot]:
                assert use.true.slopes is not None
                speeds[slot] += float(use.true.slopes) * speeds[use.edge.source]
        return speeds[top]
