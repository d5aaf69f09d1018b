"""Recorded calls compute what the function computes, whatever it does with its arrays."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from nnviz.engine import ieee, sums
from nnviz.engine.calls import Calls
from nnviz.engine.ieee import Array

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "a universal function": np.exp,
    "operators": lambda a: 1.0 - a * a / 2,
    "a kernel": ieee.sigmoid,
    "a sum along an axis": lambda a: np.sum(a, axis=0, keepdims=True),
    "the largest": lambda a: np.max(a),
    "another shape": lambda a: np.reshape(a + 1, (3, 2)),
    "a transposed matrix": lambda a: a.T,
    "a look at the numbers": lambda a: a if (a > 0.5).all() else -a,
    "a choice": lambda a: np.where(a > 0.5, a, 0.0),
    "a part": lambda a: a[:, 1:],
    "rows again": lambda a: np.broadcast_to(a[0] * 2, (4, 3)),
    "an array that is changed": lambda a: ieee.refined(a + 0, a > 0.5, np.negative, a),
    "a constant": lambda a: 3.0,
}


def numbers(seed: int) -> Array:
    return np.random.default_rng(seed).uniform(size=(2, 3))


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=FUNCTIONS.keys())
def test_a_run_fills_the_result_anew(function: Callable[..., Any]) -> None:
    calls, given = Calls(), numbers(0)
    found = calls.result(function, given)
    np.testing.assert_array_equal(found, function(numbers(0)))
    for seed in (1, 2):
        given[...] = numbers(seed)
        calls.run()
        np.testing.assert_array_equal(found, function(numbers(seed)))


def test_a_function_that_fails_fails_as_it_would_alone() -> None:
    def refuse(a: Array) -> Array:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Calls().result(refuse, numbers(0))


def test_what_a_function_recorded_before_it_looked_is_not_run() -> None:
    def looked(a: Array) -> Array:
        doubled = a + a
        return doubled if doubled.max() > 0 else a

    calls, given = Calls(), numbers(0)
    found = calls.result(looked, given)
    given *= 2
    calls.run()
    np.testing.assert_array_equal(found, 2 * given)


@pytest.mark.parametrize("columns", [slice(None), slice(0, 4, 2)], ids=["whole", "a part"])
def test_what_grows_large_after_it_was_recorded_is_not_left_to_blas(
    monkeypatch: pytest.MonkeyPatch, columns: slice
) -> None:
    def blas(a: Array, b: Array, out: Array | None = None) -> Array:
        found = np.empty(len(a)) if out is None else out
        found[...] = 7.0
        return found

    monkeypatch.setattr(sums, "blas", blas)
    calls, matrix = Calls(), np.ones((2, 4))
    factors = matrix[:, columns]
    vector = np.ones(factors.shape[1])
    found = calls.result(sums.product, factors, vector)
    calls.run()
    assert found.tolist() == [7.0, 7.0]
    matrix[...] = 1e200
    vector[...] = 2.0
    calls.run()
    assert found.tolist() == [2e200 * len(vector)] * 2
