"""The engine beside micrograd, and beside PyTorch where it is installed, in one run.

    python -m benchmarks.engine

A *first run* builds the graph and runs it forward and backward. A *re-run* has new inputs: nnviz
runs the graph it has; micrograd and PyTorch build theirs anew, as they always do. nnviz keeps
every local and downstream gradient of every edge, the others only a gradient for each node.
Garbage collection is on, as it is in life. The engines take turns, and a figure is a median.
"""

import gc
import importlib.util
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

from micrograd.engine import Value

from benchmarks.programs import PROGRAMS, Program
from nnviz.engine.graph import Graph, GraphBuilder
from nnviz.engine.operations import OPERATIONS
from nnviz.engine.run import Run, run

ROUNDS = 15
"""How often each engine has its turn."""

ROUND = 0.02
"""About how long a turn takes, in seconds."""


def nnviz_graph(program: Program) -> Graph:
    """The program as a graph of nnviz."""
    builder = GraphBuilder()
    places = [builder.input(f"x{place}") for place in range(len(program.inputs))]
    places += [builder.constant(value) for value in program.constants]
    for name, left, right in program.operations:
        places.append(builder.apply(OPERATIONS[name], left, right))
    return builder.build(places[-1])


def nnviz_first(program: Program) -> Run:
    """Build and run."""
    graph = nnviz_graph(program)
    return run(graph, dict(zip(graph.inputs, program.inputs, strict=True)))


def compute(program: Program, nodes: list[Any]) -> None:
    """The program's operations on leaves of either library, and the backward pass."""
    for name, left, right in program.operations:
        if name == "*":
            nodes.append(nodes[left] * nodes[right])
        elif name == "+":
            nodes.append(nodes[left] + nodes[right])
        else:
            nodes.append(nodes[left].relu())
    nodes[-1].backward()


def micrograd_run(program: Program) -> list[Any]:
    """Build and run; gives the nodes."""
    nodes: list[Any] = [Value(value) for value in (*program.inputs, *program.constants)]
    compute(program, nodes)
    return nodes


def torch_run(program: Program) -> list[Any]:
    """Build and run on scalar tensors of float64; gives the nodes."""
    import torch

    nodes: list[Any] = [
        torch.tensor(value, dtype=torch.float64, requires_grad=place < len(program.inputs))
        for place, value in enumerate((*program.inputs, *program.constants))
    ]
    compute(program, nodes)
    return nodes


def take_turns(engines: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The median time of one call of each, in microseconds."""
    counts = {}
    for name, call in engines.items():
        call()
        began = time.perf_counter()
        call()
        counts[name] = max(1, int(ROUND / (time.perf_counter() - began)))
    times: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(ROUNDS):
        for name, call in engines.items():
            gc.collect()
            repeats = range(counts[name])
            began = time.perf_counter()
            for _ in repeats:
                call()
            times[name].append((time.perf_counter() - began) / counts[name] * 1e6)
    return {name: statistics.median(values) for name, values in times.items()}


def bytes_per_node(call: Callable[[], object], nodes: int) -> float:
    """What stays allocated while a result is held."""
    gc.collect()
    tracemalloc.start()
    held = call()
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del held
    return size / nodes


def row(program: Program) -> str:
    """One line of the table."""
    graph = nnviz_graph(program)
    inputs = dict(zip(graph.inputs, program.inputs, strict=True))
    engines: dict[str, Callable[[], object]] = {
        "first": lambda: nnviz_first(program),
        "again": lambda: run(graph, inputs),
        "micrograd": lambda: micrograd_run(program),
    }
    if importlib.util.find_spec("torch"):
        engines["torch"] = lambda: torch_run(program)
    took = take_turns(engines)
    ours = bytes_per_node(lambda: nnviz_first(program), program.size)
    theirs = bytes_per_node(lambda: micrograd_run(program), program.size)
    torch_ratio = f"{took['torch'] / took['again']:.1f}×" if "torch" in took else "–"
    return (
        f"| {program.size:,} | {took['first']:,.1f} | {took['micrograd'] / took['first']:.1f}× "
        f"| {took['again']:,.1f} | {took['micrograd'] / took['again']:.1f}× | {torch_ratio} "
        f"| {ours:.0f} | {ours / theirs:.2f}× |"
    )


def main() -> None:
    """Print the table, in Markdown."""
    sys.setrecursionlimit(1_000_000)  # micrograd walks its graph by recursion
    print(
        "| nodes | first run, µs | micrograd / it | re-run, µs | micrograd / it "
        "| PyTorch / it | bytes a node | of micrograd's |\n|" + "---:|" * 8
    )
    for program in PROGRAMS:
        print(row(program), flush=True)


if __name__ == "__main__":
    main()
