"""What each way to differentiate costs, counted in operations on numbers."""

from typing import NamedTuple

from nnviz.engine.graph import Graph
from nnviz.engine.operations.operation import first, one, second

FREE = (first, second, one)
"""Local gradients that are read off, without computing anything."""


class Cost(NamedTuple):
    """What one pass over a graph of numbers does.

    Attributes
    ----------
    values : operations of the forward pass
    locals_ : local gradients that have to be computed; those of sums and products are there
    products : multiplications by a local gradient, one at each edge
    sums : additions where several products meet
    """

    values: int
    locals_: int = 0
    products: int = 0
    sums: int = 0

    @property
    def operations(self) -> int:
        """All of them."""
        return sum(self)


def evaluation(graph: Graph) -> Cost:
    """One forward pass, as finite differences need it.

    >>> from nnviz import parse
    >>> evaluation(parse("L = c*(a + 2b)")).operations
    3
    """
    return Cost(len(graph.plan.live))


def reverse_mode(graph: Graph) -> Cost:
    """One forward and one backward pass: the gradient of one output by all inputs.

    >>> from nnviz import parse
    >>> reverse_mode(parse("y = x*sin(x)"))
    Cost(values=2, locals_=1, products=3, sums=1)
    """
    return _pass(graph, meeting=len({edge.source for edge in graph.edges}))


def forward_mode(graph: Graph) -> Cost:
    """One pass with dual numbers: all nodes by one input.

    >>> from nnviz import parse
    >>> forward_mode(parse("y = x*sin(x)"))
    Cost(values=2, locals_=1, products=3, sums=1)
    """
    return _pass(graph, meeting=len({edge.target for edge in graph.edges}))


def _pass(graph: Graph, meeting: int) -> Cost:
    """A pass that crosses every edge once; products meet at so many nodes."""
    computed = sum(
        rule is not None and rule not in FREE for row in graph.plan.live for rule in row[3:5]
    )
    edges = len(graph.edges)
    return Cost(len(graph.plan.live), computed, edges, edges - meeting)


class Bill(NamedTuple):
    """The cost of all n·m derivatives of m outputs by n inputs, in operations, by each method."""

    forward_difference: float
    central_difference: float
    forward_mode: float
    reverse_mode: float


def bill(graph: Graph, inputs: int, outputs: int) -> Bill:
    """What all derivatives of a graph of this kind would cost with so many inputs and outputs.

    One evaluation gives all outputs, one pass forward all outputs by one input, and one pass back
    one output by all inputs.

    >>> from nnviz import parse
    >>> bill(parse("y = x*sin(x)"), 10, 1)
    Bill(forward_difference=22, central_difference=40, forward_mode=70, reverse_mode=7)
    """
    once = evaluation(graph).operations
    return Bill(
        (inputs + 1) * once,
        2 * inputs * once,
        inputs * forward_mode(graph).operations,
        outputs * reverse_mode(graph).operations,
    )
