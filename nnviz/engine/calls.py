"""Calls of NumPy on arrays that are made once: what a function computes, again and again.

A function is run once on stand-ins for its arrays. They put every call that it makes on a list,
with the arrays that the call reads and the one that it fills. To run the list computes the same
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

Function: TypeAlias = Callable[..., Any]


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
        self._calls: list[Function] = []
        self._careful: list[Function] = []
        self._factors: list[Array] = []

    def run(self) -> None:
        """Fill every array anew.

        Matrices are multiplied by BLAS. Whether their entries are small enough for that is looked
        at once, at the end; see `nnviz.engine.sums.product`.
        """
        for call in self._calls:
            call()
        if not sums.are_small(self._factors):
            for call in self._careful:
                call()

    def result(self, function: Function, *given: Any) -> Array:
        """What a function gives, in an array that each run fills anew.

        A function that looks at the numbers themselves, or that calls something else than NumPy's
        universal functions, is on the list as a whole.
        """
        if function is sums.product:
            return self._product(*given)
        before = len(self._calls)
        try:
            found = function(*(_StandIn(each, self) if _is_array(each) else each for each in given))
        except (TypeError, AttributeError):
            del self._calls[before:], self._careful[before:]
            return self._whole(function, given)
        return found.array if isinstance(found, _StandIn) else np.asarray(found)

    def put(self, call: Function) -> None:
        """One more call."""
        self._calls.append(call)
        self._careful.append(call)

    def _whole(self, function: Function, given: tuple[Any, ...]) -> Array:
        array = np.asarray(function(*given))
        if any(np.may_share_memory(array, each) for each in filter(_is_array, given)):
            return array  # a view, such as a transposed matrix, follows what it shows
        if not array.flags.writeable:
            array = array.copy()
        if "out" in inspect.signature(function).parameters:
            self.put(partial(function, *given, out=array))
        else:
            self.put(partial(_fill, array, function, given))
        return array

    def _product(self, a: Array, b: Array) -> Array:
        array = np.asarray(sums.product(a, b))
        careful = partial(sums.product, a, b, array)
        if not (a.flags.forc and b.flags.forc):
            self.put(careful)
            return array
        self._calls.append(partial(sums.blas, a, b, array))
        self._careful.append(careful)
        for flat in (a.ravel("K"), b.ravel("K")):  # views of all that is in a and b
            if not any(
                np.may_share_memory(flat, known) and flat.size == known.size
                for known in self._factors
            ):
                self._factors.append(flat)
        return array


def _is_array(value: Any) -> bool:
    return isinstance(value, np.ndarray)


def _fill(array: Array, function: Function, given: tuple[Any, ...]) -> None:
    array[...] = function(*given)


class _StandIn(Recorded, NDArrayOperatorsMixin):
    """Stands for an array while a function computes with it. All that it can't do is an error."""

    def __init__(self, array: Array, calls: Calls) -> None:
        self.array = array
        self.calls = calls
        self.shape, self.ndim, self.size = array.shape, array.ndim, array.size
        self.flags = array.flags

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *given: Any, **how: Any) -> "_StandIn":
        """Record a universal function, or a sum or a maximum along an axis."""
        into = how.pop("out", (None,))[0]
        how = {name: _shown(value) for name, value in how.items()}
        call = partial(
            ufunc if method == "__call__" else getattr(ufunc, method), *map(_shown, given), **how
        )
        array = np.asarray(call(out=_shown(into)))
        self.calls.put(partial(call, out=array))
        return _StandIn(array, self.calls)

    def record(self, kernel: Kernel, operands: tuple[Any, ...]) -> "_StandIn":
        """Record a kernel on operands, of which this is one."""
        return _StandIn(self.calls.result(kernel.arrays, *map(_shown, operands)), self.calls)

    @property
    def T(self) -> "_StandIn":  # noqa: N802
        """The transposed matrix."""
        return _StandIn(self.array.T, self.calls)

    def reshape(self, *shape: Any, **order: Any) -> "_StandIn":
        """The same entries in another shape."""
        return _StandIn(self.array.reshape(*shape, **order), self.calls)

    def __bool__(self) -> bool:
        raise TypeError

    def __array__(self, *how: Any, **more: Any) -> Array:
        raise TypeError


def _shown(value: Any) -> Any:
    return value.array if isinstance(value, _StandIn) else value
