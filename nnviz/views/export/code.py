"""A run as a program that stands alone: NumPy with its backward pass written out, or PyTorch.

Both end by asserting the gradients that nnviz found, so that running one checks the other.
"""

import builtins
import keyword
import re
from collections.abc import Callable

import numpy as np

from nnviz.engine.graph import Node
from nnviz.engine.ieee import Value
from nnviz.engine.linear import LinearMap
from nnviz.engine.operations import Operation, Whole, fill
from nnviz.engine.run import Run
from nnviz.engine.steps import Crossing
from nnviz.engine.tensors import acts_whole
from nnviz.views.export import helpers
from nnviz.views.notation import expressions, numbers

_RESERVED = {"np", "torch", "math", *helpers.NUMPY, *dir(builtins)}


class _Names:
    """Names for a program: the graph's own, unless Python or the program needs them."""

    def __init__(self, run: Run) -> None:
        self.output = run.graph.output
        self._taken = set(_RESERVED)
        self._names = {node.name: self._free(node.name) for node in run.graph.nodes}
        self._gradients = {
            node.name: self._free(f"d{self.output}_d{node.name}") for node in run.graph.nodes
        }

    def _free(self, name: str) -> str:
        while name in self._taken or keyword.iskeyword(name):
            name += "_"
        self._taken.add(name)
        return name

    def __getitem__(self, name: str) -> str:
        return self._names[name]

    def gradient(self, name: str) -> str:
        return self._gradients[name]

    def operands(self, node: Node, constant: Callable[[Value], str]) -> tuple[str, ...]:
        return expressions.written(node.operands, self.__getitem__, constant)


def numpy(run: Run) -> str:
    """The run in NumPy: forward pass, then backward pass line by line, then the assertions."""
    names = _Names(run)
    nodes = {node.name: node for node in run.graph.nodes}
    forward = [
        f"{names[node.name]} = " + fill(_written(run, node).numpy, names.operands(node, _constant))
        for node in run.graph.nodes
        if node.operation
    ]
    backward = [f"{names.gradient(run.graph.output)} = 1.0"]
    reached: set[str] = set()
    crossings = (step for step in run.steps if isinstance(step, Crossing))
    for edge, step in zip(run.graph.edges, crossings, strict=True):
        flow = _flow(step, nodes[step.node], edge.slot, names)
        gradient = names.gradient(step.input)
        if step.input not in reached:
            backward.append(f"{gradient} = {flow}")
        elif np.ndim(step.gradient):
            # += would change the upstream gradient too, where both are one array.
            backward.append(f"{gradient} = {gradient} + {flow}")
        else:
            backward.append(f"{gradient} += {flow}")
        reached.add(step.input)
    unreached = [name for name in run.graph.inputs if name not in reached]
    backward += [
        f"{names.gradient(name)} = 0.0 * {names[name]}  # {run.graph.output} does not use it"
        for name in unreached
    ]
    checks = [
        f"np.testing.assert_allclose({names.gradient(name)}, "
        f"{_constant(run.gradient[name])}, rtol=1e-9, atol=1e-12)"
        for name in run.graph.inputs
    ]
    return _program(
        ["import numpy as np", "", 'np.seterr(all="ignore")'],
        helpers.NUMPY,
        [f"{names[name]} = {_input(run.value[name])}" for name in run.graph.inputs],
        forward,
        backward,
        checks,
    )


def _flow(step: Crossing, node: Node, place: int, names: _Names) -> str:
    """The downstream gradient of an edge, in NumPy."""
    operation = expressions.operation_of(node)
    upstream = names.gradient(node.name)
    operands = names.operands(node, _constant)
    if isinstance(step.local, LinearMap) and step.local.slopes is None:
        pulled = fill(step.local.linear.numpy, operands, names[node.name], upstream)
        return pulled.replace("<place>", str(place))
    local = fill(operation.local[place].numpy, operands, names[node.name])
    flow = f"gate({upstream}, {local})" if operation.gate else _times(upstream, local)
    if isinstance(step.local, LinearMap):
        flow = f"fit({flow}, np.shape({names[step.input]}))"
    return flow


def pytorch(run: Run) -> str:
    """The run in PyTorch: forward pass, autograd's backward pass, then the assertions."""
    names = _Names(run)
    graph = run.graph
    inputs = [
        f"{names[name]} = {_torch_constant(run.value[name])}.requires_grad_()"
        for name in graph.inputs
    ]
    forward = [
        f"{names[node.name]} = {_in_torch(run, node, names)}"
        for node in graph.nodes
        if node.operation
    ]
    used = {
        graph.names[edge.source]
        for edge, slopes in zip(graph.edges, run.local, strict=True)
        if slopes is not None or not expressions.linear_of(graph, edge).blocked
    }
    checks = [
        f"torch.testing.assert_close({names[name]}.grad, "
        f"{_torch_constant(run.gradient[name])}, "
        "rtol=1e-9, atol=1e-12, equal_nan=True)"
        if name in used
        else f"assert {names[name]}.grad is None  # {graph.output} does not use it"
        for name in graph.inputs
    ]
    return _program(
        ["import torch"],
        helpers.TORCH,
        inputs,
        forward,
        [f"{names[graph.output]}.backward()"],
        checks,
    )


def _written(run: Run, node: Node) -> Operation | Whole:
    """Where the source of a node stands: its operation, or the form for vectors and matrices."""
    operation = expressions.operation_of(node)
    slots = run.graph.operands(run.graph.slots[node.name])
    if acts_whole(operation, tuple(np.shape(run.values[slot]) for slot in slots)):
        assert operation.whole is not None
        return operation.whole if operation.whole.numpy else operation
    return operation


def _in_torch(run: Run, node: Node, names: _Names) -> str:
    """An operation in PyTorch. Its functions take tensors only, its operators numbers too."""
    operation = expressions.operation_of(node)
    constant = _torch_number if operation.infix else _torch_constant
    return fill(_written(run, node).torch, names.operands(node, constant))


def _torch_number(x: Value) -> str:
    if isinstance(x, np.ndarray):
        return _torch_constant(x)
    return _in_torch_words(_constant(x))


def _in_torch_words(written: str) -> str:
    return written.replace("np.", "torch.")


def _torch_constant(x: Value) -> str:
    written = _in_torch_words(numbers.literal(x)) if np.ndim(x) else _torch_number(x)
    return f"torch.tensor({written}, dtype=torch.float64)"


def _program(
    head: list[str],
    known: dict[str, str],
    inputs: list[str],
    forward: list[str],
    backward: list[str],
    checks: list[str],
) -> str:
    body = "\n".join(
        [
            "# inputs",
            *inputs,
            "",
            "# forward pass",
            *forward,
            "",
            "# backward pass: downstream = upstream * local, summed where paths meet",
            *backward,
            "",
            "# the gradients that nnviz found",
            *checks,
            'print("The gradients agree.")',
        ]
    )
    definitions = helpers.needed(known, body)
    if any("math." in text for text in (body, *definitions)):
        head = ["import math", "", *head]
    return "\n".join([*head, *definitions, "", "", body, ""])


def _input(x: Value) -> str:
    return _constant(x) if isinstance(x, np.ndarray) else f"np.float64({_constant(x)})"


def _times(upstream: str, local: str) -> str:
    """The product upstream * local, with brackets where the local gradient needs them."""
    if local == "1":
        return upstream
    if local.startswith("-") or re.search(r" [-+/*] ", local):
        local = f"({local})"
    return f"{upstream} * {local}"


def _constant(x: Value) -> str:
    """A value in Python source; whole numbers without a point, negative ones in brackets."""
    if isinstance(x, np.ndarray):
        return f"np.array({numbers.literal(x)}, dtype=np.float64)"
    written = numbers.source(x).removesuffix(".0")
    return f"({written})" if written.startswith("-") else written
