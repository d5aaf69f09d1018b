"""The values that a graph is run with: read, checked, and put in their places on the tape."""

from collections.abc import Mapping
from difflib import get_close_matches
from numbers import Real
from typing import Any, TypeAlias

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array, Value
from nnviz.engine.names import canonical
from nnviz.engine.shapes import describe

Inputs: TypeAlias = Mapping[str, Any]


class InputError(ValueError):
    """A value that a graph can't run with. The message names the variable.

    `suggestion` is the whole program, changed so that it runs, or None.
    """

    def __init__(self, message: str, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.suggestion = suggestion


def start(graph: Graph, inputs: Inputs) -> list[Any]:
    """The tape before the forward pass: constants and inputs in place.

    Raises
    ------
    InputError : a value is missing, is no number, vector or matrix, or belongs to no input
    """
    values = graph.plan.start.copy()
    try:
        for name, slot in graph.input_places.items():
            given = inputs[name]
            values[slot] = given if type(given) is float else value(name, given)
    except KeyError:
        completed = complete(graph, inputs)
        if set(completed) != set(inputs):
            return start(graph, completed)
        raise missing(graph, inputs) from None
    if len(inputs) != len(graph.input_places):
        raise unknown(graph, inputs)
    return values


def complete(graph: Graph, inputs: Inputs) -> dict[str, Any]:
    """The same values under the names that graphs keep, and what the program itself gives."""
    return {**graph.given, **{canonical(name): value for name, value in inputs.items()}}


def value(name: str, given: Any) -> Value:
    """A value as a float, a vector or a matrix."""
    numbers = array(name, given)
    if numbers.ndim > 2 or not numbers.size:
        raise InputError(
            f"{name} must be a number, a vector or a matrix, but it has shape {numbers.shape}."
        )
    return numbers if numbers.ndim else float(numbers)


def array(name: str, given: Any) -> Array:
    """A value as an array of float64."""
    if type(given) is np.ndarray and given.dtype == np.float64:
        return given
    try:
        numbers = np.asarray(float(given) if isinstance(given, Real) else given)
        if numbers.dtype.kind in "biuf":
            return numbers.astype(np.float64)
    except (ValueError, OverflowError):
        pass
    raise InputError(f"{name} must be a number, but it is {given!r}.")


def missing(graph: Graph, inputs: Inputs) -> InputError:
    """What to say when an input has no value."""
    absent = [name for name in graph.inputs if name not in inputs]
    if strangers := [name for name in inputs if name not in graph.inputs]:
        return InputError(f"{absent[0]} has no value, and {_stranger(graph, strangers[0])}")
    values = "a value" if len(absent) == 1 else "values"
    return InputError(f"Give {values} for {', '.join(absent)}, such as {absent[0]}=1.")


def unknown(graph: Graph, inputs: Inputs) -> InputError:
    """What to say of a value that belongs to no input."""
    return InputError(_stranger(graph, next(name for name in inputs if name not in graph.inputs)))


def not_one_number(graph: Graph, shape: tuple[int, ...]) -> InputError:
    """What to say when the output is a vector or a matrix: a gradient needs one number."""
    return InputError(
        f"{describe(graph.output, shape)}. Backpropagation starts from one number: "
        f"end with sum({graph.output}), mean({graph.output}) or a loss.",
        graph.reading.summed,
    )


def _stranger(graph: Graph, name: str) -> str:
    close = get_close_matches(name, graph.inputs, n=1)
    meant = f" Did you mean {close[0]}?" if close else ""
    return f"{name} is not an input of this graph (its inputs: {', '.join(graph.inputs)}).{meant}"
