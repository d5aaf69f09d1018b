"""A formula of SymPy as plain data, evaluated without SymPy at any inputs, as often as they change.

A formula is a list of rows. Each applies a head, such as "Add", to rows before it; a part that the
formula writes out twice is one row. Numbers have `DIGITS` digits, so that what cancels in a long
formula costs none of the digits of a float.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Any, TypeAlias

from mpmath import MPContext

Row: TypeAlias = Sequence[Any]
"""A head and the places of its arguments; of a symbol its name, of a number its digits."""

DIGITS = 50

mp = MPContext()
mp.dps = DIGITS
_MP_AT_WORK = Lock()  # The functions of a context change its precision while they compute.

LARGEST = 50_000
"""How many binary digits a number may have before its point; sin of a longer one takes long."""


def _conjunction(*parts: Any) -> bool:
    return all(parts)


def _disjunction(*parts: Any) -> bool:
    return any(parts)


def _cases(*branches: tuple[Any, bool | None]) -> Any:
    # Without a value of its condition, nothing says whether a branch or those after it count.
    value, holds = next(branch for branch in branches if branch[1] is not False)
    return None if holds is None else value


def _one_of_two(test: bool | None, then: Any, otherwise: Any) -> Any:
    return None if test is None else then if test else otherwise


HEADS: dict[str, Callable[..., Any]] = {
    "Add": lambda *terms: mp.fsum(terms),
    "Mul": lambda *factors: mp.fprod(factors),
    "Pow": lambda a, b: a**b,
    "Piecewise": _cases,
    "ExprCondPair": lambda value, holds: (value, holds),
    "ITE": _one_of_two,
    "And": _conjunction,
    "Or": _disjunction,
    "Not": lambda a: not a,
    "StrictGreaterThan": lambda a, b: a > b,
    "StrictLessThan": lambda a, b: a < b,
    "GreaterThan": lambda a, b: a >= b,
    "LessThan": lambda a, b: a <= b,
    "Equality": lambda a, b: a == b,
    "Unequality": lambda a, b: a != b,
    "BooleanTrue": lambda: True,
    "BooleanFalse": lambda: False,
    "Pi": lambda: +mp.pi,
    "Exp1": lambda: +mp.e,
    "Abs": abs,
    **{
        name: getattr(mp, name)
        for name in (
            *("exp", "log", "erf", "erfc", "sign", "sin", "cos", "tan", "sec", "csc", "cot"),
            *("sinh", "cosh", "tanh", "sech", "csch", "coth"),
            *("asin", "acos", "atan", "atan2"),
        )
    },
}
"""What each head of SymPy's formulas computes."""


def value(rows: Sequence[Row], inputs: Mapping[str, float]) -> float | None:
    """A formula at a point; None where it is no real number there.

    >>> square = [("Symbol", "x"), ("Number", "2"), ("Pow", 0, 1)]
    >>> value(square, {"x": 3.0})
    9.0
    >>> value([("Symbol", "x"), ("log", 0)], {"x": -1.0})
    """
    found: list[Any] = []
    with _MP_AT_WORK:
        for head, *rest in rows:
            if head == "Symbol":
                found.append(mp.mpf(inputs[rest[0]]))
            elif head == "Number":
                found.append(mp.mpf(rest[0]))
            else:
                found.append(_applied(head, [found[place] for place in rest]))
    try:
        number = float(found[-1])
    except (TypeError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _applied(head: str, arguments: list[Any]) -> Any:
    """A row's value; None where it has none. Only cases may leave out an argument without value."""
    if head not in HEADS:
        return None
    if head not in ("ExprCondPair", "Piecewise", "ITE") and None in arguments:
        return None
    try:
        found = HEADS[head](*arguments)
    except (TypeError, ValueError, ArithmeticError, StopIteration):
        return None
    too_long = isinstance(found, mp.mpf) and found and mp.mag(found) > LARGEST
    return None if too_long else found
