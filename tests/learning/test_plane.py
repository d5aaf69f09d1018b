"""The line on which a linear function is 0 has two ends, wherever the window stands."""

import math

import numpy as np
import pytest

from nnviz.engine.ieee import Array
from nnviz.learning.plane import Window, zero_line


def middles() -> list[tuple[float, float]]:
    return [(x / 10, y / 10) for x in range(-10, 17) for y in range(-4, 7)]


@pytest.mark.parametrize("shift", [0.0, 1.0])
@pytest.mark.parametrize("reach", [0.5, 1.0, 1.5, 0.1])
def test_the_folds_of_xor_cross_every_window_that_they_enter(shift: float, reach: float) -> None:
    def fold(x: Array, y: Array) -> Array:
        return x + y - shift

    for x, y in middles():
        inside = 2 * reach - abs(x + y - shift)  # how far the line runs from the nearest corner
        line = zero_line(fold, Window((x, y), reach))
        if inside > 1e-6:
            assert line is not None
            assert math.dist(*line) == pytest.approx(math.sqrt(2) * inside)
            assert np.abs(fold(*np.array(line).T)).max() < 1e-9
        elif inside < -1e-6:
            assert line is None


def test_a_line_that_touches_a_corner_alone_is_none() -> None:
    assert zero_line(lambda x, y: x + y - 2, Window((0.5, 0.5), 0.5)) is None
    assert zero_line(lambda x, y: x + y + 0.2, Window((0.2, 0.2), 0.3)) is None


def test_a_side_of_the_window_is_a_line() -> None:
    line = zero_line(lambda x, y: x - 1, Window((0.5, 0.5), 0.5))
    assert line is not None
    assert {point[0] for point in line} == {1.0}
    assert math.dist(*line) == 1.0
