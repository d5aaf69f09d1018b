"""What is drawn and said of words: every number is given, markup is kept, zeros let through."""

import numpy as np
import pytest

from nnviz.text.vocabulary import BEGIN, UNKNOWN, Vocabulary
from nnviz.views.classification import embeddings
from nnviz.views.language_model import model

VOCABULARY = Vocabulary((UNKNOWN, "cat", "dog"))


def test_both_models_have_a_dot_for_each_word_and_what_never_came_has_none() -> None:
    neural, numbers, counts, counted = model.likeliest(
        ["fed", "up"], [0.5, 0.25], [0.0, 1.0], 4
    ).data
    assert neural.x == (0.5, 0.25)
    assert counts.x == (None, 1.0)
    assert neural.marker.symbol != counts.marker.symbol
    assert numbers.text == ("50.0\N{NO-BREAK SPACE}%", "25.0\N{NO-BREAK SPACE}%")
    assert counted.text == (model.NEVER, "100.0\N{NO-BREAK SPACE}%")
    assert len(model.likeliest(["fed"], [0.5], None, 4).data) == 2


def test_curves_of_two_kinds_stand_in_two_plots_that_share_the_epochs() -> None:
    figure = model.course(
        [0, 1], {"probability": {"a": [0, 1], "b": [1, 0]}, "cosine": {"c": [0, 1]}}, 1
    )
    assert [trace.yaxis for trace in figure.data] == ["y", "y", "y2"]
    assert figure.layout.xaxis.anchor == "y2"
    assert figure.layout.yaxis.domain[0] > figure.layout.yaxis2.domain[1]


@pytest.mark.parametrize(
    ("neural", "count", "seen", "told"),
    [
        (0.4, 0, 4, "without smoothing"),
        (0.001, 0, 4, "Neither model expects"),
        (0.4, 0, 0, "**undefined**"),
        (0.4, 3, 4, "**0.75** (3 of 4 times)"),
    ],
)
def test_the_two_models_are_compared_in_words(
    neural: float, count: int, seen: int, told: str
) -> None:
    assert told in model.against_counts("fed", neural, "dog gets", 3, count, seen)


def test_where_no_similar_word_is_the_reason_none_is_named() -> None:
    assert "No single similar word explains it" in model.by_kin(None, "fed")


def test_unknown_words_are_named_once_and_shortened() -> None:
    said = model.remarks(("zebra", "zebra", "z" * 99), (UNKNOWN,) * 3, 190)
    assert said[0].startswith(f"zebra, {'z' * 30} are not among the 190 words")
    assert model.remarks((UNKNOWN,), (UNKNOWN,), 190) == []
    assert "beginning of a sentence" in model.remarks((BEGIN,), (BEGIN,), 190)[0]


def test_a_pooled_text_says_what_is_left_out() -> None:
    words = ("cat", *(f"w{number}" for number in range(20)))
    said = embeddings.remarks(words, words[:9], VOCABULARY, 9)
    assert said[0] == "The text has 21 words. The first 9 are classified."
    assert "and 2 more are not among the 3 words" in said[1]
    assert embeddings.remarks(("cat",), ("cat",), VOCABULARY, 9) == []


def test_the_picture_of_a_gradient_names_the_rows_that_were_used() -> None:
    gradient = np.array([[0.0, 0.0], [3.0, -4.0], [0.0, 0.0]])
    figure = embeddings.table(gradient, VOCABULARY.words, [1])
    assert figure.data[0].z.tolist() == gradient.T.tolist()
    assert (figure.data[0].zmin, figure.data[0].zmax) == (-4.0, 4.0)
    assert figure.layout.xaxis.ticktext == ("cat",)


def test_a_gradient_of_zeros_is_drawn() -> None:
    figure = embeddings.table(np.zeros((3, 2)), VOCABULARY.words, [0])
    assert figure.data[0].zmax == 1.0


def test_the_words_of_a_pooled_text_stand_over_their_pool() -> None:
    rows = np.array([[1.0, 2.0], [3.0, 4.0]])
    figure = embeddings.pooled(["cat", "cat"], rows, rows.mean(axis=0), "mean")
    assert list(figure.data[0].y) == ["1. cat", "2. cat", "x, the mean"]
    assert figure.data[0].z[-1].tolist() == [2.0, 3.0]


@pytest.mark.parametrize(
    ("shares", "counted", "told"),
    [
        ([0.0, 0.6], {"fed": 3}, "followed by `fed` 3 times"),
        ([0.0, 0.01], {"up": 1}, "stays below 0.05"),
        ([0.0, 0.3, 0.6], {"up": 1}, "has risen to 0.6"),
        ([0.0, 0.6, 0.1], {"up": 1, "home": 1}, "rose to 0.6, at epoch 1. It has since fallen"),
    ],
)
def test_what_became_of_a_probability_follows_its_numbers(
    shares: list[float], counted: dict[str, int], told: str
) -> None:
    assert told in model.rise_and_fall("fed", "the dog gets", shares, counted)


def test_a_fall_that_may_be_the_learning_is_not_called_worse() -> None:
    said = model.rise_and_fall(".", "the dog gets", [0.0, 0.2, 0.01], {"fed": 1})
    assert said.endswith("what the corpus does have there, `fed`.")
