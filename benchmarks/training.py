"""A training beside hand-written NumPy and PyTorch, and many seeds beside a loop over them.

    python -m benchmarks.training

The network has 2 inputs, 16 tanh units and one logit, and learns 1,000 examples in one batch by
plain gradient descent. All three end with the same weights. nnviz also keeps every epoch's
weights, loss and gradient sizes. PyTorch runs in float64 on one thread.
"""

import time
import tracemalloc
from typing import Any

import numpy as np
import torch

from benchmarks.timing import take_turns
from nnviz import parse
from nnviz.engine.ieee import Array
from nnviz.learning.data import make
from nnviz.learning.many_starts import train_all
from nnviz.learning.training import Recipe, Training
from nnviz.networks import scalars
from nnviz.networks.architecture import Network
from nnviz.networks.starting import start, starts

NETWORK = Network((2, 16, 1), ("tanh",), "sigmoid")
RATE = 0.5
EPOCHS = 20
"""Epochs in one call."""

SEEDS = 256
LOOPED = 8
"""Seeds of the loop; the time for all of them is worked out from these."""

XOR = Network((2, 2, 1), ("tanh",), "sigmoid")
LONG = 5_000
"""Epochs of XOR."""

Parameters = dict[str, Array]


def nnviz_training(network: Network, data: str, count: int, epochs: int, seed: int = 0) -> Training:
    """Train by the engine."""
    examples = make(data, count)
    graph = parse(network.batch_program())
    first = start(network, "xavier", seed)
    training = Training(graph, first, examples.points, examples.targets, Recipe(rate=RATE))
    training.advance(epochs)
    return training


def numpy_training(first: Parameters, points: Array, targets: Array) -> Parameters:
    """Train by a backward pass that is written out by hand."""
    W1, b1, W2, b2 = (first[name].copy() for name in ("W1", "b1", "W2", "b2"))
    for _ in range(EPOCHS):
        a1 = np.tanh(points @ W1.T + b1)
        z2 = a1 @ W2.T + b2
        np.mean(np.maximum(z2, 0) - targets * z2 + np.log1p(np.exp(-np.abs(z2))))
        dz2 = (1 / (1 + np.exp(-z2)) - targets) / len(points)
        dz1 = dz2 @ W2 * (1 - a1 * a1)
        W2 -= RATE * dz2.T @ a1
        b2 -= RATE * dz2.sum(axis=0)
        W1 -= RATE * dz1.T @ points
        b1 -= RATE * dz1.sum(axis=0)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def torch_training(first: Parameters, points: Array, targets: Array) -> Parameters:
    """Train by PyTorch's autograd and optimiser."""
    leaves = {name: torch.tensor(value, requires_grad=True) for name, value in first.items()}
    x, y = torch.tensor(points), torch.tensor(targets)
    optimiser = torch.optim.SGD(leaves.values(), lr=RATE)
    for _ in range(EPOCHS):
        optimiser.zero_grad()
        hidden = torch.tanh(x @ leaves["W1"].T + leaves["b1"])
        scores = hidden @ leaves["W2"].T + leaves["b2"]
        loss: Any = torch.nn.functional.binary_cross_entropy_with_logits(scores, y)
        loss.backward()
        optimiser.step()
    return {name: leaf.detach().numpy() for name, leaf in leaves.items()}


def side_by_side() -> None:
    """Epochs a second of the three."""
    data = make("moons", 1_000)
    first = start(NETWORK, "xavier", 0)
    ours = nnviz_training(NETWORK, "moons", 1_000, EPOCHS).parameters
    for theirs in (
        numpy_training(first, data.points, data.targets),
        torch_training(first, data.points, data.targets),
    ):
        for name, value in theirs.items():
            np.testing.assert_allclose(ours[name], value, rtol=1e-9, atol=1e-12)
    took = take_turns(
        {
            "nnviz": lambda: nnviz_training(NETWORK, "moons", 1_000, EPOCHS),
            "NumPy by hand": lambda: numpy_training(first, data.points, data.targets),
            "PyTorch": lambda: torch_training(first, data.points, data.targets),
        }
    )
    print("| 2-16-1, 1,000 rows | epochs a second | nnviz / it |\n|---|---:|---:|")
    for name, microseconds in took.items():
        ratio = microseconds / took["nnviz"]
        print(f"| {name} | {EPOCHS / microseconds * 1e6:,.0f} | {ratio:.2f}× |")


def seeds_together() -> None:
    """All seeds at once beside one after the other."""
    data = make("xor")
    loss = parse(scalars.summed_loss_program(XOR, len(data.labels)))
    score = parse(scalars.score_program(XOR))
    firsts = starts(XOR, "xavier", SEEDS)
    began = time.perf_counter()
    train_all(loss, score, firsts, data.points, data.labels, RATE, LONG)
    together = time.perf_counter() - began
    began = time.perf_counter()
    for seed in range(LOOPED):
        nnviz_training(XOR, "xor", 4, LONG, seed)
    loop = (time.perf_counter() - began) * SEEDS / LOOPED
    print(
        f"\n{SEEDS} seeds × {LONG:,} epochs of XOR together: {together:.1f} s; "
        f"a loop over them takes {loop / together:.0f} times as long."
    )


def one_long() -> None:
    """The time and the memory of a long training on record."""
    began = time.perf_counter()
    nnviz_training(XOR, "xor", 4, LONG)
    took = time.perf_counter() - began
    tracemalloc.start()
    held = nnviz_training(XOR, "xor", 4, LONG)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(
        f"{LONG:,} epochs of XOR, {len(held.moments):,} of them kept: {took:.1f} s, "
        f"{size / 1e6:.1f} MB."
    )


def main() -> None:
    """Print what was measured."""
    torch.set_num_threads(1)
    side_by_side()
    seeds_together()
    one_long()


if __name__ == "__main__":
    main()
