"""A graph unrolled for the passes: what to call at each place, and where its operands stand."""

from collections.abc import Callable, Collection
from typing import Any, NamedTuple, TypeAlias

from nnviz.engine.operations.operation import Operation, first, one, second

Slot: TypeAlias = int
"""A place on the tape. Constants, inputs and operations share one numbering."""

ABSENT: Slot = -1
"""The second operand of an operation that takes one."""

Rule: TypeAlias = Callable[..., Any]


class Plan(NamedTuple):
    """The calls of both passes, in order.

    Attributes
    ----------
    start : the tape before a run, with the constants in place and a 1 behind the last node
    forward : (place, kernel, left, right) for each operation
    backward : (place, rule, left, right, source) for each edge that carries a gradient: the rule
        gives the local gradient of the operation at the place by its operand at `source`. With
        no rule, the local gradient stands on the tape at `left` and is just read: for sums and
        products that saves a quarter of a run.
    gates : the places of operations whose local gradient of 0 is a closed gate
    """

    start: list[float]
    forward: list[tuple[Slot, Rule, Slot, Slot]]
    backward: list[tuple[Slot, Rule | None, Slot, Slot, Slot]]
    gates: frozenset[Slot]


def unroll(
    start: list[float],
    operations: list[Operation | None],
    left: list[Slot],
    right: list[Slot],
    constants: Collection[Slot],
    output: Slot,
) -> Plan:
    """Plan both passes over a graph's columns, in one sweep each, without recursion.

    The backward pass goes from the last node to the first, and at a node in the order of its
    operands. It leaves out constants, and nodes that the output does not use.
    """
    unit = len(start)
    forward = []
    for slot, operation in enumerate(operations):
        if operation:
            forward.append((slot, operation.forward.floats, left[slot], right[slot]))
    backward: list[tuple[Slot, Rule | None, Slot, Slot, Slot]] = []
    gates = []
    live = bytearray(unit)
    live[output] = True
    for slot, _, a, b in reversed(forward):
        if not live[slot]:
            continue
        operation = operations[slot]
        assert operation
        for source, local in zip((a, b), operation.local, strict=False):
            if source in constants:
                continue
            live[source] = True
            rule = local.rule
            if rule is one:
                backward.append((slot, None, unit, ABSENT, source))
            elif rule is first:
                backward.append((slot, None, a, ABSENT, source))
            elif rule is second:
                backward.append((slot, None, b, ABSENT, source))
            else:
                backward.append((slot, rule, a, b, source))
        if operation.gate:
            gates.append(slot)
    return Plan([*start, 1.0], forward, backward, frozenset(gates))
