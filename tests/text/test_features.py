"""Six features come from a text by their rules, whatever the text."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.text.features import FEATURES, read
from nnviz.text.lexicons import MOST_WORDS, NEGATIVE, POSITIVE, lexicons, read_words
from nnviz.text.reviews import CLASSES, LIKE_THE_BOOKS, reviews
from nnviz.text.tokens import tokens

OURS = lexicons(POSITIVE, NEGATIVE)
WORDS = lexicons("great nice", "bad second-rate")


def features(text: str) -> tuple[float, ...]:
    return read(text, WORDS).values


def test_our_review_has_the_books_counts(textbook: Any) -> None:
    found = read(LIKE_THE_BOOKS, OURS).values
    assert found[:5] == tuple(textbook["sentiment"]["x"][:5])
    assert round(found[5], 2) == textbook["sentiment"]["x"][5]


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("Great, GREAT great!", 0, 3),
        ("a second-rate, bad thing", 1, 2),
        ("No.", 2, 1),
        ("no no no", 2, 1),
        ("nothing, not, know", 2, 0),
        ("I'm sure you’ve seen ours", 3, 3),
        ("it, they, she", 3, 0),
        ("wow!!!", 4, 1),
        ("¡hola！", 4, 1),
        ("what?", 4, 0),
        ("one two three", 5, math.log(3)),
    ],
)
def test_each_rule(text: str, place: int, expected: float) -> None:
    assert features(text)[place] == expected


@pytest.mark.parametrize("text", ["", "   \n", "🙂🙂", "... ? --"])
def test_a_text_without_words_has_zeros(text: str) -> None:
    assert read(text, WORDS).words == 0
    assert features(text) == (0,) * 6


@pytest.mark.parametrize("text", ["Отличный фильм", "素晴らしい映画", "فيلم رائع", "नमस्ते दुनिया"])
def test_other_scripts_have_words(text: str) -> None:
    assert read(text, WORDS).words == len(text.split())


def test_ten_thousand_words() -> None:
    reading = read("great bad " * 5_000, WORDS)
    assert reading.values[:2] == (5_000, 5_000)
    assert reading.values[5] == pytest.approx(math.log(10_000))


@given(st.text(max_size=200))
def test_any_text_has_finite_features_and_tokens_stand_where_they_say(text: str) -> None:
    reading = read(text, WORDS)
    assert len(reading.values) == len(FEATURES)
    assert all(map(math.isfinite, reading.values))
    assert all(text[token.begin : token.end] == token.text for token in tokens(text))


@pytest.mark.parametrize(
    ("listed", "text", "count"),
    [
        ("don’t", "I don't, I DON’T", 2),
        ("won", "it won; I won't; won's", 2),
        ("caf\u00e9", "cafe\u0301 CAF\u00c9", 2),
        ("अच्छी", "बहुत अच्छी फ़िल्म", 1),
        ("😍, 👍🏽", "😍 👍🏽👍", 2),
        ("so-so", "so‑so, so so", 1),
        ('"great"', 'a "great" day', 1),
    ],
)
def test_a_word_of_a_list_is_found_however_it_is_written(
    listed: str, text: str, count: int
) -> None:
    assert read(text, lexicons(listed, "")).values[0] == count


def test_lists_of_words_are_read_small_and_once() -> None:
    assert read_words("A b;a,\nB") == ("a", "b")
    assert read_words("") == ()
    assert len(read_words(" ".join(map(str, range(1_000))))) == MOST_WORDS


def test_our_lists_do_not_overlap() -> None:
    assert not OURS.positive & OURS.negative


def test_the_reviews_are_balanced_and_distinct() -> None:
    known = reviews(3)
    assert len({review.text for review in known}) == len(known) == 90
    for label in range(len(CLASSES)):
        of_class = [review for review in known if review.label == label]
        assert len(of_class) == 30
        assert sum(review.test for review in of_class) == 10
    assert {review.label for review in reviews(2)} == {0, 1}
