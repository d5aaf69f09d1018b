"""A run as numbers: the forward pass, then the backward pass with every gradient on record.

Upstream gradients stand on nodes, local and downstream gradients on edges, all in flat lists:
an object per node would cost two to three times as much, most of it in garbage collection.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar, TypeVar

import numpy as np

from nnviz.engine import tensors
from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Value
from nnviz.engine.inputs import (
    Inputs,
    not_one_number,
    start,
)
from nnviz.engine.operations.operation import Kink, first, one, second
from nnviz.engine.plan import Row, Slot
from nnviz.engine.steps import Crossing, Step, Steps

V = TypeVar("V")

MOST_KEPT = 10_000
"""Steps that a run makes at once and keeps."""


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

    _repr_html_: ClassVar[Callable[["Run"], str]]
    """What a notebook shows of a run; `nnviz.shown`, which knows the player, puts it here."""

    _program: ClassVar[Callable[["Run"], str]]
    """Writes the run's program; `nnviz.shown`, which knows the language, puts it here."""

    link: ClassVar[Callable[["Run", str], str]]
    """The address at which an app shows the run; `nnviz.shown` puts it here."""

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

    @property
    def program(self) -> str:
        """The program of the graph: as it was typed, or else one statement a line.

        Raises
        ------
        ValueError : a constant is nan, which a program can't write
        """
        return self._program()

    @cached_property
    def steps(self) -> Sequence[Step]:
        """The run as a sequence of steps: forward node by node, then backward edge by edge.

        Where there are more than `MOST_KEPT`, each is made whenever it is asked for.
        """
        steps = Steps(self.graph, self.values, self.gradients, self.local, self.downstream)
        return steps if len(steps) > MOST_KEPT else tuple(steps)

    @property
    def bytes(self) -> int:
        """The bytes that its vectors and matrices take."""
        held = (*self.values, *self.gradients, *self.local, *self.downstream)
        sizes = {id(each): each.nbytes for each in held if isinstance(each, np.ndarray)}
        return sum(sizes.values())

    @property
    def is_finite(self) -> bool:
        """True if no value and no gradient is infinite or nan."""
        return all(np.isfinite(held).all() for held in (*self.values, *self.gradients))

    def kink(self, name: str) -> Kink | None:
        """The corner or jump on which a node stands, in any of its entries; else None.

        >>> from nnviz import parse, run
        >>> run(parse("y = relu(x)"), {"x": 0}).kink("y").convention[:21]
        'ReLU has a corner at '
        """
        slot = self.graph.slots[name]
        operation = self.graph.operation(slot)
        if operation is None or operation.kink is None:
            return None
        operands = (self.values[operand] for operand in self.graph.operands(slot))
        return operation.kink if np.any(operation.kink.at(*operands)) else None

    @property
    def doubts(self) -> tuple[str, ...]:
        """What can hardly be meant in the values of this run, in sentences.

        >>> from nnviz import parse, run
        >>> run(parse("L = cross_entropy(z, y)"), {"z": 2, "y": 1}).doubts[0][:43]
        'L: A probability lies between 0 and 1, but '
        """
        said = []
        for slot in self.graph.operation_slots:
            operation = self.graph.operation(slot)
            if operation and operation.doubt:
                operands = (self.values[operand] for operand in self.graph.operands(slot))
                if operation.doubt.of(*operands):
                    said.append(f"{self.graph.names[slot]}: {operation.doubt.text}")
        return tuple(said)

    @property
    def left(self) -> Mapping[str, Value]:
        """The gradients that stand at nodes before the backward pass: none, in a right one."""
        return {}

    @property
    def adds(self) -> bool:
        """True if what arrives at a node is added to what stands there: always, in a right pass."""
        return True

    def terms(self, name: str, arrived: Sequence[Crossing]) -> tuple[Value, ...]:
        """What a node's gradient is the sum of, after the steps that brought it something."""
        return tuple(step.downstream for step in arrived)

    def right_crossing(self, number: int) -> Crossing:
        """The step over one of `graph.edges`, as a right pass takes it."""
        step = self.steps[len(self.graph.operation_slots) + 1 + number]
        assert isinstance(step, Crossing)
        return step


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
    if tensors.needed(graph, values):
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
    if tensors.needed(graph, values):
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
