"""A run as numbers: the forward pass, then the backward pass with every gradient on record.

Upstream gradients stand on nodes, local and downstream gradients on edges, all in flat lists:
an object per node would cost two to three times as much, most of it in garbage collection.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from numbers import Real
from typing import Any, TypeAlias

import numpy as np

from nnviz.engine.graph import Graph, canonical
from nnviz.engine.ieee import Array
from nnviz.engine.operations.operation import first, one, second
from nnviz.engine.plan import Row, Slot
from nnviz.engine.steps import Step, record

Inputs: TypeAlias = Mapping[str, Any]

TILE = 2048
"""Points of a batch that run together, so that their intermediate arrays stay in the cache."""


class InputError(ValueError):
    """A value that a graph can't run with. The message names the variable."""


class ByName(Mapping[str, float]):
    """A list of numbers, one for each place on the tape, read by the nodes' names."""

    def __init__(self, graph: Graph, numbers: list[float]) -> None:
        self._graph = graph
        self._numbers = numbers

    def __getitem__(self, name: str) -> float:
        return self._numbers[self._graph.slots[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._graph.slots)

    def __len__(self) -> int:
        return len(self._graph.slots)

    def __repr__(self) -> str:
        return repr(dict(self))


class Run:
    """One forward and backward pass over a graph, fully recorded.

    Attributes
    ----------
    graph : the graph that ran
    values : the forward value at each place on the tape
    gradients : ∂output/∂node at each place: what is upstream of the node's own operation
    local, downstream : for each edge, in the order of `graph.edges`

    >>> from nnviz import parse, run
    >>> run(parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2}).gradient["b"]
    -4.0
    """

    def __init__(
        self,
        graph: Graph,
        values: list[float],
        gradients: list[float],
        local: list[float],
        downstream: list[float],
    ) -> None:
        self.graph = graph
        self.values = values
        self.gradients = gradients
        self.local = local
        self.downstream = downstream

    def __repr__(self) -> str:
        return f"<Run: {self.graph.output} = {self.value[self.graph.output]}>"

    @property
    def value(self) -> ByName:
        """The forward value of every node, by name."""
        return ByName(self.graph, self.values)

    @property
    def gradient(self) -> ByName:
        """∂output/∂node of every node, by name; 0 for a node that the output does not use."""
        return ByName(self.graph, self.gradients)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The run as a sequence of steps: forward node by node, then backward edge by edge."""
        return record(self.graph, self.values, self.gradients, self.local, self.downstream)


def run(graph: Graph, inputs: Inputs) -> Run:
    """Run a graph forward and backward, and keep every number.

    Parameters
    ----------
    graph : from `nnviz.parse`
    inputs : a number for each of `graph.inputs`

    Raises
    ------
    InputError : a value is missing, is not a number, or belongs to no input

    The arithmetic is IEEE: log 0 is −∞ and 1/0 is ∞, with no exception.

    >>> from nnviz import parse
    >>> run(parse("L = x*x"), {"x": 3}).gradient["x"]
    6.0

    Source: SLP 6.6.3 and 6.6.4, backward differentiation; CMU 10-301, backpropagation.
    """
    values = start(graph, inputs)
    _, rows, live, output = graph.plan
    forward(rows, values)
    gradients, local, downstream = backward(live, values, output)
    return Run(graph, values, gradients, local, downstream)


def start(graph: Graph, inputs: Inputs) -> list[float]:
    """The tape before the forward pass: constants and inputs in place."""
    values = graph.plan.start.copy()
    try:
        for name, slot in graph.input_places.items():
            value = inputs[name]
            values[slot] = value if type(value) is float else _number(name, value)
    except KeyError:
        renamed = _canonical(inputs)
        if set(renamed) != set(inputs):
            return start(graph, renamed)
        raise _missing(graph, inputs) from None
    if len(inputs) != len(graph.input_places):
        raise _unknown(graph, inputs)
    return values


def _canonical(inputs: Inputs) -> Inputs:
    return {canonical(name): value for name, value in inputs.items()}


def forward(rows: list[Row], values: list[float]) -> None:
    """The forward pass: fill in the value of every operation, in topological order."""
    for slot, _, kernel, _, _, left, right in rows:
        values[slot] = kernel(values[left], values[right]) if right >= 0 else kernel(values[left])


def backward(
    rows: list[Row], values: list[float], output: Slot
) -> tuple[list[float], list[float], list[float]]:
    """The backward pass: at each edge, downstream = upstream × local; at each node, their sum.

    A rule that is a mere operand or 1 is read instead of called: for sums and products that saves
    a quarter of a run.

    Returns
    -------
    The gradient of each place, and of each edge the local and the downstream gradient.
    """
    gradients = [0.0] * len(values)
    gradients[output] = 1.0
    locals_: list[float] = []
    downstreams: list[float] = []
    for slot, operation, _, rule, other_rule, left, right in reversed(rows):
        upstream = gradients[slot]
        if rule is not None:
            if rule is second:
                local = values[right]
            elif rule is one:
                local = 1.0
            elif right >= 0:
                local = rule(values[left], values[right], values[slot])
            else:
                local = rule(values[left], values[slot])
            downstream = upstream * local if local or not operation.gate else 0.0
            locals_.append(local)
            downstreams.append(downstream)
            gradients[left] += downstream
        if other_rule is not None:
            if other_rule is first:
                local = values[left]
            elif other_rule is one:
                local = 1.0
            else:
                local = other_rule(values[left], values[right], values[slot])
            downstream = upstream * local if local or not operation.gate else 0.0
            locals_.append(local)
            downstreams.append(downstream)
            gradients[right] += downstream
    return gradients, locals_, downstreams


def evaluate(graph: Graph, inputs: Inputs) -> Array:
    """The output alone, at many points at once.

    Parameters
    ----------
    graph : a graph of scalars
    inputs : for each of `graph.inputs` a number or an array; the arrays broadcast together

    Returns
    -------
    An array of their common shape, in float64.

    Raises
    ------
    InputError : as `run`, or the arrays' shapes do not broadcast

    >>> from nnviz import parse
    >>> evaluate(parse("y = x^2"), {"x": np.array([1.0, 2.0, 3.0])})
    array([1., 4., 9.])
    """
    inputs = _canonical(inputs)
    for name in graph.inputs:
        if name not in inputs:
            raise _missing(graph, inputs)
    if len(inputs) != len(graph.input_places):
        raise _unknown(graph, inputs)
    columns = [_numbers(name, inputs[name]) for name in graph.inputs]
    try:
        columns = list(np.broadcast_arrays(*columns))
    except ValueError:
        shapes = ", ".join(
            f"{name} is {column.shape}" for name, column in zip(graph.inputs, columns, strict=True)
        )
        raise InputError(f"These shapes do not fit together: {shapes}.") from None
    points = [column.reshape(-1) for column in columns]
    result = np.empty(columns[0].size)
    with np.errstate(all="ignore"):
        for begin in range(0, result.size, TILE):
            tile = slice(begin, begin + TILE)
            result[tile] = _forward_arrays(graph, [column[tile] for column in points])
    return result.reshape(columns[0].shape)


def _forward_arrays(graph: Graph, points: list[Array]) -> Array:
    values: list[Any] = list(map(np.float64, graph.plan.start))
    for slot, column in zip(graph.input_places.values(), points, strict=True):
        values[slot] = column
    for slot, operation, *_ in graph.plan.rows:
        operands = (values[operand] for operand in graph.operands(slot))
        values[slot] = operation.forward.arrays(*operands)
    output: Array = values[graph.output_slot]
    return output


def _number(name: str, value: Any) -> float:
    """A value as a float, if it is one number."""
    numbers = _numbers(name, value)
    if numbers.size != 1 or numbers.ndim:
        raise InputError(
            f"{name} must be one number, but it has shape {numbers.shape}. "
            "To compute the output at many points at once, use nnviz.evaluate."
        )
    return float(numbers)


def _numbers(name: str, value: Any) -> Array:
    try:
        numbers = np.asarray(float(value) if isinstance(value, Real) else value)
        if numbers.dtype.kind in "biuf":
            return numbers.astype(np.float64)
    except (ValueError, OverflowError):
        pass
    raise InputError(f"{name} must be a number, but it is {value!r}.")


def _missing(graph: Graph, inputs: Inputs) -> InputError:
    missing = [name for name in graph.inputs if name not in inputs]
    if strangers := [name for name in inputs if name not in graph.inputs]:
        return InputError(f"{missing[0]} has no value, and {_stranger(graph, strangers[0])}")
    values = "a value" if len(missing) == 1 else "values"
    return InputError(f"Give {values} for {', '.join(missing)}, such as {missing[0]}=1.")


def _unknown(graph: Graph, inputs: Inputs) -> InputError:
    return InputError(_stranger(graph, next(name for name in inputs if name not in graph.inputs)))


def _stranger(graph: Graph, name: str) -> str:
    close = get_close_matches(name, graph.inputs, n=1)
    meant = f" Did you mean {close[0]}?" if close else ""
    return f"{name} is not an input of this graph (its inputs: {', '.join(graph.inputs)}).{meant}"
