"""What is drawn of a large graph: the cards nearest to the step."""

from functools import lru_cache
from heapq import heappop, heappush

from nnviz.engine.graph import Graph
from nnviz.engine.steps import Frame

MOST = 120
"""Cards up to which a graph is drawn whole."""

NEAR = 24
"""Cards that are drawn of a larger one."""


def near(frame: Frame) -> set[str]:
    """The nodes to draw: all of them, or in a large graph the `NEAR` ones closest to the step.

    The way to a node is as long as the nodes before it have neighbours, in either direction, from
    the node where the step's result arrives. So an input that is used everywhere does not fill the
    picture with all its uses.

    >>> from nnviz import parse, run
    >>> sorted(near(Frame(run(parse("L = 2x"), {"x": 1}), 0)))
    ['L', 'x']
    """
    graph = frame.graph
    if len(graph.nodes) <= MOST:
        return set(graph.slots)
    step = frame.step
    start = (step.input or step.node) if step else graph.names[graph.operation_slots[0]]
    neighbours = _neighbours(graph)
    found: set[str] = set()
    queue = [(0, graph.slots[start], start)]
    while queue and len(found) < NEAR:
        way, _, name = heappop(queue)
        if name not in found:
            found.add(name)
            for other in neighbours[name]:
                heappush(queue, (way + len(neighbours[name]), graph.slots[other], other))
    return found


@lru_cache(maxsize=32)
def _neighbours(graph: Graph) -> dict[str, list[str]]:
    neighbours: dict[str, list[str]] = {name: [] for name in graph.slots}
    for slot in graph.operation_slots:
        for operand in graph.operands(slot):
            if operand not in graph.constants:
                neighbours[graph.names[slot]].append(graph.names[operand])
                neighbours[graph.names[operand]].append(graph.names[slot])
    return neighbours
