"""The Classification page: every section works, whatever is typed, and a link reopens it."""

from typing import Any
from urllib.parse import urlencode

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from nnviz.networks.classifier import NO_ANSWER, RATE, Classifier
from nnviz.text.reviews import CLASSES, LIKE_THE_BOOKS, reviews
from nnviz.ui.classification import SECTIONS, ClassificationDocument
from nnviz.ui.link import Link
from nnviz.ui.pooled_desk import MOST_WORDS, PooledChoices
from tests.pages.acting import alt, alts, box, choose, drawing, enter, fill, opened, press, said
from tests.pages.texts import TEXTS


def typed(page: AppTest, name: str) -> str:
    """What stands in a text area."""
    return str(next(each for each in page.text_area if each.label == name).value)


def table(page: AppTest, column: str) -> list[str]:
    """The column of the first table that has it."""
    frames = [each.value for each in page.dataframe]
    return [str(cell) for cell in next(frame for frame in frames if column in frame)[column]]


def cells(page: AppTest, column: str) -> list[str]:
    """The column of the first table in HTML that has it."""
    frame = next(each.value for each in page.table if column in each.value)
    return [str(cell) for cell in frame[column]]


def label(page: AppTest, name: str) -> None:
    """Say which class the review is."""
    control = next(each for each in page.button_group if each.label.startswith("The label of"))
    control.set_value(name).run()
    assert not page.exception


@pytest.mark.parametrize("part", SECTIONS)
def test_every_section_opens_and_can_be_walked_through(page: AppTest, part: str) -> None:
    opened(page, part=part)
    press(page, "Last step")
    assert "The backward pass is complete" in said(page)


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
    assert "L = 1000" in said(page)


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
    press(page, "Last step")
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


def test_sentiment_opens_with_the_books_counts_and_probability(page: AppTest) -> None:
    opened(page, part="sentiment")
    assert "p(positive) = 0.6969" in said(page)
    press(page, "The book's example")
    assert box(page, "x6").value == 4.19
    assert "p(positive) = 0.697" in said(page)
    press(page, "From the text again")
    assert box(page, "x6").value == pytest.approx(4.1897, abs=1e-4)


def test_typed_words_are_marked_and_counted(page: AppTest) -> None:
    opened(page, part="sentiment")
    fill(page, "Review", "No! I found it boring, dull & great <b>")
    assert cells(page, "weight × value")[1] == "−5 · 2 = −10"
    assert '<mark class="nnviz-x2">boring<sub>x₂</sub></mark>' in said(page)
    assert "&lt;b&gt;" in said(page)
    values = [box(page, f"x{place}").value for place in range(1, 6)]
    assert values == [1, 2, 1, 1, 1]


def test_a_review_of_ones_own_has_no_label_until_one_is_chosen(page: AppTest) -> None:
    opened(page, part="sentiment")
    assert "This review came with this label" in said(page)
    fill(page, "Review", "dull, dull")
    assert "The network says **negative**" in said(page)
    assert "Choose the label" in said(page)
    assert "the loss is" not in said(page)
    assert not page.get("graphviz_chart")
    label(page, "negative")
    assert "That agrees with the label, negative" in said(page)
    assert "With the label **negative** the loss is **" in said(page)
    assert page.session_state["desk classification"].link()["label"] == "negative"
    press(page, "Another review")
    assert "This review came with this label" in said(page)


def test_a_neutral_review_has_no_label_among_two_classes(page: AppTest) -> None:
    neutral = next(each.text for each in reviews(3) if CLASSES[each.label] == "neutral")
    opened(page, part="sentiment", review=neutral)
    assert "no class of this network" in said(page)


@pytest.mark.parametrize("net", ["11", "13", "21", "23"])
def test_what_the_features_add_sums_to_the_score(page: AppTest, net: str) -> None:
    opened(page, part="sentiment", net=net)
    for column in map(str, list(page.table[0].value)[4:]):
        shown = [cell.split(" = ")[-1].replace("−", "-") for cell in cells(page, column)]
        *parts, total = map(float, shown)
        assert sum(parts) == pytest.approx(total, abs=0.002)


def test_a_weight_has_a_box_of_its_own(page: AppTest) -> None:
    opened(page, part="sentiment")
    enter(page, "w1: positive words", 0.0)
    assert cells(page, "weight × value")[0] == "0 · 3 = 0"
    assert "The network says **negative**" in said(page)
    enter(page, "b: bias", 1e300)
    assert cells(page, "weight × value")[-1] == "1e300"
    press(page, "The book's weights")
    assert box(page, "w1: positive words").value == 2.5


def test_a_feature_set_by_hand_stays_until_the_text_changes(page: AppTest) -> None:
    opened(page, part="sentiment")
    enter(page, "x2", 0.0)
    assert "Set by hand, whatever the text says: x₂" in said(page)
    fill(page, "Review", "bad bad")
    assert box(page, "x2").value == 2


@pytest.mark.parametrize("text", ["", "🙂🙂🙂", "素晴らしい映画", "Отличный фильм!", "\x00\u202e"])
def test_odd_reviews_are_told_of(page: AppTest, text: str) -> None:
    opened(page, part="sentiment")
    fill(page, "Review", text)
    assert "to read here" in said(page) or "No word of either list" in said(page)
    label(page, "positive")
    press(page, "Last step")


def test_ten_thousand_words_are_counted_and_their_features_linked(page: AppTest) -> None:
    opened(page, part="sentiment")
    fill(page, "Review", "great film " * 5_000)
    assert box(page, "x1").value == 5_000
    assert "the link carries its features instead" in said(page)
    query = page.session_state["desk classification"].link()
    assert query["review"] == ""
    assert query["features"].startswith("5000,0,0,0,0,9.2103")


@pytest.mark.parametrize("net", ["11", "13", "21", "23"])
@pytest.mark.parametrize("view", ["review", "batch"])
def test_every_network_steps_through_one_review_and_several(
    page: AppTest, net: str, view: str
) -> None:
    opened(page, part="sentiment", net=net, view=view)
    press(page, "Last step")
    assert "The backward pass is complete" in said(page)


def test_training_changes_the_weights_and_says_how_good_they_are(page: AppTest) -> None:
    opened(page, part="sentiment", net="23", epochs="50")
    before = typed(page, "W")
    assert f"η = {RATE}" in said(page)
    press(page, "Train on our reviews")
    assert typed(page, "W") != before
    assert "of 60" in said(page)
    assert "of 30" in said(page)
    assert any("mean loss over 50 epochs" in alt for alt in alts(page))
    press(page, "The weights set by hand")
    assert typed(page, "W") == before


def test_a_wrong_shape_of_weights_stays_in_its_box(page: AppTest) -> None:
    opened(page, part="sentiment", net="23")
    fill(page, "U", "[[1, 2], [3, 4]]")
    assert "U must be a 3×3 matrix" in said(page)
    assert typed(page, "U") == "[[1, 2], [3, 4]]"


def test_every_shape_of_the_batch_is_stated(page: AppTest) -> None:
    opened(page, part="sentiment", net="23", view="batch", batch="0,1,30,60")
    shapes = dict(zip(table(page, "matrix"), table(page, "shape"), strict=True))
    assert shapes == {
        **{"X": "5×6 matrix", "W": "3×6 matrix", "b": "vector of 3", "H": "5×3 matrix"},
        **{"U": "3×3 matrix", "Z": "5×3 matrix", "Ŷ": "5×3 matrix", "Y": "5×3 matrix"},
    }


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
    press(page, "Last step")


def test_pooled_embeddings_classify_dessert_was_great(page: AppTest) -> None:
    opened(page, part="pooled")
    assert any(
        each.startswith("The probability of each class: positive 0.9") for each in alts(page)
    )
    assert "but those of dessert, was, great" in "".join(alts(page))
    fill(page, "Text to classify", "great great dessert")
    assert list(page.dataframe[0].value["used"]) == ["2×", "1×"]
    choose(page, "Pooling", "max")
    press(page, "Last step")
    press(page, "Previous step")
    press(page, "Previous step")
    assert "equal share" in alt(page)
    fill(page, "Text to classify", "awful")
    assert "negative 0.9" in "".join(alts(page))


def test_pooling_says_what_it_does_not_know_or_use(page: AppTest) -> None:
    opened(page, part="pooled")
    fill(page, "Text to classify", "the zebra")
    assert "zebra is not among the" in said(page)
    fill(page, "Text to classify", "great " * 10_000)
    assert f"The text has 10,000 words. The first {MOST_WORDS}" in said(page)
    fill(page, "Text to classify", "")
    assert "Type at least one word" in said(page)
    fill(page, "Text to classify", "zebra papaya")
    assert "No word of it is known" in said(page)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_any_text_can_be_pooled(page: AppTest, text: str) -> None:
    opened(page, part="pooled")
    fill(page, "Text to classify", text)
    assert "<script>" not in said(page).replace("&lt;script&gt;", "")


@pytest.mark.parametrize("look", ["one-hot", "rows"])
def test_both_ways_to_look_up_a_pooled_text_are_walked(page: AppTest, look: str) -> None:
    opened(page, part="pooled", vectors=look)
    press(page, "Last step")
    assert "backward pass is complete" in alt(page)


def test_every_gradient_of_a_pooled_text_passes_the_check(page: AppTest) -> None:
    page.session_state["tab"] = "Check"
    opened(page, part="pooled", vectors="rows")
    assert "Every gradient agrees" in said(page)
    assert {"E", "W", "b", "U", "y"} == set(page.dataframe[-1].value["input"])


def test_a_pooled_text_survives_its_link() -> None:
    pooled = PooledChoices("Awful, 很好!", "neutral", "max", "rows")
    assert PooledChoices.read(Link(pooled.query())) == pooled
    long = PooledChoices(text="great dessert " * 5_000)
    assert PooledChoices.read(Link(long.query())).ids == long.ids
    assert len(urlencode(PooledChoices(text="很好" * 50_000).query())) < 20_000


def test_what_is_not_finite_is_no_answer() -> None:
    plan = Classifier(1, 2)
    assert plan.likeliest(np.array([[np.nan], [0.7]])).tolist() == [NO_ANSWER, 0]
    weights = {name: np.full(shape, np.nan) for name, shape in plan.shapes.items()}
    assert plan.confusion(weights, np.ones((3, 6)), np.array([0, 1, 1])).sum() == 0


def test_a_tie_is_told_alike_everywhere(page: AppTest) -> None:
    opened(page, part="sentiment", w11="0,0,0,0,0,0,0")
    assert "The network says **negative**" in said(page)


def test_scores_beyond_all_numbers_are_told_of(page: AppTest) -> None:
    opened(page, scores="1e308,0", temperature="0.1")
    assert "no longer a finite number" in said(page)
    assert "Both ways agree" not in said(page)
