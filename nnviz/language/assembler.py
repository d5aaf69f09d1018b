"""What the parser reads becomes a graph: names, shared sub-expressions, folded constants."""

import math
from collections.abc import Iterator
from string import ascii_lowercase
from typing import TYPE_CHECKING, NoReturn, TypeAlias

import numpy as np

from nnviz.engine.builder import GraphBuilder, key_of
from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array, Value
from nnviz.engine.operations import OPERATIONS, Operation
from nnviz.engine.reading import Reading
from nnviz.engine.shapes import MOST_IN_ALL, ShapeError
from nnviz.engine.tensors import compute
from nnviz.language import calls, definitions
from nnviz.language.characters import RAISED, lowered
from nnviz.language.edits import Edit, edited
from nnviz.language.errors import ExpressionError
from nnviz.language.notes import Notes
from nnviz.language.sums import SUMS
from nnviz.language.syntax import Binary, Call, Expression, Name

if TYPE_CHECKING:
    from nnviz.language.program import Program
    from nnviz.language.statements import Assignment

Operand: TypeAlias = float | Array | int
"""A constant as a float or an array, or the place of a node as an int."""

CONSTANTS = {"pi": math.pi, "π": math.pi, "∞": math.inf, "True": 1.0, "False": 0.0}

MOST_ENTRIES = 10_000
"""Numbers that a vector or matrix in a program may have."""

STEPS_PER_NODE = 50
"""A program may compute so many times what it has nodes, in loops, functions and constants."""

OUTPUT_NAMES = ("L", "y", "out")
"""What an unnamed last statement is called: the first of these that is free."""


class Assembler:
    """Builds the graph of one program, statement by statement.

    Attributes
    ----------
    program : what the parser read
    defined : what each name stands for at this point
    given : the values that the program gives to inputs
    scope : what the names inside a function stand for; None outside of functions
    active : the functions that are being applied
    bound : the indices of the sum signs around, and their numbers where those are written out
    vectors : names that the program gives an index that is summed over
    carried : names that a loop takes from one round to the next
    round : the number of a loop's round, from 1; 0 outside of loops
    """

    def __init__(self, program: "Program", max_nodes: int, *, values_are_inputs: bool) -> None:
        self.program = program
        self.text = program.text
        self.tokens = program.tokens
        self.names = program.names
        self.notes = program.notes
        self.functions = {name: [each] for name, each in program.functions.items()}
        self.library = definitions.library()
        self.max_nodes = max_nodes
        self.values_are_inputs = values_are_inputs
        self.builder = GraphBuilder()
        self.defined: dict[str, Operand] = {}
        self.given: dict[str, Value] = {}
        self.fixed: list[Assignment] = []
        self.scope: dict[str, Operand] | None = None
        self.active: list[definitions.Function] = []
        self.bound: list[tuple[str, int | None]] = []
        self.vectors: set[str] = set()
        self.carried: set[str] = set()
        self.round = 0
        self._anchor: int | None = None
        self._shown: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._known: dict[tuple[str, ...], int] = {}
        self._inputs: set[int] = set()
        self._beside: list[Binary] = []
        self._steps = 0
        self._folded = 0

    def refuse(self, message: str, position: int, hint: str = "", *edits: Edit) -> NoReturn:
        """Stop with an error at a place of the program."""
        place = position if self._anchor is None else self._anchor
        suggestion = edited(self.text, edits) if edits and self._anchor is None else None
        raise ExpressionError(message, self.text, place, hint, suggestion)

    def written(self, expression: Expression) -> str:
        """An expression as it was typed, on the line."""
        source = self.text[expression.begin : expression.end]
        return lowered(source) if all(character in RAISED for character in source) else source

    def name(self, name: str, position: int) -> Operand:
        """What a name stands for: a parameter, an earlier definition, a constant, or an input."""
        if self.scope is not None and name in self.scope:
            return self.scope[name]
        if name in self.defined:
            return self.defined[name]
        if name in CONSTANTS:
            return CONSTANTS[name]
        if "_" in name or self.bound:
            found = self._indexed(name, position)
            if found is not None:
                return found
        later = self.names.assigned.get(name)
        if later is not None and position < later and name not in self.names.updated:
            self._defined_later(name, position, later)
        if name in self.carried:
            first = name if name[-1].isdigit() else self.free_name(f"{name}0")
            self.defined[name] = self.input(first, position)
            return self.defined[name]
        return self.input(name, position)

    def input(self, name: str, position: int) -> int:
        """The input of a name; the same name is the same input."""
        if name not in self.builder.inputs:
            self._count(position)
        place = self.builder.input(name)
        self._inputs.add(place)
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

    def _defined_later(self, name: str, position: int, later: int) -> NoReturn:
        line = self.text.count("\n", 0, later) + 1
        self.refuse(
            f"{name} is not defined yet: its definition comes later, on line {line}.",
            position,
            f"Move the definition of {name} above this use.",
            *self.program.moved_up(later, position),
        )

    def apply(self, name: str, operands: tuple[Operand, ...], position: int) -> Operand:
        """A node for an operation, shared with an equal one; on constants alone, a constant."""
        operation = OPERATIONS[name]
        constants = [operand for operand in operands if not isinstance(operand, int)]
        if len(constants) == len(operands):
            return self._fold(operation, constants, position)
        # 2 may be the constant 2.0 or the node at place 2: their keys tell them apart.
        key = (name, *map(key_of, operands))
        if key not in self._known:
            self._count(position)
            self._known[key] = self._node(operation, *operands)
        else:
            self.spend(position)
        return self._known[key]

    def call(self, call: Call) -> Operand:
        """What a function of operands computes."""
        return calls.called(self, call)

    def defined_function(self, call: Call, functions: "list[definitions.Function]") -> Operand:
        """What a function that a program or the library defines computes."""
        settings = calls.settings_of(self, call)
        function = definitions.chosen(self, call, functions, set(settings))
        operands = {
            name: self._argument(name, written, function)
            for name, written in zip(function.parameters, call.operands, strict=False)
        } | {name: written.build(self) for name, written in settings.items()}
        return self._applied(function, operands, call.position)

    def _argument(
        self, name: str, written: Expression, function: "definitions.Function"
    ) -> Operand:
        value = written.build(self)
        open_to_learn = self.values_are_inputs and not function.closed and self.scope is None
        if open_to_learn and not isinstance(value, int) and name not in self.names.assigned:
            self.given.setdefault(name, value)
            return self.input(name, written.begin)
        return value

    def by_library(self, name: str, operands: list[Operand], call: Call) -> Operand:
        """What one of the library's functions makes of operands that are built already."""
        function = next(
            each for each in self.library[name] if len(each.parameters) == len(operands)
        )
        named = dict(zip(function.parameters, operands, strict=True))
        return self._applied(function, named, call.position)

    def _applied(
        self, function: "definitions.Function", operands: dict[str, Operand], position: int
    ) -> Operand:
        if not function.closed or self._anchor is not None:
            return definitions.applied(self, function, operands, position)
        # Errors inside a library function stand where the program calls it.
        functions, notes = self.functions, self.notes
        self.functions, self.notes, self._anchor = {}, Notes(""), position
        value = definitions.applied(self, function, operands, position)
        self.functions, self.notes, self._anchor = functions, notes, None
        return value

    def choice(
        self, condition: Operand, then: Operand, otherwise: Operand, position: int
    ) -> Operand:
        """One of two values: what holds is kept, the other is 0, and they are added."""
        kept = self.apply("when", (then, condition), position)
        other = self.apply("unless", (otherwise, condition), position)
        if isinstance(otherwise, float) and otherwise == 0.0:
            return kept
        if isinstance(then, float) and then == 0.0:
            return other
        return self.apply("+", (kept, other), position)

    def side_by_side(self, product: Binary) -> None:
        """Remember two variables side by side: of vectors they may mean a scalar product."""
        if type(product.left) is Name and type(product.right) is Name and len(self._beside) < 10:
            self._beside.append(product)

    def vector(self, entries: tuple[Operand, ...], position: int, *, rows: bool) -> Operand:
        """A vector of constants or of computed numbers, or a matrix of constant rows."""
        constants = [entry for entry in entries if not isinstance(entry, int)]
        if entries and len(constants) < len(entries):
            if rows:
                self.refuse(
                    "A matrix that is written out holds fixed numbers only.",
                    position,
                    "Let a name such as W stand for it, and give its numbers as an input.",
                )
            return self.apply("concat", entries, position)
        shapes = {np.shape(entry) for entry in constants}
        if len(shapes) != 1 or len(shapes.pop()) > 1:
            self.refuse(
                "A vector needs numbers, and a matrix rows of one length.",
                position,
                "Write [1, 2] or [[1, 2], [3, 4]].",
            )
        literal: Array = np.array(constants, dtype=np.float64)
        if literal.size > MOST_ENTRIES or not literal.size:
            self.refuse(f"A literal holds 1 to {MOST_ENTRIES:,} numbers.", position)
        return literal

    def _node(self, operation: Operation, *operands: Operand) -> int:
        return self.builder.apply(operation, *map(self._place, operands))

    def _place(self, operand: Operand) -> int:
        return operand if isinstance(operand, int) else self.builder.constant(operand)

    def _fold(
        self, operation: Operation, constants: list[float | Array], position: int
    ) -> float | Array:
        self.spend(position)
        try:
            value = compute(operation, constants)
        except ShapeError as error:
            self.refuse(f"These constants do not fit. {error}", position)
        self._folded += np.size(value)
        if self._folded > MOST_IN_ALL:
            self.refuse(
                f"The constants of this program have more than {MOST_IN_ALL:,} numbers together.",
                position,
                "Shorten it.",
            )
        if (
            operation.name == "^"
            and isinstance(value, float)
            and math.isinf(value)
            and all(np.isfinite(constant).all() for constant in constants)
        ):
            self.refuse(
                "This power is too large for a number.",
                position,
                "The largest number is about 1.8e308.",
            )
        return value

    def spend(self, position: int) -> None:
        """Count something that is computed again, or for a constant, so that no loop is endless."""
        self._steps += 1
        if self._steps > STEPS_PER_NODE * self.max_nodes:
            self.refuse("This program computes too much.", position, "Shorten its loops.")

    def _count(self, position: int) -> None:
        if len(self.builder.inputs) + len(self.builder.rows) >= self.max_nodes:
            self.refuse(
                f"This program has more than {self.max_nodes:,} nodes, the limit here.",
                position,
                "Shorten it. In Python, nnviz.parse(text, max_nodes=…) allows more.",
            )

    def define(self, name: str, operand: Operand, position: int) -> str:
        """Give a name to the value of a statement; gives the name of its node."""
        if self.scope is not None:
            self.scope[name] = operand
            return name
        shown = name
        if name in self.defined or name in self.builder.inputs or name in self.carried:
            shown = self.free_name(f"{name}{self.round}" if self.round else name)
        if isinstance(operand, int):
            if operand in self.builder.names or operand in self._inputs:
                self._count(position)
                operand = self._node(OPERATIONS["identity"], operand)
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

    def finish(self, output: Operand, position: int) -> Graph:
        """Close the graph on the value of the last statement."""
        if not isinstance(output, int):
            constants = (name for name, held in self.defined.items() if not isinstance(held, int))
            fixed = next(constants, "x")
            self.refuse(
                "This is a constant: it has no variable to differentiate by.",
                position,
                "Put a name in it that no line fixes, such as x: it will be an input. A line such "
                f"as {fixed} = 3 makes {fixed} a constant.",
            )
        if output in self._inputs:
            output = self._node(OPERATIONS["identity"], output)
        names = self.builder.names
        if output not in names:
            names[output] = next(self._free(OUTPUT_NAMES))
        unnamed = [place for place, *_ in self.builder.rows if place not in names]
        names.update(zip(unnamed, self._free(self._letters(len(unnamed))), strict=False))
        self.builder.inputs = in_reading_order(self.builder.inputs)
        if self.builder.takes_tensors:
            self._tell_side_by_side()
        for assignment in self.fixed:
            assignment.tell_fixed(self)
        summed = self.program.summed(names[output])
        return self.builder.build(output, Reading(self.notes.all, self.given, summed))

    def _tell_side_by_side(self) -> None:
        for product in self._beside:
            left, right = self.written(product.left), self.written(product.right)
            self.notes.add(
                product.begin,
                f"{left} {right} multiplies vectors entry by entry. Their scalar product is "
                f"{left}·{right}.",
                Edit(product.left.end, product.right.begin, "·"),
            )

    def _free(self, candidates: tuple[str, ...]) -> Iterator[str]:
        taken = {*self.builder.inputs, *self.builder.names.values(), *self.defined}
        yield from (name for name in candidates if name not in taken)
        number = 1
        while True:
            if f"v{number}" not in taken:
                yield f"v{number}"
            number += 1

    def _letters(self, count: int) -> tuple[str, ...]:
        """The next letters of the alphabet, as in the book, if all inputs are single letters."""
        inputs = self.builder.inputs
        if not all(len(name) == 1 and name in ascii_lowercase for name in inputs):
            return ()
        taken = {*self.builder.names.values(), *self.defined}
        later = ascii_lowercase[ascii_lowercase.index(max(inputs)) + 1 :]
        letters = tuple(letter for letter in later if letter not in taken)
        return letters if len(letters) >= count else ()


def in_reading_order(inputs: dict[str, int]) -> dict[str, int]:
    """Inputs in order of first appearance; letters in a row, such as a, b, c, in that order.

    >>> list(in_reading_order({"c": 0, "a": 1, "b": 2}))
    ['a', 'b', 'c']
    >>> list(in_reading_order({"w": 0, "x": 1, "b": 2}))
    ['w', 'x', 'b']
    """
    ordered = sorted(inputs)
    in_a_row = "".join(ordered) in ascii_lowercase and max(map(len, ordered)) == 1
    return {name: inputs[name] for name in ordered} if in_a_row else inputs
