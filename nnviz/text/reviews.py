"""A small set of reviews in three classes, written for nnviz, to learn sentiment from."""

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

CLASSES = ("positive", "negative", "neutral")
"""In the order of the outputs; with two classes, the neutral reviews are left out."""

TEST_EVERY = 3
"""Every third review is kept from training."""

LIKE_THE_BOOKS = (
    "The plot is predictable and the middle part is dull, and there is no twist at the end. Still, "
    "the two leads are wonderful together, the photography is beautiful, and the little town by "
    "the sea feels real. I laughed more than once, and my sister, who rarely sits through films of "
    "this sort, called it charming. Watch it on a rainy evening if you can."
)
"""A review that has the same counts as the book's example: 3, 2, 1, 3, 0 and 66 words."""


class Review(NamedTuple):
    """One review.

    Attributes
    ----------
    text : what it says
    label : the place of its class in `CLASSES`
    test : whether it is kept from training
    """

    text: str
    label: int
    test: bool


@lru_cache(maxsize=1)
def _all() -> tuple[Review, ...]:
    lines = files("nnviz.text").joinpath("reviews.tsv").read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines)
    return tuple(
        Review(text, CLASSES.index(label), place % TEST_EVERY == 0)
        for place, (label, text) in enumerate(cells, 1)
    )


def label_of(text: str) -> int | None:
    """The class that a bundled review came with; None for any other text.

    >>> label_of(LIKE_THE_BOOKS), label_of("A review of my own")
    (0, None)
    """
    known = {review.text: review.label for review in _all()} | {LIKE_THE_BOOKS: 0}
    return known.get(text)


def reviews(classes: int) -> tuple[Review, ...]:
    """The reviews of the first so many classes.

    >>> len(reviews(3)), len(reviews(2)), sum(review.test for review in reviews(3))
    (90, 60, 30)
    """
    return tuple(review for review in _all() if review.label < classes)
