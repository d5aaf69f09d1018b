"""How the models of words are trained, in the page and beforehand alike."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array, Value
from nnviz.language import parse
from nnviz.learning.examples import descend
from nnviz.learning.training import Recipe, Training
from nnviz.text import corpus, pooled
from nnviz.text.neural import Examples, LanguageModel, examples
from nnviz.text.ngrams import NGrams
from nnviz.text.pooled import CLASSES, PooledClassifier

RATE, BATCH = 0.005, 32
"""Of Adam, for the language model."""

DESCENT_RATE, DESCENT_STEPS = 2.0, 200
"""Of plain gradient descent on all examples at once, for the pooled classifier."""


def language_model() -> LanguageModel:
    """The plan of the language model on the corpus."""
    return LanguageModel(len(corpus.vocabulary()))


@lru_cache(maxsize=1)
def _batch_graph() -> Graph:
    return parse(language_model().batch_program)


@lru_cache(maxsize=1)
def corpus_examples() -> Examples:
    """Every word of the corpus, after the words before it."""
    return examples(corpus.sentences(), corpus.vocabulary(), language_model().window)


def train_language_model(seed: int) -> Training:
    """The training of the language model on the corpus, at its random start."""
    points, targets = corpus_examples()
    recipe = Recipe("adam", RATE, batch=BATCH, seed=seed)
    return Training(_batch_graph(), language_model().start(seed), points, targets, recipe)


def pooled_classifier(pooling: pooled.Pooling) -> PooledClassifier:
    """The plan of the pooled classifier."""
    return PooledClassifier(len(pooled.vocabulary()), pooling)


def train_pooled(pooling: pooled.Pooling, seed: int) -> dict[str, Array]:
    """The parameters of the pooled classifier, after gradient descent on all opinions.

    The texts have different lengths, so each is a run of its own, and the gradient is their mean.
    """
    plan, vocabulary = pooled_classifier(pooling), pooled.vocabulary()
    graph = parse(plan.program)
    rows: list[Mapping[str, Value]] = [
        {
            "words": np.array(vocabulary.ids(opinion.words), dtype=np.float64),
            "y": np.eye(len(CLASSES))[opinion.label],
        }
        for opinion in pooled.opinions()
    ]
    learned = descend(graph, plan.start(seed), rows, DESCENT_RATE, DESCENT_STEPS)
    return {name: np.asarray(value) for name, value in learned.items()}


@lru_cache(maxsize=4)
def corpus_ngrams(order: int) -> NGrams:
    """The n-gram model of the same corpus and vocabulary."""
    known = corpus.vocabulary().known
    return NGrams(map(known, corpus.sentences()), order)
