"""Comparisons, which give 1 or 0, and the choice of a value by one."""

import operator
from collections.abc import Callable
from typing import Any

from nnviz.engine import ieee
from nnviz.engine.operations.operation import Kink, Local, Operation

_FLAT = Local(lambda a, b, y: 0.0, latex="0", numpy="0.0")

_JUMP = Kink(
    lambda a, b: a == b,
    "A comparison jumps where both sides are equal, so it has no derivative there. We use 0, its "
    "slope everywhere else; PyTorch passes no gradient through a comparison at all.",
)


def _comparison(
    sign: str, title: str, holds: Callable[[Any, Any], Any], written: tuple[str, str], torch: str
) -> Operation:
    """A comparison; `written` is its sign in text and in LaTeX.

    PyTorch's own comparisons cut the graph, so `torch` makes the same numbers of sign and ReLU.
    """
    text, latex = written
    return Operation(
        name=sign,
        title=title,
        forward=ieee.Kernel(
            lambda a, b: 1.0 if holds(a, b) else 0.0,
            lambda a, b: 1.0 * holds(a, b),
        ),
        local=(_FLAT, _FLAT),
        text=f"<a> {text} <b>",
        latex=f"[<a> {latex} <b>]",
        numpy=f"1.0 * (<a> {sign} <b>)",
        torch=torch,
        infix=True,
        kink=_JUMP,
    )


_ABOVE, _BELOW = "torch.relu(torch.sign(<a> - <b>))", "torch.relu(torch.sign(<b> - <a>))"
_APART = "torch.abs(torch.sign(<a> - <b>))"

GREATER = _comparison(">", "comparison: greater", operator.gt, (">", ">"), _ABOVE)
LESS = _comparison("<", "comparison: less", operator.lt, ("<", "<"), _BELOW)
AT_LEAST = _comparison(">=", "comparison: at least", operator.ge, ("≥", r"\ge"), f"1.0 - {_BELOW}")
AT_MOST = _comparison("<=", "comparison: at most", operator.le, ("≤", r"\le"), f"1.0 - {_ABOVE}")
EQUAL = _comparison("==", "comparison: equal", operator.eq, ("=", "="), f"1.0 - {_APART}")
UNEQUAL = _comparison("!=", "comparison: not equal", operator.ne, ("≠", r"\ne"), _APART)

WHEN = Operation(
    name="when",
    title="value where a condition holds, else 0",
    forward=ieee.when,
    local=(
        Local(
            lambda a, b, y: ieee.when(1.0, b),
            latex=r"[<b> \ne 0]",
            numpy="1.0 * (<b> != 0)",
        ),
        _FLAT,
    ),
    text="when(<a>, <b>)",
    latex=r"[<b> \ne 0] \cdot <a>",
    numpy="np.where(<b> != 0, <a>, 0.0)",
    torch="(torch.where(<b> != 0, <a>, 0.0) + 0.0 * <b>)",
    functions=("when",),
    sample=((-3.0, 3.0), (0.5, 3.0)),
)

UNLESS = Operation(
    name="unless",
    title="value where a condition fails, else 0",
    forward=ieee.unless,
    local=(
        Local(
            lambda a, b, y: ieee.unless(1.0, b),
            latex="[<b> = 0]",
            numpy="1.0 * (<b> == 0)",
        ),
        _FLAT,
    ),
    text="unless(<a>, <b>)",
    latex=r"[<b> = 0] \cdot <a>",
    numpy="np.where(<b> == 0, <a>, 0.0)",
    torch="(torch.where(<b> == 0, <a>, 0.0) + 0.0 * <b>)",
    functions=("unless",),
    sample=((-3.0, 3.0), (0.5, 3.0)),
)

CHOICES = (GREATER, LESS, AT_LEAST, AT_MOST, EQUAL, UNEQUAL, WHEN, UNLESS)
