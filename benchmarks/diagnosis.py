"""How long the diagnosis of answers and the making of worksheets take.

    python -m benchmarks.diagnosis

The graph has 37 nodes. Answers: one that a mistake gives, one that nothing gives, and one for every
node of which all are wrong. A sheet has 5 exercises, for 30 students. A figure is a median.
"""

import statistics
import time
from collections.abc import Callable

import nnviz
from nnviz.exercises.formats import FORMATS
from nnviz.exercises.sheet import Part, Sheet, numbered

PROGRAM = """
h1 = tanh(w1*x1 + w2*x2 + b1)
h2 = tanh(w3*x1 + w4*x2 + b2)
z = v1*h1 + v2*h2 + c
a = sigmoid(z)
s = a*h1 + exp(h2)
e = (s - y)^2
L = e + 0.5*(w1*w1 + w2*w2)
"""
INPUTS = {
    **{"w1": 1, "x1": 0.5, "w2": -1, "x2": 2, "b1": 0.5, "w3": 0.3, "w4": 0.4},
    **{"b2": -0.2, "v1": 1.5, "v2": -0.7, "c": 0.1, "y": 1},
}
PARTS = tuple(Part(kind, 2) for kind in ("forward", "backward", "uses", "layer", "softmax"))


def milliseconds(act: Callable[[], object], times: int = 7) -> float:
    """The median time of a call."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return 1000 * statistics.median(taken)


def main() -> None:
    """Print the figures."""
    run = nnviz.run(nnviz.parse(PROGRAM), INPUTS)
    print(f"{len(run.graph.nodes)} nodes, {len(run.graph.edges)} edges")
    answers = {
        "a mistake": {"w1": 2 * run.gradient["w1"]},
        "nothing that is known": {"w1": 0.123456},
        "every node, all wrong": {name: 0.77 for name in run.graph.slots if name != "L"},
    }
    for what, given in answers.items():
        print(f"{what}: {milliseconds(lambda given=given: nnviz.diagnose(run, given)):.0f} ms")  # type: ignore[misc]
    began = time.perf_counter()
    variants = list(Sheet(PARTS, "benchmark", numbered(30)).variants())
    print(f"30 variants of {len(PARTS)} exercises: {time.perf_counter() - began:.1f} s")
    for name, files in FORMATS.items():
        taken = sum(milliseconds(lambda file=file: file.write("", variants), 1) for file in files)  # type: ignore[misc]
        print(f"{name}: {taken / 1000:.1f} s")


if __name__ == "__main__":
    main()
