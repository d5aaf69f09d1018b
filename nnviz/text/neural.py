"""The feedforward neural language model: words before → embeddings → hidden layer → next word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from nnviz.engine.batch import evaluate
from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array
from nnviz.language import parse
from nnviz.text.vocabulary import BEGIN, Vocabulary


@dataclass(frozen=True)
class LanguageModel:
    """The plan of a feedforward neural language model.

    Attributes
    ----------
    size : |V|, the words of the vocabulary
    window : N, how many words before the next one are read
    width : d, the entries of an embedding
    hidden : d_h, the units of the hidden layer

    >>> print(LanguageModel(size=9, window=2).program)
    e1 = embedding(E, x1)
    e2 = embedding(E, x2)
    e = concat(e1, e2)
    s = W @ e + b
    h = sigmoid(s)
    z = U @ h
    yhat = softmax(z)
    L = cross_entropy(yhat, y)

    Source: SLP 6.5, Figs 6.11–6.14, Eq. 6.24. A word is a row of E, which has the shape
    [|V| × d]; Eq. 6.24 writes the product of E with a one-hot vector as if it was a column.
    """

    size: int
    window: int = 3
    width: int = 16
    hidden: int = 32

    parameters = ("E", "W", "b", "U")

    @property
    def program(self) -> str:
        """The loss of one next word, which is one-hot in y; x1, x2, … are ids."""
        return self._program([f"embedding(E, x{place})" for place in self._places])

    @property
    def one_hot_program(self) -> str:
        """The same, with x1, x2, … as one-hot vectors, as the book draws it."""
        return self._program([f"x{place} @ E" for place in self._places])

    @property
    def batch_program(self) -> str:
        """The mean loss over a batch: ids in the rows of X, next words one-hot in those of Y."""
        return "e = embedding(E, X)\nh = sigmoid(e @ W.T + b)\nL = cross_entropy_logits(h @ U.T, Y)"

    @property
    def rows_program(self) -> str:
        """ŷ for many contexts at once, whose ids are in the rows of X."""
        return "yhat = softmax(sigmoid(embedding(E, X) @ W.T + b) @ U.T)"

    @property
    def _places(self) -> range:
        return range(1, self.window + 1)

    def _program(self, look_ups: list[str]) -> str:
        lines = [f"e{place} = {each}" for place, each in zip(self._places, look_ups, strict=True)]
        lines.append("e = concat(" + ", ".join(f"e{place}" for place in self._places) + ")")
        lines += ["s = W @ e + b", "h = sigmoid(s)", "z = U @ h", "yhat = softmax(z)"]
        return "\n".join([*lines, "L = cross_entropy(yhat, y)"])

    @property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """The shape of each parameter."""
        return {
            "E": (self.size, self.width),
            "W": (self.hidden, self.window * self.width),
            "b": (self.hidden,),
            "U": (self.size, self.hidden),
        }

    def start(self, seed: int) -> dict[str, Array]:
        """Random first parameters; b begins at 0."""
        source = np.random.default_rng(seed)
        spreads = {"E": 0.5, "W": 1 / np.sqrt(self.window * self.width), "b": 0.0}
        return {
            name: source.normal(0, 1, shape) * spreads.get(name, 1 / np.sqrt(self.hidden))
            for name, shape in self.shapes.items()
        }


@lru_cache(maxsize=1)
def _rows_graph(program: str) -> Graph:
    return parse(program)


def predict(model: LanguageModel, parameters: Mapping[str, Array], contexts: Array) -> Array:
    """The probability of every word after each context.

    Parameters
    ----------
    model : its plan
    parameters : E, W, b and U
    contexts : examples × window, ids

    Returns
    -------
    Examples × |V|; each row adds up to 1.
    """
    return evaluate(_rows_graph(model.rows_program), {**parameters, "X": contexts})


class Examples(NamedTuple):
    """What a language model learns from: the ids before each word, and the word, one-hot.

    >>> vocabulary = Vocabulary(("<unk>", "<s>", "cat", "purrs", "the"))
    >>> examples([("the", "cat", "purrs")], vocabulary, window=2).look_ups.tolist()
    [0, 3, 1, 0, 2]
    """

    points: Array
    targets: Array

    @property
    def look_ups(self) -> npt.NDArray[np.int64]:
        """How often each id is among those before a word: only then is its row of E looked up."""
        return np.bincount(self.points.astype(np.int64).ravel(), minlength=self.targets.shape[1])


def context(words: Sequence[str], window: int) -> tuple[str, ...]:
    """The last words that a model reads; `<s>` stands before the first.

    >>> context(["the", "cat"], 3), context(["so", "long", "and", "thanks"], 3)
    (('<s>', 'the', 'cat'), ('long', 'and', 'thanks'))
    """
    return ((BEGIN,) * window + tuple(words))[-window:]


def probabilities(
    model: LanguageModel,
    vocabulary: Vocabulary,
    parameters: Mapping[str, Array],
    words: Sequence[str],
) -> Array:
    """The probability of every word of a vocabulary after some words.

    >>> vocabulary = Vocabulary(("<unk>", "<s>", "cat", "the"))
    >>> model = LanguageModel(len(vocabulary), window=2)
    >>> probabilities(model, vocabulary, model.start(seed=0), ["the", "cat"]).shape
    (4,)
    """
    ids = vocabulary.ids(context(words, model.window))
    shares: Array = predict(model, parameters, np.array([ids], dtype=np.float64))[0]
    return shares


def examples(sentences: Iterable[Sequence[str]], vocabulary: Vocabulary, window: int) -> Examples:
    """Every word of every sentence, after the words before it (SLP 6.5, self-supervision)."""
    points, targets = [], []
    for words in sentences:
        for place, word in enumerate(words):
            points.append(vocabulary.ids(context(words[:place], window)))
            targets.append(vocabulary.id(word))
    return Examples(np.array(points, dtype=np.float64), np.eye(len(vocabulary))[targets])
