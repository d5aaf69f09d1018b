"""How a run is told, in one of two modes: what nodes and edges carry beside the values.

In reverse mode a node has ∂output/∂node, which comes back over its edges; in forward mode it has
∂node/∂input, which its operands pass on.
"""

from bisect import bisect_right
from typing import Any, NamedTuple, cast

from nnviz.derivatives.dual import Dual
from nnviz.engine.graph import Graph
from nnviz.engine.run import Run
from nnviz.engine.steps import Frame
from nnviz.views.notation import linear, names
from nnviz.views.notation.numbers import brief


class Flow(NamedTuple):
    """What an edge carries in a frame: three figures, empty while it waits, and how it is drawn."""

    figures: tuple[str, str, str]
    state: str


NOTHING = "", "", ""


class Telling:
    """Reverse mode.

    Attributes
    ----------
    noun : what a node carries
    words : of an edge's three figures, in a drawing
    flow : the same in full, for the legend
    """

    noun = "gradient"
    words = ("upstream", "× local", "= downstream")
    flow = ("upstream gradient", "local gradient", "downstream gradient")

    def derivative(self, run: Run, name: str) -> tuple[str, str]:
        """What a node carries, as of and by what it is derived: the output, and the node."""
        return run.graph.output, name

    def symbol(self, run: Run, name: str) -> str:
        """What a node carries, as a symbol: ∂output/∂node."""
        return "∂{}/∂{}".format(*map(names.text, self.derivative(run, name)))

    def derived(self, run: Run) -> tuple[list[Any], ...]:
        """All that was derived in a run."""
        return run.gradients, run.downstream

    def carried(self, run: Run, name: str) -> Any:
        """What a node carries in the end."""
        return run.gradient[name]

    def known(self, frame: Frame, name: str) -> Any:
        """What a node carries by now, or None."""
        return frame.gradients.get(name)

    def to_come(self, frame: Frame, name: str) -> int:
        """How many parts have yet to arrive at a node."""
        return frame.to_come(name)

    def way(self, operand: str, result: str) -> str:
        """The edge between an operand and a result, in the direction of what it carries."""
        return f"edge from {result} back to {operand}"

    def edge(self, frame: Frame, number: int) -> Flow:
        """What one of `graph.edges` carries."""
        crossed = len(frame.crossed)
        if number >= crossed:
            return Flow(NOTHING, "waiting")
        step = frame.crossed[number]
        local = linear.brief(step.local, frame.graph.node(step.node))
        figures = brief(step.upstream), local, brief(step.downstream)
        return Flow(figures, "active" if number >= crossed - len(frame.taken) else "crossed")

    def crossing(self, graph: Graph, number: int) -> int:
        """The index of the frame in which an edge is crossed."""
        return len(graph.operation_slots) + 2 + number

    def touched(self, frame: Frame, before: Frame) -> list[int]:
        """The edges that may look different from the frame before."""
        crossed = len(frame.crossed)
        return list(range(max(0, crossed - len(frame.taken) - len(before.taken)), crossed))


class Onward(Telling):
    """Forward mode."""

    noun = "tangent"
    words = ("tangent", "× local", "= share")
    flow = ("tangent of the operand", "local gradient", "tangent, a sum of shares")

    def derivative(self, run: Run, name: str) -> tuple[str, str]:
        """What a node carries, as of and by what it is derived: the node, and the input."""
        return name, _dual(run).by

    def derived(self, run: Run) -> tuple[list[Any], ...]:
        """All tangents."""
        return (_dual(run).tangents,)

    def carried(self, run: Run, name: str) -> Any:
        """The tangent of a node."""
        return _dual(run).tangent[name]

    def known(self, frame: Frame, name: str) -> Any:
        """The tangent of a node that has a value, or None."""
        return _dual(frame.run).tangent[name] if name in frame.values else None

    def to_come(self, frame: Frame, name: str) -> int:
        """Nothing: a tangent is computed at once."""
        return 0

    def way(self, operand: str, result: str) -> str:
        """The edge between an operand and a result, in the direction of what it carries."""
        return f"edge from {operand} on to {result}"

    def edge(self, frame: Frame, number: int) -> Flow:
        """What an edge passes on from its operand."""
        edge = frame.graph.edges[number]
        target = frame.graph.names[edge.target]
        if target not in frame.values:
            return Flow(NOTHING, "ahead onward")
        term = _dual(frame.run).term(edge.target, edge.slot)
        active = any(step.node == target for step in frame.taken)
        figures = brief(term.tangent), brief(term.local), brief(term.share)
        return Flow(figures, "active onward" if active else "passed onward")

    def crossing(self, graph: Graph, number: int) -> int:
        """The index of the frame that computes the edge's target."""
        return bisect_right(graph.operation_slots, graph.edges[number].target)

    def touched(self, frame: Frame, before: Frame) -> list[int]:
        """The edges into the nodes of both frames' steps."""
        targets = {frame.graph.slots[step.node] for step in (*frame.taken, *before.taken)}
        return [n for n, edge in enumerate(frame.graph.edges) if edge.target in targets]


def _dual(run: Run) -> Dual:
    return cast(Dual, run)


REVERSE, FORWARD = Telling(), Onward()


def telling(run: Run) -> Telling:
    """How a run is told."""
    return FORWARD if isinstance(run, Dual) else REVERSE
