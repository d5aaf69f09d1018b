"""Trainings beside NumPy by hand, and beside PyTorch where it is installed, in one run.

    python -m benchmarks.training [--ratios]

Three networks learn by plain gradient descent, all rows in one batch: 2-16-1 with tanh units and
one logit on 4 rows and on 1,000, and 784-128-10 with softmax on 64 rows. All end with the same
weights. nnviz also keeps every epoch's weights, loss and gradient sizes. A row of the table has
epochs a second; with --ratios a line has only how fast nnviz is beside each of the others. They
take turns, so that a ratio is that of one run, also on a busy machine. PyTorch runs in float64 on
one thread.

Then 256 seeds of XOR together, beside NumPy by hand with the seeds on the last axis, and the time
and the memory of a long training on record.
"""

import argparse
import importlib.util
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from benchmarks.timing import take_turns
from nnviz import parse
from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array
from nnviz.learning.data import make
from nnviz.learning.many_starts import train_all
from nnviz.learning.training import Recipe, Training
from nnviz.networks import scalars
from nnviz.networks.architecture import Network
from nnviz.networks.starting import start, starts

RATE = 0.5

SEEDS = 256
TOGETHER = 100
"""Epochs of all seeds in one call."""

XOR = Network((2, 2, 1), ("tanh",), "sigmoid")
LONG = 5_000
"""Epochs of the long training."""

Parameters = dict[str, Array]


class Task(NamedTuple):
    """A network, its graph, its examples in rows, and the epochs of one call."""

    name: str
    network: Network
    graph: Graph
    points: Array
    targets: Array
    epochs: int

    @property
    def first(self) -> Parameters:
        """The first weights."""
        return start(self.network, "xavier", 0)


def tasks() -> tuple[Task, ...]:
    """The three of the table."""
    small, digits = Network((2, 16, 1), ("tanh",), "sigmoid"), np.random.default_rng(0)
    few, many = make("xor"), make("moons", 1_000)
    large = Network((784, 128, 10), ("tanh",), "softmax")
    classes = np.eye(10)[digits.integers(10, size=64)]
    return (
        Task("4 rows", small, parse(small.batch_program()), few.points, few.targets, 500),
        Task("1000 rows", small, parse(small.batch_program()), many.points, many.targets, 100),
        Task(
            "784-128-10",
            large,
            parse(large.batch_program()),
            digits.normal(size=(64, 784)),
            classes,
            100,
        ),
    )


def nnviz_training(task: Task) -> Parameters:
    """Train by the engine."""
    training = Training(task.graph, task.first, task.points, task.targets, Recipe(rate=RATE))
    training.advance(task.epochs)
    return training.parameters


def numpy_training(task: Task) -> Parameters:
    """Train by a backward pass that is written out by hand."""
    points, targets = task.points, task.targets
    W1, b1, W2, b2 = (task.first[name] for name in ("W1", "b1", "W2", "b2"))
    error = _softmax_error if task.network.output == "softmax" else _sigmoid_error
    for _ in range(task.epochs):
        a1 = np.tanh(points @ W1.T + b1)
        _, dz2 = error(a1 @ W2.T + b2, targets)
        dz1 = dz2 @ W2 * (1 - a1 * a1)
        W2 -= RATE * dz2.T @ a1
        b2 -= RATE * dz2.sum(axis=0)
        W1 -= RATE * dz1.T @ points
        b1 -= RATE * dz1.sum(axis=0)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def _sigmoid_error(z: Array, targets: Array) -> tuple[Any, Array]:
    """The mean loss, and its gradient by z."""
    loss = np.mean(np.maximum(z, 0) - targets * z + np.log1p(np.exp(-np.abs(z))))
    return loss, (1 / (1 + np.exp(-z)) - targets) / len(z)


def _softmax_error(z: Array, targets: Array) -> tuple[Any, Array]:
    grown = np.exp(z - z.max(axis=1, keepdims=True))
    shares = grown / grown.sum(axis=1, keepdims=True)
    return -np.sum(targets * np.log(shares)) / len(z), (shares - targets) / len(z)


def torch_training(task: Task) -> Parameters:
    """Train by PyTorch's autograd and optimiser."""
    import torch

    leaves = {name: torch.tensor(value, requires_grad=True) for name, value in task.first.items()}
    x, y = torch.tensor(task.points), torch.tensor(task.targets)
    cross_entropy: Any = (
        torch.nn.functional.cross_entropy
        if task.network.output == "softmax"
        else torch.nn.functional.binary_cross_entropy_with_logits
    )
    optimiser = torch.optim.SGD(leaves.values(), lr=RATE)
    for _ in range(task.epochs):
        optimiser.zero_grad()
        hidden = torch.tanh(x @ leaves["W1"].T + leaves["b1"])
        cross_entropy(hidden @ leaves["W2"].T + leaves["b2"], y).backward()
        optimiser.step()
    return {name: leaf.detach().numpy() for name, leaf in leaves.items()}


def ways() -> dict[str, Callable[[Task], Parameters]]:
    """Every way to train that is installed."""
    found: dict[str, Callable[[Task], Parameters]] = {
        "nnviz": nnviz_training,
        "NumPy by hand": numpy_training,
    }
    if importlib.util.find_spec("torch"):
        import torch

        torch.set_num_threads(1)
        found["PyTorch"] = torch_training
    return found


def side_by_side(*, ratios: bool) -> None:
    """Epochs a second of all, or the ratios alone."""
    if not ratios:
        print(f"| epochs a second | {' | '.join(ways())} |\n|---|{'---:|' * len(ways())}")
    for task in tasks():
        ours = nnviz_training(task)
        for train in ways().values():
            for name, value in train(task).items():
                np.testing.assert_allclose(ours[name], value, rtol=1e-6, atol=1e-9)
        calls: dict[str, Callable[[], object]] = {
            name: partial(train, task) for name, train in ways().items()
        }
        took = take_turns(calls)
        if ratios:
            others = (name for name in took if name != "nnviz")
            said = "; ".join(f"{took[name] / took['nnviz']:.2f} of {name}" for name in others)
            print(f"{task.name}: {said}", flush=True)
        else:
            speeds = " | ".join(f"{task.epochs / each * 1e6:,.0f}" for each in took.values())
            print(f"| {task.name} | {speeds} |", flush=True)


def seeds_by_hand(firsts: Parameters, points: Array, labels: Array, epochs: int) -> Parameters:
    """Train all seeds of XOR with the seeds on the last axis; a hidden unit in each first entry."""
    W1 = np.array([[firsts[f"w1_{unit}{column}"] for column in (1, 2)] for unit in (1, 2)])
    b1 = np.array([firsts["b1_1"], firsts["b1_2"]])
    W2, b2 = np.array([firsts["w2_11"], firsts["w2_12"]]), firsts["b2_1"].copy()
    y = labels[:, None]
    for _ in range(epochs):
        a1 = np.tanh(np.stack([points @ W1[unit] for unit in (0, 1)]) + b1[:, None])
        z2 = (a1 * W2[:, None]).sum(axis=0) + b2
        np.mean(np.maximum(z2, 0) - y * z2 + np.log1p(np.exp(-np.abs(z2))), axis=0)
        dz2 = (1 / (1 + np.exp(-z2)) - y) / len(points)
        dz1 = dz2 * W2[:, None] * (1 - a1 * a1)
        W2 -= RATE * (dz2 * a1).sum(axis=1)
        b2 -= RATE * dz2.sum(axis=0)
        W1 -= RATE * np.stack([points.T @ dz1[unit] for unit in (0, 1)])
        b1 -= RATE * dz1.sum(axis=1)
    return {"w2_11": W2[0], "w1_12": W1[0, 1], "b2_1": b2}


def seeds_together() -> None:
    """All seeds at once, beside NumPy by hand."""
    data = make("xor")
    loss = parse(scalars.summed_loss_program(XOR, len(data.labels)))
    score = parse(scalars.score_program(XOR))
    firsts = starts(XOR, "xavier", SEEDS)

    def ours() -> Parameters:
        found = train_all(loss, score, firsts, data.points, data.labels, RATE, TOGETHER)
        return found.parameters

    def theirs() -> Parameters:
        return seeds_by_hand(firsts, data.points, data.labels, TOGETHER)

    for name, value in theirs().items():
        np.testing.assert_allclose(ours()[name], value, rtol=1e-6, atol=1e-9)
    took = take_turns({"nnviz": ours, "NumPy by hand": theirs})
    ratio = took["NumPy by hand"] / took["nnviz"]
    print(f"{SEEDS} seeds of XOR: {ratio:.2f} of NumPy by hand, seeds on the last axis", flush=True)


def one_long() -> None:
    """The time and the memory of a long training on record."""
    data = make("xor")
    graph, first = parse(XOR.batch_program()), start(XOR, "xavier", 0)
    tracemalloc.start()
    held = Training(graph, first, data.points, data.targets, Recipe(rate=RATE))
    held.advance(LONG)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    began = time.perf_counter()
    Training(graph, first, data.points, data.targets, Recipe(rate=RATE)).advance(LONG)
    took = time.perf_counter() - began
    kept = len(held.moments)
    print(f"{LONG:,} epochs of XOR, {kept:,} of them kept: {took:.1f} s, {size / 1e6:.1f} MB.")


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ratios", action="store_true", help="only how fast nnviz is beside each")
    ratios = parser.parse_args().ratios
    side_by_side(ratios=ratios)
    seeds_together()
    if not ratios:
        one_long()


if __name__ == "__main__":
    main()
