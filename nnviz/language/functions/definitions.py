"""Functions that a program or the library defines, and their use: operands in, operations out."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from nnviz.language.functions.library import LIBRARY
from nnviz.language.grammar.syntax import Call, Expression

if TYPE_CHECKING:
    from nnviz.language.building.assembler import Assembler
    from nnviz.language.building.nodes import Operand
    from nnviz.language.grammar.statements import Statement

DEEPEST = 16
"""Functions that may call each other in a row."""


@dataclass(eq=False)
class Function:
    """A function that is defined by a formula, or by steps that end in one.

    Attributes
    ----------
    name : what it is called by
    parameters : what its operands are called in it
    defaults : values of those parameters that may be left out
    steps : what is computed before its result
    result : what it gives
    place : where it is defined in the text
    index : that of the entry that its formula tells of, as in softmax(z)_i = …; empty for none
    closed : true for one of the library, which knows no names but its own
    """

    name: str
    parameters: tuple[str, ...]
    defaults: dict[str, Expression]
    steps: "tuple[Statement, ...]"
    result: Expression
    place: int
    index: str = ""
    closed: bool = False

    def takes(self, operands: int, settings: set[str]) -> bool:
        """True if it can be called with so many operands and these settings."""
        rest = self.parameters[operands:]
        return (
            operands <= len(self.parameters)
            and settings <= set(rest)
            and all(name in settings or name in self.defaults for name in rest)
        )


def chosen(
    to: "Assembler", call: Call, functions: "list[Function]", settings: set[str]
) -> Function:
    """Of functions with one name the one that fits a call."""
    for function in functions:
        if function.takes(len(call.operands), settings):
            return function
    most = functions[0].parameters
    unknown = next((name for name in settings if name not in most), None)
    if unknown:
        to.refuse(f"{call.name} is read without {unknown}= here.", call.position, "Leave it out.")
    return to.refuse(
        f"{call.name} takes {' or '.join(str(len(each.parameters)) for each in functions)} "
        f"operand{'s' if len(most) > 1 else ''}, but here it has {len(call.operands)}.",
        call.position,
        f"Write {call.name}({', '.join(most)}).",
    )


def applied(
    to: "Assembler", function: Function, operands: "dict[str, Operand]", position: int
) -> "Operand":
    """The steps of a function, on the operands of one call."""
    if any(active is function for active in to.active):
        to.refuse(
            f"{function.name} calls itself.", position, "A graph has no loops. Write out its steps."
        )
    if len(to.active) >= DEEPEST:
        to.refuse(
            f"More than {DEEPEST} functions call each other here.",
            position,
            "Write out some steps.",
        )
    to.active.append(function)
    outer, to.inside = to.inside, operands
    for name in function.parameters:
        if name not in operands:
            operands[name] = function.defaults[name].build(to)
    for step in function.steps:
        step.run(to)
    if function.index:
        to.bound.append((function.index, None))
    value = function.result.build(to)
    if function.index:
        to.bound.pop()
    to.inside = outer
    to.active.pop()
    return value


@cache
def library() -> dict[str, list[Function]]:
    """The functions of the library, by name: one for each number of operands that it takes."""
    from nnviz.language.parser import read

    found: dict[str, list[Function]] = {}
    for line in LIBRARY.split("\n"):
        if line:
            program = read(line)
            for function in program.functions.values():
                function.closed = True
                found.setdefault(function.name, []).append(function)
    return found
