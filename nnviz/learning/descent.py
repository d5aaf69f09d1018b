"""Gradient descent on a graph: each trainable input takes a step against its gradient."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from nnviz.engine.ieee import Value
from nnviz.engine.run import Run, run


class Descent(NamedTuple):
    """A place on the way down: the value of every input, and the output there."""

    inputs: dict[str, Value]
    loss: float


def moment(at: Run) -> Descent:
    """Where a run stands."""
    return Descent({name: at.value[name] for name in at.graph.inputs}, at.value[at.graph.output])


def update(at: Run, names: Iterable[str], rate: float) -> dict[str, Value]:
    """Where one step brings the named inputs: w ← w − η ∂L/∂w.

    >>> from nnviz import parse, run
    >>> update(run(parse("L = w^2"), {"w": 3.0}), ["w"], rate=0.25)
    {'w': 1.5}
    """
    return {name: at.value[name] - rate * at.gradient[name] for name in names}


def descend(start: Run, names: Iterable[str], rate: float, steps: int = 1) -> list[Descent]:
    """Take steps downhill: w ← w − η ∂L/∂w for the named inputs, the others held still.

    Parameters
    ----------
    start : the run to begin with
    names : the inputs that may move
    rate : the learning rate η
    steps : how many

    Returns
    -------
    The moment after each step. The way ends before an input would be infinite or not a number.

    >>> from nnviz import parse, run
    >>> descend(run(parse("L = w^2"), {"w": 3.0}), ["w"], rate=0.25)
    [Descent(inputs={'w': 1.5}, loss=2.25)]

    Source: SLP 5.6, gradient descent; CMU 10-301, stochastic gradient descent.
    """
    names = tuple(names)
    way: list[Descent] = []
    here = start
    for _ in range(steps):
        inputs, _ = moment(here)
        moved = update(here, names, rate)
        if not all(np.isfinite(value).all() for value in moved.values()):
            break
        here = run(here.graph, inputs | moved)
        way.append(moment(here))
    return way
