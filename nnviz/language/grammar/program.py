"""A program as the parser reads it: its statements, its functions, its names."""

from bisect import bisect_left
from dataclasses import dataclass, field

from nnviz.language.functions.definitions import Function
from nnviz.language.grammar.statements import Assignment, Backward, Bare, Ignored, Statement
from nnviz.language.notes import Notes
from nnviz.language.typed.edits import Edit, edited
from nnviz.language.typed.names import Names
from nnviz.language.typed.source import Source
from nnviz.language.typed.tokens import Token


@dataclass(eq=False)
class Program:
    """What stands in a program's text.

    Attributes
    ----------
    source : what was typed, and the text that is read
    tokens : in order, without what only draws
    names : what its names are
    notes : what may have been meant otherwise
    statements : in order, but for definitions of functions
    functions : those that it defines
    """

    source: Source
    tokens: list[Token]
    names: Names
    notes: Notes
    statements: list[Statement] = field(default_factory=list)
    functions: dict[str, Function] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text that is read, in the language's own signs."""
        return self.source.text

    def between(self, begin: int, end: int) -> list[Token]:
        """The tokens of a part of the text."""
        first = bisect_left(self.tokens, begin, key=lambda token: token.position)
        last = bisect_left(self.tokens, end, key=lambda token: token.position)
        return self.tokens[first:last]

    def end_of(self, position: int) -> int:
        """Where the token ends that begins at a place."""
        place = bisect_left(self.tokens, position, key=lambda token: token.position)
        return self.tokens[place].end

    def beginning_at(self, position: int) -> Statement | None:
        """The statement that begins at a place, if it stands outside of functions and loops."""
        return next((each for each in self.statements if each.begin == position), None)

    @property
    def last(self) -> str:
        """The name that the last statement gives to its value; empty if it gives none."""
        left_out = (Ignored, Backward)
        last = next(
            (each for each in reversed(self.statements) if not isinstance(each, left_out)), None
        )
        return last.target.text if isinstance(last, Assignment) else ""

    def moved_up(self, definition: int, use: int) -> tuple[Edit, ...]:
        """The changes that move the statement at a place above the one at another."""
        begin = self.text.rfind("\n", 0, definition) + 1
        end = self.text.find("\n", definition)
        end = len(self.text) if end < 0 else end
        above = self.text.rfind("\n", 0, use) + 1
        line = self.text[begin:end]
        if not self.text[begin:definition].strip() and above < begin and ";" not in line:
            return (Edit(above, above, f"{line}\n"), Edit(begin - 1, end, ""))
        moved = next((at for at, each in enumerate(self.statements) if each.begin == definition), 0)
        using = next((each for each in self.statements if each.begin <= use < each.end), None)
        if not moved or not using:
            return ()
        begin, end = definition, self.statements[moved].end
        statement = self.text[begin:end]
        before = self.statements[moved - 1].end
        return (Edit(using.begin, using.begin, f"{statement}\n"), Edit(before, end, ""))

    def summed(self, output: str) -> str | None:
        """The whole program with the sum of its output at its end."""
        last = next((each for each in reversed(self.statements) if type(each) is not Ignored), None)
        if last is None and self.functions:
            *_, function = self.functions.values()
            return self._with_sum_of(f"{function.name}({', '.join(function.parameters)})")
        if type(last) is Backward:
            return self._with_sum_of(output)
        if type(last) is Bare:
            place = last.expression
            return edited(
                self.text, [Edit(place.begin, place.begin, "sum("), Edit(place.end, place.end, ")")]
            )
        if type(last) is not Assignment or last.target.text != output:
            return None
        return self._with_sum_of(output)

    def _with_sum_of(self, output: str) -> str:
        taken = self.names.alone | self.names.assigned.keys()
        name = next(each for each in ("L", "loss", "total", f"{output}_sum") if each not in taken)
        return f"{self.text.rstrip()}\n{name} = sum({output})"
