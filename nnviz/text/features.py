"""Six features of a review, each by a named rule, with the words that made it fire.

Source: SLP chapter on logistic regression, sentiment features, used by the networks of 6.4.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

from nnviz.text.lexicons import Lexicons
from nnviz.text.tokens import Token, tokens

PRONOUNS = frozenset(
    {
        *("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"),
        *("you", "your", "yours", "yourself", "yourselves"),
    }
)
"""Of the first and the second person."""

MARKS = "!！"
"""Exclamation marks, of half and of full width."""

_ENDINGS = ("'s", "'m", "'re", "'ve", "'ll", "'d")
"""What an apostrophe adds to a word; in *won't* it begins no ending of its own."""


def stem(word: str) -> str:
    """A word without the ending that an apostrophe adds.

    >>> stem("i'm"), stem("film's"), stem("won't")
    ('i', 'film', "won't")
    """
    ending = next((ending for ending in _ENDINGS if word.endswith(ending)), "")
    return word.removesuffix(ending)


def _among(token: Token, words: frozenset[str]) -> bool:
    return token.word in words or stem(token.word) in words


class Feature(NamedTuple):
    """One rule.

    Attributes
    ----------
    name : of the input that it becomes
    title : what it is, in a few words
    fires : whether a token counts
    value : from the number of tokens that count, the feature
    """

    name: str
    title: str
    fires: Callable[[Token, Lexicons], bool]
    value: Callable[[int], float]


def _one_if_any(count: int) -> float:
    return 1.0 if count else 0.0


def _logarithm(count: int) -> float:
    # ln 0 is −∞, with which no sum can be built: a text without words has 0 here.
    return math.log(count) if count else 0.0


FEATURES = (
    Feature(
        "x1",
        "positive words",
        lambda token, words: _among(token, words.positive),
        float,
    ),
    Feature(
        "x2",
        "negative words",
        lambda token, words: _among(token, words.negative),
        float,
    ),
    Feature("x3", "1 if it says no", lambda token, words: token.word == "no", _one_if_any),
    Feature("x4", "pronouns I, you", lambda token, words: _among(token, PRONOUNS), float),
    Feature("x5", "1 if it has a !", lambda token, words: token.text in MARKS, _one_if_any),
    Feature("x6", "ln(word count)", lambda token, words: token.is_word, _logarithm),
)
"""The six rules, in the book's order."""


class Reading(NamedTuple):
    """A text as features.

    Attributes
    ----------
    words : how many words it has
    fired : for each feature, the tokens that count
    values : the six features
    """

    words: int
    fired: tuple[tuple[Token, ...], ...]
    values: tuple[float, ...]


def read(text: str, words: Lexicons) -> Reading:
    """The features of a text.

    >>> from nnviz.text.lexicons import lexicons
    >>> read("No fun for me!", lexicons("fun great", "dull")).values
    (1.0, 0.0, 1.0, 1.0, 1.0, 1.3862943611198906)
    """
    found = tokens(text)
    fired = tuple(
        tuple(token for token in found if feature.fires(token, words)) for feature in FEATURES
    )
    values = tuple(feature.value(len(each)) for feature, each in zip(FEATURES, fired, strict=True))
    return Reading(len(fired[-1]), fired, values)
