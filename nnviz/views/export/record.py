"""A run as one object of plain data, for JSON."""

import math
from dataclasses import fields
from typing import Any

import numpy as np

from nnviz.engine.linear import LinearMap
from nnviz.engine.run import Run


def record(run: Run) -> dict[str, Any]:
    """Inputs, output, nodes and steps. Infinities and nan are the strings "inf", "-inf", "nan".

    >>> from nnviz import parse, run
    >>> record(run(parse("L = log(x)"), {"x": 0}))["nodes"][1]["value"]
    '-inf'
    """
    return {
        "inputs": list(run.graph.inputs),
        "output": run.graph.output,
        "nodes": [
            {
                "name": node.name,
                "operation": node.operation,
                "operands": [_plain(operand) for operand in node.operands],
                "value": _plain(run.value[node.name]),
                "gradient": _plain(run.gradient[node.name]),
            }
            for node in run.graph.nodes
        ],
        "steps": [
            {field.name: _plain(getattr(step, field.name)) for field in fields(step)}
            for step in run.steps
        ],
    }


def _plain(value: Any) -> Any:
    """JSON has no infinity, no nan, no arrays and no linear maps: those become their entries."""
    if isinstance(value, LinearMap):
        return _plain(value.jacobian if value.slopes is None else value.slopes)
    if isinstance(value, np.ndarray):
        return [_plain(part) for part in value.tolist()]
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value
