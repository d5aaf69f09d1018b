"""A graph on arrays that are made once: its output and its gradients, again and again.

A training runs one graph thousands of times and keeps only the gradients of the weights. Here the
passes are a list of calls. The kernels and rules are those of `nnviz.engine.tensors` in the same
order, so that every number is that of a `run` to the last bit; a gradient that nobody asked for
is not computed.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

import numpy as np

from nnviz.engine.calls import Calls
from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array, Value
from nnviz.engine.inputs import InputError, Inputs, not_one_number, start
from nnviz.engine.operations.operation import one
from nnviz.engine.plan import Slot
from nnviz.engine.shapes import ShapeError
from nnviz.engine.sums import sum_to_shape, times
from nnviz.engine.tensors import Down, TensorPlan, kernel_of, tensor_plan


class Workspace:
    """A graph and the arrays of its values and gradients.

    Parameters
    ----------
    graph : from `nnviz.parse`
    inputs : as for `run`; they decide the shapes
    by : the inputs by which gradients are wanted

    Attributes
    ----------
    gradient : ∂output/∂input for each of `by`, in an array that the next run fills anew

    Raises
    ------
    InputError : as `run`

    >>> from nnviz import parse
    >>> workspace = Workspace(parse("L = sum(a*x)"), {"a": 2.0, "x": [1.0, 2.0]}, by=["x"])
    >>> workspace.run({"a": 3.0}), workspace.gradient["x"]
    (9.0, array([3., 3.]))
    """

    gradient: dict[str, Array]

    def __init__(self, graph: Graph, inputs: Inputs, by: Collection[str] = ()) -> None:
        self._calls = Calls()
        self._values: list[Array] = [np.array(value) for value in start(graph, inputs)]
        self._inputs = {name: self._values[slot] for name, slot in graph.input_places.items()}
        plan = tensor_plan(graph, tuple(value.shape for value in self._inputs.values()))
        if shape := plan.shapes[graph.output_slot]:
            raise not_one_number(graph, shape)
        with np.errstate(all="ignore"):
            self._compute(graph)
            gradients = self._pull(graph, plan, by)
        self._output = self._values[graph.output_slot]
        self.gradient = {
            name: gradients.get(graph.slots[name], np.zeros_like(self._inputs[name])) for name in by
        }

    def run(self, changed: Mapping[str, Value]) -> float:
        """Both passes, with other values of some inputs in the same shapes; the output.

        Raises
        ------
        InputError : a row is looked up that its table does not have
        """
        for name, value in changed.items():
            self._inputs[name][...] = value
        try:
            with np.errstate(all="ignore"):
                self._calls.run()
        except ShapeError as error:
            raise InputError(str(error)) from None
        return self._output.item()

    def _compute(self, graph: Graph) -> None:
        """The forward pass, over what the output depends on."""
        try:
            for slot, operation, *_ in graph.plan.live:
                given = [self._values[operand] for operand in graph.operands(slot)]
                kernel = kernel_of(operation, tuple(each.shape for each in given))
                self._values[slot] = self._calls.result(_fit(kernel, given), *given)
        except ShapeError as error:
            raise InputError(str(error)) from None

    def _pull(self, graph: Graph, plan: TensorPlan, by: Collection[str]) -> dict[Slot, Array]:
        """The backward pass, over those edges that lead to inputs that are asked for."""
        moving = set().union(*map(graph.moved_by, by))
        gradients = {graph.output_slot: np.array(1.0)}
        for slot, operands, _, edges in plan.down:
            numbers = [self._values[operand] for operand in operands]
            for edge in edges:
                if edge.source in moving:
                    flow = self._flow(edge, gradients[slot], numbers, self._values[slot])
                    known = gradients.get(edge.source)
                    gradients[edge.source] = (
                        flow if known is None else self._calls.result(np.add, known, flow)
                    )
        return gradients

    def _flow(self, edge: Down, upstream: Array, numbers: list[Array], result: Array) -> Array:
        """The downstream gradient of an edge."""
        make, pull, rule = self._calls.result, edge.pull, edge.slope
        if pull is not None:
            return make(
                lambda u, y, *given: pull(u, given, y, edge.place), upstream, result, *numbers
            )
        if rule is not one:
            assert rule is not None
            slope = make(_fit(rule, numbers), *numbers, result)
            upstream = make(partial(times, gate=edge.gate), upstream, slope)
        return make(partial(sum_to_shape, shape=edge.shape), upstream)


def _fit(function: Callable[..., float], given: Sequence[Array]) -> Callable[..., float]:
    """A kernel or rule, of floats where all that is given are numbers."""
    if any(each.ndim for each in given):
        return function
    return lambda *numbers: function(*(each.item() for each in numbers))
