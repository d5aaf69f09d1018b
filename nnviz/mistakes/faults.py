"""Where a broken pass is wrong: each step's numbers beside those of the right pass."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from nnviz.engine.graph import Edge
from nnviz.engine.ieee import Value
from nnviz.engine.linear import LinearMap
from nnviz.engine.plan import Slot
from nnviz.engine.remembered import remembered
from nnviz.mistakes.run import BrokenRun
from nnviz.mistakes.walk import total


@dataclass(frozen=True)
class Fault:
    """A step at which a number is wrong.

    Attributes
    ----------
    index : of the frame that shows it
    edge : which it happens on
    quantity : the first wrong number of the step
    wrong, right : that number, and what stands there in a right pass
    """

    index: int
    edge: Edge
    quantity: str
    wrong: Value
    right: Value


QUANTITIES = ("upstream", "local", "downstream", "gradient")
"""The numbers of a step, in the order in which they are found."""


@remembered
def faults(broken: BrokenRun) -> tuple[Fault, ...]:
    """Every step of a broken pass that has a wrong number, in order.

    A sum is right while it is the sum of what the right pass sends over the same edges.

    >>> from nnviz import parse
    >>> from nnviz.mistakes.run import break_run
    >>> from nnviz.mistakes.passes import Overwritten
    >>> [fault.index for fault in faults(break_run(parse("L = x*x"), {"x": 3}, Overwritten()))]
    [4]
    """
    begin = len(broken.graph.operation_slots) + 1
    sums: dict[Slot, Value] = {}
    found = []
    for place, edge in enumerate(broken.graph.edges):
        step, twin = broken.steps[begin + place], broken.right_crossing(place)
        before = [sums[edge.source]] if edge.source in sums else []
        sums[edge.source] = total([*before, twin.downstream])
        pairs = (
            (step.upstream, twin.upstream),
            (_entries(step.local), _entries(twin.local)),
            (step.downstream, twin.downstream),
            (step.gradient, sums[edge.source]),
        )
        for quantity, (wrong, expected) in zip(QUANTITIES, pairs, strict=True):
            if not same(wrong, expected):
                found.append(Fault(begin + place + 1, edge, quantity, wrong, expected))
                break
    return tuple(found)


def _entries(local: Any) -> Any:
    """The numbers of a local gradient: its slopes, or the operands that its algebra uses."""
    if not isinstance(local, LinearMap):
        return local
    if local.slopes is not None:
        return local.slopes
    return np.concatenate([np.ravel(operand) for operand in local.operands])


def same(wrong: Any, right: Any) -> bool:
    """True if two numbers, vectors or matrices are equal up to rounding; nan is like nan.

    >>> same(0.1 + 0.2, 0.3), same(3.0, -3.0)
    (True, False)
    """
    if type(wrong) is float and type(right) is float:
        return math.isclose(wrong, right, rel_tol=1e-9, abs_tol=1e-12) or (
            math.isnan(wrong) and math.isnan(right)
        )
    return bool(np.allclose(wrong, right, rtol=1e-9, atol=1e-12, equal_nan=True))


def wrong_inputs(broken: BrokenRun) -> tuple[str, ...]:
    """The inputs whose gradient the pass got wrong."""
    right = broken.right.gradient
    return tuple(
        name for name in broken.graph.inputs if not same(broken.gradient[name], right[name])
    )
