"""What the parser makes of a program: expressions, each of which builds its part of a graph.

An expression knows where it begins and ends in the text as typed, so that errors, notes and
suggestions speak of that text.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nnviz.language.typed.edits import Edit

if TYPE_CHECKING:
    from nnviz.language.building.assembler import Assembler
    from nnviz.language.building.nodes import Operand


@dataclass(slots=True, eq=False)
class Expression(ABC):
    """A part of a formula, from `begin` up to `end` of the text.

    `bracketed` says that it stands in brackets; `matrix` that it is written like a matrix, so that
    what stands beside it is multiplied as matrices are.
    """

    begin: int
    end: int
    bracketed: bool = field(default=False, init=False)
    matrix: bool = field(default=False, init=False)

    @abstractmethod
    def build(self, to: Assembler) -> Operand:
        """Add what this computes to a graph."""


@dataclass(slots=True, eq=False)
class Number(Expression):
    """A number."""

    value: float

    def build(self, to: Assembler) -> Operand:
        """The number itself."""
        return self.value


@dataclass(slots=True, eq=False)
class Text(Expression):
    """A text in quotes, which only settings of functions take."""

    text: str

    def build(self, to: Assembler) -> Operand:
        """Refuse it."""
        to.refuse("A text in quotes can't be computed with.", self.begin, "Write a name.")


@dataclass(slots=True, eq=False)
class Name(Expression):
    """A variable, or a constant such as pi."""

    text: str

    def build(self, to: Assembler) -> Operand:
        """What the name stands for."""
        return to.name(self.text, self.begin)


@dataclass(slots=True, eq=False)
class Negation(Expression):
    """Something with a minus before it."""

    operand: Expression

    def __post_init__(self) -> None:
        self.matrix = self.operand.matrix

    def build(self, to: Assembler) -> Operand:
        """Change the sign."""
        return to.apply("negate", (self.operand.build(to),), self.begin)


@dataclass(slots=True, eq=False)
class Complement(Expression):
    """A condition that must not hold."""

    operand: Expression

    def build(self, to: Assembler) -> Operand:
        """1 where the condition gives 0."""
        return to.apply("-", (1.0, self.operand.build(to)), self.begin)


@dataclass(slots=True, eq=False)
class Transposed(Expression):
    """A matrix with rows and columns exchanged."""

    operand: Expression
    position: int

    def __post_init__(self) -> None:
        self.matrix = True

    def build(self, to: Assembler) -> Operand:
        """Transpose."""
        return to.apply("transpose", (self.operand.build(to),), self.position)


@dataclass(slots=True, eq=False)
class Binary(Expression):
    """Two operands and the operator between them, which is empty where they stand side by side."""

    left: Expression
    operator: str
    right: Expression
    position: int

    def __post_init__(self) -> None:
        self.matrix = self.operator == "@" or self.left.matrix or self.right.matrix

    def build(self, to: Assembler) -> Operand:
        """Apply the operators of a chain from left to right."""
        # A sum of thousands of terms leans to the left: it is walked, not recursed into.
        spine = [self]
        while type(spine[-1].left) is Binary:
            spine.append(spine[-1].left)
        value = spine[-1].left.build(to)
        for part in reversed(spine):
            value = part.joined(to, value)
        return value

    def joined(self, to: Assembler, left: Operand) -> Operand:
        """The operation on a left operand that is built already."""
        right = self.right.build(to)
        operator = self.operator
        if operator in ("", "·"):
            # Between numbers and matrices alike, mathematics multiplies in its own way.
            as_matrices = operator == "·" or self.matrix
            both = isinstance(left, int) and isinstance(right, int)
            if both and not as_matrices:
                to.side_by_side(self)
            operator = "·" if as_matrices and both else "*"
        if operator == "or":
            return to.apply("max", (left, right), self.position)
        return to.apply("*" if operator == "and" else operator, (left, right), self.position)


@dataclass(slots=True, eq=False)
class Power(Expression):
    """A base and its exponent."""

    base: Expression
    exponent: Expression
    position: int

    def __post_init__(self) -> None:
        self.matrix = self.base.matrix

    def build(self, to: Assembler) -> Operand:
        """Raise, or apply exp where the base is Euler's number."""
        base = self.base
        if type(base) is Name and base.text in ("e", "ℯ") and to.names.is_unknown(base.text):
            exponent = to.written(self.exponent)
            written = f"exp{exponent}" if self.exponent.bracketed else f"exp({exponent})"
            to.notes.add(
                self.begin,
                f"This e is read as Euler's number: {written}. A variable of yours needs another "
                "name before ^.",
                Edit(self.begin, self.end, written),
            )
            return to.apply("exp", (self.exponent.build(to),), self.position)
        return to.apply("^", (base.build(to), self.exponent.build(to)), self.position)


@dataclass(slots=True, eq=False)
class Listed(Expression):
    """Entries in square brackets: a vector, or a matrix if the entries are vectors."""

    entries: list[Expression]

    def build(self, to: Assembler) -> Operand:
        """Put the entries together."""
        rows = any(type(entry) is Listed for entry in self.entries)
        return to.vector(tuple(entry.build(to) for entry in self.entries), self.begin, rows=rows)


@dataclass(slots=True, eq=False)
class Indexed(Expression):
    """An entry or a row: x[0], C[X]."""

    base: Expression
    index: Expression

    def build(self, to: Assembler) -> Operand:
        """Look the entry up, or take the whole vector under a sum sign."""
        base, index = self.base.build(to), self.index
        if type(index) is Name and (index.text, None) in to.bound:
            return base
        place = index.build(to)
        if isinstance(place, int):
            table, chooser = to.written(self.base), to.written(index)
            to.notes.add(
                self.begin,
                f"{chooser} is read as the number of an entry or a row of {table}, from 0. If it "
                f"is a vector of zeros with a one, the entry is dot({table}, {chooser}).",
                Edit(self.begin, self.end, f"dot({table}, {chooser})"),
            )
        return to.apply("embedding", (base, place), self.begin)


@dataclass(slots=True, eq=False)
class Conditional(Expression):
    """One of two values, by a condition: a if c else b."""

    then: Expression
    condition: Expression
    otherwise: Expression

    def build(self, to: Assembler) -> Operand:
        """Keep one value where the condition holds, and the other elsewhere."""
        condition = self.condition.build(to)
        return to.choice(
            condition, self.then.build(to), self.otherwise.build(to), self.condition.begin
        )


@dataclass(slots=True, eq=False)
class Call(Expression):
    """A function of operands in brackets, with settings by name.

    `module` is what stands before the name, such as np or torch.nn; `method` says that the first
    operand stands before it instead, as in x.sum().
    """

    name: str
    module: str
    operands: list[Expression]
    settings: dict[str, Expression]
    position: int
    method: bool = False

    def build(self, to: Assembler) -> Operand:
        """Apply the function."""
        return to.call(self)
