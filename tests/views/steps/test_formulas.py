"""The formula of a step is the one that was once read and found right."""

from pathlib import Path

import pytest

import nnviz
from nnviz.views.steps import formulas

GOLDEN = Path(__file__).with_name("golden")


@pytest.fixture
def book() -> nnviz.Run:
    return nnviz.run(nnviz.parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2})


@pytest.mark.parametrize("index", [0, 2, 4, 7])
def test_the_formula_is_the_golden_one(book: nnviz.Run, index: int) -> None:
    formula = formulas.of_step(nnviz.Frame(book, index))
    assert formula + "\n" == (GOLDEN / f"book{index}.tex").read_text(encoding="utf-8")


def test_a_power_is_bracketed_as_the_language_reads_it() -> None:
    run = nnviz.run(nnviz.parse("(-2)^x"), {"x": 2})
    assert "(-2)}^{2}" in formulas.of_step(nnviz.Frame(run, 1))
