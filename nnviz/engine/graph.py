"""A computation graph as structure: nodes, edges, and no number but the constants.

Nodes stand in creation order. An operation can only use what exists already, so creation order
is topological order: no pass sorts, and none recurses.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from nnviz.engine.ieee import Value
from nnviz.engine.operations import Operation
from nnviz.engine.plan import ABSENT, MANY, Plan, Row, Slot
from nnviz.engine.reading import Note, Reading

Role: TypeAlias = Literal["input", "parameter", "intermediate", "output"]


class Node(NamedTuple):
    """One node as a reader sees it.

    `operation` is a name in the operation table, or None for an input. `operands` are the names
    of nodes, or numbers, vectors and matrices for constants, in the order written.
    """

    name: str
    operation: str | None
    operands: tuple[str | Value, ...]
    role: Role


class Edge(NamedTuple):
    """One use of a node's value as an operand. `x*x` has two edges, with slots 0 and 1."""

    source: Slot
    target: Slot
    slot: int


class Graph:
    """A computation graph: structure only, the same for every run.

    Build one with `nnviz.parse` or an `nnviz.engine.builder.GraphBuilder`.

    Attributes
    ----------
    plan : the tape that runs read
    input_places : the place of each input, by name, in the order that a reader sees them
    constants : the places of the constants, which are operands but no nodes of the picture
    parameters : the names of those inputs that learning may change
    is_scalar : true if numbers alone can run through it
    takes_tensors : true if an operation takes vectors or matrices as a whole, or one is a constant
    reading : what the text says beside the graph, where it was read from one

    >>> from nnviz import parse
    >>> parse("L = a*b").nodes[-1]
    Node(name='L', operation='*', operands=('a', 'b'), role='output')
    """

    def __init__(
        self,
        plan: Plan,
        input_places: dict[str, Slot],
        constants: frozenset[Slot],
        given_names: dict[Slot, str],
        parameters: frozenset[str] = frozenset(),
        *,
        is_scalar: bool = True,
        takes_tensors: bool = False,
        reading: Reading | None = None,
    ) -> None:
        self.plan = plan
        self.input_places = input_places
        self.constants = constants
        self.parameters = parameters
        self.is_scalar = is_scalar
        self.takes_tensors = takes_tensors
        self.reading = reading or Reading()
        self._given_names = given_names

    def __repr__(self) -> str:
        return f"<Graph of {self.output}: {len(self.nodes)} nodes, inputs {', '.join(self.inputs)}>"

    @property
    def inputs(self) -> tuple[str, ...]:
        """The inputs' names."""
        return tuple(self.input_places)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What might be read otherwise in the text that the graph was read from."""
        return self.reading.notes

    @property
    def given(self) -> Mapping[str, Value]:
        """The values that the text itself gives to inputs; a run may give others."""
        return self.reading.given

    @cached_property
    def names(self) -> list[str]:
        """The name of each place; a constant's is empty, an unnamed result's is v and its place."""
        taken = {*self.input_places, *self._given_names.values()}
        names = [
            f"v{slot}" if f"v{slot}" not in taken else f"v{slot}_"
            for slot in range(len(self.plan.start))
        ]
        for slot in self.constants:
            names[slot] = ""
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
    def output_slot(self) -> Slot:
        """The place of the node that the graph computes."""
        return self.plan.output

    @property
    def output(self) -> str:
        """The name of the node that the graph computes."""
        return self.names[self.output_slot]

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every node, in topological order."""
        return tuple(map(self.node, self.slots))

    def node(self, name: str) -> Node:
        """The node of a name."""
        slot = self.slots[name]
        operation = self.operation(slot)
        return Node(
            name,
            operation.name if operation else None,
            tuple(
                self.plan.start[operand] if operand in self.constants else self.names[operand]
                for operand in self.operands(slot)
            ),
            self._role(slot),
        )

    def _role(self, slot: Slot) -> Role:
        if slot == self.output_slot:
            return "output"
        if slot in self._rows:
            return "intermediate"
        return "parameter" if self.names[slot] in self.parameters else "input"

    @cached_property
    def _rows(self) -> dict[Slot, Row]:
        return {row[0]: row for row in self.plan.rows}

    def operation(self, slot: Slot) -> Operation | None:
        """The operation at a place, or None for an input or a constant."""
        return self._rows[slot][1] if slot in self._rows else None

    def operands(self, slot: Slot) -> tuple[Slot, ...]:
        """The places of a node's operands, constants included; none for an input."""
        return self._operands(self._rows[slot]) if slot in self._rows else ()

    def _operands(self, row: Row) -> tuple[Slot, ...]:
        left, right = row[-2:]
        if right == MANY:
            return self.plan.many[row[0]]
        return (left,) if right == ABSENT else (left, right)

    @cached_property
    def operation_slots(self) -> tuple[Slot, ...]:
        """The places of the operations: the forward pass visits them in this order."""
        return tuple(self._rows)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every edge that carries a gradient, in the order of the backward pass.

        That is from the last node to the first, and at a node in the order of its operands. Edges
        from constants carry none, nor do edges into a node that the output does not use.
        """
        return tuple(
            Edge(source, row[0], place)
            for row in reversed(self.plan.live)
            for place, source in enumerate(self._operands(row))
            if source not in self.constants
        )

    @cached_property
    def unused(self) -> tuple[str, ...]:
        """The nodes that the output does not depend on: their gradient is 0."""
        used = {edge.source for edge in self.edges} | {self.output_slot}
        return tuple(name for name, slot in self.slots.items() if slot not in used)

    def moved_by(self, name: str) -> set[Slot]:
        """The places whose value an input can change, its own included.

        >>> from nnviz import parse
        >>> sorted(parse("a*b").moved_by("a"))
        [0, 2]
        """
        moved = {self.slots[name]}
        for slot in self.operation_slots:
            if not moved.isdisjoint(self.operands(slot)):
                moved.add(slot)
        return moved

    @cached_property
    def row_numbers(self) -> tuple[str, ...]:
        """The inputs that only say which rows are looked up: by those there is no derivative.

        >>> from nnviz import parse
        >>> parse("sum(embedding(E, i))").row_numbers
        ('i',)
        """
        ways: dict[Slot, list[bool]] = {}
        for slot, operation, *_ in self.plan.rows:
            for place, source in enumerate(self.operands(slot)):
                blocked = operation.forward is None and operation.linear(place).blocked
                ways.setdefault(source, []).append(blocked)
        return tuple(name for name, slot in self.input_places.items() if all(ways.get(slot, [0])))

    def with_parameters(self, names: Iterable[str]) -> "Graph":
        """The same graph with other inputs marked as trainable; names of no input are dropped."""
        return self._like(self.plan, frozenset(names) & frozenset(self.input_places))

    def read_as(self, reading: Reading) -> "Graph":
        """The same graph with other notes beside it."""
        graph = self._like(self.plan, self.parameters)
        graph.reading = reading
        return graph

    def visited_in(self, order: Sequence[Slot]) -> "Graph":
        """The same graph, whose backward pass visits its live operations in another order.

        A right pass needs the order that a graph has by itself; see `nnviz.mistakes.passes`.
        """
        live = [self._rows[slot] for slot in reversed(order)]
        return self._like(self.plan._replace(live=live), self.parameters)

    def _like(self, plan: Plan, parameters: frozenset[str]) -> "Graph":
        return Graph(
            plan,
            self.input_places,
            self.constants,
            self._given_names,
            parameters,
            is_scalar=self.is_scalar,
            takes_tensors=self.takes_tensors,
            reading=self.reading,
        )
