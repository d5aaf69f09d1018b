"""What a neural language model goes by where counts have nothing: words used alike."""

from collections.abc import Sequence
from typing import NamedTuple

from nnviz.engine.ieee import Array
from nnviz.text.ngrams import NGrams
from nnviz.text.similarity import cosines
from nnviz.text.vocabulary import Vocabulary

SIMILAR = 0.5
"""The cosine from which two words count as similar."""


class Kin(NamedTuple):
    """A word in the place of another: the corpus has the next word after it.

    Attributes
    ----------
    typed, word : the word that was there, and the one in its place
    cosine : of their embeddings
    before : the words before the next one, with `word` in the place of `typed`
    times : how often the next word came after them
    """

    typed: str
    word: str
    cosine: float
    before: tuple[str, ...]
    times: int


def kin(
    ngrams: NGrams, vocabulary: Vocabulary, table: Array, before: Sequence[str], target: str
) -> Kin | None:
    """The most similar word that, in the place of one of those before, was followed by a word.

    None if no word whose cosine is `SIMILAR` or more was.

    Parameters
    ----------
    ngrams : the counts of the corpus
    vocabulary, table : the words and their embeddings, one in each row
    before : as many words as `ngrams` looks at
    target : the next word

    >>> import numpy as np
    >>> words = Vocabulary(("<unk>", "cat", "dog", "fed", "gets", "hen"))
    >>> ngrams = NGrams([("cat", "gets", "fed"), ("hen", "gets", "fed")], order=3)
    >>> table = np.array([[0, 1], [2, 1], [1, 1], [0, -1], [-1, 0], [-1, 1.0]])
    >>> found = kin(ngrams, words, table, ("dog", "gets"), "fed")
    >>> found.word, round(found.cosine, 2), found.before, found.times
    ('cat', 0.95, ('cat', 'gets'), 1)
    """
    found = []
    for place, typed in enumerate(before):
        alike = cosines(table, vocabulary.id(typed))
        for word, cosine in zip(vocabulary.words, map(float, alike), strict=True):
            changed = (*before[:place], word, *before[place + 1 :])
            if word != typed and cosine >= SIMILAR and (times := ngrams.count(changed, target)):
                found.append(Kin(typed, word, cosine, changed, times))
    return max(found, key=lambda each: each.cosine, default=None)
