"""IEEE arithmetic on Python floats and on NumPy arrays: ∞ and nan, never an exception.

Python's `math` raises where IEEE 754 has an answer (`math.log(0)`, `1/0`, `math.exp(1000)`).
NumPy has the answers, but its scalars are seven times slower than Python floats. So each
function that an operation needs stands here once, in both forms, as a `Kernel`.
"""

import math
import operator
from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[np.float64]
Number: TypeAlias = Any
"""A float in a single run, an array in a batch; the arithmetic is the same."""

Value: TypeAlias = float | Array
"""What a node holds: a number, or a vector or matrix of them."""

INFINITY = math.inf
NAN = math.nan


class Recorded:
    """Something that stands for a number in a rule, and records what the rule does with it."""

    @abstractmethod
    def record(self, kernel: "Kernel", operands: tuple[Any, ...]) -> Any:
        """Apply a kernel to operands, of which this is the last."""


@dataclass(frozen=True, slots=True, eq=False)
class Kernel:
    """One function in two forms: on Python floats, and on NumPy arrays entry by entry.

    Calling it picks the form by the last operand, so that a rule written once serves a single
    run (floats), a batch (arrays), and the graph of a derivative (`Recorded`).

    >>> log(0.0)
    -inf
    >>> print(log(np.array([1.0, 2.0])).round(3))
    [0.    0.693]
    """

    floats: Callable[..., Any]
    arrays: Callable[..., Any]

    def __call__(self, *operands: Number) -> Number:
        """The function in the form that fits its operands."""
        last = operands[-1]
        if type(last) is float:
            return self.floats(*operands)
        if isinstance(last, Recorded):
            return last.record(self, operands)
        return self.arrays(*operands)


def _total(function: Callable[[float], float], outside: float = NAN) -> Callable[[float], float]:
    """Make a function of `math` total: `outside` where it overflows, nan off its domain."""

    def total(x: float) -> float:
        try:
            return function(x)
        except OverflowError:
            return outside
        except ValueError:
            return NAN

    return total


def _divide(a: float, b: float) -> float:
    if b:
        return a / b
    if a == 0 or a != a:
        return NAN
    return math.copysign(INFINITY, a) * math.copysign(1.0, b)


def _log_to(function: Callable[[float], float]) -> Callable[[float], float]:
    """A logarithm made total: −∞ at 0, nan below."""

    def total(x: float) -> float:
        if x > 0:
            return function(x)
        return -INFINITY if x == 0 else NAN

    return total


_log = _log_to(math.log)


def _log1p(x: float) -> float:
    if x > -1:
        return math.log1p(x)
    return -INFINITY if x == -1 else NAN


def _power(a: float, b: float) -> float:
    try:
        return math.pow(a, b)
    except OverflowError:
        return -INFINITY if a < 0 and b % 2 == 1 else INFINITY
    except ValueError:
        if a == 0:
            return math.copysign(INFINITY, a) if b % 2 == 1 else INFINITY
        return NAN


def _sinh(x: float) -> float:
    try:
        return math.sinh(x)
    except OverflowError:
        return math.copysign(INFINITY, x)


def _sigmoid(x: float) -> float:
    if x >= 0:
        return 1.0 / (1.0 + math.exp(-x))
    grown = math.exp(x)
    return grown / (1.0 + grown)


def _sigmoid_array(x: Array) -> Array:
    # Where exp overflows, 1/∞ is the 0 that is meant.
    shares: Array = 1.0 / (1.0 + np.exp(-x))
    return shares


_MANY = 1_000
"""Numbers from which on it saves time to compute some of them in another way than the rest."""


def _tanh_array(x: Array, out: Array | None = None) -> Array:
    """Hyperbolic tangent; for many numbers by way of exp, which takes NumPy half of the time."""
    if np.size(x) < _MANY:
        few: Array = np.tanh(x) if out is None else np.tanh(x, out=out)
        return few
    result = np.add(x, x, out=out)
    np.exp(result, out=result)
    np.add(result, 1.0, out=result)
    np.divide(2.0, result, out=result)
    np.subtract(1.0, result, out=result)
    near_zero = np.abs(x) < 0.02  # where the difference would lose digits
    result[near_zero] = np.tanh(x[near_zero])
    return result


def _softplus(x: float) -> float:
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def _xlogy(x: float, y: float) -> float:
    return 0.0 if x == 0 and y <= 0 else x * _log(y)


def _xlogy_array(x: Array, y: Array) -> Array:
    return np.where((x == 0) & (y <= 0), 0.0, x * np.log(y))


def _xlogy_slope(x: float, y: float) -> float:
    return 0.0 if x == 0 and y <= 0 else _log(y)


def _xlogy_slope_array(x: Array, y: Array) -> Array:
    return np.where((x == 0) & (y <= 0), 0.0, np.log(y))


def _gated_divide(a: float, b: float) -> float:
    return 0.0 if a == 0 else _divide(a, b)


def _gated_divide_array(a: Array, b: Array) -> Array:
    return np.where(a == 0, 0.0, np.divide(a, b))


def _maximum(a: float, b: float) -> float:
    return a if a >= b or a != a else b


def _minimum(a: float, b: float) -> float:
    return a if a <= b or a != a else b


add = Kernel(operator.add, np.add)
subtract = Kernel(operator.sub, np.subtract)
multiply = Kernel(operator.mul, np.multiply)
divide = Kernel(_divide, np.divide)
power = Kernel(_power, np.power)
negate = Kernel(operator.neg, np.negative)
identity = Kernel(float, np.positive)
exp = Kernel(_total(math.exp, INFINITY), np.exp)
expm1 = Kernel(_total(math.expm1, INFINITY), np.expm1)
log1p = Kernel(_log1p, np.log1p)
log = Kernel(_log, np.log)
log2 = Kernel(_log_to(math.log2), np.log2)
log10 = Kernel(_log_to(math.log10), np.log10)
sqrt = Kernel(_total(math.sqrt), np.sqrt)
sin = Kernel(_total(math.sin), np.sin)
cos = Kernel(_total(math.cos), np.cos)
tan = Kernel(_total(math.tan), np.tan)
sinh = Kernel(_sinh, np.sinh)
cosh = Kernel(_total(math.cosh, INFINITY), np.cosh)
tanh = Kernel(math.tanh, _tanh_array)
arcsin = Kernel(_total(math.asin), np.arcsin)
arccos = Kernel(_total(math.acos), np.arccos)
arctan = Kernel(math.atan, np.arctan)
arctan2 = Kernel(math.atan2, np.arctan2)
erf = Kernel(math.erf, np.vectorize(math.erf, otypes=[np.float64]))
erfc = Kernel(math.erfc, np.vectorize(math.erfc, otypes=[np.float64]))
absolute = Kernel(operator.abs, np.abs)
sign = Kernel(lambda x: 1.0 * (x > 0) - (x < 0), lambda x: 1.0 * (x > 0) - (x < 0))
maximum = Kernel(_maximum, np.maximum)
minimum = Kernel(_minimum, np.minimum)
sigmoid = Kernel(_sigmoid, _sigmoid_array)
softplus = Kernel(_softplus, lambda x: np.logaddexp(x, 0.0))
xlogy = Kernel(_xlogy, _xlogy_array)
"""x·log y, with 0·log 0 = 0, the limit that cross-entropy means."""
xlogy_slope = Kernel(_xlogy_slope, _xlogy_slope_array)
"""The slope of `xlogy` along x: log y, and 0 where both are 0."""
when = Kernel(lambda a, b: a if b else 0.0, lambda a, b: np.where(b, a, 0.0))
"""a where b is not 0, else 0."""
unless = Kernel(lambda a, b: 0.0 if b else a, lambda a, b: np.where(b, 0.0, a))
"""a where b is 0, else 0."""
gated_divide = Kernel(_gated_divide, _gated_divide_array)
"""The slope of `xlogy` along y: x/y, and 0 wherever x is 0."""


def where(condition: Any, yes: Number, no: Number) -> Number:
    """`yes` where the condition holds, else `no`: for one number or entry by entry."""
    if isinstance(condition, bool):
        return yes if condition else no
    return np.where(condition, yes, no)


def refined(
    rough: Number, condition: Any, better: Callable[..., Number], *operands: Number
) -> Number:
    """`rough`, but where the condition holds what `better` gives of the operands, all of one shape.

    Unlike `where` it computes `better` only there, if there are many, and changes the array
    `rough`.

    >>> refined(np.array([1.0, 2.0]), np.array([False, True]), lambda a: -a, np.array([3.0, 4.0]))
    array([ 1., -4.])
    """
    if not getattr(rough, "ndim", 0):
        return better(*operands) if condition else rough
    if rough.size < _MANY:
        return np.positive(better(*operands), out=rough, where=condition)
    if condition.any():
        rough[condition] = better(*(operand[condition] for operand in operands))
    return rough
