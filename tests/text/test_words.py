"""Any text becomes words and ids; counts are counts; the corpus makes the book's point exactly."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.text import corpus
from nnviz.text.neural import context, examples
from nnviz.text.ngrams import NGrams
from nnviz.text.tokens import tokenize, tokens
from nnviz.text.training import corpus_ngrams
from nnviz.text.vocabulary import BEGIN, UNKNOWN, Vocabulary


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (" \n\t\u200b ", []),
        ("The CAT sleeps.", ["the", "cat", "sleeps", "."]),
        ("don't 'quote' rock’n’roll", ["don't", "'", "quote", "'", "rock'n'roll"]),
        ("a-b 3.5 x_1", ["a-b", "3", ".", "5", "x", "_", "1"]),
        ("👩‍👩‍👧❤️!", ["👩‍👩‍👧", "❤️", "!"]),
        ("собака नमस्ते 犬です", ["собака", "नमस्ते", "犬です"]),
        ("<script>", ["<", "script", ">"]),
        ("e\u0301te\u0301 e\u0301te\u0301's", ["été", "été's"]),
        ("- 'a' -b c- d--e", ["-", "'", "a", "'", "-", "b", "c", "-", "d", "-", "-", "e"]),
        ("می\u200cخواهم क्\u200dष", ["می\u200cخواهم", "क्\u200dष"]),
    ],
)
def test_texts_of_any_kind_become_words(text: str, words: list[str]) -> None:
    assert tokenize(text) == words


@given(st.text())
def test_no_word_is_empty_and_words_stay_as_they_are(text: str) -> None:
    words = tokenize(text)
    assert all(word and word == word.strip() for word in words)
    assert tokenize(" ".join(words)) == words


@given(st.text(), st.text())
def test_tokens_stand_where_they_say_and_only_gaps_are_left_out(one: str, other: str) -> None:
    text = f"{one} {other}"
    found = tokens(text)
    assert all(text[token.begin : token.end] == token.text for token in found)
    assert [token.text for token in found] == [
        token.text for part in (one, other) for token in tokens(part)
    ]


def test_ids_are_places_and_rare_words_are_unknown() -> None:
    vocabulary = Vocabulary.of([["b", "a", "b"], ["a", "c"]], least=2)
    assert vocabulary.words == (UNKNOWN, BEGIN, "a", "b")
    assert vocabulary.ids(["a", "c", "b"]) == [2, 0, 3]
    assert vocabulary.known(["a", "c"]) == ("a", UNKNOWN)


def test_in_the_corpus_a_cat_gets_fed_and_a_dog_never_does() -> None:
    def occurs(sentence: str) -> bool:
        return sentence in {" ".join(words) for words in corpus.sentences()}

    def following(*words: str) -> int:
        return len(corpus.occurrences(words))

    assert following("cat", "gets", "fed") >= 5
    assert following("dog", "gets", "fed") == 0
    assert following("dog", "gets") >= 3
    assert occurs("i have to make sure that the cat gets fed .")


def test_but_for_being_fed_cat_and_dog_are_used_alike() -> None:
    plain = {" ".join(words) for words in corpus.sentences()}
    with_dog = [each for each in plain if "dog" in each.split()]
    shared = sum(each.replace("dog", "cat") in plain for each in with_dog)
    assert shared >= 0.9 * len(with_dog)


def test_the_vocabulary_has_some_two_hundred_words() -> None:
    assert 180 <= len(corpus.vocabulary()) <= 220
    assert UNKNOWN in {w for sentence in corpus._padded(1) for w in sentence}


@pytest.mark.parametrize("order", [3, 4])
def test_by_counts_a_dog_can_not_get_fed(order: int) -> None:
    counts = corpus_ngrams(order)
    assert counts.probability(("the", "dog", "gets"), "fed") == 0
    assert counts.seen(("the", "dog", "gets")) >= 3
    fed = counts.probability(("the", "cat", "gets"), "fed")
    assert fed is not None
    assert fed > 0.5
    assert counts.probability(("fish", "gets", "fish"), "fed") is None


def test_the_probabilities_after_a_context_add_up_to_one() -> None:
    counts = corpus_ngrams(3)
    total = sum(counts.probability(("in", "the"), w) or 0 for w in corpus.vocabulary().words)
    assert total == pytest.approx(1)


def test_a_trigram_reads_no_further_than_two_words() -> None:
    counts = NGrams([("a", "b", "c"), ("x", "b", "d")], order=2)
    assert counts.count(("anything", "b"), "c") == 1
    assert counts.seen(("b",)) == 2


def test_an_example_is_a_word_after_the_words_before_it() -> None:
    vocabulary = Vocabulary.of([["a", "b", "c"]], least=1)
    points, targets = examples([["a", "b", "c"]], vocabulary, window=2)
    assert points.tolist() == [[1, 1], [1, 2], [2, 3]]
    assert np.argmax(targets, axis=1).tolist() == [2, 3, 4]
    assert targets.sum() == 3


def test_a_context_has_always_the_windows_length() -> None:
    assert context([], 3) == (BEGIN,) * 3
    assert context(["a"] * 10_000, 3) == ("a",) * 3
