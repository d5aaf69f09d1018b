"""Writing with a language model: one word after another, the likeliest or a drawn one."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from nnviz.engine.ieee import Array

ENDS = (".", "?")
"""After these marks a sentence is over."""


def last_sentence(words: Sequence[str]) -> tuple[str, ...]:
    """The words after the last end of a sentence.

    >>> last_sentence(["it", "is", "hot", ".", "the", "dog"])
    ('the', 'dog')
    """
    begin = max((place + 1 for place, word in enumerate(words) if word in ENDS), default=0)
    return tuple(words[begin:])


class Chosen(NamedTuple):
    """A word that was written, and its probability when it was."""

    word: str
    probability: float


def generate(
    probabilities: Callable[[Sequence[str]], Array],
    vocabulary: Sequence[str],
    before: Sequence[str],
    most: int,
    choose: Callable[[Array], int],
) -> list[Chosen]:
    """Write on after some words, until a sentence ends.

    Parameters
    ----------
    probabilities : of every word after some words
    vocabulary : the words, in the order of their probabilities
    before : what stands already
    most : how many words to write if no sentence ends before
    choose : which word to take, given all probabilities: `greedy` or a `sampler`

    >>> after = {"the": [0.0, 1.0, 0.0], "cat": [0.0, 0.0, 1.0]}
    >>> words = ("the", "cat", ".")
    >>> generate(lambda past: np.array(after[past[-1]]), words, ["the"], 9, greedy)
    [Chosen(word='cat', probability=1.0), Chosen(word='.', probability=1.0)]
    """
    written: list[Chosen] = []
    while len(written) < most and not (written and written[-1].word in ENDS):
        shares = probabilities([*before, *(each.word for each in written)])
        row = choose(shares)
        written.append(Chosen(vocabulary[row], float(shares[row])))
    return written


def likeliest(shares: Array, count: int, also: int) -> list[int]:
    """The rows of the largest probabilities, the largest first, and one more row in any case.

    >>> likeliest(np.array([0.1, 0.6, 0.3]), 2, also=0)
    [1, 2, 0]
    """
    order = [int(row) for row in np.argsort(-shares, kind="stable")[:count]]
    return order if also in order else [*order, also]


def greedy(shares: Array) -> int:
    """The likeliest word."""
    return int(np.argmax(shares))


def sampler(temperature: float, seed: int) -> Callable[[Array], int]:
    """Draws words by their probabilities, made sharper (T < 1) or flatter (T > 1).

    With temperature T each probability p becomes p^(1/T), scaled to a sum of 1: the same as
    softmax(z/T).
    """
    source = np.random.default_rng(seed)

    def draw(shares: Array) -> int:
        with np.errstate(divide="ignore"):
            logarithms = np.log(shares) / temperature
        grown = np.exp(logarithms - logarithms.max())
        return int(source.choice(len(shares), p=grown / grown.sum()))

    return draw
