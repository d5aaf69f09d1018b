"""A gradient promises what a small nudge does; for a straight line it keeps the promise exactly."""

import numpy as np
import pytest

import nnviz
from nnviz.derivatives.nudge import along, nudge


def test_on_a_straight_line_promise_and_truth_are_one() -> None:
    run = nnviz.run(nnviz.parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2})
    moved = nudge(run, "b", 0.25)
    assert moved.promised == moved.true == -1.0


def test_half_the_nudge_leaves_a_quarter_of_the_error() -> None:
    run = nnviz.run(nnviz.parse("J = cos(sin(x^2) + 3x^2)"), {"x": 2})
    errors = [abs(m.true - m.promised) for m in (nudge(run, "x", h) for h in (1e-4, 5e-5))]
    assert errors[0] / errors[1] == pytest.approx(4, rel=0.02)


def test_the_curve_passes_through_the_point() -> None:
    run = nnviz.run(nnviz.parse("x^2*y"), {"x": 3, "y": 2})
    x, y = along(run, "x", 0.5)
    assert (x[0], x[-1]) == (2.5, 3.5)
    assert np.allclose(y, 2 * x**2)
