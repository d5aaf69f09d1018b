"""The pooled classifier: the embeddings of a text, pooled to one vector, through two layers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.text.corpus import Sentence, expanded, patterns
from nnviz.text.tokens import tokenize
from nnviz.text.vocabulary import UNKNOWN, Vocabulary

Pooling: TypeAlias = Literal["mean", "max"]

CLASSES = ("positive", "negative", "neutral")


class Opinion(NamedTuple):
    """A sentence with its class, a place in `CLASSES`."""

    words: Sentence
    label: int


@lru_cache(maxsize=1)
def opinions() -> tuple[Opinion, ...]:
    """The sentences that the pooled classifier learns from.

    >>> opinions()[0]
    Opinion(words=('dessert', 'was', 'great'), label=0)
    """
    return tuple(
        Opinion(tuple(tokenize(sentence)), CLASSES.index(label))
        for label, pattern in (line.split(": ") for line in patterns("opinions.txt"))
        for sentence in expanded(pattern)
    )


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of the pooled classifier: every word that it learns from."""
    return Vocabulary.of((opinion.words for opinion in opinions()), 1, (UNKNOWN,))


@dataclass(frozen=True)
class PooledClassifier:
    """The plan of a pooled classifier.

    Attributes
    ----------
    size : |V|, the words of the vocabulary
    pooling : how the embeddings of a text become one vector
    width : d, the entries of an embedding
    hidden : d_h, the units of the hidden layer

    >>> print(PooledClassifier(size=9).program)
    e = embedding(E, words)
    x = mean_pool(e)
    s = x @ W + b
    h = sigmoid(s)
    z = h @ U
    yhat = softmax(z)
    L = cross_entropy(yhat, y)

    Source: SLP 6.5, Eqs 6.21–6.22, Fig. 6.13.
    """

    size: int
    pooling: Pooling = "mean"
    width: int = 8
    hidden: int = 6

    parameters = ("E", "W", "b", "U")

    @property
    def program(self) -> str:
        """The loss of one text: its ids are in `words`, its class one-hot in y."""
        return self._program("embedding(E, words)")

    @property
    def one_hot_program(self) -> str:
        """The same with a one-hot vector for each word, in the rows of X."""
        return self._program("X @ E")

    def _program(self, look_up: str) -> str:
        return (
            f"e = {look_up}\nx = {self.pooling}_pool(e)\ns = x @ W + b\nh = sigmoid(s)\n"
            "z = h @ U\nyhat = softmax(z)\nL = cross_entropy(yhat, y)"
        )

    @property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """The shape of each parameter."""
        return {
            "E": (self.size, self.width),
            "W": (self.width, self.hidden),
            "b": (self.hidden,),
            "U": (self.hidden, len(CLASSES)),
        }

    def start(self, seed: int) -> dict[str, Array]:
        """Random first parameters. b begins at 0, and so does the row of `<unk>`.

        No sentence to learn from has an unknown word in it, so that row stays 0.
        """
        source = np.random.default_rng(seed)
        first = {
            name: np.zeros(shape) if name == "b" else source.normal(0, 1 / np.sqrt(shape[1]), shape)
            for name, shape in self.shapes.items()
        }
        first["E"][0] = 0.0
        return first


class Use(NamedTuple):
    """A row of E that a text uses: how often, and the length of its gradient."""

    row: int
    times: int
    norm: float


def uses(ids: Sequence[int], gradient: Array) -> list[Use]:
    """The rows of E that a text uses, in order of appearance.

    >>> uses([2, 0, 2], np.array([[3.0, 4.0], [0.0, 0.0], [1.0, 0.0]]))
    [Use(row=2, times=2, norm=1.0), Use(row=0, times=1, norm=5.0)]
    """
    return [
        Use(row, count, float(np.linalg.norm(gradient[row]))) for row, count in Counter(ids).items()
    ]
