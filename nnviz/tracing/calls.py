"""Calls of functions: what NumPy and `math` call so, the language knows, and gives as operations."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.operations import FUNCTIONS, OPERATIONS
from nnviz.language import ExpressionError, parse
from nnviz.language.functions.elsewhere import meant
from nnviz.tracing.places import refused, told
from nnviz.tracing.recorder import Held, Recorder

PLAIN = {
    *("shape", "ndim", "size", "zeros_like", "ones_like", "full_like", "empty_like", "result_type"),
    *("argmax", "argmin", "argsort", "isnan", "isfinite", "isinf", "allclose", "array_equal"),
    *("any", "all", "count_nonzero", "nonzero", "isclose"),
}
"""NumPy's functions whose results are fixed numbers for a graph: shapes, places and questions."""


def called(
    recorder: Recorder, name: str, operands: tuple[Any, ...], settings: dict[str, Any]
) -> Any:
    """Record a call of a function of NumPy.

    Raises
    ------
    TraceError : the language has no such function, or reads these operands otherwise
    """
    known = meant(name, "np")
    operation = OPERATIONS.get(known) or FUNCTIONS.get(known)
    entrywise = operation is not None and (operation.forward is not None or len(operands) == 2)
    if operation and entrywise and not settings and operation.arity == len(operands):
        return recorder.apply(operation, *operands)
    return written(recorder, name, operands, settings)


def written(
    recorder: Recorder, name: str, operands: tuple[Any, ...], settings: dict[str, Any]
) -> Any:
    """Record a call as the language reads it: the call is written out, and its graph is taken."""
    held: dict[str, Any] = {}
    arguments = [_argument(operand, held) for operand in operands]
    arguments += [
        f"{key}={_argument(value, held)}" for key, value in settings.items() if _says(value)
    ]
    try:
        graph = _graph(f"np.{name}({', '.join(arguments)})")
    except ExpressionError as error:
        raise refused(recorder.frame(), f"np.{name} can't be traced. {error}") from None
    return recorder.inlined(graph, held)


@lru_cache(maxsize=1_000)
def _graph(call: str) -> Graph:
    return parse(call)


def _says(value: Any) -> bool:
    """False for what NumPy passes on where the caller said nothing."""
    return value is not None and value is not np._NoValue


def _argument(argument: Any, held: dict[str, Any]) -> str:
    """An argument as text; operands of the graph, and arrays, as names."""
    if isinstance(argument, (list, tuple)) and any(_is_operand(part) for part in argument):
        return f"[{', '.join(_argument(part, held) for part in argument)}]"
    if _is_operand(argument):
        name = f"operand_{len(held)}"
        held[name] = argument
        return name
    return repr(argument)


def _is_operand(argument: Any) -> bool:
    return isinstance(argument, (Held, np.ndarray, list)) or np.ndim(argument) > 0


def of_numpy(
    recorder: Recorder,
    function: Callable[..., Any],
    args: tuple[Any, ...],
    settings: dict[str, Any],
) -> Any:
    """Record a call of a function of NumPy on arrays.

    Raises
    ------
    TraceError : the graph of the call gives other numbers than NumPy, or there is none
    """
    if function.__name__ in PLAIN:
        return function(*_plain(args), **{key: _plain(value) for key, value in settings.items()})
    if function.__name__ in _OWN:
        return _OWN[function.__name__](recorder, *args, **settings)
    right = function(*_plain(args), **{key: _plain(value) for key, value in settings.items()})
    result = called(recorder, function.__name__, args, settings)
    return fitted(recorder, result, right, function.__name__)


def fitted(recorder: Recorder, result: Held, right: Any, name: str) -> Any:
    """What was recorded, in NumPy's shape, if it has NumPy's entries."""
    if np.shape(result.value) != np.shape(right) and np.size(right) == np.size(result.value):
        from nnviz.tracing.rearranging import rearranged

        result = rearranged(result, lambda places: places.reshape(np.shape(right)))
    same = np.shape(result.value) == np.shape(right)
    if not same or not np.allclose(result.value, right, equal_nan=True):
        raise refused(
            recorder.frame(),
            f"np.{name} is read otherwise here. Write what it computes with operators and sums.",
        )
    return result


def outer(recorder: Recorder, left: Any, right: Any) -> Any:
    """The outer product: a column times a row."""
    column = recorder.apply(OPERATIONS["column"], left)
    return recorder.apply(OPERATIONS["*"], column, right)


def stacked(recorder: Recorder, parts: Any, axis: int = 0) -> Any:
    """Vectors as the rows of a matrix, or as its columns; numbers as a vector."""
    from nnviz.tracing.rearranging import rearranged

    joined = recorder.apply(OPERATIONS["concat"], *parts)
    places = np.stack(np.split(np.arange(joined.value.size), len(parts)), axis)  # type: ignore[union-attr]
    if not np.ndim(recorder.traced(parts[0]).value):
        return joined
    return rearranged(joined, lambda numbers: numbers[places])


_OWN: dict[str, Callable[..., Any]] = {"outer": outer, "stack": stacked}
"""NumPy's functions of which the language knows none of that name."""


def _plain(value: Any) -> Any:
    """The numbers themselves."""
    if isinstance(value, Held):
        return value.value
    if isinstance(value, (list, tuple)):
        return type(value)(_plain(part) for part in value)
    return value


def place(recorder: Recorder) -> str:
    """The line of the traced code that runs now, in words."""
    return told(recorder.frame())
