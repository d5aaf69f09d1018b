"""A backward pass of one's own: its first wrong number is found, with the rule that gives it."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import nnviz
from nnviz import grad_check

Gradients = Callable[..., Any]


def _loss(W1: Any, b1: Any, W2: Any, x: Any, y: Any) -> Any:
    z1 = W1 @ x + b1
    h = np.tanh(z1)
    z2 = W2 @ h
    return np.sum((z2 - y) ** 2)


def _backward(wrong: str) -> Gradients:
    def backward(W1: Any, b1: Any, W2: Any, x: Any, y: Any) -> Any:
        h = np.tanh(W1 @ x + b1)
        dz2 = 2 * (W2 @ h - y)
        if wrong == "factor":
            dz2 = W2 @ h - y
        dW2 = np.outer(dz2, h)
        if wrong == "transposed":
            dW2 = dW2.T
        dh = W2.T @ dz2
        dz1 = dh * (1 - h**2)
        if wrong == "slope":
            dz1 = dh
        db1 = dz1.sum() if wrong == "shape" else dz1
        return {"W1": np.outer(dz1, x), "b1": db1, "W2": dW2}

    return backward


_NUMBERS = np.random.default_rng(3)
INPUTS = {
    "W1": _NUMBERS.normal(size=(3, 2)),
    "b1": _NUMBERS.normal(size=3),
    "W2": _NUMBERS.normal(size=(2, 3)),
    "x": _NUMBERS.normal(size=2),
    "y": _NUMBERS.normal(size=2),
}


def test_a_right_backward_pass_is_right() -> None:
    check = grad_check(_loss, _backward(""), **INPUTS)
    assert check.is_right
    assert check.first is None
    assert [each.at for each in check.all] == ["z2", "h", "z1", "W2", "b1", "W1"]
    assert str(check).startswith("All 6 gradients are right.")


@pytest.mark.parametrize(
    ("wrong", "at", "mistake"),
    [
        ("transposed", "W2", "outer-product-turned"),
        ("slope", "z1", "activation-slope-forgotten"),
    ],
)
def test_the_first_wrong_gradient_is_named_with_its_mistake(
    wrong: str, at: str, mistake: str
) -> None:
    first = grad_check(_loss, _backward(wrong), **INPUTS).first
    assert first is not None
    assert first.at == at
    assert first.mistakes[0] == mistake


def test_what_follows_from_a_wrong_number_is_not_wrong_again() -> None:
    check = grad_check(_loss, _backward("factor"), **INPUTS)
    assert check.first is not None
    assert check.first.at == "z2"
    assert {each.verdict for each in check.all[1:]} == {"follows"}


def test_a_gradient_of_another_shape_is_told() -> None:
    first = grad_check(_loss, _backward("shape"), **INPUTS).first
    assert first is not None
    assert first.at == "b1"
    assert "A gradient has the shape of what it belongs to" in first.text


def test_a_gradient_that_is_only_near_is_wrong() -> None:
    check = grad_check(lambda x: 1e-6 * x * x, lambda x: 2.1e-6 * x, x=1.0)
    assert check.first is not None


def test_gradients_may_be_a_tuple_in_the_order_of_the_inputs() -> None:
    assert grad_check(lambda a, b: a * b, lambda a, b: (b, a), a=2.0, b=3.0).is_right


def test_of_a_large_graph_the_wrong_gradient_is_told_without_a_reason() -> None:
    def loss(x: Any) -> Any:
        h = x
        for _ in range(400):
            h = h * 1.001
        return h

    first = grad_check(loss, lambda x: 1.0, x=1.0).first
    assert first is not None
    assert first.at == "x"
    assert "more than 300 edges" in first.text


@pytest.mark.parametrize(
    ("returned", "said"),
    [
        ((1.0,), "returns 1 gradients, but there are 2"),
        ({"c": 1.0}, "c is no variable that the function computes"),
    ],
)
def test_gradients_that_belong_to_nothing_are_refused(returned: Any, said: str) -> None:
    with pytest.raises(nnviz.InputError, match=said):
        grad_check(lambda a, b: a * b, lambda a, b: returned, a=2.0, b=3.0)
