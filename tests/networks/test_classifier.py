"""A classifier says the same of one example and of a batch, and learns what can be learned."""

from typing import Any

import numpy as np
import pytest

import nnviz
from nnviz.networks.classifier import FEATURES, Classifier, rounded
from nnviz.networks.regression import MULTINOMIAL, multinomial_gradient, padded

ALL = [Classifier(layers, classes) for layers in (1, 2) for classes in (2, 3)]
EACH = pytest.mark.parametrize("plan", ALL, ids=str)


def rows(count: int, seed: int = 0) -> Any:
    return np.random.default_rng(seed).normal(size=(count, FEATURES))


@EACH
def test_a_batch_is_its_examples_one_by_one(plan: Classifier) -> None:
    weights, inputs = plan.start(seed=1), rows(4)
    labels = np.arange(4) % plan.classes
    batch = nnviz.run(nnviz.parse(plan.rows_program), plan.rows_inputs(weights, inputs, labels))
    singles = [
        nnviz.run(nnviz.parse(plan.program), plan.inputs(weights, x, label))
        for x, label in zip(inputs, labels.tolist(), strict=True)
    ]
    assert batch.value["L"] == pytest.approx(np.mean([run.value["L"] for run in singles]))
    for row, run in zip(batch.value["Yhat"], singles, strict=True):
        assert row == pytest.approx(np.ravel(run.value["yhat"]))


@EACH
def test_the_gradients_pass_the_check(plan: Classifier) -> None:
    inputs = plan.inputs(plan.start(seed=2), rows(1)[0], label=1)
    run = nnviz.run(nnviz.parse(plan.program, parameters=plan.parameters), inputs)
    assert all(row.agrees for row in nnviz.check(run))


@EACH
def test_weights_survive_being_written_in_a_row(plan: Classifier) -> None:
    weights = rounded(plan.start(seed=3))
    numbers = plan.numbers(weights)
    assert len(numbers) == sum(int(np.prod(shape)) for shape in plan.shapes.values())
    read = plan.weights(numbers)
    assert all((read[name] == weights[name]).all() for name in plan.shapes)


@EACH
def test_it_learns_what_one_feature_tells(plan: Classifier) -> None:
    labels = np.arange(30) % plan.classes
    inputs = np.eye(FEATURES)[labels] * 3
    training = plan.training(inputs, labels, seed=0)
    training.advance(300)
    counts = plan.confusion(training.parameters, inputs, labels)
    assert counts.trace() == counts.sum() == 30


def test_the_confusion_counts_labels_in_rows() -> None:
    plan = Classifier(1, 2)
    always_positive = {"W": np.zeros((1, FEATURES)), "b": np.array([5.0])}
    counts = plan.confusion(always_positive, rows(3), np.array([0, 1, 1]))
    assert counts.tolist() == [[1, 0], [2, 0]]


def test_multinomial_regressions_closed_form() -> None:
    source = np.random.default_rng(4)
    x = source.normal(size=2)
    weights = {"W": source.normal(size=(3, 2)), "b": source.normal(size=3)}
    run = nnviz.run(nnviz.parse(MULTINOMIAL), weights | {"x": x, "y": np.array([0.0, 0, 1])})
    closed = multinomial_gradient(run.value["yhat"], np.array([0.0, 0, 1]), x)
    assert run.gradient["W"] == pytest.approx(closed)


def test_padding_keeps_what_fits() -> None:
    assert padded(np.array([[1.0, 2], [3, 4]]), (1, 3), fill=9).tolist() == [[1, 2, 9]]
