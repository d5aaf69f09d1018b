"""A run whose backward pass was broken on purpose, beside the engine's right one.

What comes out is a run like any other, so that whatever shows runs can show it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from nnviz.derivatives.tangent import local_map
from nnviz.engine.graph import Edge, Graph
from nnviz.engine.ieee import Value
from nnviz.engine.inputs import Inputs
from nnviz.engine.linear import LinearMap
from nnviz.engine.plan import Slot
from nnviz.engine.run import Run, run
from nnviz.engine.steps import Crossing
from nnviz.mistakes.passes import Pass


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
        self._walk()

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

    def _walk(self) -> None:
        """Cross every edge in the pass's own order, and record each step."""
        graph, way, names = self.graph, self.way, self.graph.names
        values = list(self.values)
        self.gradients = [np.zeros(np.shape(v)) if np.ndim(v) else 0.0 for v in values]
        held: dict[Slot, Value] = {}
        for name, gradient in self.left.items():
            self.gradients[graph.slots[name]] = gradient
            held[graph.slots[name]] = gradient
        self.gradients[graph.output_slot] = 1.0
        to_come = Counter(edge.source for edge in graph.edges)
        steps = list(self.right.steps[: len(graph.operation_slots) + 1])
        for edge in graph.edges:
            upstream = way.upstream(self.gradients[edge.target])
            local = way.local(local_map(graph, values, edge.target, edge.slot))
            downstream = local.pull(upstream)
            before = [held[edge.source]] if edge.source in held else []
            held[edge.source] = total(way.counted([*before, downstream]))
            self.gradients[edge.source] = held[edge.source]
            to_come[edge.source] -= 1
            way.after(values, names[edge.source], edge.source, held[edge.source])
            steps.append(
                Crossing(
                    node=names[edge.target],
                    input=names[edge.source],
                    upstream=upstream,
                    local=_simplest(local),
                    downstream=downstream,
                    gradient=self.gradients[edge.source],
                    complete=not to_come[edge.source],
                )
            )
            self.local.append(local.slopes)
            self.downstream.append(downstream)
        self.__dict__["steps"] = tuple(steps)


def total(terms: list[Value]) -> Value:
    """The sum of numbers, vectors or matrices of one shape, from left to right."""
    found: Value = sum(terms[1:], start=terms[0])
    return found


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
