"""The sum sign of mathematics: over the entries of vectors, or written out between two bounds."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nnviz.language.grammar.syntax import Expression
from nnviz.language.typed.edits import Edit

if TYPE_CHECKING:
    from nnviz.language.building.assembler import Assembler
    from nnviz.language.building.nodes import Operand

SUMS = "sums"
"""The group of notes whose changes write all sums over vectors as such."""

MOST_TERMS = 100
"""Terms that a sum between two bounds is written out to."""


@dataclass(slots=True, eq=False)
class SumOver(Expression):
    """A sum or a product by its sign: Σ_i w_i x_i, with `index` empty where none is named.

    `low` and `high` are the index's bounds if they are whole numbers.
    """

    sign: str
    index: str
    low: int | None
    high: int | None
    body: Expression

    def build(self, to: "Assembler") -> "Operand":
        """Sum over the entries of vectors, or write the terms out."""
        if self.low is not None and self.high is not None and self._has_numbered(to):
            return self._written_out(to, self.low, self.high)
        index = self.index or self._only_index(to)
        if index:
            to.vectors.update(to.names.indexed.get(index, ()))
        to.bound.append((index, None))
        value = self.body.build(to)
        to.bound.pop()
        function = "sum" if self.sign == "Σ" else "prod"
        self._tell(to, function, index)
        return to.apply(function, (value,), self.begin)

    def _has_numbered(self, to: "Assembler") -> bool:
        """True if the program speaks of x_1 or x1 where the sum speaks of x_i."""
        known = to.names.alone | to.names.assigned.keys()
        return any(
            f"{base}_{self.low}" in known or f"{base}{self.low}" in known
            for base in to.names.indexed.get(self.index, ())
        )

    def _written_out(self, to: "Assembler", low: int, high: int) -> "Operand":
        if not 0 <= high - low < MOST_TERMS:
            to.refuse(
                f"A sum is written out to at most {MOST_TERMS} terms, and at least one.",
                self.begin,
                "Write it over a vector, such as sum(x).",
            )
        terms = []
        for number in range(low, high + 1):
            to.bound.append((self.index, number))
            terms.append(self.body.build(to))
            to.bound.pop()
        value = terms[0]
        for term in terms[1:]:
            value = to.apply("+" if self.sign == "Σ" else "*", (value, term), self.begin)
        return value

    def _only_index(self, to: "Assembler") -> str:
        """The index that all names in the term have, where the sign names none."""
        found = {
            token.text.rpartition("_")[2]
            for token in to.program.between(self.body.begin, self.body.end)
            if token.kind == "name" and "_" in token.text and token.text not in to.names.assigned
        }
        index = found.pop() if len(found) == 1 else ""
        return index if len(index) == 1 and index.isalpha() else ""

    def _tell(self, to: "Assembler", function: str, index: str) -> None:
        """Say that all entries are summed, in a program that says so itself."""
        if not to.notes.open:
            return
        renamed = without_index(to, index, self.body.begin, self.body.end)
        brackets = ("", "") if self.body.bracketed else ("(", ")")
        over = f" over {index}" if index else ""
        to.notes.add(
            self.begin,
            f"The {'sum' if function == 'sum' else 'product'}{over} is read as {function}(…) over "
            "all entries of the vectors in it.",
            Edit(self.begin, self.body.begin, function + brackets[0]),
            *renamed,
            Edit(self.body.end, self.body.end, brackets[1]),
            group=SUMS,
        )


def without_index(to: "Assembler", index: str, begin: int, end: int) -> list[Edit]:
    """The changes that take an index off the names in a part of the program."""
    return [
        Edit(token.position, token.end, token.text.removesuffix(f"_{index}"))
        for token in to.program.between(begin, end)
        if index and token.kind == "name" and token.text.endswith(f"_{index}")
    ]
