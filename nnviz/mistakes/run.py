"""A run whose backward pass was broken on purpose, beside the engine's right one.

What comes out is a run like any other, so that whatever shows runs can show it.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from nnviz.engine.graph import Edge, Graph
from nnviz.engine.ieee import Value
from nnviz.engine.inputs import Inputs
from nnviz.engine.linear import LinearMap
from nnviz.engine.run import Run, run
from nnviz.engine.steps import Crossing
from nnviz.mistakes.passes import Pass
from nnviz.mistakes.uses import Uses
from nnviz.mistakes.walk import Crossed, beginning, walk


class BrokenRun(Run):
    """A run whose backward pass was broken, with the steps as they happened.

    Attributes
    ----------
    right : the same run with the right backward pass
    way : the pass that was taken
    """

    def __init__(self, right: Run, graph: Graph, way: Pass) -> None:
        super().__init__(graph, right.values, [], [], [])
        self.right = right
        self.way = way
        uses = Uses(right)
        self.gradients = beginning(uses, way)
        steps = list(right.steps[: len(graph.operation_slots) + 1])
        for crossed in walk(uses, way):
            self.gradients[crossed.use.edge.source] = crossed.gradient
            self.local.append(crossed.local.slopes)
            self.downstream.append(crossed.downstream)
            steps.append(_step(crossed, graph.names))
        self.__dict__["steps"] = tuple(steps)

    @property
    def bytes(self) -> int:
        """The bytes that its vectors and matrices take, with those of the right run."""
        return super().bytes + self.right.bytes

    @property
    def left(self) -> Mapping[str, Value]:
        """The gradients that a pass before this one left at the nodes."""
        return self.way.left(self.right)

    @property
    def adds(self) -> bool:
        """True if the pass adds what arrives at a node to what stands there."""
        return len(self.way.counted([1.0, 1.0])) > 1

    def terms(self, name: str, arrived: Sequence[Crossing]) -> tuple[Value, ...]:
        """What counts of what was left at a node and of what arrived there."""
        left = [self.left[name]] if name in self.left else []
        return tuple(self.way.counted([*left, *(step.downstream for step in arrived)]))

    def right_crossing(self, number: int) -> Crossing:
        """The step over one of `graph.edges`, as the right pass takes it."""
        return self._twins[self.graph.edges[number]]

    @cached_property
    def _twins(self) -> dict[Edge, Crossing]:
        edges = self.right.graph.edges
        return {edge: self.right.right_crossing(number) for number, edge in enumerate(edges)}


def _step(crossed: Crossed, names: list[str]) -> Crossing:
    return Crossing(
        node=names[crossed.use.edge.target],
        input=names[crossed.use.edge.source],
        upstream=crossed.upstream,
        local=_simplest(crossed.local),
        downstream=crossed.downstream,
        gradient=crossed.gradient,
        complete=crossed.complete,
    )


def _simplest(local: LinearMap) -> float | LinearMap:
    """A number where the local gradient is one, between numbers."""
    return local if local.slopes is None or any(local.shape) else float(local.slopes)


def break_run(graph: Graph, inputs: Inputs, way: Pass) -> BrokenRun:
    """Run a graph forward as ever, and backward with a bug.

    Raises
    ------
    InputError : as `nnviz.run`

    >>> from nnviz import parse
    >>> from nnviz.mistakes.passes import Overwritten
    >>> broken = break_run(parse("L = x*x"), {"x": 3}, Overwritten())
    >>> broken.gradient["x"], broken.right.gradient["x"]
    (3.0, 6.0)
    """
    right = run(graph, inputs)
    with np.errstate(all="ignore"):
        return BrokenRun(right, graph.visited_in(way.order(graph)), way)
