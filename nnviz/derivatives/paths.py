"""The gradient as a sum over paths, and what it would cost to compute it so.

Along a path from an input to the output the local gradients multiply; over all paths the products
add up to the gradient. Reverse mode finds the same sum without walking any path twice: it
multiplies once at each edge. Paths are counted by going over the edges once, never by walking them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.plan import Slot
from nnviz.engine.run import Run

MOST_LISTED = 100
"""Paths that are listed; of more, only the number is found."""


@dataclass(frozen=True)
class Path:
    """One way from a node to the output.

    Attributes
    ----------
    edges : the numbers of its edges in `graph.edges`, from the node up to the output
    factors : the local gradient of each
    """

    edges: tuple[int, ...]
    factors: tuple[float, ...]

    @property
    def product(self) -> float:
        """What this way contributes to the gradient, multiplied from the output down.

        That is the order of the backward pass, so that both overflow at the same place.
        """
        return math.prod(reversed(self.factors))


def paths(run: Run, name: str, most: int = MOST_LISTED) -> tuple[Path, ...]:
    """The paths from a node to the output, as many as may be listed.

    Parameters
    ----------
    run : of a graph of numbers
    name : where the paths begin
    most : how many to find at the most

    >>> from nnviz import parse, run
    >>> [path.product for path in paths(run(parse("L = x*x + 2x"), {"x": 3}), "x")]
    [3.0, 3.0, 2.0]

    Source: CMU 10-301, the chain rule as a sum over paths.
    """
    graph = run.graph
    leaving: dict[Slot, list[int]] = {}
    for number, edge in enumerate(graph.edges):
        leaving.setdefault(edge.source, []).append(number)
    for numbers in leaving.values():
        # First the path through the first use, and through its first operand.
        numbers.sort(key=lambda number: (graph.edges[number].target, graph.edges[number].slot))
    found: list[Path] = []
    ahead: list[tuple[Slot, tuple[int, ...]]] = [(graph.slots[name], ())]
    while ahead and len(found) < most:
        slot, way = ahead.pop()
        if slot == graph.output_slot:
            found.append(Path(way, tuple(float(run.local[number]) for number in way)))
            continue
        for number in reversed(leaving.get(slot, [])):
            ahead.append((graph.edges[number].target, (*way, number)))
    return tuple(found)


def adds_up(found: Sequence[Path], gradient: float) -> bool:
    """True if the products of all paths add up to a gradient, to rounding.

    Beyond the finite numbers ∞ is only like itself, and nan like nan.
    """
    products = [path.product for path in found]
    size = sum(map(abs, products))
    slack = 1e-9 * size if math.isfinite(size) else 0.0
    return bool(np.isclose(sum(products), gradient, rtol=0, atol=slack, equal_nan=True))


@dataclass(frozen=True)
class PathCost:
    """What it takes to find a gradient, in multiplications: one for each edge gone over.

    Attributes
    ----------
    paths : how many there are
    one_by_one : multiplications if each path is walked on its own
    reverse : multiplications of one backward pass, which finds the gradient of every node
    """

    paths: int
    one_by_one: int
    reverse: int


def path_cost(graph: Graph, *names: str) -> PathCost:
    """The cost of the gradients of some nodes; without names, of all inputs.

    >>> from nnviz import parse
    >>> path_cost(parse("a = x*x; b = a*a; c = b*b"))
    PathCost(paths=8, one_by_one=24, reverse=6)
    """
    count = [0] * len(graph.plan.start)
    edges = [0] * len(graph.plan.start)
    count[graph.output_slot] = 1
    for edge in graph.edges:
        count[edge.source] += count[edge.target]
        edges[edge.source] += edges[edge.target] + count[edge.target]
    slots = [graph.slots[name] for name in names or graph.inputs]
    return PathCost(
        sum(count[slot] for slot in slots), sum(edges[slot] for slot in slots), len(graph.edges)
    )
