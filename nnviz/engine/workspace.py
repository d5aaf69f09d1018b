"""A graph on arrays that are made once: its output and its gradients, again and again.

A training runs one graph thousands of times and keeps only the gradients of the weights. Here the
passes are a list of calls, each bound to the arrays that it reads and to the one that it writes.
The kernels and rules are those of `nnviz.engine.tensors`, in the same order, so that every number
is that of a `run` to the last bit; a gradient that nobody asked for is not computed.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array, Value
from nnviz.engine.inputs import InputError, Inputs, not_one_number, start
from nnviz.engine.operations import Operation
from nnviz.engine.operations.operation import first, one, second
from nnviz.engine.shapes import ShapeError
from nnviz.engine.sums import sum_to_shape, times
from nnviz.engine.tensors import Down, kernel_of, tensor_plan

Call: TypeAlias = Callable[[], Any]
"""Computes one array anew from the others."""

_READ = {first: 0, second: 1}
"""Local gradients that are an operand's value: they are read, and not computed."""


class Workspace:
    """A graph and the arrays of its values and gradients.

    Parameters
    ----------
    graph : from `nnviz.parse`
    inputs : as for `run`; those that stay the same need not be given again
    by : the inputs by which gradients are wanted

    Attributes
    ----------
    gradient : ∂output/∂input for each of `by`, in an array that the next run writes anew

    Raises
    ------
    InputError : as `run`

    >>> from nnviz import parse
    >>> workspace = Workspace(parse("L = sum(a*x)"), {"a": 2.0, "x": [1.0, 2.0]}, by=["x"])
    >>> workspace.run({"a": 3.0}), workspace.gradient["x"]
    (9.0, array([3., 3.]))
    """

    gradient: dict[str, Array]

    def __init__(self, graph: Graph, inputs: Inputs, by: Iterable[str] = ()) -> None:
        by = tuple(by)
        self._calls: list[Call] = []
        self._values: list[Array] = [np.array(value) for value in start(graph, inputs)]
        self._inputs = {name: self._values[slot] for name, slot in graph.input_places.items()}
        plan = tensor_plan(graph, tuple(value.shape for value in self._inputs.values()))
        self._output = graph.output_slot
        if by and (shape := plan.shapes[self._output]):
            raise not_one_number(graph, shape)
        with np.errstate(all="ignore"):
            try:
                for slot, operation, *_ in graph.plan.live:
                    self._values[slot] = self._computed(operation, graph.operands(slot))
            except ShapeError as error:
                raise InputError(str(error)) from None
            self.gradient = self._gradients(graph, plan.down, by)

    def run(self, changed: Mapping[str, Value]) -> float:
        """Both passes, with other values of some inputs, in the same shapes; the output."""
        for name, value in changed.items():
            self._inputs[name][...] = value
        with np.errstate(all="ignore"):
            for call in self._calls:
                call()
        return self.output.item()

    @property
    def output(self) -> Array:
        """The output, in an array that the next run writes anew."""
        return self._values[self._output]

    def _computed(self, operation: Operation, operands: tuple[int, ...]) -> Array:
        """The value of an operation."""
        given = [self._values[operand] for operand in operands]
        kernel = kernel_of(operation, tuple(each.shape for each in given))
        return self._made(kernel if _are_arrays(given) else _on_numbers(kernel), *given)

    def _gradients(
        self, graph: Graph, down: Sequence[Any], by: Iterable[str]
    ) -> dict[str, Array]:
        """The backward pass, over those edges only that lead to inputs that are asked for."""
        moving = set().union(*map(graph.moved_by, by))
        gradients = {graph.output_slot: np.array(1.0)}
        for slot, operands, _, edges in down:
            numbers = [self._values[operand] for operand in operands]
            for edge in edges:
                if edge.source in moving:
                    flow = self._flow(edge, gradients[slot], numbers, self._values[slot])
                    known = gradients.get(edge.source)
                    gradients[edge.source] = (
                        flow if known is None else self._made(np.add, known, flow)
                    )
        return {
            name: gradients.get(graph.input_places[name], np.zeros_like(self._inputs[name]))
            for name in by
        }

    def _flow(self, edge: Down, upstream: Array, numbers: list[Array], result: Array) -> Array:
        """The downstream gradient of an edge."""
        if edge.slope is None:
            assert edge.pull is not None
            return self._made(edge.pull, upstream, numbers, result, edge.place)
        if edge.slope is one:
            return self._summed(upstream, edge)
        if edge.slope in _READ:
            slope = numbers[_READ[edge.slope]]
        elif _are_arrays(numbers):
            slope = self._made(edge.slope, *numbers, result)
        else:
            slope = self._made(_on_numbers(edge.slope), *numbers, result)
        return self._summed(self._made(partial(times, gate=edge.gate), upstream, slope), edge)

    def _summed(self, gradient: Array, edge: Down) -> Array:
        """A gradient in the shape of the edge's source."""
        if gradient.shape == edge.shape:
            return gradient
        return self._made(partial(sum_to_shape, shape=edge.shape), gradient)

    def _made(self, function: Callable[..., Any], *given: Any) -> Array:
        """What a function gives, in an array that each run fills again."""
        result = np.asarray(function(*given))
        if any(np.may_share_memory(result, each) for each in given if type(each) is np.ndarray):
            return result  # a view, such as a transposed matrix, follows what it shows
        made = result if result.flags.writeable else result.copy()
        self._calls.append(_into(made, function, given))
        return made


def _are_arrays(given: Sequence[Array]) -> bool:
    return any(each.ndim for each in given)


def _on_numbers(function: Callable[..., float]) -> Callable[..., float]:
    """A function of floats, of the numbers that stand in arrays."""
    return lambda *given: function(*[each.item() for each in given])


def _into(made: Array, function: Callable[..., Any], given: tuple[Any, ...]) -> Call:
    """A call that writes what a function gives into an array."""
    if isinstance(function, np.ufunc) or "out" in inspect.signature(function).parameters:
        return partial(function, *given, out=made)

    def fill() -> None:
        made[...] = function(*given)

    return fill
