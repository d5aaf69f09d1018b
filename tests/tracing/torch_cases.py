"""Calls of PyTorch that become runs, and what autograd says of them.

`python -m tests.tracing.torch_cases` writes that anew, so that tests need no PyTorch.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import nn
from torch.nn import functional

import nnviz

STORED = Path(__file__).with_name("torch_gradients.json")


class Case(NamedTuple):
    """What is called, and with what."""

    called: Any
    examples: tuple[Any, ...]


class Classifier(nn.Module):  # type: ignore[misc]
    """Two layers with names, a normalisation and a loss."""

    def __init__(self) -> None:
        super().__init__()
        self.fc1 = nn.Linear(3, 4)
        self.norm = nn.LayerNorm(4)
        self.fc2 = nn.Linear(4, 2)

    def forward(self, x: Any, y: Any) -> Any:
        z = self.fc1(x)
        h = torch.tanh(self.norm(z))
        scores = self.fc2(h)
        return functional.cross_entropy(scores, y)


class Words(nn.Module):  # type: ignore[misc]
    """Embeddings, whose mean is classified."""

    def __init__(self) -> None:
        super().__init__()
        self.embed = nn.Embedding(5, 3)
        self.out = nn.Linear(3, 2)

    def forward(self, rows: Any) -> Any:
        pooled = self.embed(rows).mean(dim=0)
        return -functional.log_softmax(self.out(pooled), dim=-1)[1]


def _of_vector(x: Any) -> Any:
    a = (x * x.flip(0)).sum()
    b = 1 - a
    c = 2 / b + a**2 + torch.exp(-a)
    if c > 0:
        c = c * 2
    return c + x.view(3, 1).T.squeeze()[1] + functional.softmax(x, dim=0)[0]


def _functions(x: Any, y: Any) -> Any:
    joined = torch.cat([x, y]).mean() + torch.stack([x, y]).sum()
    spread = x.var() + functional.gelu(x).sum() + functional.mse_loss(x, y)
    return joined + spread + torch.matmul(x, y) + functional.silu(x).norm() + x.max()


def cases() -> dict[str, Case]:
    """Every case, the same each time."""
    torch.manual_seed(3)
    rows, vector = torch.randn(5, 3), torch.randn(3, dtype=torch.float64)
    other = torch.randn(3, dtype=torch.float64)
    return {
        "two layers": Case(nn.Sequential(nn.Linear(3, 8), nn.Sigmoid(), nn.Linear(8, 1)), (rows,)),
        "a classifier": Case(Classifier(), (rows, torch.tensor([0, 1, 1, 0, 1]))),
        "words": Case(Words(), (torch.tensor([0, 2, 2, 4]),)),
        "a function": Case(_of_vector, (vector,)),
        "functions": Case(_functions, (vector, other)),
        "dropout at rest": Case(
            nn.Sequential(nn.Linear(3, 2), nn.Dropout(), nn.Tanh()).eval(), (rows,)
        ),
    }


def _plain(value: Any) -> Any:
    return value.tolist() if hasattr(value, "tolist") else value


def main() -> None:
    """Write the programs, inputs and gradients."""
    stored = {}
    for key, case in cases().items():
        run = nnviz.from_torch(case.called, *case.examples)
        inputs = run.graph.inputs
        stored[key] = {
            "program": run.program,
            "inputs": {name: _plain(run.value[name]) for name in inputs},
            "gradients": {
                name: _plain(gradient)
                for name, gradient in autograd(case.called, case.examples).items()
            },
        }
    STORED.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def autograd(called: Callable[..., Any], examples: tuple[Any, ...]) -> dict[str, Any]:
    """The gradients of a module's parameters, or of a function's operands, by PyTorch alone."""
    if isinstance(called, nn.Module):
        module = called.double()
        module.zero_grad()
        doubled = [each.double() if each.is_floating_point() else each for each in examples]
        module(*doubled).sum().backward()
        names = {name: name.replace(".", "_") for name, _ in module.named_parameters()}
        return {
            f"layer{names[name]}" if name[0].isdigit() else names[name]: each.grad
            for name, each in module.named_parameters()
        }
    leaves = [each.clone().requires_grad_() for each in examples]
    called(*leaves).backward()
    return {name: leaf.grad for name, leaf in zip("xy", leaves, strict=False)}


if __name__ == "__main__":
    main()
