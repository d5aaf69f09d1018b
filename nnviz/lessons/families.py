"""Families of graphs, deeper and deeper: how many paths they have, and how many edges."""

from collections.abc import Callable
from dataclasses import dataclass

from nnviz.derivatives.paths import PathCost, path_cost
from nnviz.engine.builder import GraphBuilder
from nnviz.engine.graph import Graph
from nnviz.engine.operations import OPERATIONS
from nnviz.learning.deep import deep_graph


def squares(depth: int) -> Graph:
    """Squares of squares: each node is the one before times itself.

    >>> squares(3).nodes[-1].operands
    ('v2', 'v2')
    """
    builder = GraphBuilder()
    place = builder.input("x")
    for _ in range(depth):
        place = builder.apply(OPERATIONS["*"], place, place)
    return builder.build(place)


def layers(width: int) -> Callable[[int], Graph]:
    """Deep networks of so many tanh units in each layer."""
    return lambda depth: deep_graph(depth, width, OPERATIONS["tanh"])


DEEPEST_GRAPH = 30
"""How deep the graphs of a family go."""


@dataclass(frozen=True)
class Family:
    """Graphs of one kind, deeper and deeper.

    Attributes
    ----------
    title : what they are
    graph : the one of a depth
    source : the input whose gradient is sought
    level : what is counted as depth
    """

    title: str
    graph: Callable[[int], Graph]
    source: str
    level: str


GRAPH_FAMILIES = {
    "squares": Family("x², squared again and again", squares, "x", "squares"),
    "chain": Family("A chain of single units", layers(1), "x1", "layers"),
    "two": Family("A network, 2 units a layer", layers(2), "x1", "layers"),
    "three": Family("A network, 3 units a layer", layers(3), "x1", "layers"),
}
"""Families by their key."""


def growth(family: Family) -> tuple[PathCost, ...]:
    """The cost for each depth from 1 to `DEEPEST_GRAPH`.

    >>> growth(GRAPH_FAMILIES["squares"])[9]
    PathCost(paths=1024, one_by_one=10240, reverse=20)
    """
    return tuple(
        path_cost(family.graph(depth), family.source) for depth in range(1, DEEPEST_GRAPH + 1)
    )
