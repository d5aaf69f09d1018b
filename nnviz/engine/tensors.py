"""Runs over vectors and matrices: the same graph and the same table of operations, on arrays.

Shapes are found out first, once for each graph and shapes of its inputs. They decide how each
operation runs: on floats where all operands are numbers, as a whole if it has such a form, else
entry by entry, where NumPy repeats the smaller operand and the gradient adds the copies up again.
"""

from collections.abc import Callable, Sequence
from math import prod
from typing import Any, NamedTuple

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Value
from nnviz.engine.inputs import InputError
from nnviz.engine.operations import Operation, fill
from nnviz.engine.operations.operation import one
from nnviz.engine.plan import Slot
from nnviz.engine.remembered import remembered
from nnviz.engine.shapes import MOST_IN_ALL, Shape, ShapeError, broadcast, describe, entries
from nnviz.engine.sums import sum_to_shape, times


class Down(NamedTuple):
    """One edge on the way back: where it leads, and how the upstream gradient is pulled over it.

    `slope` is the rule of the local gradient where that is entry by entry or a number, else None
    and `pull` does it as a whole.
    """

    source: Slot
    place: int
    slope: Callable[..., Any] | None
    pull: Callable[..., Any] | None
    shape: Shape
    gate: bool


class TensorPlan(NamedTuple):
    """How a graph runs on inputs of given shapes.

    Attributes
    ----------
    shapes : the shape of each place on the tape
    rows : for each operation its place, its kernel and its operands' places
    down : for each live operation, from the last to the first, its place, its operands' places,
        whether numbers stand beside arrays among them, and its edges
    """

    shapes: tuple[Shape, ...]
    rows: tuple[tuple[Slot, Callable[..., Any], tuple[Slot, ...]], ...]
    down: tuple[tuple[Slot, tuple[Slot, ...], bool, tuple[Down, ...]], ...]


def acts_whole(operation: Operation, shapes: tuple[Shape, ...]) -> bool:
    """True if an operation on operands of these shapes takes them as a whole."""
    return operation.whole is not None and (operation.forward is None or any(shapes))


@remembered
def tensor_plan(graph: Graph, inputs: tuple[Shape, ...]) -> TensorPlan:
    """Infer every shape and choose how each operation runs.

    Raises
    ------
    InputError : operands do not fit, and the message names both, their shapes and the rule; or a
        value or all together would be too large, before any of it is computed
    """
    shapes: list[Shape] = [np.shape(value) for value in graph.plan.start]
    for slot, shape in zip(graph.input_places.values(), inputs, strict=True):
        shapes[slot] = shape
    rows = []
    in_all = sum(map(prod, shapes))
    for slot in graph.operation_slots:
        operation, operands = graph.operation(slot), graph.operands(slot)
        assert operation is not None
        given = tuple(shapes[operand] for operand in operands)
        try:
            shapes[slot] = _shape(operation, given)
        except ShapeError as error:
            raise _misfit(graph, operation, operands, given, error) from None
        in_all += _counted(graph, slot, shapes[slot], in_all)
        rows.append((slot, _kernel(operation, given), operands))
    live = {row[0] for row in graph.plan.live}
    down = []
    for slot, _, operands in reversed(rows):
        if slot in live:
            given = tuple(shapes[operand] for operand in operands)
            down.append((slot, operands, _is_mixed(given), _edges(graph, slot, operands, given)))
    return TensorPlan(tuple(shapes), tuple(rows), tuple(down))


def _counted(graph: Graph, slot: Slot, shape: Shape, before: int) -> int:
    """The entries of a value, if the run may have them."""
    try:
        count = entries(graph.names[slot], shape)
    except ShapeError as error:
        raise InputError(str(error)) from None
    if before + count > MOST_IN_ALL:
        raise InputError(
            f"{describe(graph.names[slot], shape)}. With it, the values of this run have more than "
            f"{MOST_IN_ALL:,} numbers together, the limit here."
        )
    return count


def _shape(operation: Operation, given: tuple[Shape, ...]) -> Shape:
    if acts_whole(operation, given):
        assert operation.whole is not None
        return operation.whole.shape(*given)
    return broadcast(*given)


def kernel_of(operation: Operation, given: tuple[Shape, ...]) -> Callable[..., Any]:
    """What computes an operation on operands of these shapes; on floats if all are numbers."""
    if acts_whole(operation, given):
        assert operation.whole is not None
        return operation.whole.forward
    return operation.arrays if any(given) else operation.floats


def _kernel(operation: Operation, given: tuple[Shape, ...]) -> Callable[..., Any]:
    """The same, of floats and arrays, which gives a float where the result is a number."""
    kernel = kernel_of(operation, given)
    if acts_whole(operation, given):
        return kernel if _shape(operation, given) else lambda *operands: float(kernel(*operands))
    return (lambda *operands: kernel(*alike(operands))) if _is_mixed(given) else kernel


def _is_mixed(given: tuple[Shape, ...]) -> bool:
    """True if numbers stand beside vectors or matrices."""
    return any(given) and not all(given)


def _edges(
    graph: Graph, slot: Slot, operands: tuple[Slot, ...], given: tuple[Shape, ...]
) -> tuple[Down, ...]:
    operation = graph.operation(slot)
    assert operation is not None
    whole = acts_whole(operation, given)
    return tuple(
        Down(
            source,
            place,
            None if whole else operation.local[place].rule,
            operation.linear(place).pull if whole else None,
            given[place],
            operation.gate,
        )
        for place, source in enumerate(operands)
        if source not in graph.constants
    )


def _misfit(
    graph: Graph,
    operation: Operation,
    operands: tuple[Slot, ...],
    given: tuple[Shape, ...],
    error: ShapeError,
) -> InputError:
    """Name the operands by what they are called, or by what computes them."""
    names = tuple(graph.names[operand] or "the constant" for operand in operands)
    said = " and ".join(map(describe, names, given))
    return InputError(f"{fill(operation.text, names)}: {said}. {error}")


def compute(operation: Operation, operands: Sequence[Value]) -> Value:
    """One operation on its own.

    Raises
    ------
    ShapeError : the operands do not fit, or the result would be too large

    >>> from nnviz.engine.operations import OPERATIONS
    >>> compute(OPERATIONS["@"], (np.array([[1.0, 2.0]]), np.array([3.0, 4.0])))
    array([11.])
    """
    given = tuple(map(np.shape, operands))
    entries("The result", _shape(operation, given))
    with np.errstate(all="ignore"):
        result: Value = _kernel(operation, given)(*operands)
    return result


def needed(graph: Graph, values: list[Any]) -> bool:
    """True if a graph can't run on floats alone with the inputs that stand on a tape."""
    return not graph.is_scalar or any(
        isinstance(values[slot], np.ndarray) for slot in graph.input_places.values()
    )


def alike(operands: Sequence[Value]) -> list[Any]:
    """Operands of which one is an array, so that every kernel takes its form for arrays."""
    return [np.float64(operand) if type(operand) is float else operand for operand in operands]


def plan_for(graph: Graph, values: list[Any]) -> TensorPlan:
    """How a graph runs on the inputs that stand on a tape."""
    return tensor_plan(graph, tuple(np.shape(values[s]) for s in graph.input_places.values()))


def forward(plan: TensorPlan, values: list[Any]) -> None:
    """Fill in the value of every operation.

    Raises
    ------
    InputError : a row is looked up that its table does not have
    """
    try:
        for slot, kernel, operands in plan.rows:
            values[slot] = kernel(*[values[operand] for operand in operands])
    except ShapeError as error:
        raise InputError(str(error)) from None


def backward(
    plan: TensorPlan, values: list[Any], output: Slot
) -> tuple[list[Value], list[Any], list[Value]]:
    """The backward pass: pull the upstream gradient over each edge, and add up at each node.

    Returns
    -------
    The gradient of each place, in its shape; for each edge the slopes of its local gradient, or
    None where that is a linear map; and for each edge the downstream gradient.
    """
    gradients: list[Any] = [None] * len(values)
    gradients[output] = 1.0
    slopes: list[Any] = []
    downstreams: list[Any] = []
    for slot, operands, mixed, edges in plan.down:
        upstream, result = gradients[slot], values[slot]
        numbers = [values[operand] for operand in operands]
        if mixed:
            numbers = alike(numbers)
        for source, place, rule, pull, shape, gate in edges:
            if rule is None:
                slope = None
                downstream = pull(upstream, numbers, result, place)  # type: ignore[misc]
                downstream = downstream if shape else float(downstream)
            elif rule is one:
                slope = 1.0
                downstream = sum_to_shape(upstream, shape)
            else:
                slope = rule(*numbers, result)
                downstream = sum_to_shape(times(upstream, slope, gate), shape)
            slopes.append(slope)
            downstreams.append(downstream)
            before = gradients[source]
            gradients[source] = downstream if before is None else before + downstream
    zero = {
        slot: np.zeros(shape) if shape else 0.0
        for slot, shape in enumerate(plan.shapes)
        if gradients[slot] is None
    }
    for slot, nothing in zero.items():
        gradients[slot] = nothing
    return gradients, slopes, downstreams
