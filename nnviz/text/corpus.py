"""The sentences that the models learn from: patterns in text files, written for nnviz."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import product
from typing import TypeAlias

from nnviz.text.tokens import tokenize
from nnviz.text.vocabulary import BEGIN, Vocabulary

Sentence: TypeAlias = tuple[str, ...]

LEAST = 2
"""How often a word must occur to be in the vocabulary."""


def expanded(pattern: str) -> Iterator[str]:
    """Every sentence that a pattern stands for.

    >>> list(expanded("the (cat|dog) sleeps"))
    ['the cat sleeps', 'the dog sleeps']
    """
    parts = re.split(r"\(([^)]*)\)", pattern)
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    yield from map("".join, product(*choices))


def patterns(file: str) -> list[str]:
    """The lines of a file of patterns, without comments."""
    text = files("nnviz.text").joinpath(file).read_text(encoding="utf-8")
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


@lru_cache(maxsize=1)
def sentences() -> tuple[Sentence, ...]:
    """The corpus of the language model, sentence by sentence.

    >>> ("the", "cat", "gets", "fed") in {words[:4] for words in sentences()}
    True
    >>> any(("dog", "gets", "fed") == words[k : k + 3] for words in sentences() for k in range(20))
    False
    """
    return tuple(
        tuple(tokenize(sentence))
        for pattern in patterns("corpus.txt")
        for sentence in expanded(pattern)
    )


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of the language model."""
    return Vocabulary.of(sentences(), LEAST)


def occurrences(words: Sequence[str]) -> list[Sentence]:
    """The sentences that have these words in a row; `<s>` stands before the first word.

    >>> [" ".join(each) for each in occurrences(("gets", "home"))][0]
    'make sure that the dog gets home .'
    """
    count = len(words)
    wanted = tuple(words)
    return [
        sentence
        for sentence, padded in zip(sentences(), _padded(count), strict=True)
        if any(padded[k : k + count] == wanted for k in range(len(padded) - count + 1))
    ]


@lru_cache(maxsize=4)
def _padded(count: int) -> tuple[Sentence, ...]:
    """The sentences as models see them, after so many `<s>`."""
    known = vocabulary().known
    return tuple(((BEGIN,) * count + known(sentence)) for sentence in sentences())
