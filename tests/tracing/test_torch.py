"""Modules and functions of PyTorch become runs with autograd's gradients and PyTorch's names."""

from typing import Any

import numpy as np
import pytest

import nnviz

torch = pytest.importorskip("torch")

from tests.tracing import torch_cases  # noqa: E402

CASES = torch_cases.cases()
ALL = pytest.mark.parametrize("key", CASES)


@ALL
def test_the_gradients_are_autograd_s(key: str) -> None:
    case = CASES[key]
    run = nnviz.from_torch(case.called, *case.examples)
    for name, gradient in torch_cases.autograd(case.called, case.examples).items():
        np.testing.assert_allclose(run.gradient[name], gradient, rtol=1e-12, atol=1e-14)


@ALL
def test_notes_tell_that_all_gradients_agree(key: str) -> None:
    case = CASES[key]
    run = nnviz.from_torch(case.called, *case.examples)
    assert "gradients are autograd's" in run.graph.notes[-1].text


def test_parameters_and_results_have_their_names() -> None:
    case = CASES["a classifier"]
    run = nnviz.from_torch(case.called, *case.examples)
    assert {"x", "fc1_weight", "norm_bias", "z", "h", "scores"} <= set(run.graph.slots)


def test_the_module_stays_as_it_is() -> None:
    module = torch.nn.Linear(2, 1)
    nnviz.from_torch(module, torch.ones(2))
    assert module.weight.dtype == torch.float32
    assert module.weight.grad is None


def test_a_function_knows_modules_around_it() -> None:
    module = torch.nn.Linear(2, 1)

    def loss(x: Any) -> Any:
        return module(x).sum() ** 2

    run = nnviz.from_torch(loss, torch.ones(2))
    assert set(run.graph.inputs) == {"x", "module_weight", "module_bias"}


def test_a_corner_with_another_slope_is_told() -> None:
    run = nnviz.from_torch(torch.relu, torch.tensor(0.0, dtype=torch.float64))
    assert "is not autograd's" in run.graph.notes[-1].text


def _in_place(x: Any) -> Any:
    return (x * 2).add_(1).sum()


def _entry(x: Any) -> Any:
    (y := x * 2)[0] = 1.0
    return y.sum()


def _random(x: Any) -> Any:
    return torch.nn.functional.dropout(x, 0.5).sum()


def _unknown(x: Any) -> Any:
    return torch.special.i0(x).sum()


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (_in_place, "a tensor is changed in place here"),
        (_entry, "a tensor is changed in place here"),
        (_random, "dropout draws at random"),
        (_unknown, "can't be traced"),
    ],
)
def test_what_cannot_be_recorded_is_told_with_its_line(function: Any, said: str) -> None:
    with pytest.raises(nnviz.TraceError, match=said) as caught:
        nnviz.from_torch(function, torch.ones(3))
    assert caught.value.line == function.__code__.co_firstlineno + 1


def test_three_dimensions_are_refused() -> None:
    with pytest.raises(nnviz.TraceError, match=r"x has shape \(1, 2, 3\)"):
        nnviz.from_torch(lambda x: x.sum(), torch.ones(1, 2, 3))


def test_a_result_without_gradients_is_refused() -> None:
    with pytest.raises(nnviz.TraceError, match="no tensor that is computed from"):
        nnviz.from_torch(lambda x: torch.ones(1), torch.ones(3))
