"""Statements and entries that are written out round by round, or for all entries at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nnviz.language.grammar.ranges import Over
from nnviz.language.grammar.statements import Assignment, Backward, Ignored, Statement
from nnviz.language.grammar.syntax import Expression

if TYPE_CHECKING:
    from nnviz.language.building.assembler import Assembler
    from nnviz.language.building.nodes import Operand

MOST_ROUNDS = 1_000
"""Rounds to which one loop may be written out."""

_GROWING = ("+=", "-=")


@dataclass(slots=True, eq=False)
class Comprehension(Expression):
    """A list whose entries are written by one formula: [w[i]*x[i] for i in range(3)]."""

    body: Expression
    over: Over

    def build(self, to: "Assembler") -> "Operand":
        """The vector of its entries."""
        words = {token.text for token in to.program.between(self.body.begin, self.body.end)}
        if self.over.at_once and words & {*self.over.named}:
            with self.over.all_entries(to):
                return self.body.build(to)
        return to.vector(tuple(self.terms(to)), self.begin, rows=False)

    def terms(self, to: "Assembler") -> "Iterator[Operand]":
        """Its entries, each by itself."""
        numbers = fixed(to, self.over)
        for number in numbers:
            to.spend(self.begin)
            to.bound.append((self.over.index, number))
            yield self.body.build(to)
            to.bound.pop()


def fixed(to: "Assembler", over: Over) -> range:
    """The numbers that a loop runs through; refused if they are not known, or too many."""
    numbers = over.numbers
    if numbers is None:
        return to.refuse(
            "A loop runs over fixed numbers here, or over the entries of vectors.",
            over.place.position,
            "Write for k in range(3): or for x_i in x:",
        )
    if len(numbers) > MOST_ROUNDS:
        to.refuse(
            f"This loop has {len(numbers):,} rounds. It can have 1 to {MOST_ROUNDS:,}.",
            over.place.position,
            "Write fewer.",
        )
    return numbers


@dataclass(eq=False)
class Loop:
    """Statements that are written out once for each of some numbers."""

    begin: int
    end: int
    over: Over
    body: list[Statement]

    def run(self, to: "Assembler") -> "Operand | None":
        """Write out every round; a name that is carried on gets the number of its round."""
        if self.over.at_once:
            return self._gathered(to)
        if not self._differs(to):
            to.notes.add(
                self.begin, "Every round of this loop computes the same, so it is read once."
            )
            return _last(statement.run(to) for statement in self.body)
        numbers = fixed(to, self.over)
        changed = dict.fromkeys(_assigned(self.body))
        outer_round, outer_carried = to.round, to.carried
        to.carried = outer_carried | changed.keys()
        if not outer_round:
            self._tell(to, tuple(changed), len(numbers))
        value = None
        before = max(0, outer_round - 1) * len(numbers)
        names = to.inside if to.inside is not None else to.defined
        index = self.over.index
        outer_index = names.get(index)
        for count, number in enumerate(numbers, 1):
            to.spend(self.begin)
            to.round = before + count
            names[index] = float(number)
            to.bound.append((index, number))
            value = _last(statement.run(to) for statement in self.body)
            to.bound.pop()
        del names[index]
        if outer_index is not None:
            names[index] = outer_index
        to.round, to.carried = outer_round, outer_carried
        return value

    def _differs(self, to: "Assembler") -> bool:
        """True if a round makes use of another, or of its number."""
        given: set[str] = set()
        changed = set(_assigned(self.body))
        for statement in self.body:
            if _is_left_out(statement):
                continue
            if not isinstance(statement, Assignment):
                return True
            words = {
                token.text
                for token in to.program.between(statement.expression.begin, statement.end)
                if token.kind == "name"
            }
            if statement.operator != "=" or words & (changed - given | {self.over.index}):
                return True
            given.add(statement.target.text)
        return False

    def _gathered(self, to: "Assembler") -> "Operand | None":
        """Add up what every entry adds, all entries at once."""
        value: Operand | None = None
        entries = {*self.over.named}
        for statement in self.body:
            if not isinstance(statement, Assignment):
                if not _is_left_out(statement):
                    fixed(to, self.over)
                statement.run(to)
                continue
            name, expression = statement.target.text, statement.expression
            spoken = to.program.between(expression.begin, expression.end)
            of_entries = bool(entries & {each.text for each in spoken})
            if statement.operator == "=" and name not in to.defined:
                with self.over.all_entries(to):
                    statement.run(to)
                entries |= {name} if of_entries else set()
            elif statement.operator in _GROWING and of_entries:
                with self.over.all_entries(to):
                    terms = expression.build(to)
                before = to.name(name, statement.target.position)
                total = to.apply("sum", (terms,), self.begin)
                value = to.apply(statement.operator[0], (before, total), self.begin)
                to.define(name, value, statement.target.position)
            else:
                fixed(to, self.over)
        to.notes.add(self.begin, "This loop is read as a sum over all entries at once.")
        return value

    def _tell(self, to: "Assembler", changed: tuple[str, ...], rounds: int) -> None:
        said = f"This loop is written out in {rounds} rounds."
        if changed:
            said += f" {changed[0]} is called {changed[0]}1 after the first, and so on"
            said += "." if changed[0] in to.defined else f"; its first value is {changed[0]}0."
        to.notes.add(self.begin, said)


def _last(values: "Iterable[Operand | None]") -> "Operand | None":
    """The last value, where statements that are left out have none."""
    found = None
    for value in values:
        found = found if value is None else value
    return found


def _is_left_out(statement: Statement) -> bool:
    return isinstance(statement, Ignored | Backward)


def _assigned(statements: list[Statement]) -> list[str]:
    found = []
    for statement in statements:
        if isinstance(statement, Assignment):
            found.append(statement.target.text)
        elif isinstance(statement, Loop):
            found += _assigned(statement.body)
    return found
