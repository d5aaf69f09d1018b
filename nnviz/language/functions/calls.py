"""How a call of a function becomes operations."""

from typing import TYPE_CHECKING, NoReturn

from nnviz.engine.operations import FUNCTIONS, OPERATIONS
from nnviz.language.advice import closest
from nnviz.language.functions.arranged import ARRANGED
from nnviz.language.functions.elsewhere import ALIASES, ARRANGING, CONSTRUCTORS, UNCHANGED, meant
from nnviz.language.functions.library import LIBRARY
from nnviz.language.functions.settings import known_settings, wrong_number
from nnviz.language.grammar.syntax import Call
from nnviz.language.typed.edits import Edit

if TYPE_CHECKING:
    from nnviz.language.building.assembler import Assembler
    from nnviz.language.building.nodes import Operand


def called(to: "Assembler", call: Call) -> "Operand":
    """Add what a call computes to a graph.

    Raises
    ------
    ExpressionError : the function is not known, or does not take these operands or settings
    """
    plain = not call.module and not call.method
    if plain and call.name in to.functions:
        return to.defined_function(call, to.functions[call.name])
    if call.method and call.name in UNCHANGED:
        return call.operands[0].build(to)
    if call.method and call.name in ("detach", "stop_gradient"):
        to.refuse(
            f"{call.name} cuts the graph, which can't be drawn here.",
            call.position,
            "Give the number that it would pass on as an input.",
        )
    if call.method and call.name in ARRANGING:
        begin = call.operands[0].end
        to.refuse(
            f"{call.name} gives numbers another shape, which is not read here.",
            call.position,
            "Leave it out, and give the input in the shape that is needed.",
            Edit(begin, call.end, ""),
        )
    name = meant(call.name, call.module, method=call.method)
    if name in CONSTRUCTORS and call.operands:
        return call.operands[0].build(to)
    if name in ARRANGED:
        if not call.operands:
            wrong_number(to, call, 1)
        return ARRANGED[name](to, call)
    operation = FUNCTIONS.get(name) or OPERATIONS.get(name)
    if name in to.library and not (operation and len(call.operands) == operation.arity):
        return to.defined_function(call, to.library[name])
    if operation is None:
        unknown(to, call)
    known_settings(to, call)
    operands = tuple(operand.build(to) for operand in call.operands)
    if not (operation.variadic and operands) and len(operands) != operation.arity:
        wrong_number(to, call, operation.arity)
    return to.apply(operation.name, operands, call.position)


def unknown(to: "Assembler", call: Call) -> NoReturn:
    """Say that there is no such function, and which one may be meant."""
    close = closest(call.name, KNOWN)
    begin, end = call.position, call.position + len(call.name)
    hints = [f"Did you mean {close}?"] if close else []
    if not call.module and not call.method and len(call.operands) == 1:
        hints.append(f"To multiply, write {call.name}*(…).")
    edits = [Edit(begin, end, close)] if close and not call.module and not call.method else []
    to.refuse(f"{call.name} is not a function that nnviz knows.", begin, " ".join(hints), *edits)


KNOWN = {
    *(*FUNCTIONS, *ALIASES, *ARRANGED),
    *("tensor", "array", "Value", "Variable", "Parameter"),
    *(line.partition("(")[0] for line in LIBRARY.split("\n") if line),
}
"""Every function that can be called without the name of a library before it."""
