"""A tape that records what arithmetic does with stand-ins for numbers, as nodes of a graph."""

from dataclasses import dataclass
from typing import NamedTuple

from nnviz.engine import ieee
from nnviz.engine.builder import GraphBuilder
from nnviz.engine.graph import Graph
from nnviz.engine.operations import OPERATIONS, Operation


class TieError(ArithmeticError):
    """A comparison of two equal numbers: the point stands on the border between two cases."""


class _Entry(NamedTuple):
    """An operation on the tape, and the places of its operands."""

    operation: Operation
    operands: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Traced(ieee.Recorded):
    """A place on a tape, in the role of the number that it holds.

    Attributes
    ----------
    tape : records each operation on it
    place : on the tape
    value : the number here and now; comparisons go by it
    constant : true if no input changes it
    """

    tape: "Tape"
    place: int
    value: float
    constant: bool

    def record(self, kernel: ieee.Kernel, operands: "tuple[Traced | float, ...]") -> "Traced":
        """A node for the operation with this kernel."""
        name, places = _KERNELS[kernel]
        return self.tape.apply(OPERATIONS[name], *(operands[place] for place in places))

    def __add__(self, other: "Traced | float") -> "Traced":
        return self.tape.apply(OPERATIONS["+"], self, other)

    def __radd__(self, other: float) -> "Traced":
        return self.tape.apply(OPERATIONS["+"], other, self)

    def __sub__(self, other: "Traced | float") -> "Traced":
        return self.tape.apply(OPERATIONS["-"], self, other)

    def __rsub__(self, other: float) -> "Traced":
        return self.tape.apply(OPERATIONS["-"], other, self)

    def __mul__(self, other: "Traced | float") -> "Traced":
        return self.tape.apply(OPERATIONS["*"], self, other)

    def __rmul__(self, other: float) -> "Traced":
        return self.tape.apply(OPERATIONS["*"], other, self)

    def __neg__(self) -> "Traced":
        return self.tape.apply(OPERATIONS["negate"], self)

    def __lt__(self, other: "Traced | float") -> bool:
        return self.value < self._not_tied(other)

    def __gt__(self, other: "Traced | float") -> bool:
        return self.value > self._not_tied(other)

    def __ge__(self, other: "Traced | float") -> bool:
        # Rules only use it to narrow an equality, which finds the tie.
        return self.value >= _number(other)

    def __eq__(self, other: object) -> bool:
        assert isinstance(other, Traced | float | int)
        return self.value == (_number(other) if self.constant else self._not_tied(other))

    __hash__ = None  # type: ignore[assignment]

    def _not_tied(self, other: "Traced | float") -> float:
        number = _number(other)
        if self.value == number:
            raise TieError
        return number


def _number(x: "Traced | float") -> float:
    return x.value if isinstance(x, Traced) else x


_KERNELS = {
    operation.forward: (operation.name, tuple(range(operation.arity)))
    for operation in OPERATIONS.values()
    if operation.forward
} | {
    # The guards of 0/0 and of log 0 only matter where there is no derivative to go on with.
    ieee.gated_divide: ("/", (0, 1)),
    ieee.xlogy_slope: ("log", (1,)),
}
"""The operation that computes a kernel, and which of the kernel's operands it takes."""


class Tape:
    """Records operations, each once; leaves out those that change nothing, such as times 1.

    >>> tape = Tape()
    >>> x = tape.input("x", 3.0)
    >>> y = 1.0 * x * x + 0.0
    >>> y.value, [node.name for node in tape.graph(y, "y").nodes]
    (9.0, ['x', 'y'])
    """

    def __init__(self) -> None:
        self._traced: list[Traced] = []
        self._inputs: dict[int, str] = {}
        self._entries: dict[int, _Entry] = {}
        self._names: dict[int, str] = {}
        self._taken: set[str] = set()
        self._known: dict[tuple[str, tuple[int, ...]], Traced] = {}
        self._constants: dict[str, Traced] = {}

    def input(self, name: str, value: float) -> Traced:
        """Add an input that holds a number now."""
        self._inputs[len(self._traced)] = name
        self._taken.add(name)
        return self._add(value, constant=False)

    def constant(self, value: float) -> Traced:
        """Add a constant; equal constants are one."""
        key = repr(float(value))
        if key not in self._constants:
            self._constants[key] = self._add(float(value), constant=True)
        return self._constants[key]

    def name(self, traced: "Traced", name: str) -> None:
        """Call an operation by a name, if it has none yet and the name is free."""
        unnamed = traced.place in self._entries and traced.place not in self._names
        if unnamed and name not in self._taken:
            self._names[traced.place] = name
            self._taken.add(name)

    def node(self, operation: Operation, *operands: Traced) -> Traced:
        """Add an operation as it stands."""
        places = tuple(operand.place for operand in operands)
        key = (operation.name, places)
        if key not in self._known:
            value = operation.floats(*(operand.value for operand in operands))
            constant = all(operand.constant for operand in operands)
            if constant:
                return self.constant(value)
            self._entries[len(self._traced)] = _Entry(operation, places)
            self._known[key] = self._add(value, constant=False)
        return self._known[key]

    def apply(self, operation: Operation, *operands: "Traced | float") -> Traced:
        """Add an operation, unless the result is there already: times 1, plus 0, to the power 1."""
        lifted = [x if isinstance(x, Traced) else self.constant(x) for x in operands]
        return self._unchanged(operation.name, *lifted) or self.node(operation, *lifted)

    def _unchanged(self, name: str, left: Traced, right: Traced | None = None) -> Traced | None:
        """What an operation with a neutral or a swallowing constant gives, without a node."""
        if right is None:
            return None
        for one, other in ((left, right), (right, left)):
            if one.constant and one.value == _NEUTRAL.get(name) and (name != "^" or one is right):
                return other
            if name == "*" and one.constant and one.value == -1.0:
                return self.apply(OPERATIONS["negate"], other)
            if name == "*" and one.constant and one.value == 0.0:
                return self.constant(0.0)
        return None

    def _add(self, value: float, *, constant: bool) -> Traced:
        self._traced.append(Traced(self, len(self._traced), value, constant))
        return self._traced[-1]

    def graph(self, output: Traced, name: str) -> Graph:
        """The graph of what an output needs, under a name for it, or a longer one if taken."""
        if output.place not in self._entries or output.place in self._names:
            self._entries[len(self._traced)] = _Entry(OPERATIONS["identity"], (output.place,))
            output = self._add(output.value, constant=False)
        while name in self._taken:
            name += "_"
        self._names[output.place] = name
        needed = {output.place}
        for place in sorted(self._entries, reverse=True):
            if place in needed:
                needed.update(self._entries[place].operands)
        builder = GraphBuilder()
        moved: dict[int, int] = {}
        for place in sorted(needed):
            if entry := self._entries.get(place):
                operands = (moved[operand] for operand in entry.operands)
                moved[place] = builder.apply(entry.operation, *operands)
                if place in self._names:
                    builder.names[moved[place]] = self._names[place]
            elif place in self._inputs:
                moved[place] = builder.input(self._inputs[place])
            else:
                moved[place] = builder.constant(self._traced[place].value)
        return builder.build(moved[output.place])


_NEUTRAL = {"+": 0.0, "*": 1.0, "^": 1.0}
"""The constant that an operation changes nothing with; of a power only as the exponent."""
