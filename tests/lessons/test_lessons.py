"""Every lesson runs and gives the answers that its source prints."""

import math
from typing import Any

import numpy as np
import pytest

import nnviz
from nnviz.lessons import LESSONS, Lesson

EACH = pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS.keys())


def run(lesson: Lesson, **changed: Any) -> nnviz.Run:
    graph = nnviz.parse(lesson.program, parameters=lesson.parameters)
    return nnviz.run(graph, lesson.inputs | changed)


def answer(result: nnviz.Run, name: str) -> float:
    """The value of a node, or its gradient; `z_2` and `W_12` are entries of z and W."""
    slope = f"d{result.graph.output}/d"
    where = result.gradient if name.startswith(slope) else result.value
    name = name.removeprefix(slope)
    if name in where:
        return float(where[name])
    whole, _, place = name.rpartition("_")
    return float(where[whole][tuple(int(digit) - 1 for digit in place)])


@EACH
def test_a_lesson_gives_its_answers(lesson: Lesson) -> None:
    result = run(lesson)
    for name, expected in lesson.answers.items():
        assert math.isclose(answer(result, name), expected, abs_tol=lesson.tolerance)


@EACH
def test_a_lesson_passes_the_gradient_check(lesson: Lesson) -> None:
    # Off the corners: at a kink the two sides differ, and a convention decides.
    rows = nnviz.parse(lesson.program).row_numbers
    nudged = {n: value if n in rows else value + 0.013 for n, value in lesson.inputs.items()}
    assert all(row.agrees for row in nnviz.check(run(lesson, **nudged)))


@EACH
def test_a_lesson_is_whole(lesson: Lesson) -> None:
    graph = run(lesson).graph
    assert set(graph.inputs) == set(lesson.inputs)
    assert set(lesson.parameters) <= set(graph.inputs)
    assert set(lesson.ranges) <= set(graph.inputs)
    assert lesson.notice
    assert lesson.source


def test_the_books_graph(textbook: Any) -> None:
    book = textbook["computation_graph"]
    result = run(LESSONS["book-graph"])
    assert {name: result.value[name] for name in book["values"]} == book["values"]
    assert {name: result.gradient[name] for name in book["gradients"]} == book["gradients"]
    local = {f"d{step.node}/d{step.input}": step.local for step in result.steps if step.input}
    assert local == book["local"]


def test_the_neural_unit(textbook: Any) -> None:
    unit = textbook["neural_unit"]
    inputs = {f"w{n}": w for n, w in enumerate(unit["w"], 1)}
    inputs |= {f"x{n}": x for n, x in enumerate(unit["x"], 1)} | {"b": unit["b"]}
    result = run(LESSONS["neural-unit"], **inputs)
    assert result.value["z"] == pytest.approx(unit["z"], abs=1e-9)
    assert result.value["y"] == pytest.approx(unit["y"], abs=1e-9)


def test_the_simple_example(textbook: Any) -> None:
    at = textbook["simple_example"]["at"]
    result = run(LESSONS["simple-example"], x=at["x"])
    assert result.value["J"] == pytest.approx(at["J"], abs=1e-9)
    assert result.gradient["x"] == pytest.approx(at["dJ/dx"], abs=1e-9)


def test_the_quiz(textbook: Any) -> None:
    quiz = textbook["differentiation_quiz"]
    result = run(LESSONS["quiz"], **quiz["inputs"])
    assert result.gradient["x"] == pytest.approx(quiz["dy/dx"], abs=1e-9)
    assert result.gradient["z"] == pytest.approx(quiz["dy/dz"], abs=1e-9)


def test_the_xor_network_on_all_four_inputs(textbook: Any) -> None:
    for row in textbook["xor_network"]["rows"]:
        x1, x2 = row["x"]
        result = run(LESSONS["xor-network"], x1=x1, x2=x2)
        assert [result.value["z1"], result.value["z2"]] == row["pre"]
        assert [result.value["h1"], result.value["h2"]] == row["h"]
        assert result.value["y1"] == row["y"]


def test_logistic_regressions_gradient_is_yhat_minus_y_times_x() -> None:
    lesson = LESSONS["logistic-regression"]
    for y in (0, 1):
        result = run(lesson, w1=0.7, x1=-1.2, y=y)
        difference = result.value["yhat"] - y
        assert result.gradient["z"] == pytest.approx(difference, abs=1e-9)
        assert result.gradient["w1"] == pytest.approx(difference * -1.2, abs=1e-9)
        assert result.gradient["b"] == pytest.approx(difference, abs=1e-9)


def test_the_two_layer_networks_known_gradients(textbook: Any) -> None:
    network = textbook["two_layer_network"]
    lesson = LESSONS["two-layer-network"]
    assert set(lesson.parameters) == set(network["trainable_nodes"])
    for y in (0, 1):
        result = run(lesson, y=y)
        a2 = result.value["a2"]
        assert result.gradient["a2"] == pytest.approx(-(y / a2 + (y - 1) / (1 - a2)), abs=1e-9)
        assert result.gradient["z2"] == pytest.approx(a2 - y, abs=1e-9)
        a1 = result.value["a1_1"]
        assert result.gradient["w2_11"] == pytest.approx((a2 - y) * a1, abs=1e-9)


def test_cmus_network_by_hand() -> None:
    result = run(LESSONS["cmu-network"])
    yhat, y, z1 = result.value["yhat"], 1.0, result.value["z1"]
    upstream = (yhat - y) * yhat * (1 - yhat)
    assert result.gradient["beta_1"] == pytest.approx(upstream * z1, abs=1e-9)
    assert result.gradient["alpha_11"] == pytest.approx(
        upstream * 1.0 * z1 * (1 - z1) * 1.0, abs=1e-9
    )


def test_the_language_model_in_plain_numpy(textbook: Any) -> None:
    lesson = LESSONS["language-model"]
    assert textbook["neural_lm"]["source"].split(",")[0] in lesson.source
    result, given = run(lesson), {name: np.asarray(v) for name, v in lesson.inputs.items()}
    e = np.concatenate([given["E"][1], given["E"][2]])
    h = 1 / (1 + np.exp(-(given["W"] @ e + given["b"])))
    grown = np.exp(given["U"] @ h)
    yhat = grown / grown.sum()
    assert result.value["L"] == pytest.approx(-np.log(yhat[3]), abs=1e-12)
    delta = given["U"].T @ (yhat - given["y"]) * h * (1 - h)
    rows = (given["W"].T @ delta).reshape(2, 2)
    np.testing.assert_allclose(result.gradient["E"], [[0, 0], *rows, [0, 0]], atol=1e-12)


def test_the_pooled_classifier_in_plain_numpy(textbook: Any) -> None:
    lesson = LESSONS["pooled-classifier"]
    assert textbook["pooled_classifier"]["example"] in lesson.notice
    result, given = run(lesson), {name: np.asarray(v) for name, v in lesson.inputs.items()}
    x = given["E"][:3].mean(axis=0)
    assert x == pytest.approx([0.5, -0.1])
    h = 1 / (1 + np.exp(-(x @ given["W"] + given["b"])))
    grown = np.exp(h @ given["U"])
    yhat = grown / grown.sum()
    assert result.value["L"] == pytest.approx(-np.log(yhat[0]), abs=1e-12)
    share = given["W"] @ ((given["U"] @ (yhat - given["y"])) * h * (1 - h)) / 3
    np.testing.assert_allclose(result.gradient["E"], [share, share, share, [0, 0]], atol=1e-12)


def test_the_books_softmax(textbook: Any) -> None:
    book = textbook["softmax"]
    lesson = LESSONS["softmax"]
    assert lesson.inputs["z"] == pytest.approx(book["z"])
    result = run(lesson)
    assert result.value["yhat"] == pytest.approx(book["softmax"], abs=1e-9)
    for correct in range(6):
        y = np.eye(6)[correct]
        result = run(lesson, y=y)
        assert result.value["L"] == pytest.approx(-math.log(book["softmax"][correct]))
        assert result.gradient["z"] == pytest.approx(book["softmax"] - y, abs=1e-9)


def test_the_books_sentiment(textbook: Any) -> None:
    book = textbook["sentiment"]
    lesson = LESSONS["sentiment"]
    inputs = {f"w{n}": w for n, w in enumerate(book["w"], 1)}
    inputs |= {f"x{n}": x for n, x in enumerate(book["x"], 1)} | {"b": book["b"]}
    for y, loss in ((1, "cross_entropy_if_positive"), (0, "cross_entropy_if_negative")):
        result = run(lesson, **inputs, y=y)
        assert result.value["z"] == pytest.approx(book["z"], abs=1e-9)
        assert result.value["yhat"] == pytest.approx(book["p_positive"], abs=1e-9)
        assert result.value["L"] == pytest.approx(book[loss], abs=1e-9)


def test_multinomial_regressions_gradient_is_the_closed_form() -> None:
    for correct in range(3):
        y = np.eye(3)[correct]
        result = run(LESSONS["multinomial-regression"], y=y)
        for k, i in np.ndindex(3, 2):
            expected = -(y[k] - result.value["yhat"][k]) * result.value["x"][i]
            assert result.gradient["W"][k, i] == pytest.approx(expected, abs=1e-9)
