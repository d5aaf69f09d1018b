"""PyTorch's side of the comparison: its own functions, autograd and optimisers, in float64."""

import re
import runpy
from collections.abc import Callable, Mapping
from operator import attrgetter
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812

from nnviz.engine.graph import Graph
from nnviz.learning.training import Recipe

Tensor = Any


def _rows(y: Tensor) -> int:
    return int(y.shape[0]) if y.ndim > 1 else 1


def _cross_entropy(yhat: Tensor, y: Tensor) -> Tensor:
    if y.ndim == 0 or y.shape[-1] == 1:
        return F.binary_cross_entropy(yhat, y, reduction="sum") / _rows(y)
    return -torch.sum(y * torch.log(yhat)) / _rows(y)


def _cross_entropy_logits(z: Tensor, y: Tensor) -> Tensor:
    if y.ndim == 0 or y.shape[-1] == 1:
        return F.binary_cross_entropy_with_logits(z, y, reduction="sum") / _rows(y)
    if y.ndim == 1:
        return F.cross_entropy(z[None], y[None])
    return F.cross_entropy(z, y)


FUNCTIONS: dict[str, Callable[..., Tensor]] = {
    "+": torch.add,
    "-": torch.sub,
    "*": torch.mul,
    "/": torch.div,
    "^": torch.pow,
    "negate": torch.neg,
    "identity": torch.clone,
    "exp": torch.exp,
    "log": torch.log,
    "sqrt": torch.sqrt,
    "sin": torch.sin,
    "cos": torch.cos,
    "tan": torch.tan,
    "sinh": torch.sinh,
    "cosh": torch.cosh,
    "abs": torch.abs,
    "max": torch.maximum,
    "min": torch.minimum,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky_relu": F.leaky_relu,
    "elu": F.elu,
    "gelu": F.gelu,
    "softplus": lambda x: torch.logaddexp(x, torch.zeros_like(x)),
    "step": lambda x: torch.heaviside(x.detach(), torch.zeros_like(x)),
    "cross_entropy": _cross_entropy,
    "binary_cross_entropy": lambda yhat, y: F.binary_cross_entropy(yhat, y, reduction="none"),
    "cross_entropy_logits": _cross_entropy_logits,
    "squared_error": lambda yhat, y: F.mse_loss(yhat, y, reduction="sum") / 2,
    "mse": F.mse_loss,
    "@": torch.matmul,
    "transpose": torch.t,
    "dot": torch.dot,
    "concat": lambda *parts: torch.cat([torch.atleast_1d(part) for part in parts], dim=-1),
    "embedding": lambda table, index: _looked_up(table, index.detach().long()),
    "sum": torch.sum,
    "mean": torch.mean,
    "mean_pool": lambda rows: torch.mean(rows, dim=0),
    "max_pool": lambda rows: torch.amax(rows, dim=0),
    "softmax": lambda z: torch.softmax(z, dim=-1),
    "log_softmax": lambda z: torch.log_softmax(z, dim=-1),
    "logsumexp": lambda z: torch.logsumexp(z, dim=-1),
}
"""For each operation PyTorch's own function: not what nnviz exports, so that it is a judge."""


def _looked_up(table: Tensor, index: Tensor) -> Tensor:
    found = F.embedding(index, table)
    return found.flatten(1) if index.ndim > 1 else found


def tensor(value: Any) -> Tensor:
    """A number or a nested list in float64."""
    return torch.tensor(value, dtype=torch.float64)


def outputs(graph: Graph, inputs: Mapping[str, Tensor]) -> Tensor:
    """The output of a graph, node by node by PyTorch's functions."""
    known: dict[Any, Tensor] = dict(inputs)
    for node in graph.nodes:
        if node.operation:
            operands = [
                known[each] if isinstance(each, str) else tensor(each) for each in node.operands
            ]
            known[node.name] = FUNCTIONS[node.operation](*operands)
    return known[graph.output]


def differentiated(graph: Graph, inputs: Mapping[str, Any]) -> tuple[float, dict[str, Any]]:
    """The output of a graph, and its gradient by each input."""
    leaves = {name: tensor(value).requires_grad_() for name, value in inputs.items()}
    result = outputs(graph, leaves)
    if result.requires_grad:
        result.backward()
    gradients = {
        name: (torch.zeros_like(leaf) if leaf.grad is None else leaf.grad).tolist()
        for name, leaf in leaves.items()
    }
    return result.item(), gradients


def trained(
    graph: Graph, start: Mapping[str, Any], inputs: Mapping[str, Any], recipe: Recipe, epochs: int
) -> tuple[list[float], dict[str, Any]]:
    """The loss before each epoch and after the last one, and the weights then."""
    weights = {name: tensor(value).requires_grad_() for name, value in start.items()}
    given = {name: tensor(value) for name, value in inputs.items()}
    options = {"lr": recipe.rate, "weight_decay": recipe.decay}
    optimiser = {
        "sgd": lambda: torch.optim.SGD(weights.values(), **options),
        "momentum": lambda: torch.optim.SGD(weights.values(), momentum=0.9, **options),
        "adam": lambda: torch.optim.Adam(weights.values(), **options),
    }[recipe.optimiser]()
    losses = []
    for _ in range(epochs):
        optimiser.zero_grad()
        loss = outputs(graph, {**given, **weights})
        losses.append(loss.item())
        loss.backward()
        optimiser.step()
    losses.append(outputs(graph, {**given, **weights}).item())
    return losses, {name: weight.tolist() for name, weight in weights.items()}


def executed(program: str, folder: Path) -> dict[str, Any]:
    """Run a program that nnviz wrote; what its assertions call a gradient, as PyTorch found it.

    Raises
    ------
    AssertionError : the gradients in the program are others
    """
    path = folder / "program.py"
    path.write_text(program, encoding="utf-8")
    known = runpy.run_path(str(path))
    return {
        place: attrgetter(".".join([*place.split(".")[1:], "grad"]))(
            known[place.split(".")[0]]
        ).tolist()
        for place in re.findall(r"assert_close\((\S+)\.grad, ", program)
    }
