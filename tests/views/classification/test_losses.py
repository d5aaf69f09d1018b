"""A loss is written as it is computed: over classes, for one output, and as a mean over rows."""

from typing import Any

import numpy as np
import pytest

import nnviz
from nnviz.engine.linear import LinearMap
from nnviz.views.notation import expressions, linear

ONE, SEVERAL = np.array([0.7]), np.array([0.7, 0.2, 0.1])
COLUMN, ROWS = ONE[:, None].repeat(3, axis=0), np.vstack([SEVERAL, SEVERAL])


def written(yhat: Any, y: Any) -> tuple[str, str]:
    run = nnviz.run(nnviz.parse("L = cross_entropy(Yhat, Y)"), {"Yhat": yhat, "Y": y})
    node = run.graph.node("L")
    local = run.steps[-2].local if run.steps[-2].input == "Yhat" else run.steps[-1].local
    assert isinstance(local, LinearMap)
    return expressions.latex(node, run), linear.text(local, node)


def test_over_classes_it_is_the_books_sum() -> None:
    formula, pulled = written(SEVERAL, np.array([1.0, 0.0, 0.0]))
    assert r"\sum" in formula
    assert r"\tfrac{1}{n}" not in formula
    assert pulled == "−δ Y/Ŷ"


def test_one_output_is_binary() -> None:
    formula, _ = written(ONE, np.array([1.0]))
    assert r"(1 - " in formula


@pytest.mark.parametrize("yhat", [COLUMN, ROWS])
def test_several_rows_have_a_mean(yhat: Any) -> None:
    target = np.zeros_like(yhat)
    target[:, 0] = 1.0
    formula, pulled = written(yhat, target)
    assert formula.startswith(r"\tfrac{1}{n}")
    assert pulled == "δ/n ∂CE/∂ŷ, row by row"


def test_the_formula_of_the_logits_gives_the_gradient_for_one_column_and_for_several() -> None:
    for scores in (np.array([[1.0], [-2.0]]), np.array([[1.0, 0.0], [-2.0, 3.0]])):
        y = np.zeros_like(scores)
        y[:, 0] = 1.0
        run = nnviz.run(nnviz.parse("L = cross_entropy_logits(Z, Y)"), {"Z": scores, "Y": y})
        grown = np.exp(scores)
        yhat = 1 / (1 + 1 / grown) if scores.shape[1] == 1 else grown / grown.sum(1, keepdims=True)
        np.testing.assert_allclose(run.gradient["Z"], (yhat - y) / 2, rtol=1e-12)
