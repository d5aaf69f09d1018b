"""Gradient descent moves each trainable input by −η times its gradient, and nothing else."""

import math

import pytest

import nnviz
from nnviz.learning.descent import descend, moment


def at(program: str, **inputs: float) -> nnviz.Run:
    return nnviz.run(nnviz.parse(program), inputs)


def test_a_step_moves_only_what_is_trainable() -> None:
    (after,) = descend(at("L = c*(a + 2b)", a=3, b=1, c=-2), ["a", "b"], rate=0.1)
    assert after.inputs == {"c": -2.0, "a": pytest.approx(3.2), "b": pytest.approx(1.4)}
    assert after.loss == pytest.approx(-2 * (3.2 + 2.8))


def test_a_parabola_shrinks_by_a_constant_factor() -> None:
    way = descend(at("L = w^2", w=1), ["w"], rate=0.25, steps=5)
    assert [step.inputs["w"] for step in way] == [0.5**n for n in range(1, 6)]


def test_a_learning_rate_that_is_too_large_overshoots() -> None:
    way = descend(at("L = w^2", w=1), ["w"], rate=1.5, steps=3)
    losses = [1.0, *(step.loss for step in way)]
    assert losses == sorted(losses)
    assert losses[-1] > 1


def test_it_ends_before_an_input_is_no_longer_finite() -> None:
    way = descend(at("L = w^4", w=10), ["w"], rate=10, steps=100)
    assert 0 < len(way) < 100
    assert all(math.isfinite(step.inputs["w"]) for step in way)


def test_an_infinite_gradient_moves_nothing() -> None:
    start = at("L = log(w)", w=0)
    assert descend(start, ["w"], rate=0.1) == []
    assert moment(start).inputs == {"w": 0.0}
