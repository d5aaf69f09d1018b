"""Targets are refused where a loss can't take them, and carried over to another loss."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from nnviz.networks.architecture import OUTPUTS, Loss, Network, Output
from nnviz.networks.targets import carried_over, refusal


def network(output: Output, outputs: int, loss: Loss = "cross-entropy") -> Network:
    return Network((2, outputs), (), output, loss=loss)


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
    assert carried_over(plan, plan, np.array([y])).tolist() == [y]


@pytest.mark.parametrize("output", ["sigmoid", "softmax", "linear"])
def test_squared_error_takes_any_target(output: Output) -> None:
    plan, y = network(output, 2, "squared error"), [-7.0, 9.0]
    assert refusal(plan, np.array(y)) == ""
    assert carried_over(plan, plan, np.array([y])).tolist() == [y]


@given(
    arrays.arrays(np.float64, (3, 2), elements=st.floats(-5, 5)),
    *[
        st.builds(
            lambda ending, outputs: network(ending[0], outputs, ending[1]),
            st.sampled_from(list(OUTPUTS)),
            st.integers(2, 4),
        )
    ]
    * 2,
)
def test_what_is_carried_over_is_never_refused(
    y: np.ndarray, before: Network, after: Network
) -> None:
    for given_y in (y, y[:, :1]):
        assert not any(refusal(after, row) for row in carried_over(before, after, given_y))


@pytest.mark.parametrize("single", ["sigmoid", "linear"])
@pytest.mark.parametrize(("several", "loss"), list(OUTPUTS))
@pytest.mark.parametrize("classes", [[0.0, 1.0, 1.0, 0.0], [1.0, 1.0, 1.0, 1.0]])
def test_classes_survive_more_outputs_and_back(
    single: Output, several: Output, loss: Loss, classes: list[float]
) -> None:
    one, two = network(single, 1), network(several, 2, loss)
    y = np.array(classes)[:, None]
    assert carried_over(two, one, carried_over(one, two, y)).tolist() == y.tolist()
