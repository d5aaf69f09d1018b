"""A perceptron learns AND, OR and NAND, cycles on XOR, and no choice of weights computes XOR."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.language import parse
from nnviz.learning.gates import CORNERS, GATES
from nnviz.learning.perceptron import Perceptron, learn, most_right, through
from nnviz.learning.plane import Window, over, zero_line
from nnviz.lessons import LESSONS

ZERO = Perceptron(0.0, 0.0, 0.0)
WEIGHTS = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(("gate", "line"), [("AND", (1, 1, -1)), ("OR", (1, 1, 0))])
def test_the_books_weights_compute_their_gates(gate: str, line: tuple[float, ...]) -> None:
    assert Perceptron(*map(float, line)).outputs() == GATES[gate]


@pytest.mark.parametrize("gate", ["AND", "OR", "NAND"])
def test_learning_ends_with_all_four_right(gate: str) -> None:
    course = learn(ZERO, GATES[gate])
    assert course.end == "learned"
    assert course.visits[-1].after.outputs() == GATES[gate]
    assert not any(visit.mistaken for visit in course.visits[-len(CORNERS) :])


def test_learning_xor_comes_back_to_where_it_was() -> None:
    course = learn(ZERO, GATES["XOR"])
    assert course.end == "cycle"
    turns = len(course.visits) - course.again
    assert turns % len(CORNERS) == 0
    assert course.after(len(course.visits)) == course.after(course.again)
    assert any(visit.mistaken for visit in course.visits[course.again :])


def test_an_update_moves_each_weight_by_error_times_input() -> None:
    for visit in learn(ZERO, GATES["XOR"]).visits:
        error = visit.target - visit.said
        x1, x2 = visit.corner
        w1, w2, b = visit.before
        assert visit.after == (w1 + error * x1, w2 + error * x2, b + error)


def test_weights_too_large_to_move_are_a_cycle_and_no_endless_loop() -> None:
    assert learn(Perceptron(1e300, -1e300, 1e300), GATES["AND"]).end == "cycle"


@given(WEIGHTS, WEIGHTS, WEIGHTS)
def test_no_perceptron_gets_all_of_xor_right(w1: float, w2: float, b: float) -> None:
    assert Perceptron(w1, w2, b).right(GATES["XOR"]) <= 3


@given(WEIGHTS, WEIGHTS, WEIGHTS, st.sampled_from(list(GATES)))
def test_no_bias_beats_the_best_one(w1: float, w2: float, b: float, gate: str) -> None:
    best = most_right(np.array([w1]), np.array([w2]), GATES[gate])[0]
    assert Perceptron(w1, w2, b).right(GATES[gate]) <= best


def test_over_a_grid_of_weights_only_xor_is_never_all_right() -> None:
    grid = Window((0.0, 0.0), 2.0).lattice(41)
    most = {gate: int(most_right(*grid, targets).max()) for gate, targets in GATES.items()}
    assert most == {"AND": 4, "OR": 4, "NAND": 4, "XOR": 3}


def test_a_line_through_two_points_is_zero_at_both() -> None:
    for gate, targets in GATES.items():
        line = through((0.5, -0.25), (-0.25, 0.5), targets)
        assert line.score(0.5, -0.25) == pytest.approx(0, abs=1e-12), gate
        assert line.score(-0.25, 0.5) == pytest.approx(0, abs=1e-12), gate


def test_a_line_through_two_points_takes_the_better_side() -> None:
    assert through((0.5, 0.0), (0.0, 0.5), GATES["OR"]).right(GATES["OR"]) == 4
    nor = tuple(1 - target for target in GATES["OR"])
    assert through((0.5, 0.0), (0.0, 0.5), nor).right(nor) == 4


def test_two_equal_points_give_no_line() -> None:
    with pytest.raises(ValueError, match="equal points"):
        through((1.0, 1.0), (1.0, 1.0), GATES["AND"])


def test_the_lessons_graph_run_over_arrays_agrees_with_the_perceptron() -> None:
    line = Perceptron(0.7, -1.1, 0.2)
    window = Window((0.3, -0.2), 2.0)
    outputs = over(parse(LESSONS["perceptron"].program), line._asdict(), window, points=50)
    assert np.array_equal(outputs, line.output(*window.lattice(50)))


@pytest.mark.parametrize("zoom", [1, 1024, 2**30])
def test_a_line_is_exact_at_every_zoom(zoom: int) -> None:
    line = Perceptron(0.3, 0.9, -0.6)
    ends = zero_line(line.score, Window((0.5, 0.5), 1.5 / zoom))
    assert ends is not None
    for end in ends:
        assert math.isclose(line.score(*end), 0, abs_tol=1e-15)


def test_where_all_weights_are_0_there_is_no_line() -> None:
    assert zero_line(ZERO.score, Window()) is None
    assert zero_line(Perceptron(0.0, 0.0, 1.0).score, Window()) is None
