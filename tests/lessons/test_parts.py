"""Lessons of larger networks' parts give what plain NumPy gives, forward and backward."""

from typing import Any

import numpy as np
import pytest

import nnviz
from nnviz.lessons import LESSONS


def run(key: str, **changed: Any) -> nnviz.Run:
    lesson = LESSONS[key]
    graph = nnviz.parse(lesson.program, parameters=lesson.parameters)
    return nnviz.run(graph, lesson.inputs | changed)


def given(key: str) -> dict[str, Any]:
    return {name: np.asarray(value, float) for name, value in LESSONS[key].inputs.items()}


def test_the_recurrent_cell_goes_back_through_time() -> None:
    of, result = given("recurrent"), run("recurrent")
    states = [of["h0"]]
    for x in (of["x1"], of["x2"], of["x3"]):
        states.append(np.tanh(of["w"] * x + of["u"] * states[-1] + of["b"]))
    upstream, gradient = states[3] - of["y"], {"w": 0.0, "u": 0.0, "b": 0.0}
    for n in (3, 2, 1):
        delta = upstream * (1 - states[n] ** 2)
        gradient["w"] += delta * of[f"x{n}"]
        gradient["u"] += delta * states[n - 1]
        gradient["b"] += delta
        upstream = delta * of["u"]
    assert {name: result.gradient[name] for name in gradient} == pytest.approx(gradient, abs=1e-12)


def test_the_attention_heads_backward_pass() -> None:
    of, result = given("attention"), run("attention")
    x, t = of["X"], of["T"]
    query, key, value = (x @ of[f"W_{name}"] for name in "QKV")
    grown = np.exp(query @ key.T / np.sqrt(2))
    shares = grown / grown.sum(axis=1, keepdims=True)
    assert result.value["L"] == pytest.approx(np.sum(shares @ value * t), abs=1e-12)
    by_shares = t @ value.T
    by_scores = shares * (by_shares - (shares * by_shares).sum(axis=1, keepdims=True))
    np.testing.assert_allclose(result.gradient["S"], by_scores, atol=1e-12)
    slopes = {
        "Q": by_scores @ key / np.sqrt(2),
        "K": by_scores.T @ query / np.sqrt(2),
        "V": shares.T @ t,
    }
    for name, slope in slopes.items():
        np.testing.assert_allclose(result.gradient[f"W_{name}"], x.T @ slope, atol=1e-12)
    whole = sum(slope @ of[f"W_{name}"].T for name, slope in slopes.items())
    np.testing.assert_allclose(result.gradient["X"], whole, atol=1e-12)


def test_a_normalised_example_ignores_a_shift() -> None:
    result = run("layer-norm", t=[1, -2, 0.5])
    assert result.value["xhat"] == pytest.approx([-np.sqrt(1.5), 0, np.sqrt(1.5)], abs=1e-12)
    assert np.abs(result.gradient["x"]).max() > 0.1
    assert np.sum(result.gradient["x"]) == pytest.approx(0, abs=1e-12)


def test_a_normalised_batch_ignores_a_shift_of_a_column() -> None:
    result, x = run("batch-norm"), given("batch-norm")["X"]
    normal = (x - x.mean(axis=0)) / x.std(axis=0)
    np.testing.assert_allclose(result.value["Xhat"], normal, atol=1e-12)
    assert np.abs(result.gradient["X"]).max() > 0.01
    np.testing.assert_allclose(result.gradient["X"].sum(axis=0), [0, 0], atol=1e-12)


def test_a_kernels_gradient_sums_what_it_met() -> None:
    result, of = run("convolution"), given("convolution")
    met = [[of["X"][i : i + 3, j : j + 3].sum() for j in range(3)] for i in range(3)]
    np.testing.assert_array_equal(result.gradient["K"], met)
    assert result.gradient["X"][2, 2] == of["K"].sum()


def test_huber_cuts_an_outliers_gradient() -> None:
    result = run("huber")
    assert [result.value["L1"], result.value["L2"]] == [0.125, 2.5]
    assert [result.gradient["yhat1"], result.gradient["yhat2"]] == [0.5, 1]


def test_hinge_pushes_only_scores_within_the_margin() -> None:
    result = run("hinge")
    assert [result.gradient[name] for name in ("s1", "s2", "s3")] == [-1, 0, 1]


def test_the_penalty_prefers_spread_weights() -> None:
    spread, single = run("weight-decay"), run("weight-decay", w=[1, 0, 0, 0])
    assert spread.value["score"] == single.value["score"] == 1
    assert single.value["R"] == 1
    assert spread.gradient["w"] == pytest.approx([0.5] * 4)


def test_divergence_is_no_distance() -> None:
    of = given("kl-divergence")
    assert run("kl-divergence").gradient["q"] == pytest.approx(-of["p"] / of["q"], abs=1e-12)
    exchanged = run("kl-divergence", p=of["q"], q=of["p"])
    assert exchanged.value["D"] == pytest.approx(0.097455, abs=5e-7)


@pytest.mark.parametrize("gradient", [-400, -4, 0.01])
def test_adams_first_step_is_as_long_for_any_gradient(gradient: float) -> None:
    moved = run("adam", g=gradient).value["theta"] - LESSONS["adam"].numbers["theta0"]
    assert moved == pytest.approx(-0.001 * np.sign(gradient), rel=1e-5)
