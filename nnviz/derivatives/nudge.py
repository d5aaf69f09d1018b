"""What a gradient promises: move one value a little, and compare with what the output does."""

from dataclasses import dataclass

import numpy as np

from nnviz.engine.batch import evaluate
from nnviz.engine.ieee import Array
from nnviz.engine.run import Run
from nnviz.engine.tensors import compute

POINTS = 201
"""Points on the curve of the output along an input."""


@dataclass(frozen=True)
class Nudge:
    """One number of a run moved by `change`.

    Attributes
    ----------
    name : the node
    change : how far it moved
    promised : gradient × change
    true : how far the output really moved
    """

    name: str
    change: float
    promised: float
    true: float


def nudge(run: Run, name: str, change: float, place: tuple[int, ...] = ()) -> Nudge:
    """Move one node's value, everything before it held still, and see how far the output moves.

    Parameters
    ----------
    run : where
    name, place : of the number that moves; in a node that is a number the place is ()
    change : how far

    >>> from nnviz import parse, run
    >>> nudge(run(parse("y = x^2"), {"x": 3}), "x", 0.5)
    Nudge(name='x', change=0.5, promised=3.0, true=3.25)

    Source: SLP 6.6.4, what a derivative tells; CMU 10-301, finite difference method.
    """
    graph, slot, values = run.graph, run.graph.slots[name], list(run.values)
    moved = np.array(values[slot])
    moved[place] += change
    values[slot] = moved if moved.ndim else float(moved)
    dirty = {slot}
    for other in graph.operation_slots:
        operands = graph.operands(other)
        if other != slot and not dirty.isdisjoint(operands):
            operation = graph.operation(other)
            assert operation is not None
            values[other] = compute(operation, [values[operand] for operand in operands])
            dirty.add(other)
    output = graph.output_slot
    promised = float(np.asarray(run.gradients[slot])[place]) * change
    return Nudge(name, change, promised, float(values[output] - run.values[output]))


def along(run: Run, name: str, reach: float) -> tuple[Array, Array]:
    """The output along one input, the others held still.

    Returns
    -------
    `POINTS` values of the input from `reach` below to `reach` above where it stands, and the
    output at each.
    """
    inputs = {each: run.value[each] for each in run.graph.inputs}
    x = np.linspace(inputs[name] - reach, inputs[name] + reach, POINTS)
    return x, evaluate(run.graph, inputs | {name: x})
