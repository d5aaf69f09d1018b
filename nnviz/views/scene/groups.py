"""What is not drawn of a large graph, as a few groups: the layers of a network, else by depth."""

from collections.abc import Collection
from typing import NamedTuple

from nnviz.engine.graph import Graph
from nnviz.engine.remembered import remembered
from nnviz.views.notation import names

MOST_GROUPS = 8
"""Groups by depth, at most."""


class Group(NamedTuple):
    """Nodes that are drawn as one card: what they are called together, and their names."""

    title: str
    members: tuple[str, ...]


def grouped(graph: Graph, drawn: Collection[str]) -> tuple[Group, ...]:
    """The nodes that are not drawn by themselves, in groups from the inputs to the output.

    >>> from nnviz import parse
    >>> grouped(parse("L = a*b + a"), {"L"})
    (Group(title='inputs', members=('a', 'b')), Group(title='depth 1 to 1', members=('c',)))
    """
    if len(drawn) == len(graph.slots):
        return ()
    groups: dict[str, list[str]] = {}
    for name, title in _titles(graph).items():
        if name not in drawn:
            groups.setdefault(title, []).append(name)
    return tuple(Group(title, tuple(members)) for title, members in groups.items())


@remembered
def _titles(graph: Graph) -> dict[str, str]:
    """The group of each node, in the order of the groups."""
    depths = _depths(graph)
    layers = _layers(graph)
    width = -(-max(depths.values()) // MOST_GROUPS)
    titles = {}
    for name in sorted(depths, key=lambda name: (layers.get(name, 0), depths[name])):
        if name in layers:
            titles[name] = f"layer {layers[name]}"
        elif not depths[name]:
            titles[name] = "inputs"
        else:
            first = (depths[name] - 1) // width * width + 1
            titles[name] = f"depth {first} to {first + width - 1}"
    return titles


def _depths(graph: Graph) -> dict[str, int]:
    """How many operations lie between each node and the inputs, on the longest path."""
    depths = dict.fromkeys(graph.inputs, 0)
    for slot in graph.operation_slots:
        operands = (graph.names[operand] for operand in graph.operands(slot))
        depths[graph.names[slot]] = 1 + max(depths.get(operand, 0) for operand in operands)
    return depths


def _layers(graph: Graph) -> dict[str, int]:
    """The layer of each node whose name has one, as w1_12; a step without takes its user's."""
    layers = {}
    if layer := names.split(graph.output).layer:
        layers[graph.output] = int(layer)
    for edge in graph.edges:
        source, target = graph.names[edge.source], graph.names[edge.target]
        layer = names.split(source).layer
        if layer:
            layers[source] = int(layer)
        elif target in layers and graph.operation(edge.source):
            layers[source] = layers[target]
    return layers
