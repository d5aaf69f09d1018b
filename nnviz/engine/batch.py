"""Every node of a graph at many points at once, where `evaluate` gives the output alone."""

from typing import Any

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array, Value
from nnviz.engine.inputs import Inputs
from nnviz.engine.operations import OPERATIONS


def evaluate_nodes(graph: Graph, inputs: Inputs) -> dict[str, Array]:
    """The value of every node by its name, at many points at once.

    Parameters
    ----------
    graph : a graph of scalars
    inputs : for each of `graph.inputs` a number or an array; the arrays broadcast together

    Returns
    -------
    Arrays of the inputs' common shape, in float64. They share memory where they can: read only.

    Raises
    ------
    KeyError : an input is missing

    >>> from nnviz import parse
    >>> evaluate_nodes(parse("z = 2x; y = relu(z)"), {"x": np.array([-1.0, 1.0])})["z"]
    array([-2.,  2.])
    """
    values: dict[str | Value, Any] = {
        name: np.asarray(inputs[name], dtype=np.float64) for name in graph.inputs
    }
    with np.errstate(all="ignore"):
        for node in graph.nodes:
            if node.operation:
                operands = (
                    values[operand] if isinstance(operand, str) else operand
                    for operand in node.operands
                )
                values[node.name] = OPERATIONS[node.operation].arrays(*operands)
    shape = np.broadcast_shapes(*(values[name].shape for name in graph.inputs))
    return {node.name: np.broadcast_to(values[node.name], shape) for node in graph.nodes}
