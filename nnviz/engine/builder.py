"""Building a graph, one node at a time."""

from typing import Any

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import NAN, Value
from nnviz.engine.operations import Operation
from nnviz.engine.plan import ABSENT, MANY, Row, Slot, plan
from nnviz.engine.reading import Reading


def key_of(constant: Value) -> str:
    """A key by which equal constants are found again; it tells 0.0 from -0.0."""
    if isinstance(constant, np.ndarray):
        return f"{constant.shape} {constant.tobytes().hex()}"
    return repr(constant)


class GraphBuilder:
    """Builds a graph one node at a time. Each call gives the place of what it added.

    >>> from nnviz.engine.operations import OPERATIONS
    >>> builder = GraphBuilder()
    >>> x = builder.input("x")
    >>> y = builder.apply(OPERATIONS["*"], builder.constant(2), x)
    >>> builder.build(y).edges
    (Edge(source=0, target=2, slot=1),)
    """

    def __init__(self) -> None:
        self.inputs: dict[str, Slot] = {}
        self.names: dict[Slot, str] = {}
        self.start: list[Any] = []
        self.rows: list[Row] = []
        self.many: dict[Slot, tuple[Slot, ...]] = {}
        self._constants: dict[str, Slot] = {}
        self._constant_slots: set[Slot] = set()
        self._is_scalar = True
        self.takes_tensors = False

    def input(self, name: str) -> Slot:
        """Add an input, whose value each run is given; the same name is the same input."""
        if name not in self.inputs:
            self.inputs[name] = len(self.start)
            self.start.append(NAN)
        return self.inputs[name]

    def constant(self, value: Value) -> Slot:
        """Add a constant number, vector or matrix; equal constants are one."""
        if isinstance(value, np.ndarray):
            self._is_scalar = False
            self.takes_tensors = True
        else:
            value = float(value)
        key = key_of(value)
        if key not in self._constants:
            slot = self._constants[key] = len(self.start)
            self._constant_slots.add(slot)
            self.start.append(value)
        return self._constants[key]

    def apply(self, operation: Operation, left: Slot, right: Slot = ABSENT, *others: Slot) -> Slot:
        """Add an operation on operands that exist already."""
        slot = len(self.start)
        if others:
            self.many[slot] = (left, right, *others)
            right = MANY
        self.start.append(NAN)
        first, second = operation.rules
        if operation.whole is not None:
            self.takes_tensors = True
            self._is_scalar = self._is_scalar and operation.forward is not None
        constants = self._constant_slots
        if constants:
            if left in constants:
                first = None
            if right in constants:
                second = None
        self.rows.append((slot, operation, operation.floats, first, second, left, right))
        return slot

    def build(self, output: Slot, reading: Reading | None = None) -> Graph:
        """The graph that computes what stands at a place. The builder is used up by it."""
        return Graph(
            plan(self.start, self.rows, output, self.many),
            self.inputs,
            frozenset(self._constant_slots),
            self.names,
            is_scalar=self._is_scalar,
            takes_tensors=self.takes_tensors,
            reading=reading,
        )
