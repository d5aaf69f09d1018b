"""What the names of a program stand for, at each of its statements."""

from abc import abstractmethod

from nnviz.engine.ieee import Value
from nnviz.engine.operations import OPERATIONS
from nnviz.language.building.constants import CONSTANTS
from nnviz.language.building.nodes import Nodes, Operand
from nnviz.language.grammar.program import Program
from nnviz.language.grammar.statements import Assignment
from nnviz.language.grammar.sums import SUMS
from nnviz.language.grammar.syntax import Expression
from nnviz.language.typed.edits import Edit


class Scope(Nodes):
    """Names and what they stand for.

    Attributes
    ----------
    defined : what each name stands for at this point
    given : the values that the program gives to inputs
    fixed : statements whose values are constants, though they may have been meant as inputs
    values_are_inputs : true if a value that is only stated is that of an input
    inside : what the names inside a function stand for; None outside of functions
    bound : the indices of the sum signs around, and their numbers where those are written out
    vectors : names that the program gives an index that is summed over
    entries : names that stand for all entries of a vector at once
    early : inputs whose values stand behind their use, and where
    carried : names that a loop takes from one round to the next
    round : the number of a loop's round, from 1; 0 outside of loops
    """

    def __init__(self, program: Program, max_nodes: int, *, values_are_inputs: bool) -> None:
        super().__init__(program, max_nodes)
        self.names = program.names
        self.notes = program.notes
        self.values_are_inputs = values_are_inputs
        self.defined: dict[str, Operand] = {}
        self.given: dict[str, Value] = {}
        self.fixed: list[Assignment] = []
        self.inside: dict[str, Operand] | None = None
        self.bound: list[tuple[str, int | None]] = []
        self.vectors: set[str] = set()
        self.entries: dict[str, Operand] = {}
        self.early: dict[str, int] = {}
        self.carried: set[str] = set()
        self.round = 0
        self.inputs: set[int] = set()
        self._shown: set[str] = set()
        self._numbers: dict[str, int] = {}

    def name(self, name: str, position: int) -> Operand:
        """What a name stands for: a parameter, an earlier definition, a constant, or an input."""
        if name in self.entries:
            return self.entries[name]
        if self.inside is not None and name in self.inside:
            return self.inside[name]
        if name in self.defined:
            return self.defined[name]
        if name in CONSTANTS:
            return CONSTANTS[name]
        if "_" in name or self.bound:
            found = self._indexed(name, position)
            if found is not None:
                return found
        if name in self.carried:
            first = name if name[-1].isdigit() else self.free_name(f"{name}0")
            self.defined[name] = self.input(first, position)
            return self.defined[name]
        later = self.names.assigned.get(name)
        if later is not None and position < later and name not in self.names.updated:
            return self._defined_later(name, position, later)
        return self.input(name, position)

    @abstractmethod
    def value_of(self, expression: Expression) -> Operand:
        """What an expression computes."""

    def input(self, name: str, position: int) -> int:
        """The input of a name; the same name is the same input."""
        if name not in self.builder.inputs:
            self.count(position)
        place = self.builder.input(name)
        self.inputs.add(place)
        return place

    def _indexed(self, name: str, position: int) -> Operand | None:
        """What a name with an index stands for, where a sum sign runs over that index."""
        base, _, index = name.rpartition("_")
        for bound, number in self.bound:
            if name == bound:
                if number is None:
                    self.refuse(
                        f"The index {name} can't be computed with.",
                        position,
                        "Write the numbers that it runs through as a vector, such as [1, 2, 3].",
                    )
                return float(number)
            if base and index == bound:
                if number is None:
                    return self.name(base, position)
                close = f"{base}{number}"
                known = close in self.names.alone or close in self.names.assigned
                return self.name(close if known else f"{base}_{number}", position)
        if base in self.vectors and index.isalpha() and name not in self.names.assigned:
            vector, chooser = self.name(base, position), self.name(index, position)
            end = self.program.end_of(position)
            self.notes.add(
                position,
                f"{name} is read as the entry of {base} that {index} picks, where {index} is a "
                f"vector of zeros with a one: dot({base}, {index}). If {index} is the number of "
                f"the entry, from 0, write {base}[{index}].",
                Edit(position, end, f"{base}[{index}]"),
            )
            self.notes.change(SUMS, [Edit(position, end, f"dot({base}, {index})")])
            return self.apply("dot", (vector, chooser), position)
        return None

    def _defined_later(self, name: str, position: int, later: int) -> Operand:
        definition = self.program.beginning_at(later)
        if isinstance(definition, Assignment) and definition.states:
            # f = x + y, x = 2: the numbers that a formula is worked out for.
            self.early[name] = later
            self.give(name, self.value_of(definition.expression), position)
            return self.defined[name]
        line = self.program.source.line(later)
        return self.refuse(
            f"{name} is not defined yet: its definition comes later, on line {line}.",
            position,
            f"Move the definition of {name} above this use.",
            *self.program.moved_up(later, position),
        )

    def define(self, name: str, operand: Operand, position: int) -> str:
        """Give a name to the value of a statement; gives the name of its node."""
        if self.inside is not None:
            self.inside[name] = operand
            return name
        shown = name
        if name in self.defined or name in self.builder.inputs or name in self.carried:
            shown = self.free_name(f"{name}{self.round}" if self.round else name)
        if isinstance(operand, int):
            if operand in self.builder.names or operand in self.inputs:
                self.count(position)
                operand = self.node(OPERATIONS["identity"], operand)
            self.builder.names[operand] = shown
        self._shown.add(shown)
        self.defined[name] = operand
        return shown

    def give(self, name: str, value: Operand, position: int) -> None:
        """Make an input that has a value of its own."""
        assert not isinstance(value, int)
        self.given[name] = value
        self.defined[name] = self.input(name, position)

    def free_name(self, name: str) -> str:
        """A name that nothing else has: itself, or with a number."""
        if not self._is_taken(name):
            return name
        joint = "_" if name[-1].isdigit() else ""
        number = self._numbers.get(name, 2)
        while self._is_taken(f"{name}{joint}{number}"):
            number += 1
        self._numbers[name] = number + 1
        return f"{name}{joint}{number}"

    def _is_taken(self, name: str) -> bool:
        known = (self.builder.inputs, self._shown, self.names.assigned, self.names.alone)
        return any(name in names for names in known)
