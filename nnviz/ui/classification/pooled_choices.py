"""The choices of the section Pooled embeddings, and the run that they ask for."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.run import Run, run
from nnviz.language import parse
from nnviz.text import bundle, training
from nnviz.text.pooled import CLASSES, Pooling, vocabulary
from nnviz.text.tokens import tokenize
from nnviz.ui.session.fields import choice, text
from nnviz.ui.session.linked import Linked
from nnviz.ui.session.shared import shared

POOLINGS: dict[Pooling, str] = {"mean": "mean", "max": "largest entries"}
LOOK_UPS = {
    "one-hot": "one-hot vectors times E, as in the book",
    "rows": "row numbers of E",
}

MOST_WORDS = 60
"""Words of a text that are classified."""

MOST_CHARACTERS = 1_000
"""Characters of a text that a link carries."""


@dataclass(frozen=True)
class PooledChoices(Linked):
    """Everything that a link to the section must carry.

    Attributes
    ----------
    text : to be classified
    label : the right class
    pooling : "mean" or "max"
    look_up : how the graph writes the look-up of embeddings
    """

    text: str = text("Dessert was great")
    label: str = choice("positive", CLASSES, name="opinion")
    pooling: Pooling = choice("mean", tuple(POOLINGS))
    look_up: str = choice("one-hot", tuple(LOOK_UPS), name="vectors")

    def linked(self) -> "PooledChoices":
        """With the words of a long text that are used."""
        used = self.text if len(self.words) <= MOST_WORDS else " ".join(self.used)
        return replace(self, text=used[:MOST_CHARACTERS])

    @property
    def words(self) -> tuple[str, ...]:
        """The text as words."""
        return _tokenized(self.text)

    @property
    def used(self) -> tuple[str, ...]:
        """The words that are classified, as they were typed."""
        return self.words[:MOST_WORDS]

    @property
    def ids(self) -> tuple[int, ...]:
        """Their ids."""
        return tuple(vocabulary().ids(self.used))


@lru_cache(maxsize=8)
def _tokenized(text: str) -> tuple[str, ...]:
    return tuple(tokenize(text))


@lru_cache(maxsize=4)
def _graph(pooling: Pooling, look_up: str) -> Graph:
    plan = training.pooled_classifier(pooling)
    program = plan.one_hot_program if look_up == "one-hot" else plan.program
    return parse(program, parameters=plan.parameters)


def run_of(document: PooledChoices) -> Run:
    """The run of a text; at least one word must be there."""
    return _run(document.ids, document.label, document.pooling, document.look_up)


@shared
def _run(ids: tuple[int, ...], label: str, pooling: Pooling, look_up: str) -> Run:
    words = (
        {"X": np.eye(len(vocabulary()))[list(ids)]}
        if look_up == "one-hot"
        else {"words": np.array(ids, dtype=np.float64)}
    )
    target = np.eye(len(CLASSES))[CLASSES.index(label)]
    parameters = bundle.load(f"pooled_{pooling}")
    return run(_graph(pooling, look_up), {**parameters, **words, "y": target})
