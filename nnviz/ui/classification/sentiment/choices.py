"""The Sentiment section: what a link carries of it, and its parts in order."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.lessons import LESSONS
from nnviz.networks.classifier import Classifier, Parameters
from nnviz.text.features import FEATURES, Reading, read
from nnviz.text.lexicons import NEGATIVE, POSITIVE, Lexicons, read_words
from nnviz.text.reviews import CLASSES, LIKE_THE_BOOKS, label_of, reviews
from nnviz.ui.session.desk import Part
from nnviz.ui.session.fields import choice, names, text, whole
from nnviz.ui.session.link import LARGEST_SEED, finite, plain
from nnviz.ui.session.linked import Asked, Linked, declared

MOST_CHARACTERS = 100_000
MOST_LINKED = 1_500
"""Characters of a review, and how many of them a link can carry."""

LONGEST_LIST = 3_000
"""Characters of a list of words."""

PLANS = {
    "11": Classifier(1, 2),
    "13": Classifier(1, 3),
    "21": Classifier(2, 2),
    "23": Classifier(2, 3),
}
"""The networks, by layers and outputs as a link names them."""

BOOK = LESSONS["sentiment"].numbers
HIDDEN = LESSONS["sentiment-hidden"].inputs

BOOKS_FEATURES = tuple(BOOK[feature.name] for feature in FEATURES)
BOOKS_WEIGHTS = tuple(BOOK[name] for name in PLANS["11"].parameters)
_PRAISE, _COMPLAINT = (1.5, -1.0, -0.2, 0.3, 0.8, 0.0), (-1.0, 1.5, 0.5, 0.1, 0.1, 0.0)
_NEITHER, _BIASES = (-0.2, -0.2, 0.0, -0.3, -1.0, 0.0), (0.0, 0.0, 0.6)
_ARRAYS = {name: np.asarray(value) for name, value in HIDDEN.items()}
WEIGHTS = {
    "11": BOOKS_WEIGHTS,
    "13": (*_PRAISE, *_COMPLAINT, *_NEITHER, *_BIASES),
    "21": PLANS["21"].numbers(_ARRAYS | {"U": np.array([[3.0, -3.0, 0.0]])}),
    "23": PLANS["23"].numbers(_ARRAYS),
}
"""The weights that each network begins with: the book's for one unit, ours for the others."""

NO_HAND: tuple[float | None, ...] = (None,) * len(FEATURES)
"""All features as the text has them."""

EPOCHS = (50, 200, 500, 1000)
MOST_IN_BATCH = 8


def _words(usual: str, name: str) -> tuple[str, ...]:
    """A field: a list of words."""
    return names(read_words(usual), lambda written: read_words(written[:LONGEST_LIST]), name=name)


def _features(name: str) -> tuple[float | None, ...]:
    """A field: a number for each feature that a hand has set, and nothing for the others."""

    def read(asked: Asked) -> tuple[float | None, ...]:
        if asked.written is None:
            return NO_HAND
        written = asked.written.split(",", 100)
        values = tuple(finite(each) if each else None for each in written)
        readable = all(
            (value is None) == (not each) for value, each in zip(values, written, strict=True)
        )
        fits = len(values) == len(FEATURES) and readable
        return values if fits else asked.link.ignore(asked.name, NO_HAND)

    def write(name: str, values: tuple[float | None, ...]) -> dict[str, str]:
        return {name: ",".join("" if x is None else plain(x) for x in values)}

    return declared(NO_HAND, read, write, name=name)


def _weights() -> tuple[tuple[float, ...], ...]:
    """A field: the weights of each network of `PLANS`, each under its own name in the link."""

    def read(asked: Asked) -> tuple[tuple[float, ...], ...]:
        return tuple(asked.link.numbers(f"w{plan}", usual) for plan, usual in WEIGHTS.items())

    def write(_: str, weights: tuple[tuple[float, ...], ...]) -> dict[str, str]:
        return {f"w{plan}": plain(*each) for plan, each in zip(PLANS, weights, strict=True)}

    return declared(tuple(WEIGHTS.values()), read, write)


def _batch(usual: tuple[int, ...]) -> tuple[int, ...]:
    """A field: places of reviews, each once."""

    def read(asked: Asked) -> tuple[int, ...]:
        if not asked.written:
            return usual if asked.written is None else ()
        places = asked.written.split(",", 100)
        count = len(reviews(len(asked.document.classes)))
        known = [int(each) for each in places if re.fullmatch(r"[0-9]{1,3}", each)]
        known = [place for place in dict.fromkeys(known) if place < count]
        fits = len(known) == len(places) <= MOST_IN_BATCH
        return tuple(known) if fits else asked.link.ignore(asked.name, usual)

    return declared(usual, read, lambda name, batch: {name: ",".join(map(str, batch))})


@dataclass(frozen=True)
class SentimentChoices(Linked):
    """What a link carries of the section.

    Attributes
    ----------
    text : the review
    positive, negative : the lists of words
    by_hand : for each feature the value that a hand has set, or None
    plan : the network, in `PLANS`
    weights : of each network of `PLANS`, in that order
    chosen : the class that the student gave the review, or nothing: then it has the one that it
        came with, if any
    view : what the player shows, the "review" or a "batch" of several
    batch : the places of the reviews beside the student's own
    epochs, seed : of training
    """

    text: str = text(LIKE_THE_BOOKS, MOST_CHARACTERS, name="review")
    positive: tuple[str, ...] = _words(POSITIVE, name="good")
    negative: tuple[str, ...] = _words(NEGATIVE, name="bad")
    by_hand: tuple[float | None, ...] = _features(name="features")
    plan: str = choice("11", tuple(PLANS), name="net")
    weights: tuple[tuple[float, ...], ...] = _weights()
    chosen: str = choice("", lambda choices: ("", *choices.classes), name="label")
    view: str = choice("review", ("review", "batch"), looked_at=True)
    batch: tuple[int, ...] = _batch((0, 30))
    epochs: int = choice(200, EPOCHS)
    seed: int = whole(0, 0, LARGEST_SEED)

    def linked(self) -> "SentimentChoices":
        """Of a long review only its features."""
        if len(self.text) <= MOST_LINKED:
            return self
        return replace(self, text="", by_hand=self.features)

    @property
    def lexicons(self) -> Lexicons:
        """Both lists of words, to look words up in."""
        return Lexicons(frozenset(self.positive), frozenset(self.negative))

    @property
    def reading(self) -> Reading:
        """The review as its text says it."""
        return reading_of(self.text, self.lexicons)

    @property
    def features(self) -> tuple[float, ...]:
        """What the network is given: from the text, but for what a hand has set."""
        return tuple(
            found if set_ is None else set_
            for found, set_ in zip(self.reading.values, self.by_hand, strict=True)
        )

    @property
    def network(self) -> Classifier:
        """The plan of the network."""
        return PLANS[self.plan]

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes that the network tells apart."""
        return CLASSES[: self.network.classes]

    @property
    def label(self) -> int | None:
        """The place of the review's class in `classes`; None if nobody has said which it is."""
        label = CLASSES.index(self.chosen) if self.chosen else label_of(self.text)
        return label if label is not None and label < self.network.classes else None

    @property
    def parameters(self) -> Parameters:
        """Its weights and biases."""
        return self.network.weights(self.weights[list(PLANS).index(self.plan)])

    def with_weights(self, parameters: Parameters) -> "SentimentChoices":
        """With other weights for the network on show."""
        weights = list(self.weights)
        weights[list(PLANS).index(self.plan)] = self.network.numbers(parameters)
        return replace(self, weights=tuple(weights))

    def like_the_book(self) -> "SentimentChoices":
        """One unit with the book's weights, at the book's features."""
        one_unit = replace(self.with_plan("11"), by_hand=BOOKS_FEATURES, view="review")
        one_unit = replace(one_unit, chosen=CLASSES[0])
        return one_unit.with_weights(PLANS["11"].weights(BOOKS_WEIGHTS))

    def with_plan(self, plan: str) -> "SentimentChoices":
        """With another network; a label or a review that it has no class for is left."""
        classes = PLANS[plan].classes
        count = len(reviews(classes))
        return replace(
            self,
            plan=plan,
            chosen=self.chosen if self.chosen in CLASSES[:classes] else "",
            batch=tuple(place for place in self.batch if place < count),
        )


SentimentPart = Part[SentimentChoices]


@lru_cache(maxsize=16)
def reading_of(text: str, words: Lexicons) -> Reading:
    """The features of a text, shared by all students."""
    return read(text, words)


@lru_cache(maxsize=32)
def examples(classes: int, words: Lexicons) -> Array:
    """The features of all bundled reviews of the first so many classes, one in each row."""
    return np.array([read(review.text, words).values for review in reviews(classes)])
