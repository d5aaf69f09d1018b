"""What the parser reads becomes a graph: names, shared sub-expressions, folded constants."""

import math
from collections.abc import Iterator
from string import ascii_lowercase
from typing import NoReturn, TypeAlias

import numpy as np

from nnviz.engine.builder import GraphBuilder, key_of
from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array
from nnviz.engine.operations import OPERATIONS, Operation
from nnviz.engine.shapes import ShapeError
from nnviz.engine.tensors import compute
from nnviz.language.errors import ExpressionError

Operand: TypeAlias = float | Array | int
"""A constant as a float or an array, or the place of a node as an int."""

CONSTANTS = {"pi": math.pi, "π": math.pi}

MOST_ENTRIES = 10_000
"""Numbers that a vector or matrix in a program may have."""

OUTPUT_NAMES = ("L", "y", "out")
"""What an unnamed last statement is called: the first of these that is free."""


class Assembler:
    """Builds the graph of one program, statement by statement."""

    def __init__(self, text: str, definitions: dict[str, int], max_nodes: int) -> None:
        self.text = text
        self.definitions = definitions
        self.max_nodes = max_nodes
        self.builder = GraphBuilder()
        self.defined: dict[str, Operand] = {}
        self._known: dict[tuple[str, ...], int] = {}
        self._inputs: set[int] = set()

    def refuse(self, message: str, position: int, hint: str = "") -> NoReturn:
        """Stop with an error at a place of the program."""
        raise ExpressionError(message, self.text, position, hint)

    def name(self, name: str, position: int, defining: str | None) -> Operand:
        """What a name stands for: an earlier definition, a constant, or an input."""
        if name in self.defined:
            return self.defined[name]
        if name in CONSTANTS:
            return CONSTANTS[name]
        if name == defining:
            self.refuse(
                f"{name} is used in its own definition.",
                position,
                "A graph has no loops. Give the new value a name of its own.",
            )
        if name in self.definitions:
            line = self.text.count("\n", 0, self.definitions[name]) + 1
            self.refuse(
                f"{name} is not defined yet: its definition comes later, on line {line}.",
                position,
                f"Move the definition of {name} above this use.",
            )
        if name not in self.builder.inputs:
            self._count(position)
        place = self.builder.input(name)
        self._inputs.add(place)
        return place

    def apply(self, operation: Operation, operands: tuple[Operand, ...], position: int) -> Operand:
        """A node for an operation, shared with an equal one; on constants alone, a constant."""
        constants = [operand for operand in operands if not isinstance(operand, int)]
        if len(constants) == len(operands):
            return self._fold(operation, constants, position)
        # 2 may be the constant 2.0 or the node at place 2: their keys tell them apart.
        key = (operation.name, *map(key_of, operands))
        if key not in self._known:
            self._count(position)
            self._known[key] = self._node(operation, *operands)
        return self._known[key]

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
            return self.apply(OPERATIONS["concat"], entries, position)
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
        try:
            value = compute(operation, constants)
        except ShapeError as error:
            self.refuse(f"These constants do not fit. {error}", position)
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

    def _count(self, position: int) -> None:
        if len(self.builder.inputs) + len(self.builder.rows) >= self.max_nodes:
            self.refuse(
                f"This program has more than {self.max_nodes:,} nodes, the limit here.",
                position,
                "Shorten it. In Python, nnviz.parse(text, max_nodes=…) allows more.",
            )

    def define(self, name: str, operand: Operand, position: int) -> None:
        """Give a name to the value of a statement."""
        if isinstance(operand, int):
            if operand in self.builder.names or operand in self._inputs:
                self._count(position)
                operand = self._node(OPERATIONS["identity"], operand)
            self.builder.names[operand] = name
        self.defined[name] = operand

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
        return self.builder.build(output)

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
