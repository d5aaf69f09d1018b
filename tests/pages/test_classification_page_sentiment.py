"""A review becomes features, a score and a loss, whatever is typed; its label is the student's."""

from urllib.parse import parse_qsl

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

import nnviz
from nnviz.networks.classifier import NO_ANSWER, RATE, Classifier
from nnviz.text.reviews import CLASSES, reviews
from nnviz.ui.graph.document import GraphDocument
from nnviz.ui.session.desk import follow
from tests.pages.acting import (
    alts,
    at_the_end,
    box,
    enter,
    fill,
    opened,
    players,
    press,
    said,
    step,
    table,
    tables,
    typed,
)


def label(page: AppTest, name: str) -> None:
    """Say which class the review is."""
    control = next(each for each in page.button_group if each.label.startswith("The label of"))
    control.set_value(name).run()
    assert not page.exception


def test_sentiment_opens_with_the_books_counts_and_probability(page: AppTest) -> None:
    opened(page, part="sentiment")
    assert "p(positive) = 0.6969" in said(page)
    press(page, "The book's example")
    assert box(page, "x6").value == 4.19
    assert "chosen here, by hand or with the book's example" in said(page)
    assert "p(positive) = 0.697" in said(page)
    press(page, "From the text again")
    assert box(page, "x6").value == pytest.approx(4.1897, abs=1e-4)


def test_typed_words_are_marked_and_counted(page: AppTest) -> None:
    opened(page, part="sentiment")
    fill(page, "Review", "No! I found it boring, dull & great <b>")
    assert table(page, "weight × value")[1] == "−5 · 2 = −10"
    assert '<mark class="nnviz-x2">boring<sub>x₂</sub></mark>' in said(page)
    assert "&lt;b&gt;" in said(page)
    values = [box(page, f"x{place}").value for place in range(1, 6)]
    assert values == [1, 2, 1, 1, 1]


def test_signs_that_are_markup_stay_signs_in_the_table(page: AppTest) -> None:
    opened(page, part="sentiment", good="$,~,<,great")
    fill(page, "Review", "$ great $ ~ <")
    assert table(page, "fired on")[0] == "$, great, $, ~, <"


def test_a_review_of_ones_own_has_no_label_until_one_is_chosen(page: AppTest) -> None:
    opened(page, part="sentiment")
    assert "This review came with this label" in said(page)
    fill(page, "Review", "dull, dull")
    assert "The network says **negative**" in said(page)
    assert "Choose the label" in said(page)
    assert "the loss is" not in said(page)
    assert not players(page)
    label(page, "negative")
    assert "That agrees with the label, negative" in said(page)
    assert "With the label **negative** the loss is **" in said(page)
    assert page.session_state["desk classification"].link()["label"] == "negative"
    press(page, "Another review")
    assert "This review came with this label" in said(page)


def test_what_is_not_finite_is_no_answer_to_compare_with_the_label(page: AppTest) -> None:
    opened(page, part="sentiment")
    assert "the label, positive" in said(page)
    enter(page, "x1", 1e308)
    enter(page, "x2", 1e308)
    assert "the probabilities are not finite" in said(page)
    assert "the label, positive" not in said(page)
    assert "the loss is no finite number" in said(page)


def test_a_neutral_review_has_no_label_among_two_classes(page: AppTest) -> None:
    neutral = next(each.text for each in reviews(3) if CLASSES[each.label] == "neutral")
    opened(page, part="sentiment", review=neutral)
    assert "no class of this network" in said(page)


@pytest.mark.parametrize("net", ["11", "13", "21", "23"])
def test_what_the_features_add_sums_to_the_score(page: AppTest, net: str) -> None:
    opened(page, part="sentiment", net=net)
    features = next(frame for frame in tables(page) if "fired on" in frame)
    for column in map(str, list(features)[4:]):
        shown = [cell.split(" = ")[-1].replace("−", "-") for cell in table(page, column)]
        *parts, total = map(float, shown)
        assert sum(parts) == pytest.approx(total, abs=0.002)


def test_a_weight_has_a_box_of_its_own(page: AppTest) -> None:
    opened(page, part="sentiment")
    enter(page, "w1: positive words", 0.0)
    assert table(page, "weight × value")[0] == "0 · 3 = 0"
    assert "The network says **negative**" in said(page)
    enter(page, "b: bias", 1e300)
    assert table(page, "weight × value")[-1] == "1e300"
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
    step(page)


@pytest.mark.parametrize(("net", "score"), [("11", "b"), ("13", "b"), ("23", "U · σ(b)")])
def test_without_a_word_that_counts_the_verdict_is_said_to_be_on_nothing(
    page: AppTest, net: str, score: str
) -> None:
    opened(page, part="sentiment", net=net)
    assert "No word counts" not in said(page)
    fill(page, "Review", "")
    assert "all features are 0, so this says nothing about the review" in said(page)
    assert f"answers to no features: z = {score}." in said(page)


def test_a_saturated_sigmoid_has_its_remedy_named(page: AppTest) -> None:
    opened(page, part="sentiment", label="negative")
    assert "cross_entropy_logits" not in said(page)
    fill(page, "Review", "great film " * 5_000)
    label(page, "negative")
    assert "The loss is ∞ only by rounding" in said(page)
    assert "It finds L = **12507**, and ∂L/∂z = ŷ − y = 1." in said(page)


@pytest.mark.parametrize("net", ["11", "13"])
@pytest.mark.parametrize("view", ["review", "batch"])
def test_the_remedy_opens_a_graph_whose_numbers_are_finite(net: str, view: str) -> None:
    app = AppTest.from_file("../../app.py", default_timeout=60).run()
    app.switch_page("pages/classification.py")
    opened(
        app, part="sentiment", net=net, view=view, label="negative", features="5000,0,0,0,0,9.2103"
    )
    queries = [link.proto.query_string for link in app.get("page_link")]
    found = follow(GraphDocument, dict(parse_qsl(next(filter(None, queries)))))
    assert not found.ignored
    typed = found.document.typed
    assert nnviz.run(typed.graph, typed.inputs).is_finite


def test_almost_certain_is_not_printed_as_certain(page: AppTest) -> None:
    opened(page, part="sentiment", features="6,0,0,0,0,0")
    assert "p(positive) = 0.9999997, p(negative) = 2.768e−7" in said(page)


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
    step(page)
    assert at_the_end(page)


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


def test_what_is_not_finite_is_no_answer() -> None:
    plan = Classifier(1, 2)
    assert plan.likeliest(np.array([[np.nan], [0.7]])).tolist() == [NO_ANSWER, 0]
    weights = {name: np.full(shape, np.nan) for name, shape in plan.shapes.items()}
    assert plan.confusion(weights, np.ones((3, 6)), np.array([0, 1, 1])).sum() == 0


def test_a_tie_is_told_alike_everywhere(page: AppTest) -> None:
    opened(page, part="sentiment", w11="0,0,0,0,0,0,0")
    assert "The network says **negative**" in said(page)


def test_two_weights_that_arrive_at_once_both_count(page: AppTest) -> None:
    opened(page, part="sentiment")
    names = [each.label for each in page.number_input if each.label.startswith("w")]
    box(page, names[0]).set_value(9.0)
    enter(page, names[1], 8.0)
    assert [box(page, name).value for name in names[:2]] == [9.0, 8.0]
