"""Of many places where examples meet, those that are not named are counted."""

import numpy as np
import pytest

from nnviz.learning.health import Vitals
from nnviz.learning.training import Moment
from nnviz.views.training.diagnosis import diagnosis
from nnviz.views.training.together import told


@pytest.mark.parametrize(
    ("places", "rest"),
    [
        (5, "in another 2 examples."),
        (6, "; and others in 1 more place."),
        (8, "; and others in 3 more places."),
    ],
)
def test_the_alternative_text_counts_the_places_that_are_not_marked(places: int, rest: str) -> None:
    groups = [(place, place + 50) for place in range(places)]
    sentence = told(np.zeros((100, 2)), groups)
    assert sentence.count("2 examples") == 5
    assert sentence.endswith(rest)


@pytest.mark.parametrize(("places", "rest"), [(4, "1 more place."), (6, "3 more places.")])
def test_the_diagnosis_counts_the_places_that_it_does_not_name(places: int, rest: str) -> None:
    merged = [["no. 1", "no. 2"]] * places
    sentences = diagnosis([Moment(0, {}, 0.7, {"W1": 1.0})], Vitals(0.5, None, ()), merged=merged)
    assert len(sentences) == 4
    assert sentences[-1] == f"Examples of different classes stand together in {rest}"
