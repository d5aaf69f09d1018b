"""The settings of a call, such as axis=0, and what is wrong with a call."""

from typing import TYPE_CHECKING, NoReturn

from nnviz.language.functions.elsewhere import IGNORED_SETTINGS, SETTINGS
from nnviz.language.grammar.syntax import Call, Expression, Name, Negation, Number

if TYPE_CHECKING:
    from nnviz.language.building.assembler import Assembler


def wrong_number(to: "Assembler", call: Call, arity: int) -> NoReturn:
    """Say how many operands a function takes."""
    takes = "one operand" if arity == 1 else f"{arity} operands"
    example = "x" if arity == 1 else "a, b"
    to.refuse(
        f"{call.name} takes {takes}, but here it has {len(call.operands)}.",
        call.position,
        f"Write {call.name}({example}).",
    )


def settings_of(to: "Assembler", call: Call) -> dict[str, Expression]:
    """The settings of a call under the language's own names, without those that change nothing."""
    return {
        SETTINGS.get(name, name): value
        for name, value in call.settings.items()
        if name not in IGNORED_SETTINGS
    }


def known_settings(to: "Assembler", call: Call, *known: str) -> dict[str, Expression]:
    """The settings of a call; refused if it has any but those that are known."""
    settings = settings_of(to, call)
    for name in settings:
        if name not in known:
            to.refuse(
                f"{call.name} is read without {name}= here.",
                settings[name].begin,
                "Leave it out, or write what it does as a formula.",
            )
    return settings


def number(to: "Assembler", expression: Expression | None) -> float | None:
    """A setting that is a number known beforehand; None where it is not set."""
    if expression is None or (type(expression) is Name and expression.text == "None"):
        return None
    value = expression.build(to)
    if not isinstance(value, float):
        to.refuse("A setting is a fixed number.", expression.begin, "Write it as a number.")
    return value


def _is_axis(expression: Expression) -> bool:
    if type(expression) is Negation:
        return type(expression.operand) is Number
    return type(expression) is Number and expression.value in (0.0, 1.0)


def axis_of(
    to: "Assembler", call: Call, settings: dict[str, Expression]
) -> tuple[int | None, list[Expression]]:
    """Along which axis a call works (0 for columns, −1 for rows, None for all), and its operands.

    In libraries, the axis may stand behind the first operand, without its name.
    """
    operands = call.operands
    written = settings.get("axis")
    if written is None and len(operands) == 2 and _is_axis(operands[1]):
        operands, written = operands[:1], operands[1]
    axis = number(to, written)
    if axis is None:
        return None, operands
    if axis not in (-2.0, -1.0, 0.0, 1.0):
        to.refuse("An axis is 0 or 1 here.", call.position, "Write axis=0 or axis=1.")
    return (0 if axis in (0.0, -2.0) else -1), operands
