"""Targets are refused where a loss can't take them, and carried over to another loss."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from nnviz.networks.architecture import OUTPUTS, Network, Output
from nnviz.networks.targets import carried_over, refusal


def network(output: Output, outputs: int) -> Network:
    return Network((2, outputs), (), output)


@pytest.mark.parametrize(
    ("output", "y", "reason"),
    [
        ("sigmoid", [2.0], "between 0 and 1"),
        ("sigmoid", [-0.5], "between 0 and 1"),
        ("softmax", [0.5, 0.6], "add up to 1"),
        ("softmax", [1.5, -0.5], "between 0 and 1"),
    ],
)
def test_a_wrong_target_is_refused_with_the_reason(
    output: Output, y: list[float], reason: str
) -> None:
    assert reason in refusal(network(output, len(y)), np.array(y))


@pytest.mark.parametrize(
    ("output", "y"), [("linear", [-7.0, 9.0]), ("sigmoid", [0.3]), ("softmax", [0.25, 0.75])]
)
def test_what_a_loss_can_take_stays(output: Output, y: list[float]) -> None:
    plan = network(output, len(y))
    assert refusal(plan, np.array(y)) == ""
    if len(y) > 1:
        assert carried_over(plan, np.array([y])).tolist() == [y]


@given(
    arrays.arrays(np.float64, (3, 2), elements=st.floats(-5, 5)),
    st.sampled_from(list(OUTPUTS)),
    st.integers(2, 4),
)
def test_what_is_carried_over_is_never_refused(y: np.ndarray, output: Output, outputs: int) -> None:
    plan = network(output, outputs)
    assert not any(refusal(plan, row) for row in carried_over(plan, y))
    assert not any(refusal(plan, row) for row in carried_over(plan, y[:, :1]))


def test_classes_of_one_output_become_one_of_n() -> None:
    assert carried_over(network("softmax", 2), np.array([[0.0], [1.0]])).tolist() == [
        [1, 0],
        [0, 1],
    ]
