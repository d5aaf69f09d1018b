"""How a run is told, in one of two modes: what nodes and edges carry beside the values.

In reverse mode a node has ∂output/∂node, which comes back over its edges; in forward mode it has
∂node/∂input, which its operands pass on.
"""

from bisect import bisect_right
from typing import Any, cast

from nnviz.derivatives.dual import Dual
from nnviz.engine.graph import Graph
from nnviz.engine.run import Run
from nnviz.views.notation import names


class Telling:
    """Reverse mode.

    Attributes
    ----------
    noun : what a node carries
    words : of an edge's three figures, in a drawing
    """

    noun = "gradient"
    words = ("upstream", "× local", "= downstream")

    def derivative(self, run: Run, name: str) -> tuple[str, str]:
        """What a node carries, as of and by what it is derived: the output, and the node."""
        return run.graph.output, name

    def symbol(self, run: Run, name: str) -> str:
        """What a node carries, as a symbol: ∂output/∂node."""
        return "∂{}/∂{}".format(*map(names.text, self.derivative(run, name)))

    def carried(self, run: Run, name: str) -> Any:
        """What a node carries in the end."""
        return run.gradient[name]

    def way(self, operand: str, result: str) -> str:
        """The edge between an operand and a result, in the direction of what it carries."""
        return f"edge from {result} back to {operand}"

    def crossing(self, graph: Graph, number: int) -> int:
        """The index of the frame in which an edge is crossed."""
        return len(graph.operation_slots) + 2 + number


class Onward(Telling):
    """Forward mode."""

    noun = "tangent"
    words = ("tangent", "× local", "= share")

    def derivative(self, run: Run, name: str) -> tuple[str, str]:
        """What a node carries, as of and by what it is derived: the node, and the input."""
        return name, _dual(run).by

    def carried(self, run: Run, name: str) -> Any:
        """The tangent of a node."""
        return _dual(run).tangent[name]

    def way(self, operand: str, result: str) -> str:
        """The edge between an operand and a result, in the direction of what it carries."""
        return f"edge from {operand} on to {result}"

    def crossing(self, graph: Graph, number: int) -> int:
        """The index of the frame that computes the edge's target."""
        return bisect_right(graph.operation_slots, graph.edges[number].target)


def _dual(run: Run) -> Dual:
    return cast(Dual, run)


REVERSE, FORWARD = Telling(), Onward()


def telling(run: Run) -> Telling:
    """How a run is told."""
    return FORWARD if isinstance(run, Dual) else REVERSE
