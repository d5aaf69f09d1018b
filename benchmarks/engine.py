"""The engine beside micrograd, and beside PyTorch where it is installed, in one run.

    python -m benchmarks.engine

A *first run* builds the graph and runs it forward and backward. A *re-run* has new inputs: nnviz
runs the graph it has; micrograd and PyTorch build theirs anew, as they always do. nnviz keeps
every local and downstream gradient of every edge, the others only a gradient for each node.
Garbage collection is on, as it is in life. The engines take turns, and a figure is a median.

A second table has a network of matrices, which PyTorch is made for: see `benchmarks.networks`.
"""

import importlib.util
import sys
from collections.abc import Callable
from typing import Any

from micrograd.engine import Value

from benchmarks.programs import PROGRAMS, Program
from benchmarks.timing import bytes_per_node, take_turns
from nnviz.engine.builder import GraphBuilder
from nnviz.engine.graph import Graph
from nnviz.engine.operations import OPERATIONS
from nnviz.engine.run import Run, run


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
    """Print the tables, in Markdown."""
    sys.setrecursionlimit(1_000_000)  # micrograd walks its graph by recursion
    print(
        "| nodes | first run, µs | micrograd / it | re-run, µs | micrograd / it "
        "| PyTorch / it | bytes a node | of micrograd's |\n|" + "---:|" * 8
    )
    for program in PROGRAMS:
        print(row(program), flush=True)
    if importlib.util.find_spec("torch"):
        from benchmarks import networks

        print()
        networks.main()


if __name__ == "__main__":
    main()
