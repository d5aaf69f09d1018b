"""What a trace costs beside a plain call of the same function.

    python -m benchmarks.tracing

For a loop over numbers and a loop over a vector: microseconds of a plain call, of the trace, and
of a run of the same graph, which a trace holds too; and what the trace takes a node beyond five
plain calls and that run.
"""

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

import nnviz
from benchmarks.timing import take_turns

ROUNDS = 500
"""Rounds of each loop."""


def numbers(x: float, w: float) -> Any:
    """A recurrence of numbers."""
    h = x
    for _ in range(ROUNDS):
        z = w * h
        h = math.tanh(z)
    return h


def vectors(x: Any, w: Any) -> Any:
    """A recurrence of vectors."""
    h = x
    for _ in range(ROUNDS):
        z = w @ h
        h = np.tanh(z)
    return np.sum(h)


def main() -> None:
    """Print a row for each function."""
    source = np.random.default_rng(0)
    print(f"{'function':<10}{'plain µs':>10}{'trace µs':>10}{'run µs':>10}{'µs a node':>11}")
    _row("numbers", numbers, {"x": 1.0, "w": 0.5})
    matrix = source.normal(0, 8**-0.5, (8, 8))
    _row("vectors", vectors, {"x": source.normal(size=8), "w": matrix})


def _row(name: str, function: Callable[..., Any], inputs: Mapping[str, Any]) -> None:
    graph = nnviz.trace(function, **inputs).graph
    took = take_turns(
        {
            "plain": lambda: function(**inputs),
            "trace": lambda: nnviz.trace(function, **inputs),
            "run": lambda: nnviz.run(graph, inputs),
        }
    )
    node = (took["trace"] - took["run"] - 5 * took["plain"]) / len(graph.nodes)
    print(
        f"{name:<10}{took['plain']:>10.0f}{took['trace']:>10.0f}{took['run']:>10.0f}{node:>11.1f}"
    )


if __name__ == "__main__":
    main()
