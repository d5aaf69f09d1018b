"""What the lab's pseudo-code needs to run: nodes, an order, and local gradients of + and * and cos.

The lines of the lab are put behind this text, and are run by a Python of their own.
"""

import json
import math
import sys
from collections.abc import Iterator
from typing import Any, Self


class Node:
    """A number of the graph; `-=` changes it in place, as the update in the lab does."""

    def __init__(self, name: str, operation: str, value: float, operands: "list[Node]") -> None:
        self.name, self.operation, self.value, self.sources = name, operation, value, operands
        self.gradient = 0.0
        self.place = 0

    @property
    def operands(self) -> "Iterator[Node]":
        """The operands in turn, while `place` tells which one it is, as in x*x."""
        for place, operand in enumerate(self.sources):
            self.place = place
            yield operand

    def __isub__(self, change: float) -> Self:
        self.value -= change
        return self


def local(node: Node, operand: Node) -> float:
    """The local gradient, with the rules of the first two lines of the lab."""
    if node.operation in ("+", "identity"):
        return 1.0
    if node.operation == "*":
        own, other = node.sources[node.place], node.sources[1 - node.place]
        return {"x": own, "y": other}[product_rule].value
    return {"-sin(x)": -math.sin(operand.value), "sin(x)": math.sin(operand.value)}[cosine_rule]


def depth_first_from(node: Node, seen: set[Node] | None = None) -> Iterator[Node]:
    """Each operation once, as soon as it is met."""
    seen = set() if seen is None else seen
    if node.sources and node not in seen:
        seen.add(node)
        yield node
        for operand in node.sources:
            yield from depth_first_from(operand, seen)


given: dict[str, Any] = json.load(sys.stdin)
product_rule, cosine_rule, rate = given["product"], given["cosine"], given["rate"]
known: dict[str, Node] = {}
for name, operation, value, operands in given["nodes"]:
    known[name] = Node(name, operation, value, [known[each] for each in operands])
for name, gradient in given["left"].items():
    known[name].gradient = gradient
nodes = list(known.values())
topological_order = [node for node in nodes if node.operation]
weights = [known[name] for name in given["weights"]]
output = known[given["output"]]
