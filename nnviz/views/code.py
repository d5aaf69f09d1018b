"""A run as a program that stands alone: NumPy with its backward pass written out, or PyTorch.

Both end by asserting the gradients that nnviz found, so that running one checks the other.
"""

import builtins
import keyword
import re
from collections.abc import Callable

from nnviz.engine.graph import Node
from nnviz.engine.operations import fill
from nnviz.engine.run import Run
from nnviz.engine.steps import Crossing
from nnviz.views import expressions, numbers

_NUMPY_HELPERS = {
    "gate": '''
def gate(upstream, local):
    """A closed gate passes exactly 0, even if the upstream gradient is infinite."""
    return np.where(local == 0, 0.0, upstream * local)
''',
    "slope_by_base": '''
def slope_by_base(a, b):
    """The slope of a**b along a: b * a**(b - 1)."""
    return np.where(b == 0, 0.0, b * np.power(a, b - 1.0))
''',
    "slope_by_exponent": '''
def slope_by_exponent(a, b):
    """The slope of a**b along b: a**b * log(a)."""
    return np.where((a == 0) & (b >= 0), 0.0, np.power(a, b) * np.log(a))
''',
    "xlogy": '''
def xlogy(x, y):
    """x * log(y), with 0 * log(0) = 0."""
    return np.where((x == 0) & (y <= 0), 0.0, x * np.log(y))
''',
    "xdivy": '''
def xdivy(x, y):
    """x / y, with 0 / 0 = 0."""
    return np.where(x == 0, 0.0, x / y)
''',
    "slope_of_xlogy": '''
def slope_of_xlogy(x, y):
    """The slope of x * log(y) along x: log(y)."""
    return np.where((x == 0) & (y <= 0), 0.0, np.log(y))
''',
}

_TORCH_HELPERS = {
    "xlogy": '''
def xlogy(x, y):
    """x * log(y), with 0 * log(0) = 0."""
    return torch.xlogy(x, torch.where((x == 0) & (y <= 0), 1.0, y))
''',
}

_RESERVED = {"np", "torch", "math", *_NUMPY_HELPERS, *dir(builtins)}


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

    def operands(self, node: Node, constant: Callable[[float], str]) -> tuple[str, ...]:
        return expressions.written(node.operands, self.__getitem__, constant)


def numpy(run: Run) -> str:
    """The run in NumPy: forward pass, then backward pass line by line, then the assertions."""
    names = _Names(run)
    nodes = {node.name: node for node in run.graph.nodes}
    forward = [
        f"{names[node.name]} = "
        + fill(expressions.operation_of(node).numpy, names.operands(node, _constant))
        for node in run.graph.nodes
        if node.operation
    ]
    backward = [f"{names.gradient(run.graph.output)} = 1.0"]
    reached: set[str] = set()
    crossings = (step for step in run.steps if isinstance(step, Crossing))
    for edge, step in zip(run.graph.edges, crossings, strict=True):
        node = nodes[step.node]
        operation = expressions.operation_of(node)
        local = fill(
            operation.local[edge.slot].numpy, names.operands(node, _constant), names[node.name]
        )
        upstream = names.gradient(step.node)
        flow = f"gate({upstream}, {local})" if operation.gate else _times(upstream, local)
        sign = "+=" if step.input in reached else "="
        reached.add(step.input)
        backward.append(f"{names.gradient(step.input)} {sign} {flow}")
    unreached = [name for name in run.graph.inputs if name not in reached]
    backward += [
        f"{names.gradient(name)} = 0.0  # {run.graph.output} does not use it" for name in unreached
    ]
    checks = [
        f"np.testing.assert_allclose({names.gradient(name)}, "
        f"{_constant(run.gradient[name])}, rtol=1e-9, atol=1e-12)"
        for name in run.graph.inputs
    ]
    return _program(
        ["import numpy as np", "", 'np.seterr(all="ignore")'],
        _NUMPY_HELPERS,
        [f"{names[name]} = np.float64({_constant(run.value[name])})" for name in run.graph.inputs],
        forward,
        backward,
        checks,
    )


def pytorch(run: Run) -> str:
    """The run in PyTorch: forward pass, autograd's backward pass, then the assertions."""
    names = _Names(run)
    graph = run.graph
    inputs = [
        f"{names[name]} = torch.tensor({_torch_number(run.value[name])}, "
        "dtype=torch.float64, requires_grad=True)"
        for name in graph.inputs
    ]
    forward = [
        f"{names[node.name]} = {_in_torch(node, names)}" for node in graph.nodes if node.operation
    ]
    used = {graph.names[edge.source] for edge in graph.edges}
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
        _TORCH_HELPERS,
        inputs,
        forward,
        [f"{names[graph.output]}.backward()"],
        checks,
    )


def _in_torch(node: Node, names: _Names) -> str:
    """An operation in PyTorch. Its functions take tensors only, its operators numbers too."""
    operation = expressions.operation_of(node)
    constant = _torch_number if operation.infix else _torch_constant
    return fill(operation.torch, names.operands(node, constant))


def _torch_number(x: float) -> str:
    return _constant(x).replace("np.", "torch.")


def _torch_constant(x: float) -> str:
    return f"torch.tensor({_torch_number(x)}, dtype=torch.float64)"


def _program(
    head: list[str],
    helpers: dict[str, str],
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
    needed = [
        text for name, text in helpers.items() if re.search(rf"(?<!\w){name}\(", body) is not None
    ]
    if "math." in body:
        head = ["import math", "", *head]
    definitions = ["\n" + text.rstrip("\n") for text in needed]
    return "\n".join([*head, *definitions, "", "", body, ""])


def _times(upstream: str, local: str) -> str:
    """The product upstream * local, with brackets where the local gradient needs them."""
    if local == "1":
        return upstream
    if local.startswith("-") or re.search(r" [-+/*] ", local):
        local = f"({local})"
    return f"{upstream} * {local}"


def _constant(x: float) -> str:
    """A number in Python source; whole numbers without a point, negative ones in brackets."""
    written = numbers.source(x).removesuffix(".0")
    return f"({written})" if written.startswith("-") else written
