"""Calls of NumPy on arrays that are made once: what a function computes, again and again.

A function is run once on stand-ins for its arrays, which put every call that it makes on a list,
with the array that the call reads and the one that it fills. Running the list computes the same
numbers to the last bit, without the function's own steps in Python and without new arrays.
"""

import inspect
from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from nnviz.engine import sums
from nnviz.engine.ieee import Array, Kernel, Recorded

Call: TypeAlias = Callable[..., Any]


class Calls:
    """A list of calls, each of which fills an array from others.

    >>> calls, x = Calls(), np.array([1.0, 2.0])
    >>> y = calls.result(lambda a: a * a + 1, x)
    >>> x += 1
    >>> calls.run()
    >>> y
    array([ 5., 10.])
    """

    def __init__(self) -> None:
        self._calls: list[Call] = []
        self._careful: list[Call] = []
        self._factors: list[Array] = []

    def run(self) -> None:
        """Fill every array anew.

        Products are left to BLAS, and whether their factors are small enough for that is looked at
        once in the end; see `nnviz.engine.sums.product`.
        """
        for call in self._calls:
            call()
        if not sums.are_small(self._factors):
            for call in self._careful:
                call()

    def result(self, function: Call, *given: Any) -> Array:
        """What a function gives, in an array that is filled anew in each run.

        A function that looks at the numbers themselves, or that calls something else than
        universal functions, is on the list as a whole.
        """
        if function is sums.product:
            return self._product(*given)
        before = len(self._calls)
        try:
            found = function(
                *(_StandIn(each, self) if isinstance(each, np.ndarray) else each for each in given)
            )
        except (TypeError, AttributeError):
            del self._calls[before:], self._careful[before:]
            return self.filled(function, *given)
        return found.array if isinstance(found, _StandIn) else np.asarray(found)

    def filled(self, function: Call, *given: Any, takes_out: bool = False) -> Array:
        """The same, with the function on the list as a whole."""
        found = np.asarray(function(*given))
        if any(np.may_share_memory(found, each) for each in given if isinstance(each, np.ndarray)):
            return found  # a view, such as a transposed matrix, follows what it shows
        array = found if found.flags.writeable else found.copy()
        takes_out = takes_out or "out" in inspect.signature(function).parameters
        call = partial(function, *given, out=array) if takes_out else partial(_fill, array, function, given)
        self._calls.append(call)
        self._careful.append(call)
        return array

    def _product(self, a: Array, b: Array) -> Array:
        array = np.asarray(sums.product(a, b))
        self._calls.append(partial(sums.blas, a, b, array))
        self._careful.append(partial(sums.product, a, b, array))
        for flat in (a.ravel("K"), b.ravel("K")):
            if not any(np.may_share_memory(flat, known) for known in self._factors):
                self._factors.append(flat)
        return array


def _fill(array: Array, function: Call, given: tuple[Any, ...]) -> None:
    array[...] = function(*given)


class _StandIn(Recorded, NDArrayOperatorsMixin):
    """Stands for an array where a function computes with it. All else is a TypeError."""

    def __init__(self, array: Array, calls: Calls) -> None:
        self.array = array
        self.calls = calls
        self.shape, self.ndim, self.size = array.shape, array.ndim, array.size
        self.flags = array.flags

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *given: Any, **how: Any) -> "_StandIn":
        """Record a universal function, or a sum or maximum along an axis."""
        call = ufunc if method == "__call__" else getattr(ufunc, method)
        return self._recorded(partial(self.calls.filled, takes_out=True), partial(call, **how), given)

    def record(self, kernel: Kernel, operands: tuple[Any, ...]) -> "_StandIn":
        """Record a kernel on operands, of which this is one."""
        return self._recorded(self.calls.result, kernel.arrays, operands)

    def _recorded(self, put: Callable[..., Array], call: Any, given: tuple[Any, ...]) -> "_StandIn":
        arrays = (each.array if isinstance(each, _StandIn) else each for each in given)
        return _StandIn(put(call, *arrays), self.calls)

    @property
    def T(self) -> "_StandIn":  # noqa: N802
        return _StandIn(self.array.T, self.calls)

    def reshape(self, *shape: int) -> "_StandIn":
        return _StandIn(self.array.reshape(*shape), self.calls)

    def __bool__(self) -> bool:
        raise TypeError

    def __array__(self, *how: Any, **more: Any) -> Array:
        raise TypeError
