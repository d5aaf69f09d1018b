"""A graph as a program of the language: what `nnviz.parse` reads, written from what it gives."""

import keyword
from typing import NamedTuple

import numpy as np

from nnviz.engine.graph import Graph, Node
from nnviz.engine.ieee import Value
from nnviz.engine.operations import OPERATIONS
from nnviz.language.building.constants import CONSTANTS
from nnviz.language.functions.calls import KNOWN
from nnviz.language.functions.elsewhere import MODULES
from nnviz.language.typed.names import DECLARING, glued
from nnviz.language.values import write_value

_SIGNS = {"negate": "-{}", "identity": "{}", "transpose": "{}.T"}
"""How operations are written that are neither between two operands nor functions."""

_TAKEN = {*keyword.kwlist, *CONSTANTS, *KNOWN, *MODULES, *DECLARING} - {"lambda"}
"""Words that mean something of their own in a program."""


class Written(NamedTuple):
    """A graph as text.

    Attributes
    ----------
    program : one statement a line; the last one is the output
    names : what the program calls each node; other than in the graph where the language would
        read that name as something else
    """

    program: str
    names: dict[str, str]


def written(graph: Graph) -> Written:
    """Write a graph as a program.

    Raises
    ------
    ValueError : a constant is nan, which no program can hold

    >>> from nnviz import parse
    >>> print(written(parse("L = c*(a + 2b)")).program)
    d = 2 * b
    e = a + d
    L = c * e
    """
    names = _names(graph)
    nodes = [node for node in graph.nodes if node.operation and node.role != "output"]
    nodes.append(graph.node(graph.output))
    lines = [f"{names[node.name]} = {_expression(node, names)}" for node in nodes]
    return Written("\n".join(lines), names)


def _expression(node: Node, names: dict[str, str]) -> str:
    operands = [
        names[operand] if isinstance(operand, str) else _literal(operand)
        for operand in node.operands
    ]
    if node.operation in _SIGNS:
        return _SIGNS[node.operation].format(*operands)
    operation = OPERATIONS[node.operation or ""]
    if operation.infix:
        return f" {operation.name} ".join(operands)
    return f"{operation.functions[0]}({', '.join(operands)})"


def _literal(constant: Value) -> str:
    if np.isnan(constant).any():
        raise ValueError("A constant of this graph is nan, which a program can't write.")
    text = write_value(constant)
    return f"({text})" if text.startswith("-") else text


def _names(graph: Graph) -> dict[str, str]:
    """A name for each node that the language reads as one variable, and each another one."""
    known = set(graph.slots)
    names: dict[str, str] = {}
    for name in graph.slots:
        found = name
        parts = glued(name) if name in graph.input_places else []
        if any(part[-1].isdigit() for part in parts[:-1]) or (parts and known.issuperset(parts)):
            found = f"{parts[0]}_{''.join(parts[1:])}"
        while found in _TAKEN or (found != name and found in known):
            found += "_"
        known.add(found)
        names[name] = found
    return names
