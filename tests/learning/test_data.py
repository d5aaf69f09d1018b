"""Data sets: noise has one meaning, and what is kept for testing decides nothing else."""

import numpy as np
import pytest

from nnviz.learning.data import DATASETS, Data, make
from nnviz.learning.gates import CORNERS

NOISY = [key for key, source in DATASETS.items() if source.noisy]


@pytest.mark.parametrize("key", NOISY)
@pytest.mark.parametrize("noise", [0.05, 0.3])
def test_noise_is_the_standard_deviation_of_what_is_added(key: str, noise: float) -> None:
    clean, noisy = make(key, 4000, 0.0, seed=3), make(key, 4000, noise, seed=3)
    if noisy.classes:
        added = noisy.points - clean.points
        assert np.array_equal(noisy.labels, clean.labels)
    else:
        added = noisy.labels - clean.labels
        assert np.array_equal(noisy.points, clean.points)
    # The deviation of 4,000 numbers is off by 1.1 % in most samples.
    np.testing.assert_allclose(added.std(axis=0), noise, rtol=0.05)
    np.testing.assert_allclose(added.mean(axis=0), 0.0, atol=0.05 * noise + 0.01)


@pytest.mark.parametrize("key", [key for key in DATASETS if key not in NOISY])
def test_a_gate_has_no_noise(key: str) -> None:
    assert np.array_equal(make(key, noise=1.0).points, CORNERS)


@pytest.mark.parametrize(
    ("share", "examples", "held"),
    [(0.7, 90, 63), (0.3, 90, 27), (0.29, 100, 29), (0.57, 100, 57), (0.8, 2, 1), (0.0, 4, 0)],
)
def test_the_share_for_testing_is_rounded_and_leaves_one_to_learn_from(
    share: float, examples: int, held: int
) -> None:
    data = Data(np.zeros((examples, 2)), np.zeros(examples), 2)
    assert data.held_out(share, seed=1).sum() == held


def test_inputs_are_scaled_by_what_is_learned_from() -> None:
    data = make("moons", 60, seed=2)
    test = data.held_out(0.5, seed=2)
    points = data.prepared(test, signs=False, scaled=True).points
    np.testing.assert_allclose(points[~test].mean(axis=0), 0.0, atol=1e-12)
    np.testing.assert_allclose(points[~test].std(axis=0), 1.0)
    shift, spread = data.points[~test].mean(axis=0), data.points[~test].std(axis=0)
    np.testing.assert_allclose(points[test], (data.points[test] - shift) / spread)


def test_an_input_that_does_not_vary_is_scaled_to_0() -> None:
    data = Data(np.array([[1.0, 5.0], [2.0, 5.0], [3.0, 6.0]]), np.array([0.0, 1.0, 0.0]), 2)
    test = np.array([False, False, True])
    points = data.prepared(test, signs=False, scaled=True).points
    assert points.tolist() == [[-1.0, 0.0], [1.0, 0.0], [3.0, 1.0]]
