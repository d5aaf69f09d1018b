"""Statements: what gives names to values, once or round by round."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from nnviz.language.grammar.stated import is_stated
from nnviz.language.grammar.sums import SUMS, without_index
from nnviz.language.grammar.syntax import Call, Expression
from nnviz.language.notes import few
from nnviz.language.typed.edits import Edit
from nnviz.language.typed.tokens import Token

if TYPE_CHECKING:
    from nnviz.language.building.assembler import Assembler
    from nnviz.language.building.nodes import Operand


class Statement(Protocol):
    """One statement of a program, from `begin` up to `end` of the text."""

    begin: int
    end: int

    def run(self, to: "Assembler") -> "Operand | None":
        """Build its part of the graph; gives the value that it ends with, if it has one."""


@dataclass(eq=False)
class Assignment:
    """A name for a value; `operator` is = or one such as +=."""

    begin: int
    end: int
    target: Token
    operator: str
    expression: Expression

    def run(self, to: "Assembler") -> "Operand | None":
        """Name the value. A value that is only stated may be that of an input."""
        target, expression = self.target, self.expression
        name = target.text
        if to.early.get(name) == target.position:
            return None
        fresh = name not in to.defined and name not in to.builder.inputs and not to.round
        if self.states and fresh and to.inside is None:
            value = expression.build(to)
            made = type(expression) is Call
            if (made or to.values_are_inputs) and not isinstance(value, int):
                to.give(name, value, target.position)
                return to.defined[name]
            to.fixed.append(self)
        index = self._index(to)
        if index:
            name = name.removesuffix(f"_{index}")
            to.vectors.add(name)
            to.bound.append((index, None))
            to.notes.add(
                self.begin,
                f"This holds for every {index} at once: {name} is read as a vector.",
                Edit(target.position, target.end, name),
                *without_index(to, index, expression.begin, expression.end),
                group=SUMS,
            )
        value = self._value(to)
        if index:
            to.bound.pop()
        shown = to.define(name, value, target.position)
        if shown != name and not to.round:
            self._tell(to, shown)
        return to.defined[name] if to.inside is None else value

    @property
    def states(self) -> bool:
        """True if it only states a value."""
        return self.operator == "=" and is_stated(self.expression)

    def tell_fixed(self, to: "Assembler") -> None:
        """Say that a value that is only stated is a constant."""
        name, begin, end = self.target.text, self.expression.begin, self.expression.end
        to.notes.add(
            self.begin,
            f"{name} is a constant here. To get the gradient by {name} as well, make it an input "
            "with this value.",
            Edit(begin, end, f"tensor({to.text[begin:end]})"),
        )

    def _value(self, to: "Assembler") -> "Operand":
        if self.operator == "=":
            return self.expression.build(to)
        before = to.name(self.target.text, self.target.position)
        return to.apply(self.operator[0], (before, self.expression.build(to)), self.target.position)

    def _index(self, to: "Assembler") -> str:
        """The index i of p_i = exp(z_i)/Σ_k exp(z_k), which stands for every i at once."""
        base, _, index = self.target.text.rpartition("_")
        if not (base and len(index) == 1 and index.isalpha()) or to.inside is not None:
            return ""
        words = [
            token
            for token in to.program.between(self.expression.begin, self.expression.end)
            if token.kind in ("name", "operator")
        ]
        summed = any(token.text in ("Σ", "∏") for token in words)
        bases = {
            token.text.removesuffix(f"_{index}")
            for token in words
            if token.text.endswith(f"_{index}")
        }
        return index if bases and (summed or bases & to.vectors) else ""

    def _tell(self, to: "Assembler", shown: str) -> None:
        """Say what a name's second value is called, in a program that calls it so."""
        name = self.target.text
        if not to.notes.open:
            return
        later = few(
            Edit(token.position, token.end, shown)
            for token in to.program.between(self.end, len(to.text))
            if token.kind == "name" and token.text == name
        )
        edits = [Edit(self.target.position, self.target.end, shown), *later]
        if self.operator != "=":
            begin, end = self.expression.begin, self.expression.end
            source = to.text[begin:end]
            edits = [
                Edit(self.begin, end, f"{shown} = {name} {self.operator[0]} ({source})"),
                *later,
            ]
        to.notes.add(
            self.begin,
            f"{name} gets a second value here. In a graph that is a new step, called {shown}.",
            *edits,
        )


@dataclass(eq=False)
class Unstated:
    """A name for an array of which only the shape is said: an input."""

    begin: int
    end: int
    target: Token

    def run(self, to: "Assembler") -> "Operand | None":
        """Make the input."""
        name = self.target.text
        to.notes.add(self.begin, f"{name} is read as an input: give its numbers beside the graph.")
        to.defined[name] = to.input(name, self.begin)
        return to.defined[name]


@dataclass(eq=False)
class Bare:
    """A formula without a name."""

    begin: int
    end: int
    expression: Expression

    def run(self, to: "Assembler") -> "Operand | None":
        """Build the formula."""
        return self.expression.build(to)


@dataclass(eq=False)
class Ignored:
    """A statement that computes nothing of a formula, such as print(L)."""

    begin: int
    end: int
    said: str

    def run(self, to: "Assembler") -> "Operand | None":
        """Tell that it is left out."""
        to.notes.once(
            self.said, self.begin, self.said, Edit(self.begin, self.end, ""), group=self.said
        )
        return None


@dataclass(eq=False)
class Backward:
    """A backward pass that is asked for: what it starts from is the output."""

    begin: int
    end: int
    name: Token

    def run(self, to: "Assembler") -> "Operand | None":
        """Tell that it is left out, and give what it starts from."""
        said = "The backward pass is always run here, so this line is left out."
        # What this line starts from is the output, though another statement may come before it.
        name = self.name.text if to.program.last != self.name.text else ""
        to.notes.once(said, self.begin, said, Edit(self.begin, self.end, name), group=said)
        return to.name(self.name.text, self.name.position)


@dataclass(eq=False)
class Return(Bare):
    """What a function gives; outside of functions, a formula without a name."""


@dataclass(eq=False)
class Early(Return):
    """A return under a condition, after which the function goes on."""

    condition: Expression
