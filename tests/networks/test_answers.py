"""What outputs say: a value, a class, or nothing where they are not finite."""

import numpy as np

from nnviz.networks.experiment import answers


def test_outputs_that_are_not_finite_are_no_class() -> None:
    said = answers(np.array([[0.1, 0.7, 0.2], [np.nan, 0.7, 0.2], [0.1, np.inf, 0.2]]))
    assert said[0] == 1
    assert np.isnan(said[1:]).all()
