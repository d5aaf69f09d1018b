"""What a traced function gets in place of its numbers and arrays: it records what is done to it."""

from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import numpy as np

from nnviz.engine.ieee import Value
from nnviz.engine.operations import OPERATIONS, Operation
from nnviz.engine.plan import Slot
from nnviz.language.functions.elsewhere import meant
from nnviz.tracing import calls, rearranging
from nnviz.tracing.places import refused, told
from nnviz.tracing.recorder import Held, Recorder

COMPARISONS = ("<", ">", "<=", ">=", "==", "!=")

_REDUCED = {"add": "sum", "maximum": "max", "minimum": "min", "multiply": "prod"}
"""What NumPy's functions of two operands make of several."""


def _binary(name: str) -> Callable[["Traced", Any], "Traced"]:
    operation = OPERATIONS[name]

    def recorded(self: "Traced", other: Any) -> Any:
        return self.recorder.apply(operation, self, other)

    return recorded


def _reflected(name: str) -> Callable[["Traced", Any], "Traced"]:
    operation = OPERATIONS[name]

    def recorded(self: "Traced", other: Any) -> Any:
        return self.recorder.apply(operation, other, self)

    return recorded


def _in_place(name: str) -> Callable[["Traced", Any], "Traced"]:
    operation = OPERATIONS[name]

    def recorded(self: "Traced", other: Any) -> Any:
        made = self.recorder.apply(operation, self, other)
        if not self.ndim:
            return made
        # As with NumPy's arrays, whoever else holds the array sees it changed.
        self.place, self.value = made.place, made.value
        return self

    return recorded


def _unary(name: str) -> Callable[["Traced"], "Traced"]:
    operation = OPERATIONS[name]

    def recorded(self: "Traced") -> Any:
        return self.recorder.apply(operation, self)

    return recorded


def _compared(name: str) -> Callable[["Traced", Any], "Traced"]:
    operation = OPERATIONS[name]

    def recorded(self: "Traced", other: Any) -> "Traced":
        return Compared(self.recorder, operation, self, other)

    return recorded


def _called(name: str) -> Callable[..., Any]:
    """A method that NumPy has as a function too."""

    def recorded(self: "Traced", *args: Any, **settings: Any) -> Any:
        return calls.called(self.recorder, name, (self, *args), settings)

    return recorded


def _rearranged(name: str) -> Callable[..., Any]:
    """A method of arrays that moves entries and computes nothing."""

    def recorded(self: "Traced", *args: Any, **settings: Any) -> Any:
        return rearranging.rearranged(self, lambda places: getattr(places, name)(*args, **settings))

    return recorded


def _refusing(why: str) -> Callable[..., NoReturn]:
    def refuse(self: "Traced", *args: Any) -> NoReturn:
        raise refused(self.recorder.frame(), why)

    return refuse


class Traced(Held):
    """A number, vector or matrix of a function that is traced.

    Operators, NumPy's functions, the methods of its arrays and `math`'s functions record what they
    do; comparisons decide as they do on numbers, which is noted.
    """

    __slots__ = ()
    __hash__ = object.__hash__

    __add__, __sub__, __rsub__ = _binary("+"), _binary("-"), _reflected("-")
    __mul__, __rmul__ = _binary("*"), _reflected("*")
    __truediv__, __rtruediv__ = _binary("/"), _reflected("/")
    __rpow__ = _reflected("^")
    __matmul__, __rmatmul__ = _binary("@"), _reflected("@")
    __iadd__, __isub__ = _in_place("+"), _in_place("-")
    __imul__, __itruediv__, __ipow__ = _in_place("*"), _in_place("/"), _in_place("^")
    __neg__, __abs__ = _unary("negate"), _unary("abs")
    __lt__, __gt__, __le__, __ge__ = map(_compared, ("<", ">", "<=", ">="))
    __eq__, __ne__ = _compared("=="), _compared("!=")  # type: ignore[assignment]

    exp, log, sqrt, sin, cos = map(_unary, ("exp", "log", "sqrt", "sin", "cos"))
    tanh, sigmoid, relu, abs = map(_unary, ("tanh", "sigmoid", "relu", "abs"))
    sum, mean, prod, var, std = map(_called, ("sum", "mean", "prod", "var", "std"))
    max, min, dot, clip = map(_called, ("max", "min", "dot", "clip"))
    reshape, ravel, flatten, squeeze = map(_rearranged, ("reshape", "ravel", "flatten", "squeeze"))
    transpose, take, repeat, swapaxes = map(
        _rearranged, ("transpose", "take", "repeat", "swapaxes")
    )

    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __divmod__ = __round__ = _refusing(
        "whole-number division, remainders and rounding have no derivative. Compute them from "
        "plain numbers, or leave them out."
    )
    __setitem__ = _refusing(
        "an entry is changed in place, which a graph can't show. Make a new value, for example "
        "with np.where, np.concatenate or a list of entries and np.stack."
    )
    __float__ = __int__ = __complex__ = item = tolist = _refusing(
        "the number is taken out of the trace here, so gradients would be lost. Use the value "
        "itself: operators, NumPy's functions and math's take it."
    )

    def __radd__(self, other: Any) -> Any:
        """`sum` begins with 0, which is no part of the formula."""
        if type(other) is int and other == 0:
            return self
        return self.recorder.apply(OPERATIONS["+"], other, self)

    def __pow__(self, exponent: Any, modulus: None = None) -> Any:
        """A power."""
        return self.recorder.apply(OPERATIONS["^"], self, exponent)

    def __pos__(self) -> "Traced":
        """The value itself."""
        return self

    def __bool__(self) -> bool:
        """Whether a number is not 0, as a condition asks."""
        holds = bool(self.value)
        self.recorder.decided("the value", holds)
        return holds

    def __index__(self) -> int:
        """A whole number that counts or picks: it is part of the graph's structure."""
        number = self.value
        if type(number) is not float or not number.is_integer():
            raise refused(
                self.recorder.frame(),
                f"a whole number is needed here, but the value is {number}.",
            )
        self.recorder.note(
            f"{told(self.recorder.frame())}: {int(number)} is used as a count or an index here. "
            "The graph is that of this number, and no gradient flows through it."
        )
        return int(number)

    def __len__(self) -> int:
        """Rows of a matrix, entries of a vector."""
        return len(self.value)  # type: ignore[arg-type]

    def __iter__(self) -> Iterator["Traced"]:
        """Entry by entry, or row by row."""
        return (self[number] for number in range(len(self)))

    def __getitem__(self, key: Any) -> Any:
        """Entries, rows or columns."""
        if isinstance(key, Compared):
            key = np.asarray(key.value, dtype=bool)
        return rearranging.rearranged(self, lambda places: places[key])

    def __repr__(self) -> str:
        return f"<traced: {self.value}>"

    def __array_ufunc__(self, ufunc: Any, method: str, *operands: Any, **settings: Any) -> Any:
        """What NumPy's functions of entries do here."""
        name = ufunc.__name__
        known = meant(name, "np")
        if method == "__call__" and not settings:
            if known in COMPARISONS:
                return Compared(self.recorder, OPERATIONS[known], *operands)
            return calls.called(self.recorder, name, operands, {})
        if method == "reduce" and name in _REDUCED:
            return calls.called(self.recorder, _REDUCED[name], operands, {"axis": 0, **settings})
        if method == "outer" and name == "multiply":
            return calls.called(self.recorder, "outer", operands, {})
        raise refused(
            self.recorder.frame(),
            f"np.{name} can't be traced this way. Write it without .{method} and without out=.",
        )

    def __array_function__(
        self, function: Any, types: Any, args: tuple[Any, ...], settings: dict[str, Any]
    ) -> Any:
        """What NumPy's other functions do here."""
        first = args[0] if args else None
        if function.__name__ in rearranging.FUNCTIONS and isinstance(first, Traced):
            return rearranging.rearranged(
                first, lambda places: function(places, *args[1:], **settings)
            )
        return calls.checked(self.recorder, function, args, settings)

    @property
    def T(self) -> Any:  # noqa: N802
        """The transpose."""
        return rearranging.rearranged(self, lambda places: places.T)

    @property
    def shape(self) -> tuple[int, ...]:
        """As NumPy's."""
        return np.shape(self.value)

    @property
    def ndim(self) -> int:
        """As NumPy's."""
        return np.ndim(self.value)

    @property
    def size(self) -> int:
        """As NumPy's."""
        return np.size(self.value)

    @property
    def dtype(self) -> Any:
        """As NumPy's: a graph computes with float64."""
        return np.dtype(np.float64)

    def copy(self) -> "Traced":
        """The value itself: nothing changes it."""
        return self

    def astype(self, kind: Any, **settings: Any) -> "Traced":
        """The value itself: a graph computes with float64."""
        return self


def _as_it_stands(operand: Any) -> Any:
    """A traced value that no later change in place reaches; anything else as it is."""
    if isinstance(operand, Held):
        return Traced(operand.recorder, operand.place, operand.value)
    return operand


class Compared(Traced):
    """A comparison: a condition decides by it, and arithmetic makes a node of it."""

    __slots__ = ("_place", "operands", "operation")

    def __init__(self, recorder: Recorder, operation: Operation, left: Held, right: Any) -> None:
        self.recorder = recorder
        self.operation = operation
        self.operands = tuple(map(_as_it_stands, (left, right)))
        self._place: Slot | None = None
        result = np.asarray(operation.arrays(*map(np.asarray, calls.plain(self.operands))))
        self.value: Value = result if result.ndim else float(result)

    @property
    def place(self) -> Slot:  # type: ignore[override]
        """The node, which is made when it is first computed with."""
        if self._place is None:
            self._place = self.recorder.apply(self.operation, *self.operands).place
        return self._place

    def __bool__(self) -> bool:
        """Whether it holds, which is noted."""
        holds = bool(self.value)
        left, right = (f"{np.ravel(calls.plain(side))[0]:g}" for side in self.operands)
        self.recorder.decided(f"{left} {self.operation.name} {right}", holds)
        return holds
