"""What the parser reads becomes a graph: its functions are applied, and its nodes are named."""

from collections.abc import Iterator
from string import ascii_lowercase

from nnviz.engine.graph import Graph
from nnviz.engine.operations import OPERATIONS
from nnviz.engine.reading import Reading
from nnviz.language.building.nodes import Operand
from nnviz.language.building.scope import Scope
from nnviz.language.functions import calls, definitions
from nnviz.language.functions.settings import settings_of
from nnviz.language.grammar.program import Program
from nnviz.language.grammar.syntax import Binary, Call, Expression, Name
from nnviz.language.notes import Notes
from nnviz.language.typed.edits import Edit
from nnviz.language.typed.source import Source

OUTPUT_NAMES = ("L", "y", "out")
"""What an unnamed last statement is called: the first of these that is free."""

MOST_BESIDE = 10
"""Products side by side that notes tell of."""


class Assembler(Scope):
    """Builds the graph of one program, statement by statement.

    Attributes
    ----------
    functions : those of the program, and `library` those that every program has
    active : the functions that are being applied
    """

    def __init__(self, program: Program, max_nodes: int, *, values_are_inputs: bool) -> None:
        super().__init__(program, max_nodes, values_are_inputs=values_are_inputs)
        self.functions = {name: [each] for name, each in program.functions.items()}
        self.library = definitions.library()
        self.active: list[definitions.Function] = []
        self._beside: list[Binary] = []

    def value_of(self, expression: Expression) -> Operand:
        """What an expression computes."""
        return expression.build(self)

    def call(self, call: Call) -> Operand:
        """What a function of operands computes."""
        return calls.called(self, call)

    def defined_function(self, call: Call, functions: "list[definitions.Function]") -> Operand:
        """What a function that a program or the library defines computes."""
        settings = settings_of(self, call)
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
        open_to_learn = self.values_are_inputs and not function.closed and self.inside is None
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
        if not function.closed or self.anchor is not None:
            return definitions.applied(self, function, operands, position)
        # Errors inside a library function stand where the program calls it.
        functions, notes = self.functions, self.notes
        self.functions, self.notes, self.anchor = {}, Notes(Source("", "")), position
        value = definitions.applied(self, function, operands, position)
        self.functions, self.notes, self.anchor = functions, notes, None
        return value

    def side_by_side(self, product: Binary) -> None:
        """Remember two variables side by side: of vectors they may mean a scalar product."""
        names = type(product.left) is Name and type(product.right) is Name
        # Under a sum sign the product of entries is meant.
        if names and not self.bound and len(self._beside) < MOST_BESIDE:
            self._beside.append(product)

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
        if output in self.inputs:
            output = self.node(OPERATIONS["identity"], output)
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
        return self.builder.build(output, Reading(self.notes.all, self.given, summed, self.text))

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
