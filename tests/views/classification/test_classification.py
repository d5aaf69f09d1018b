"""Marks, tables and plots of the Classification page say what the engine found."""

import re

import numpy as np
import pytest

from nnviz.learning.objectives import OBJECTIVES, scores
from nnviz.learning.softmax import stages
from nnviz.text.features import read
from nnviz.text.lexicons import NEGATIVE, POSITIVE, lexicons
from nnviz.text.reviews import LIKE_THE_BOOKS
from nnviz.views.classification import losses, reviews, softmax

OURS = lexicons(POSITIVE, NEGATIVE)


def test_each_word_that_counts_is_marked_with_its_feature() -> None:
    html = reviews.highlighted(LIKE_THE_BOOKS, read(LIKE_THE_BOOKS, OURS))
    marked = re.findall(r"<mark[^>]*>([\w']+)<sub>(\S+)</sub>", html)
    assert marked == [
        *(("predictable", "x₂"), ("dull", "x₂"), ("no", "x₃"), ("wonderful", "x₁")),
        *(("beautiful", "x₁"), ("I", "x₄"), ("my", "x₄"), ("charming", "x₁"), ("you", "x₄")),
    ]


def test_a_word_on_both_lists_carries_both_names() -> None:
    words = lexicons("odd", "odd")
    assert "odd<sub>x₁, x₂</sub>" in reviews.highlighted("odd", read("odd", words))


def test_what_is_typed_is_escaped() -> None:
    text = '<script>alert("!")</script> great<img src=x>'
    html = reviews.highlighted(text, read(text, OURS))
    assert "<script" not in html
    assert "<img" not in html


def test_a_long_review_is_cut_but_counted() -> None:
    text = "great " * 10_000
    reading = read(text, OURS)
    html = reviews.highlighted(text, reading)
    assert html.count("<mark") < 1_000
    assert "count all 10,000 words" in " ".join(reviews.notes(text, reading))


@pytest.mark.parametrize(("text", "said"), [("", "nothing"), ("🙂", "no words"), ("Ja", "No word")])
def test_an_odd_review_is_told_of(text: str, said: str) -> None:
    assert said in reviews.notes(text, read(text, OURS))[0]


def test_softmaxs_table_has_the_sums() -> None:
    rows = softmax.rows(stages(np.array([1000.0, 1000.0])))
    assert rows[0]["exp(z) / sum"] == "nan"
    assert rows[0]["softmax ŷ"] == "0.5"
    assert rows[-1]["exp(z)"] == "∞"
    assert rows[-1]["exp(z − max z)"] == "2"


def test_both_ways_of_failing_are_told_apart() -> None:
    z = np.array([1.0, 2.0])
    assert "larger than any number" in softmax.stability(stages(z, constant=1000.0))
    assert "smaller than any number" in softmax.stability(stages(z, constant=-1000.0))
    assert "agree" in softmax.stability(stages(z))


@pytest.mark.parametrize(
    ("z", "said"), [(-6.0, "badly wrong"), (6.0, "nearly right"), (0.0, "Move")]
)
def test_the_lesson_of_the_losses_follows_z(z: float, said: str) -> None:
    at = {name: loss(np.array([z]), 1.0) for name, loss in OBJECTIVES.items()}
    assert said in losses.said(at, 1 / (1 + np.exp(-z)), 1.0)


def test_a_loss_of_infinity_has_no_point() -> None:
    assert len(losses.negative_log(0.0, float("inf")).data) == 1
    assert len(losses.negative_log(0.5, 0.69).data) == 2


def test_the_two_losses_differ_by_more_than_colour() -> None:
    curves = {name: loss(scores(5.0), 1.0) for name, loss in OBJECTIVES.items()}
    at = {name: loss(np.array([1.0]), 1.0) for name, loss in OBJECTIVES.items()}
    lines = [trace for trace in losses.compared(curves, at, "slope").data if trace.mode == "lines"]
    assert len({trace.line.dash for trace in lines}) == len(lines) == 2
