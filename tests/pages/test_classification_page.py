"""The Classification page: every section works, whatever is typed, and a link reopens it."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from nnviz.networks.classifier import Classifier
from nnviz.text.reviews import LIKE_THE_BOOKS
from nnviz.ui.classification.document import PARTS, ClassificationDocument
from nnviz.ui.session.link import Link
from tests.pages.acting import alt, choose, drawing, fill, opened, press, said, step, table, typed


@pytest.mark.parametrize("part", PARTS)
def test_every_section_opens_and_can_be_walked_through(page: AppTest, part: str) -> None:
    opened(page, part=part)
    step(page)
    assert "The backward pass is complete" in alt(page)


def test_softmax_opens_with_the_books_scores(page: AppTest, textbook: Any) -> None:
    opened(page)
    rounded = [round(float(cell), 4) for cell in table(page, "softmax ŷ")[:-1]]
    assert rounded == [round(p, 4) for p in textbook["softmax"]["softmax"]]
    assert table(page, "∂L/∂z")[4] == "−0.2618"


def test_a_constant_breaks_the_plain_formula_only(page: AppTest) -> None:
    opened(page, constant="1000")
    assert table(page, "exp(z) / sum")[0] == "nan"
    assert table(page, "softmax ŷ")[4] == "0.7382"
    assert "larger than any number a computer" in said(page)
    assert "a constant for all scores changes nothing" in said(page)


def test_a_hopeless_class_is_told_of_the_stable_loss(page: AppTest) -> None:
    opened(page, scores="1000,0", correct="2")
    assert "It finds L = **1000**" in said(page)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[1]", "2 to 12 classes"),
        ("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]", "2 to 12 classes"),
        ("[[1, 2], [3, 4]]", "one vector"),
        ("[1, zwei]", "is no number"),
        ("🙂", "is no number"),
        ("", "Nothing is typed"),
        ("[1, nan]", "finite"),
        ("__import__('os')", "is no number"),
    ],
)
def test_junk_scores_stay_in_the_box_with_a_reason(page: AppTest, text: str, reason: str) -> None:
    opened(page)
    fill(page, "Scores z", text)
    assert reason in said(page)
    assert typed(page, "Scores z") == text
    assert len(table(page, "softmax ŷ")) == 7
    press(page, "The book's scores")
    assert typed(page, "Scores z").startswith("[0.6")


def test_twelve_classes_have_a_jacobian(page: AppTest) -> None:
    opened(page, scores=",".join(map(str, range(12))))
    choose(page, "Correct class", 12)


def test_the_losses_tell_why_squared_error_forgives(page: AppTest) -> None:
    opened(page, part="losses", score="-8")
    assert "**badly wrong**" in said(page)
    step(page)
    assert "∂L/∂z = −0.000335" in drawing(page)


def test_at_a_probability_of_0_the_loss_is_infinite(page: AppTest) -> None:
    opened(page, part="losses", probability="0")
    assert "the loss is **∞**" in said(page)


@pytest.mark.parametrize("kind", ["logistic", "multinomial"])
def test_the_closed_form_is_what_the_backward_pass_finds(page: AppTest, kind: str) -> None:
    opened(page, part="regression", kind=kind)
    assert set(table(page, "the same?")) == {"yes"}
    assert "give the same gradient of every weight" in said(page)


def test_regression_can_be_resized(page: AppTest) -> None:
    opened(page, part="regression", kind="multinomial")
    choose(page, "Inputs", 6)
    choose(page, "Classes", 5)
    assert len(table(page, "the same?")) == 30
    fill(page, "x", "[1, 2]")
    assert "This needs 6 numbers" in said(page)


def test_the_lectures_sign_is_told(page: AppTest) -> None:
    opened(page, part="regression")
    assert "The lecture's sign" in said(page)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("part", "<b>"),
        ("scores", "1"),
        ("scores", "1,nan"),
        ("temperature", "0"),
        ("constant", "1e9"),
        ("probability", "2"),
        ("target", "2"),
        ("score", "1e9"),
        ("W", "1,2"),
        ("x", "1,2,3,4,5,6,7"),
        ("features", "1,2"),
        ("features", "1,2,3,4,5,x"),
        ("batch", "99"),
        ("batch", "a,b"),
        ("net", "99"),
        ("label", "neutral"),
        ("w11", "1"),
        ("epochs", "7"),
    ],
)
def test_a_bad_link_says_what_it_ignored(page: AppTest, name: str, value: str) -> None:
    opened(page, **{name: value})
    assert "could not be followed in full" in said(page)
    assert f"the {name}" in said(page)


def test_a_link_carries_everything() -> None:
    query = {
        **{"part": "sentiment", "scores": "1,2,3", "correct": "2", "temperature": "0.5"},
        **{"probability": "0.25", "target": "0", "score": "3.5", "loss": "cross-entropy"},
        **{"kind": "multinomial", "x": "1,2", "W": "1,2,3,4", "biases": "0,1", "class": "1"},
        **{"review": "So-so, & <odd>", "good": "so-so", "bad": "", "features": ",,1,,,2.5"},
        **{"net": "23", "label": "neutral", "view": "batch", "batch": "3,61", "seed": "7"},
        "w23": ",".join(map(str, range(len(Classifier(2, 3).numbers(Classifier(2, 3).start(0)))))),
    }
    link = Link(query)
    document = ClassificationDocument.read(link)
    assert link.ignored == []
    written = document.query()
    assert {name: written[name] for name in query} == query
    assert ClassificationDocument.read(Link(written)) == document


def test_the_usual_document_has_an_empty_link(page: AppTest) -> None:
    opened(page)
    assert page.session_state["desk classification"].link() == {}
    assert ClassificationDocument().sentiment.text == LIKE_THE_BOOKS


@pytest.mark.parametrize(
    "query",
    [
        {"scores": "1e308,-1e308", "temperature": "0.1", "constant": "1000"},
        {"scores": "0,0,0,0,0,0,0,0,0,0,0,0", "correct": "12"},
        {"part": "losses", "score": "20", "target": "0", "loss": "cross-entropy"},
        {"part": "regression", "w": "1e308,1e308", "x": "1e308,1e308"},
        {"part": "regression", "kind": "multinomial", "W": "1e308,0,0,1e308,0,0", "x": "9e307,9"},
        {"part": "sentiment", "w11": "1e308,1e308,0,0,0,0,1e308", "features": "9e307,9e307,,,,"},
        {"part": "sentiment", "net": "23", "view": "batch", "batch": "", "features": "1e308,,,,,"},
        {"part": "sentiment", "label": "negative", "review": "a" * 5_000, "good": "a" * 4_000},
    ],
    ids=lambda query: ", ".join(query),
)
def test_extreme_numbers_break_nothing(page: AppTest, query: dict[str, str]) -> None:
    opened(page, **query)
    step(page)


def test_scores_beyond_all_numbers_are_told_of(page: AppTest) -> None:
    opened(page, scores="1e308,0", temperature="0.1")
    assert "no longer a finite number" in said(page)
    assert "Both ways agree" not in said(page)
