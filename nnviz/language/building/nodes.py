"""Operations become nodes of a graph: shared where they are equal, folded on constants, counted."""

import math
from typing import NoReturn, TypeAlias

import numpy as np

from nnviz.engine.builder import GraphBuilder, key_of
from nnviz.engine.ieee import Array
from nnviz.engine.operations import OPERATIONS, Operation
from nnviz.engine.shapes import MOST_IN_ALL, ShapeError
from nnviz.engine.tensors import compute
from nnviz.language.errors import ExpressionError
from nnviz.language.grammar.program import Program
from nnviz.language.grammar.syntax import Expression
from nnviz.language.typed.characters import RAISED, lowered
from nnviz.language.typed.edits import Edit, edited

Operand: TypeAlias = float | Array | int
"""A constant as a float or an array, or the place of a node as an int."""

MOST_ENTRIES = 10_000
"""Numbers that a vector or matrix in a program may have."""

STEPS_PER_NODE = 50
"""A program may compute so many times what it has nodes, in loops, functions and constants."""


class Nodes:
    """The nodes of one program.

    Attributes
    ----------
    program : what the parser read
    max_nodes : how many inputs and operations there may be
    anchor : where errors inside a function of the library are told; None outside of them
    """

    def __init__(self, program: Program, max_nodes: int) -> None:
        self.program = program
        self.text = program.text
        self.max_nodes = max_nodes
        self.builder = GraphBuilder()
        self.anchor: int | None = None
        self._known: dict[tuple[str, ...], int] = {}
        self._steps = 0
        self._folded = 0

    def refuse(self, message: str, position: int, hint: str = "", *edits: Edit) -> NoReturn:
        """Stop with an error at a place of the program."""
        place = position if self.anchor is None else self.anchor
        suggestion = edited(self.text, edits) if edits and self.anchor is None else None
        raise ExpressionError(message, self.text, place, hint, suggestion)

    def written(self, expression: Expression) -> str:
        """An expression as it was typed, on the line."""
        source = self.text[expression.begin : expression.end]
        return lowered(source) if all(character in RAISED for character in source) else source

    def apply(self, name: str, operands: tuple[Operand, ...], position: int) -> Operand:
        """A node for an operation, shared with an equal one; on constants alone, a constant."""
        operation = OPERATIONS[name]
        constants = [operand for operand in operands if not isinstance(operand, int)]
        if len(constants) == len(operands):
            return self._fold(operation, constants, position)
        # 2 may be the constant 2.0 or the node at place 2: their keys tell them apart.
        key = (name, *map(key_of, operands))
        if key not in self._known:
            self.count(position)
            self._known[key] = self.node(operation, *operands)
        else:
            self.spend(position)
        return self._known[key]

    def choice(
        self, condition: Operand, then: Operand, otherwise: Operand, position: int
    ) -> Operand:
        """One of two values: what holds is kept, the other is 0, and they are added."""
        if isinstance(otherwise, float) and otherwise == 0.0:
            return self.apply("when", (then, condition), position)
        other = self.apply("unless", (otherwise, condition), position)
        if isinstance(then, float) and then == 0.0:
            return other
        kept = self.apply("when", (then, condition), position)
        return self.apply("+", (kept, other), position)

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

    def node(self, operation: Operation, *operands: Operand) -> int:
        """A node of its own for an operation."""
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

    def count(self, position: int) -> None:
        """Make sure that one more node has room."""
        if len(self.builder.inputs) + len(self.builder.rows) >= self.max_nodes:
            self.refuse(
                f"This program has more than {self.max_nodes:,} nodes, the limit here.",
                position,
                "Shorten it. In Python, nnviz.parse(text, max_nodes=…) allows more.",
            )
