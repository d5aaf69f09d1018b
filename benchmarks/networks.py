"""A network of matrices beside PyTorch: 2 inputs, 16 tanh units, one logit, cross-entropy.

    python -m benchmarks.networks

Each call takes new inputs, runs forward and backward, and has the value and the gradient of every
input and every node at the end; nnviz has the downstream gradient of every edge as well. PyTorch
runs in float64 on one thread.
"""

from typing import Any

import numpy as np
import torch

from benchmarks.timing import take_turns
from nnviz import parse, run
from nnviz.engine.ieee import Array

GRAPH = parse("h = tanh(X @ W1 + b1)\nL = cross_entropy_logits(h @ W2 + b2, y)")

ROWS = (4, 1_000)
"""Examples in the data set."""


def inputs(rows: int) -> dict[str, Array]:
    """Data and weights drawn at random, always the same."""
    source = np.random.default_rng(0)
    return {
        "X": source.normal(size=(rows, 2)),
        "W1": source.normal(size=(2, 16)),
        "b1": source.normal(size=16),
        "W2": source.normal(size=(16, 1)),
        "b2": source.normal(size=1),
        "y": source.integers(2, size=(rows, 1)).astype(np.float64),
    }


def torch_run(given: dict[str, Array]) -> dict[str, Any]:
    """Build and run; gives the inputs with their gradients."""
    leaves: dict[str, Any] = {
        name: torch.tensor(value, requires_grad=True) for name, value in given.items()
    }
    nodes: list[Any] = [leaves["X"] @ leaves["W1"]]
    nodes.append(nodes[-1] + leaves["b1"])
    nodes.append(torch.tanh(nodes[-1]))
    nodes.append(nodes[-1] @ leaves["W2"])
    nodes.append(nodes[-1] + leaves["b2"])
    for node in nodes:
        node.retain_grad()
    loss: Any = torch.nn.functional.binary_cross_entropy_with_logits(nodes[-1], leaves["y"])
    loss.backward()
    return leaves


def main() -> None:
    """Print the table, in Markdown."""
    torch.set_num_threads(1)
    print("| rows | nnviz, µs | PyTorch, µs | PyTorch / nnviz |\n|" + "---:|" * 4)
    for rows in ROWS:
        given = inputs(rows)
        ours, theirs = run(GRAPH, given), torch_run(given)
        for name, leaf in theirs.items():
            np.testing.assert_allclose(ours.gradient[name], leaf.grad.numpy(), atol=1e-12)
        took = take_turns(
            {"nnviz": lambda: run(GRAPH, given), "torch": lambda: torch_run(given)}  # noqa: B023
        )
        print(
            f"| {rows:,} | {took['nnviz']:,.0f} | {took['torch']:,.0f} "
            f"| {took['torch'] / took['nnviz']:.1f}× |"
        )


if __name__ == "__main__":
    main()
