"""Every mistake gives its own wrong number on the problem that isolates it, and on any graph."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given

import nnviz
from nnviz.mistakes.table import MISTAKES
from nnviz.mistakes.uses import Uses
from nnviz.mistakes.walk import Found
from tests.engine.graphs import Example, examples

GIVEN: dict[str, tuple[Any, list[Any]]] = {
    "half-and-two": (4, [2]),
    "own-factor": (5, [-2]),
    "quotient-sign": (-1.5, [1.5]),
    "quotient-square": (-1.5, [-3]),
    "power-rule-on-exponential": (5.545, [12]),
    "closed-relu-passes": (0, [3]),
    "relu-slope-z": (3, [6]),
    "max-to-both": (0, [2, 1]),
    "slope-at-output": (0.0925, [0.1825]),
    "input-for-output": (0.420, [0]),
    "activation-slope-added": (0.8808, [0.0925]),
    "activation-slope-forgotten": (0.0925, [0.8808]),
    "softmax-diagonal": ([0.5, -0.5], [[0, -0.5]]),
    "weight-not-transposed": ([7, 10], [[5, 11]]),
    "outer-product-turned": ([[1, -1], [2, -2]], [[[1, 2], [-1, -2]]]),
    "bias-times-input": (16, [48]),
    "bias-times-bias": (16, [32]),
    "bias-zero": (16, [0]),
    "plus-halves": (-2, [-1]),
    "shared-by-weight": (6, [1.5]),
    "updated-weight": (6, [5.2]),
    "sum-for-mean": (5, [10]),
    "last-example": (5, [8]),
    "one-path": (-8, [-6, -2]),
    "paths-multiplied": (-8, [12]),
    "minus-forgotten": (6, [-6]),
    "inner-slope-omitted": (48, [16]),
    "outer-slope-at-input": (48, [12]),
    "derivatives-composed": (48, [6]),
    "upstream-dropped": (-4, [2]),
    "path-added": (-4, [0]),
    "seed-missing": (-4, [0]),
    "seed-value": (-4, [40]),
    "sign-turned": (2, [-2]),
    "not-zeroed": (6, [12]),
    "value-for-gradient": (-2, [-10]),
}
"""For each mistake, in its problem: the right number, and those that the mistake gives."""


@pytest.mark.parametrize("key", GIVEN)
def test_each_mistake_gives_its_wrong_numbers(key: str) -> None:
    problem, (right, wrong) = MISTAKES[key].problem, GIVEN[key]
    run = nnviz.run(nnviz.parse(problem.program), problem.inputs)
    slot = run.graph.slots[problem.at]
    found = [Found(Uses(run), way).gradients[slot] for way in MISTAKES[key].ways]
    assert run.gradients[slot] == pytest.approx(np.array(right), abs=5e-4)
    for number in wrong:
        assert any(np.allclose(each, number, atol=5e-4) for each in found)


@pytest.mark.parametrize("key", MISTAKES)
def test_every_problem_isolates_a_wrong_number(key: str) -> None:
    problem = MISTAKES[key].problem
    run = nnviz.run(nnviz.parse(problem.program), problem.inputs)
    slot = run.graph.slots[problem.at]
    found = Found(Uses(run), MISTAKES[key].ways[0]).gradients[slot]
    assert not np.allclose(found, run.gradients[slot], atol=1e-2)


def test_an_inner_function_is_entered_at_its_own_place() -> None:
    run = nnviz.run(nnviz.parse("L = sin(x^2)"), {"x": 2})
    found = Found(Uses(run), MISTAKES["outer-slope-at-input"].ways[0])
    assert run.gradient["x"] == pytest.approx(-2.615, abs=5e-4)
    assert found.gradients[run.graph.slots["x"]] == pytest.approx(-1.665, abs=5e-4)


def test_a_half_in_front_of_a_square_can_be_forgotten() -> None:
    for program in ("L = 0.5*(a - b)^2", "L = (a - b)^2/2", "L = squared_error(a, b)"):
        run = nnviz.run(nnviz.parse(program), {"a": 6, "b": 4})
        slot = run.graph.slots["a"]
        found = [Found(Uses(run), way).gradients[slot] for way in MISTAKES["half-and-two"].ways]
        assert run.gradients[slot] == 2.0
        assert 4.0 in found


@given(examples(nodes=8))
def test_every_mistake_works_on_any_graph(example: Example) -> None:
    run = nnviz.run(example.graph, example.inputs)
    uses = Uses(run)
    for mistake in MISTAKES.values():
        for way in mistake.ways:
            found = Found(uses, way)
            assert all(type(gradient) is float for gradient in found.gradients)


LAYERS = """
z1 = W1 @ x + b1
h = relu(z1)
z2 = W2 @ h + b2
p = softmax(z2)
L = cross_entropy(p, y)
"""
WEIGHTS = {
    "W1": [[1, -1, 2], [0.5, 1, -1]],
    "x": [1, 2, -1],
    "b1": [4, 1],
    "W2": [[1, 2], [3, 4]],
    "b2": [0, -10.5],
    "y": [0, 1],
}


@pytest.mark.parametrize("key", MISTAKES)
def test_every_mistake_works_on_vectors_and_matrices(key: str) -> None:
    run = nnviz.run(nnviz.parse(LAYERS), WEIGHTS)
    for way in MISTAKES[key].ways:
        found = Found(Uses(run), way)
        for name in run.graph.inputs:
            shape = np.shape(found.gradients[run.graph.slots[name]])
            assert shape in (np.shape(run.value[name]), np.shape(run.value[name])[::-1])
