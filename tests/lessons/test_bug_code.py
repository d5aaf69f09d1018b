"""The code that the lab shows for each bug gives the numbers that its broken pass shows."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

import nnviz
from nnviz.lessons.bugs import BUGS, CODE, ORDER, RULES, Bug
from nnviz.mistakes import passes
from nnviz.mistakes.run import break_run

BEFORE = Path(__file__).with_name("bug_code.py").read_text(encoding="utf-8")
AFTER = "print(json.dumps({node.name: node.gradient for node in nodes}))"
RATE = 0.1


def drawn(seed: int) -> str:
    """A program of sums, products and cosines in which much is used twice."""
    source = random.Random(seed)
    names, lines = ["w", "v", "x"], []
    for number in range(1, 7):
        one, other = source.choice(names), source.choice(names[-3:])
        written = source.choice([f"{one} + {other}", f"{one} * {other}", f"cos({one})"])
        lines.append(f"h{number} = {written}")
        names.append(f"h{number}")
    return "\n".join([*lines, f"L = w * v + {' + '.join(names[2:])}"])


PROGRAMS = ["L = w*x + w*w + v*x", "h = w*x\nL = v*h + cos(h)*w", *map(drawn, range(12))]
INPUTS = {"w": 2.0, "v": -0.5, "x": 1.0}


def shown(bug: Bug | None) -> list[str]:
    """The lines of the lab with a bug's line in its place."""
    return [bug.wrong if bug and number == bug.line else line for number, line in enumerate(CODE)]


def executed(lines: list[str], graph: nnviz.Graph, left: dict[str, float]) -> dict[str, float]:
    """The gradients that the lines of the lab leave at the nodes."""
    values = nnviz.run(graph, INPUTS).value
    rules = [lines[number].partition(" = ")[2] for number in RULES]
    given = {
        "nodes": [
            (node.name, node.operation, values[node.name], node.operands) for node in graph.nodes
        ],
        "output": graph.output,
        "weights": ["w", "v"],
        "rate": RATE,
        "left": left,
        "product": rules[0],
        "cosine": rules[1],
    }
    program = "\n".join([BEFORE, *lines[max(RULES) + 1 :], AFTER])
    done = subprocess.run(
        [sys.executable, "-c", program], input=json.dumps(given), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, float] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_right_code_gives_the_right_gradients(program: str) -> None:
    graph = nnviz.parse(program)
    assert executed(shown(None), graph, {}) == pytest.approx(
        dict(nnviz.run(graph, INPUTS).gradient)
    )


@pytest.mark.parametrize("key", BUGS)
def test_the_wrong_code_gives_the_numbers_of_the_broken_pass(key: str) -> None:
    bug = BUGS[key]
    differ = 0
    for program in PROGRAMS:
        graph = nnviz.parse(program)
        way = bug.breaks(frozenset({"w", "v"}), RATE)
        broken = break_run(graph, INPUTS, way)
        left = {name: float(value) for name, value in way.left(broken.right).items()}
        found = executed(shown(bug), graph, left)
        names = graph.inputs if key.startswith("unzeroed") else [node.name for node in graph.nodes]
        for name in names:
            assert found[name] == pytest.approx(broken.gradient[name]), (program, name)
        differ += any(
            found[name] != pytest.approx(broken.right.gradient[name]) for name in graph.inputs
        )
    assert differ, "The bug does no harm in any of these programs."


def test_a_weight_that_is_used_twice_moves_by_all_that_arrived_so_far() -> None:
    graph = nnviz.parse("L = w*x + w*w")
    broken = break_run(graph, {"w": 2, "x": 1}, passes.UpdatedInside(frozenset({"w"}), 0.1))
    assert broken.gradient["x"] == pytest.approx(0.94)


def test_the_order_is_the_line_that_says_it() -> None:
    assert CODE[ORDER].startswith("for node in reversed(")
