"""A computation graph as structure: nodes, edges, and no number but the constants.

Nodes stand in creation order. An operation can only use what exists already, so creation order
is topological order: no pass sorts, and none recurses.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from nnviz.engine.ieee import NAN
from nnviz.engine.operations import OPERATIONS, Operation
from nnviz.engine.plan import ABSENT, Plan, Slot, unroll

Role: TypeAlias = Literal["input", "parameter", "intermediate", "output"]


class Node(NamedTuple):
    """One node as a reader sees it.

    `operation` is a name in the operation table, or None for an input. `operands` are the names
    of nodes, or numbers for constants, in the order written.
    """

    name: str
    operation: str | None
    operands: tuple[str | float, ...]
    role: Role


class Edge(NamedTuple):
    """One use of a node's value as an operand. `x*x` has two edges, with slots 0 and 1."""

    source: Slot
    target: Slot
    slot: int


class Graph:
    """A computation graph: structure only, the same for every run.

    Build one with `nnviz.parse` or a `GraphBuilder`.

    Attributes
    ----------
    start : for each place on the tape a constant's value, or nan where a run puts a number
    operations : for each place its operation, or None for a constant or an input
    left, right : for each place the places of its operands, or `ABSENT`
    input_places : the place of each input, by name, in the order that a reader sees them
    constants : the places of the constants, which are operands but no nodes of the picture
    output_slot : the place of the node that the graph computes
    parameters : the names of those inputs that learning may change
    plan : the graph unrolled for the passes

    >>> builder = GraphBuilder()
    >>> a, b = builder.input("a"), builder.input("b")
    >>> builder.build(builder.apply(OPERATIONS["*"], a, b)).nodes[-1]
    Node(name='v2', operation='*', operands=('a', 'b'), role='output')
    """

    def __init__(
        self,
        start: list[float],
        operations: list[Operation | None],
        left: list[Slot],
        right: list[Slot],
        input_places: dict[str, Slot],
        constants: frozenset[Slot],
        given_names: dict[Slot, str],
        output_slot: Slot,
        parameters: frozenset[str] = frozenset(),
    ) -> None:
        self.start = start
        self.operations = operations
        self.left = left
        self.right = right
        self.input_places = input_places
        self.constants = constants
        self.output_slot = output_slot
        self.parameters = parameters
        self.plan: Plan = unroll(start, operations, left, right, constants, output_slot)
        self._given_names = given_names

    def __repr__(self) -> str:
        return f"<Graph of {self.output}: {len(self.nodes)} nodes, inputs {', '.join(self.inputs)}>"

    @property
    def inputs(self) -> tuple[str, ...]:
        """The inputs' names."""
        return tuple(self.input_places)

    @cached_property
    def names(self) -> list[str]:
        """The name of each place; a constant's is empty, an unnamed result's is v and its place."""
        names = ["" if slot in self.constants else f"v{slot}" for slot in range(len(self.start))]
        for name, slot in self.input_places.items():
            names[slot] = name
        for slot, name in self._given_names.items():
            names[slot] = name
        return names

    @cached_property
    def slots(self) -> dict[str, Slot]:
        """The place of each node by its name, in topological order."""
        return {name: slot for slot, name in enumerate(self.names) if name}

    @property
    def output(self) -> str:
        """The name of the node that the graph computes."""
        return self.names[self.output_slot]

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every node, in topological order."""
        return tuple(self.node(slot) for slot in self.slots.values())

    def node(self, slot: Slot) -> Node:
        """The node at a place."""
        operation = self.operations[slot]
        return Node(
            self.names[slot],
            operation.name if operation else None,
            tuple(self.names[operand] or self.start[operand] for operand in self.operands(slot)),
            self.role(slot),
        )

    def role(self, slot: Slot) -> Role:
        """What a node is for."""
        if slot == self.output_slot:
            return "output"
        if self.operations[slot]:
            return "intermediate"
        return "parameter" if self.names[slot] in self.parameters else "input"

    def operands(self, slot: Slot) -> tuple[Slot, ...]:
        """The places of a node's operands, constants included."""
        left, right = self.left[slot], self.right[slot]
        if left == ABSENT:
            return ()
        return (left,) if right == ABSENT else (left, right)

    @cached_property
    def operation_slots(self) -> tuple[Slot, ...]:
        """The places of the operations: the forward pass visits them in this order."""
        return tuple(slot for slot, operation in enumerate(self.operations) if operation)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every edge that carries a gradient, in the order of the backward pass."""
        return tuple(
            Edge(source, target, place)
            for target in dict.fromkeys(row[0] for row in self.plan.backward)
            for place, source in enumerate(self.operands(target))
            if source not in self.constants
        )

    def with_parameters(self, names: Iterable[str]) -> "Graph":
        """The same graph with other inputs marked as trainable; names of no input are dropped."""
        return Graph(
            self.start,
            self.operations,
            self.left,
            self.right,
            self.input_places,
            self.constants,
            self._given_names,
            self.output_slot,
            frozenset(names) & frozenset(self.input_places),
        )


class GraphBuilder:
    """Builds a graph one node at a time. Each call gives the place of what it added.

    >>> builder = GraphBuilder()
    >>> x = builder.input("x")
    >>> y = builder.apply(OPERATIONS["*"], builder.constant(2), x)
    >>> builder.build(y).edges
    (Edge(source=0, target=2, slot=1),)
    """

    def __init__(self) -> None:
        self.start: list[float] = []
        self.operations: list[Operation | None] = []
        self.left: list[Slot] = []
        self.right: list[Slot] = []
        self.inputs: dict[str, Slot] = {}
        self.names: dict[Slot, str] = {}
        self._constants: dict[str, Slot] = {}

    def input(self, name: str) -> Slot:
        """Add an input, whose value each run is given; the same name is the same input."""
        if name not in self.inputs:
            self.inputs[name] = self.apply(None)
        return self.inputs[name]

    def constant(self, value: float) -> Slot:
        """Add a constant; equal constants are one."""
        value = float(value)
        key = repr(value)  # tells 0.0 from -0.0, and finds nan again
        if key not in self._constants:
            self._constants[key] = self.apply(None)
            self.start[-1] = value
        return self._constants[key]

    def apply(self, operation: Operation | None, left: Slot = ABSENT, right: Slot = ABSENT) -> Slot:
        """Add an operation on one or two operands that exist already."""
        self.operations.append(operation)
        self.left.append(left)
        self.right.append(right)
        self.start.append(NAN)
        return len(self.start) - 1

    def build(self, output: Slot) -> Graph:
        """The graph that computes what stands at a place. The builder is used up by it."""
        return Graph(
            self.start,
            self.operations,
            self.left,
            self.right,
            self.inputs,
            frozenset(self._constants.values()),
            self.names,
            output,
        )


__all__ = ["ABSENT", "OPERATIONS", "Edge", "Graph", "GraphBuilder", "Node", "Role", "Slot"]
