"""Where a walk through a run halts: at each edge or each node, from the inputs or from the seed."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal, TypeAlias

from nnviz.engine.remembered import remembered
from nnviz.engine.run import Run
from nnviz.engine.steps import Crossing, Frame, Phase

Granularity: TypeAlias = Literal["edge", "node"]


@dataclass(frozen=True)
class Pace:
    """How finely the backward pass is walked, and where the walk begins.

    Attributes
    ----------
    by : "edge" halts after every step; "node" crosses all edges of a node at once
    begin : "backward" begins when the forward pass is done, where a backward pass follows
    """

    by: Granularity = "edge"
    begin: Phase = "forward"


@remembered
def stops(run: Run, pace: Pace) -> tuple[int, ...]:
    """The indices of the frames at which a walk halts, in order.

    >>> from nnviz import parse, run
    >>> book = run(parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2})
    >>> stops(book, Pace(by="node", begin="backward"))
    (3, 4, 6, 8, 9)
    """
    steps = run.steps
    forward = len(run.graph.operation_slots)
    first = forward if pace.begin == "backward" and forward < len(steps) else 0
    return tuple(
        index
        for index in range(first, len(steps) + 1)
        if pace.by == "edge"
        or index in (0, len(steps))
        or not _one_node(*steps[index - 1 : index + 1])
    )


def _one_node(step: object, follower: object) -> bool:
    """True if both cross an edge of the same node."""
    return (
        isinstance(step, Crossing) and isinstance(follower, Crossing) and step.node == follower.node
    )


def frame_at(run: Run, index: int, pace: Pace) -> Frame:
    """The frame of the first stop at or behind an index; the last stop's if there is none.

    >>> from nnviz import parse, run
    >>> book = run(parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2})
    >>> [step.input for step in frame_at(book, 5, Pace(by="node")).taken]
    ['c', 'e']
    """
    halts = stops(run, pace)
    place = min(bisect_left(halts, index), len(halts) - 1)
    return Frame(run, halts[place], halts[place - 1] if place else None)
