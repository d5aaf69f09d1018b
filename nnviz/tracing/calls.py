"""Calls of functions: what NumPy and `math` call so, the language knows, and gives operations."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.operations import FUNCTIONS, OPERATIONS
from nnviz.language import ExpressionError, parse
from nnviz.language.functions.elsewhere import meant
from nnviz.tracing.places import refused
from nnviz.tracing.rearranging import rearranged
from nnviz.tracing.recorder import Held, Recorder

PLAIN = {
    *("shape", "ndim", "size", "zeros_like", "ones_like", "full_like", "empty_like", "result_type"),
    *("argmax", "argmin", "argsort", "isnan", "isfinite", "isinf", "allclose", "array_equal"),
    *("any", "all", "count_nonzero", "nonzero", "isclose"),
}
"""NumPy's functions whose results are fixed numbers for a graph: shapes, places and questions."""


def called(
    recorder: Recorder,
    name: str,
    operands: tuple[Any, ...],
    settings: Mapping[str, Any],
    library: str = "np",
) -> Any:
    """Record a call of a function that NumPy, or another library, has.

    Raises
    ------
    TraceError : the language has no such function, or does not take these operands
    """
    if name in PLAIN:
        return getattr(np, name)(*plain(operands), **plain(settings))
    if name in _ARRANGED:
        return recorder.composed(lambda: _ARRANGED[name](recorder, *operands, **settings))
    known = meant(name, library)
    operation = OPERATIONS.get(known) or FUNCTIONS.get(known)
    fits = operation and not operation.variadic and operation.arity == len(operands)
    if operation and fits and not settings:
        return recorder.apply(operation, *operands)
    return _written(recorder, f"{library}.{name}", operands, settings)


def checked(
    recorder: Recorder,
    function: Callable[..., Any],
    operands: tuple[Any, ...],
    settings: Mapping[str, Any],
) -> Any:
    """Record a call of a function of NumPy on arrays, and compare it with what NumPy gives.

    Raises
    ------
    TraceError : as `called`; or the language means something else by the name
    """
    name = function.__name__
    result = called(recorder, name, operands, settings)
    if not isinstance(result, Held):
        return result
    return fitted(recorder, result, function(*plain(operands), **plain(settings)), name)


def fitted(recorder: Recorder, result: Held, right: Any, name: str) -> Held:
    """What was recorded of a function, in the shape of what the function gave.

    Raises
    ------
    TraceError : the numbers are others
    """
    right = np.asarray(right)
    if np.shape(result.value) != right.shape and np.size(result.value) == right.size:
        result = rearranged(result, lambda places: places.reshape(right.shape))
    if not _alike(result.value, right):
        raise refused(
            recorder.frame(),
            f"{name} is read otherwise here. Write what it computes with operators and sums.",
        )
    return result


def _alike(value: Any, right: Any) -> bool:
    return np.array_equal(value, right) or (
        np.shape(value) == np.shape(right) and np.allclose(value, right, equal_nan=True)
    )


def _written(
    recorder: Recorder, name: str, operands: tuple[Any, ...], settings: Mapping[str, Any]
) -> Any:
    """Record a call as the language reads it: the call is written out, and its graph is taken."""
    flat = np.ndim(plain(operands[0])) == 1 and not settings.get("keepdims")
    if flat and settings.get("axis") in (0, -1):
        settings = {key: value for key, value in settings.items() if key != "axis"}
    held: dict[str, Any] = {}
    arguments = [_argument(operand, held) for operand in operands]
    arguments += [
        f"{key}={_argument(value, held)}"
        for key, value in settings.items()
        if value is not None and value is not np._NoValue
    ]
    try:
        graph = _graph(f"{name}({', '.join(arguments)})")
    except ExpressionError as error:
        raise refused(recorder.frame(), f"{name} can't be traced. {error}") from None
    return recorder.composed(lambda: recorder.inlined(graph, held))


@lru_cache(maxsize=1_000)
def _graph(call: str) -> Graph:
    return parse(call)


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
    return isinstance(argument, (Held, np.ndarray))


def _outer(recorder: Recorder, left: Any, right: Any) -> Any:
    """The outer product: a column times a row."""
    column = recorder.apply(OPERATIONS["column"], left)
    return recorder.apply(OPERATIONS["*"], column, right)


def _stack(recorder: Recorder, parts: Any, axis: int = 0) -> Any:
    """Vectors as the rows of a matrix, or as its columns; numbers as a vector."""
    joined = recorder.apply(OPERATIONS["concat"], *parts)
    places = np.split(np.arange(np.size(joined.value)), len(parts))
    if not np.ndim(recorder.traced(parts[0]).value):
        return joined
    return rearranged(joined, lambda numbers: numbers[np.stack(places, axis)])


def _trace(recorder: Recorder, matrix: Any) -> Any:
    """The sum of the diagonal."""
    return recorder.apply(OPERATIONS["sum"], rearranged(matrix, np.diagonal))


_ARRANGED: dict[str, Callable[..., Any]] = {"outer": _outer, "stack": _stack, "trace": _trace}
"""NumPy's functions that the language writes with others."""


def plain(value: Any) -> Any:
    """The numbers themselves, also inside of lists and settings."""
    if isinstance(value, Held):
        return value.value
    if isinstance(value, (list, tuple)):
        return type(value)(plain(part) for part in value)
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    return value
