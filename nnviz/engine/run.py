"""A run as numbers: the forward pass, then the backward pass with every gradient on record.

Upstream gradients stand on nodes, local and downstream gradients on edges, all in flat lists:
an object per node would cost two to three times as much, most of it in garbage collection.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

import numpy as np

from nnviz.engine import tensors
from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array
from nnviz.engine.inputs import (
    InputError,
    Inputs,
    array,
    missing,
    not_one_number,
    start,
    unknown,
    with_canonical_names,
)
from nnviz.engine.operations.operation import first, one, second
from nnviz.engine.plan import Row, Slot
from nnviz.engine.steps import Step, record

V = TypeVar("V")

TILE = 2048
"""Points of a batch that run together, so that their intermediate arrays stay in the cache."""


class ByName(Mapping[str, V]):
    """A list of values, one for each place on the tape, read by the nodes' names."""

    def __init__(self, graph: Graph, numbers: list[V]) -> None:
        self._graph = graph
        self._numbers = numbers

    def __getitem__(self, name: str) -> V:
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
    local, downstream : for each edge, in the order of `graph.edges`; where a local gradient is a
        linear map, `local` has None, and the step has the map

    >>> from nnviz import parse, run
    >>> run(parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2}).gradient["b"]
    -4.0
    """

    def __init__(
        self,
        graph: Graph,
        values: list[Any],
        gradients: list[Any],
        local: list[Any],
        downstream: list[Any],
    ) -> None:
        self.graph = graph
        self.values = values
        self.gradients = gradients
        self.local = local
        self.downstream = downstream

    def __repr__(self) -> str:
        return f"<Run: {self.graph.output} = {self.value[self.graph.output]}>"

    @property
    def value(self) -> "ByName[Any]":
        """The forward value of every node, by name."""
        return ByName(self.graph, self.values)

    @property
    def gradient(self) -> "ByName[Any]":
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
    inputs : for each of `graph.inputs` a number; a vector or a matrix where operations take such

    Raises
    ------
    InputError : a value is missing, is not a number, or belongs to no input; shapes do not fit; or
        the output is not one number

    The arithmetic is IEEE: log 0 is −∞ and 1/0 is ∞, with no exception.

    >>> from nnviz import parse
    >>> run(parse("L = x*x"), {"x": 3}).gradient["x"]
    6.0

    Source: SLP 6.6.3 and 6.6.4, backward differentiation; CMU 10-301, backpropagation.
    """
    values = start(graph, inputs)
    if graph.takes_tensors and tensors.needed(graph, values):
        return _run_tensors(graph, values)
    _, rows, live, output, _ = graph.plan
    forward(rows, values)
    gradients, local, downstream = backward(live, values, output)
    return Run(graph, values, gradients, local, downstream)


def _run_tensors(graph: Graph, values: list[Any]) -> "Run":
    plan = tensors.plan_for(graph, values)
    if shape := plan.shapes[graph.output_slot]:
        raise not_one_number(graph, shape)
    with np.errstate(all="ignore"):
        tensors.forward(plan, values)
        gradients, slopes, downstream = tensors.backward(plan, values, graph.output_slot)
    return Run(graph, values, gradients, slopes, downstream)


def values_of(graph: Graph, inputs: Inputs) -> list[Any]:
    """The forward pass alone: the value at each place on the tape."""
    values = start(graph, inputs)
    if graph.takes_tensors and tensors.needed(graph, values):
        with np.errstate(all="ignore"):
            tensors.forward(tensors.plan_for(graph, values), values)
    else:
        forward(graph.plan.rows, values)
    return values


def output(graph: Graph, inputs: Inputs) -> float:
    """The output of one run, a number."""
    return float(values_of(graph, inputs)[graph.output_slot])


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
    graph : from `nnviz.parse`
    inputs : for each of `graph.inputs` a number or an array. In a graph of scalars the arrays
        broadcast together and are many points; where operations take vectors and matrices, they
        are those

    Returns
    -------
    For a graph of scalars, an array of the common shape; else the output. In float64.

    Raises
    ------
    InputError : as `run`, or the arrays' shapes do not broadcast

    >>> from nnviz import parse
    >>> evaluate(parse("y = x^2"), {"x": np.array([1.0, 2.0, 3.0])})
    array([1., 4., 9.])
    """
    inputs = with_canonical_names(inputs)
    for name in graph.inputs:
        if name not in inputs:
            raise missing(graph, inputs)
    if len(inputs) != len(graph.input_places):
        raise unknown(graph, inputs)
    if not graph.is_scalar:
        return _evaluate_tensors(graph, inputs)
    columns = [array(name, inputs[name]) for name in graph.inputs]
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


def _evaluate_tensors(graph: Graph, inputs: Inputs) -> Array:
    return np.asarray(values_of(graph, inputs)[graph.output_slot])


def _forward_arrays(graph: Graph, points: list[Array]) -> Array:
    values: list[Any] = list(map(np.float64, graph.plan.start))
    for slot, column in zip(graph.input_places.values(), points, strict=True):
        values[slot] = column
    for slot, operation, *_ in graph.plan.rows:
        operands = (values[operand] for operand in graph.operands(slot))
        values[slot] = operation.arrays(*operands)
    output: Array = values[graph.output_slot]
    return output
