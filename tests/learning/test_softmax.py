"""The stages of softmax are right, and the stable way holds where the plain formula fails."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.learning.softmax import stages

SCORES = st.lists(st.floats(-700, 700), min_size=2, max_size=12)


def test_the_books_softmax(textbook: Any) -> None:
    book = textbook["softmax"]
    at = stages(np.array(book["z"]))
    assert at.probabilities == pytest.approx(book["softmax"], abs=1e-12)
    assert at.naive == pytest.approx(book["softmax"], abs=1e-12)
    assert at.total == pytest.approx(float(np.exp(book["z"]).sum()))


@given(SCORES, st.floats(-1e6, 1e6))
def test_a_constant_changes_nothing(scores: list[float], constant: float) -> None:
    z = np.array(scores)
    moved = stages(z, constant=constant).probabilities
    # Adding a large constant rounds the scores themselves, by up to 1e-10.
    assert moved == pytest.approx(stages(z).probabilities, abs=1e-8)
    assert moved.sum() == pytest.approx(1)


@pytest.mark.parametrize("constant", [1000.0, -1000.0])
def test_only_the_stable_way_survives_large_scores(constant: float) -> None:
    at = stages(np.array([1.0, 2.0, 3.0]), constant=constant)
    assert at.overflows
    assert np.isnan(at.naive).all()
    assert at.probabilities == pytest.approx(stages(np.array([1.0, 2.0, 3.0])).probabilities)
    assert at.shifted.max() == 1


def test_temperature_sharpens_and_flattens() -> None:
    z = np.array([1.0, 2.0])
    cold, usual, hot = (float(stages(z, t).probabilities[1]) for t in (0.1, 1.0, 10.0))
    assert cold > usual > hot > 0.5
    assert usual == pytest.approx(1 / (1 + np.exp(-1)))
