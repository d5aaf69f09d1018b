"""The two losses of a sigmoid output have the slopes that they are drawn with."""

import numpy as np
import pytest

import nnviz
from nnviz.learning.objectives import OBJECTIVES, cross_entropy, scores, squared_error

STEP = 1e-6


@pytest.mark.parametrize("name", OBJECTIVES)
@pytest.mark.parametrize("y", [0.0, 1.0])
def test_the_slope_is_that_of_the_curve(name: str, y: float) -> None:
    loss = OBJECTIVES[name]
    z = scores(8.0)
    difference = (loss(z + STEP, y).loss - loss(z - STEP, y).loss) / (2 * STEP)
    assert loss(z, y).slope == pytest.approx(difference, abs=1e-8)


@pytest.mark.parametrize("name", OBJECTIVES)
@pytest.mark.parametrize("z", [-5.0, 0.3, 4.0])
def test_the_graph_says_the_same(name: str, z: float) -> None:
    function = name.replace("-", "_").replace(" ", "_")
    run = nnviz.run(nnviz.parse(f"L = {function}(sigmoid(z), y)"), {"z": z, "y": 1})
    at = OBJECTIVES[name](np.array([z]), 1.0)
    assert at.loss[0] == pytest.approx(run.value["L"])
    assert at.slope[0] == pytest.approx(run.gradient["z"])


def test_only_squared_error_forgives_a_badly_wrong_answer() -> None:
    z = np.array([-20.0])
    assert abs(float(squared_error(z, 1.0).slope[0])) < 1e-8
    assert float(cross_entropy(z, 1.0).slope[0]) == pytest.approx(-1)
