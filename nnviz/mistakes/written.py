"""A number, vector or matrix as a student writes it: how it is read, and when it is right."""

import re
from numbers import Real
from typing import Any, NamedTuple

import numpy as np

from nnviz.engine.ieee import Value
from nnviz.engine.inputs import InputError
from nnviz.engine.inputs import value as as_value
from nnviz.language.values import ValueTextError, read_value

RELATIVE, ABSOLUTE = 0.01, 1e-3
"""How far an answer may be off: so much of the right number, or so much."""

EXACT = 1e-6
"""How near, in proportion, a number is to another if it was computed and not rounded by hand."""

LONGEST_TOLD = 60
"""Characters of an answer that can't be read, in the message that says so."""

# A number begins where its digits do, and each of them can belong to one part only: so no text
# costs more than its length.
_NUMBER = r"[+-]?(?<![\d.])(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"
_FRACTION = re.compile(rf"({_NUMBER})\s*/\s*({_NUMBER})")
_DECIMAL = re.compile(r"[+-]?(\d*)\.(\d+)")
_MINUS = str.maketrans(dict.fromkeys("−–‐‑", "-"))
_NOT_FINITE = {"inf": np.inf, "∞": np.inf, "-inf": -np.inf, "-∞": -np.inf, "nan": np.nan}


class Written(NamedTuple):
    """A number, vector or matrix as a student wrote it.

    Attributes
    ----------
    value : that is meant
    text : as it was typed
    computed : true if a program computed it, so that it is right in nearly all digits or wrong
    """

    value: Value
    text: str
    computed: bool = False


def _short(given: str) -> str:
    return given if len(given) <= LONGEST_TOLD else f"{given[:LONGEST_TOLD]}…"


def read_written(at: str, given: Any) -> Written:
    """Read a number, a vector or a matrix; texts may have fractions and exponents.

    Raises
    ------
    InputError : it is none

    >>> read_written("b", "-4/3").value, read_written("b", "2e-3").value
    (-1.3333333333333333, 0.002)
    """
    if not isinstance(given, str):
        if isinstance(given, bool) or given is None:
            raise InputError(f"{at} must be a number, but it is {given!r}.")
        if isinstance(given, list | tuple):
            given = _with_texts_read(at, given)
        number = as_value(at, given)
        return Written(number, repr(float(number)) if isinstance(given, Real) else "")
    text = given.translate(_MINUS).strip()
    if text.lower() in _NOT_FINITE:
        return Written(_NOT_FINITE[text.lower()], text)
    try:
        value = read_value(_FRACTION.sub(_divided, text))
    except (ValueTextError, ZeroDivisionError) as error:
        reason = f" {error}" if "[" in text and isinstance(error, ValueTextError) else ""
        raise InputError(
            f"{at} must be a number, such as −2, 0.333, 2e−3 or −4/3, but it is {_short(given)!r}."
            f"{reason}"
        ) from None
    return Written(value, text)


def _with_texts_read(at: str, given: Any) -> Any:
    """Nested lists, with the numbers for their texts."""
    if isinstance(given, list | tuple):
        return [_with_texts_read(at, each) for each in given]
    return read_written(at, given).value if isinstance(given, str) else given


def _divided(match: re.Match[str]) -> str:
    return repr(float(match[1]) / float(match[2]))


def agrees(written: Written, right: Value) -> bool:
    """True if an answer is right: within 1 % or 0.001, or in all the digits that were typed.

    One that was computed has to be exact.

    >>> agrees(Written(0.33, "0.33"), 1 / 3), agrees(Written(0.3, "0.3"), 1 / 3)
    (True, False)
    >>> agrees(Written(0.33, "", computed=True), 1 / 3)
    False
    """
    if written.computed:
        return is_exact(written, right)
    if type(written.value) is float and type(right) is float:
        return abs(written.value - right) <= _allowed(written.text, right) or _alike(
            written.value, right
        )
    if np.shape(written.value) != np.shape(right):
        return False
    value, wanted = np.asarray(written.value), np.asarray(right)
    with np.errstate(invalid="ignore"):
        near = np.abs(value - wanted) <= np.maximum(RELATIVE * np.abs(wanted), ABSOLUTE)
    return bool(np.all(near | (value == wanted) | (np.isnan(value) & np.isnan(wanted))))


def is_exact(written: Written, number: Value) -> bool:
    """True if an answer is a number to all of its digits."""
    value, number = np.asarray(written.value), np.asarray(number)
    return value.shape == number.shape and bool(
        np.allclose(value, number, rtol=EXACT, atol=EXACT * ABSOLUTE, equal_nan=True)
    )


def _alike(value: float, right: float) -> bool:
    return value == right or (value != value and right != right)


def _allowed(text: str, right: float) -> float:
    """How far a number may be off; a rounded one as far as rounding may take it.

    One digit alone is no rounded number: 0.5 is not meant for 0.46.
    """
    allowed = max(RELATIVE * abs(right), ABSOLUTE)
    if decimal := _DECIMAL.fullmatch(text):
        digits = (decimal[1] + decimal[2]).lstrip("0")
        if len(digits) > 1:
            return max(allowed, 0.5 * 10.0 ** -len(decimal[2]) * (1 + EXACT))
    return allowed
