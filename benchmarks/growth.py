"""How the time of a run and of a training grows with the nodes, the rows and the units.

    python -m benchmarks.growth

A row has the size, the microseconds of a call (medians, in turns), and in the last the exponent
that fits them all best: 1 where twice the size takes twice as long, 2 where it takes four times.
"""

from collections.abc import Callable

import numpy as np

from benchmarks.engine import nnviz_graph
from benchmarks.programs import perceptron
from benchmarks.timing import take_turns
from nnviz import parse, run
from nnviz.learning.data import make
from nnviz.learning.training import Recipe, Training
from nnviz.networks.architecture import Network
from nnviz.networks.starting import start

NODES = (1_000, 3_000, 10_000, 30_000, 100_000)
ROWS = (100, 300, 1_000, 3_000, 10_000)
UNITS = (8, 16, 32, 64, 128)
EPOCHS = 10
"""Epochs in one call of a training."""


def of_nodes(count: int) -> Callable[[], object]:
    """A re-run of a perceptron in scalars."""
    program = perceptron(count, 8, 3)
    graph = nnviz_graph(program)
    inputs = dict(zip(graph.inputs, program.inputs, strict=True))
    return lambda: run(graph, inputs)


def of_training(rows: int, units: int) -> Callable[[], object]:
    """A training of two hidden layers, full batch."""
    network, data = Network((2, units, units, 1), ("tanh", "tanh"), "sigmoid"), make("moons", rows)
    graph, first = parse(network.batch_program()), start(network, "xavier", 0)

    def train() -> None:
        Training(graph, first, data.points, data.targets, Recipe(rate=0.1)).advance(EPOCHS)

    return train


def exponent(sizes: tuple[int, ...], times: list[float]) -> float:
    """The slope of log time over log size, by least squares.

    >>> round(exponent((1, 2, 4), [1.0, 4.0, 16.0]), 6)
    2.0
    """
    slope, _ = np.polyfit(np.log(sizes), np.log(times), 1)
    return float(slope)


def table(what: str, sizes: tuple[int, ...], call: Callable[[int], Callable[[], object]]) -> None:
    """Time every size, and print the exponent."""
    took = take_turns({f"{size}": call(size) for size in sizes})
    times = [took[f"{size}"] for size in sizes]
    print(f"\n| {what} | µs |\n|---:|---:|")
    for size, each in zip(sizes, times, strict=True):
        print(f"| {size:,} | {each:,.0f} |")
    print(f"| exponent | {exponent(sizes, times):.2f} |", flush=True)


def main() -> None:
    """Print the tables."""
    table("nodes", NODES, of_nodes)
    table(f"rows, {EPOCHS} epochs of 2-16-16-1", ROWS, lambda rows: of_training(rows, 16))
    table(f"units, {EPOCHS} epochs on 200 rows", UNITS, lambda units: of_training(200, units))


if __name__ == "__main__":
    main()
