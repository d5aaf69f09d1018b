"""The tape: one row for each operation, in creation order, with all that both passes call."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from nnviz.engine.operations import Operation

Slot: TypeAlias = int
"""A place on the tape. Constants, inputs and operations share one numbering."""

ABSENT: Slot = -1
"""The second operand of an operation that takes one."""

MANY: Slot = -2
"""In place of the second operand: the operation takes more than two, which `Plan.many` lists."""

Rule: TypeAlias = Callable[..., Any]

Row: TypeAlias = tuple[Slot, Operation, Rule, Rule | None, Rule | None, Slot, Slot]
"""Place, operation, its kernel on floats, the rule of the local gradient by the first and by the
second operand (None where the operand is a constant or absent), and the operands' places."""


class Plan(NamedTuple):
    """What a run needs of a graph.

    Attributes
    ----------
    start : the tape before a run, with the constants in place
    rows : every operation, in topological order
    live : those of the rows that the output depends on
    output : the place of the output
    many : the operands of each operation that takes more than two
    """

    start: list[Any]
    rows: list[Row]
    live: list[Row]
    output: Slot
    many: dict[Slot, tuple[Slot, ...]]


def plan(
    start: list[Any], rows: list[Row], output: Slot, many: dict[Slot, tuple[Slot, ...]]
) -> Plan:
    """Find the rows that the output depends on, in one sweep without recursion.

    The backward pass leaves the others out: a local gradient of ∞ there would spoil the inputs
    with ∞ · 0 = nan.
    """
    live = bytearray(len(start) + 2)  # the last places take the operands that are ABSENT or MANY
    live[output] = 1
    for place, _, _, _, _, left, right in reversed(rows):
        if live[place]:
            live[left] = live[right] = 1
            if right == MANY:
                for operand in many[place]:
                    live[operand] = 1
    if all(live[row[0]] for row in rows):
        return Plan(start, rows, rows, output, many)
    return Plan(start, rows, [row for row in rows if live[row[0]]], output, many)
