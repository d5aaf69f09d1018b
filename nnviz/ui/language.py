"""What a student has open on the Language model page, and how it stands in a link."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array
from nnviz.engine.run import Run, run
from nnviz.engine.training import Moment, Training
from nnviz.language import parse
from nnviz.text import bundle, corpus, training
from nnviz.text.generation import last_sentence
from nnviz.text.neural import context, predict
from nnviz.text.tokens import tokenize
from nnviz.ui.desk import Desk, current
from nnviz.ui.link import Link, plain

PARTS = {
    "next": "1 · The next word",
    "training": "2 · Training and similar words",
    "writing": "3 · Writing",
    "pooled": "4 · Pooled embeddings",
}
"""The parts of the page, by their name in a link."""

LOOK_UPS = {
    "one-hot": "one-hot vector times E, as in the book",
    "rows": "row number of E",
}
"""The two ways to write the look-up of an embedding in the graph."""

MOST_EPOCHS = 60
MOST_LINKED, MOST_CHARACTERS = 30, 1_000
"""Words of a text, and characters, that a link carries. The model reads fewer."""

MOST_WRITTEN = 40
WAYS = {"greedy": "always the likeliest word", "sampling": "draw by probability"}
ORDERS = (3, 4)
"""Of the n-gram models."""


@dataclass(frozen=True)
class LanguageDocument:
    """Everything that a link to the page must carry.

    Attributes
    ----------
    part : the open part
    text : what stands before the next word
    target : the next word whose loss is on show
    look_up : how the graph writes the look-up of embeddings
    top : how many of the likeliest words are shown
    order : n of the n-gram model
    word : whose neighbours are shown
    seed : of the random start
    epoch : the one on show; without a training of one's own, that of the bundled parameters
    way, temperature, draw : how text is written, and the seed of what is drawn
    """

    part: str = "next"
    text: str = "I forgot to make sure that the dog gets"
    target: str = "fed"
    look_up: str = "one-hot"
    top: int = 8
    order: int = 4
    word: str = "cat"
    seed: int = bundle.SEED
    epoch: int = bundle.EPOCHS
    way: str = "greedy"
    temperature: float = 1.0
    draw: int = 0

    @classmethod
    def read(cls, link: Link) -> "LanguageDocument":
        """The document that a link asks for."""
        usual = cls()
        words = corpus.vocabulary().words
        return cls(
            link.choice("part", tuple(PARTS), usual.part),
            link.query.get("text", usual.text),
            link.choice("target", words, usual.target),
            link.choice("look", tuple(LOOK_UPS), usual.look_up),
            link.whole("top", usual.top, 1, 20),
            int(link.choice("order", tuple(map(str, ORDERS)), str(usual.order))),
            link.choice("word", words, usual.word),
            link.whole("seed", usual.seed, 0, 9999),
            link.whole("epoch", usual.epoch, 0, MOST_EPOCHS),
            link.choice("way", tuple(WAYS), usual.way),
            link.number("temperature", usual.temperature, 0.1, 3.0),
            link.whole("draw", usual.draw, 0, 9999),
        )

    def query(self) -> dict[str, str]:
        """All its choices, as a link writes them; of a long text the end, which is read."""
        words = self.text.split()
        text = self.text if len(words) <= MOST_LINKED else " ".join(words[-MOST_LINKED:])
        return {
            "part": self.part,
            "text": text[-MOST_CHARACTERS:],
            "target": self.target,
            "look": self.look_up,
            "top": str(self.top),
            "order": str(self.order),
            "word": self.word,
            "seed": str(self.seed),
            "epoch": str(self.epoch),
            "way": self.way,
            "temperature": plain(self.temperature),
            "draw": str(self.draw),
        }

    @property
    def words(self) -> tuple[str, ...]:
        """The text as words."""
        return _tokenized(self.text)

    @property
    def sentence(self) -> tuple[str, ...]:
        """The words of the sentence that is not over yet: the model never reads across its end."""
        return last_sentence(self.words)

    @property
    def window(self) -> tuple[str, ...]:
        """The words before the next one that are in the window, as they were typed."""
        return context(self.sentence, training.language_model().window)

    @property
    def context(self) -> tuple[str, ...]:
        """The same as the model sees them: `<unk>` where it does not know a word."""
        return corpus.vocabulary().known(self.window)

    @property
    def is_bundled(self) -> bool:
        """Whether the parameters on show are those that were trained beforehand."""
        return (self.seed, self.epoch) == (bundle.SEED, bundle.EPOCHS)


@lru_cache(maxsize=64)
def _tokenized(text: str) -> tuple[str, ...]:
    return tuple(tokenize(text))


LanguageDesk = Desk[LanguageDocument]


@dataclass
class Study:
    """One student's language model: the page's choices, and a training if one was begun.

    Attributes
    ----------
    desk : the choices, as the link carries them
    training : the training of the document's seed, or None while nothing was trained here
    goal : the epoch up to which it runs by itself
    """

    desk: LanguageDesk
    training: Training | None = None
    goal: int = 0
    _last: dict[str, Any] = field(default_factory=dict)

    @property
    def running(self) -> bool:
        """Whether the training goes on by itself."""
        return self.training is not None and self.training.epoch < self.goal

    def begin(self) -> Training:
        """The training of the document's seed, from its random start if there was none."""
        seed = self.desk.document.seed
        if self.training is None or self.training.recipe.seed != seed:
            self.training = training.train_language_model(seed)
            self.goal = 0
        return self.training

    def rewind(self) -> None:
        """Back to the random start."""
        self.training = None
        self.begin()
        self.desk.set(epoch=0)

    def reseed(self, seed: int) -> None:
        """Another random start."""
        self.desk.set(seed=seed)
        self.rewind()

    def run(self, epochs: int) -> None:
        """Let the training run for so many epochs more."""
        self.goal = min(self.begin().epoch + epochs, MOST_EPOCHS)

    def pause(self) -> None:
        """Stop the training where it is."""
        self.goal = 0

    def advance(self) -> None:
        """Train one epoch more, and show it."""
        under_way = self.begin()
        under_way.advance(1)
        self.desk.set(epoch=under_way.epoch)

    @property
    def moments(self) -> list[Moment]:
        """The recorded epochs of one's own training."""
        return self.training.moments if self.training else []

    @property
    def parameters(self) -> dict[str, Array]:
        """E, W, b and U of the epoch on show."""
        if self.training is None:
            return bundle.load("language_model")
        return self.training.at(self.desk.document.epoch).parameters

    def probabilities(self, words: tuple[str, ...]) -> Array:
        """The probability of every word after some words, by the parameters on show."""
        return probabilities(self.parameters, words)

    @property
    def result(self) -> Run:
        """The run of the context on show; the same object while nothing in it changes."""
        document, parameters = self.desk.document, self.parameters
        key = (document.context, document.target, document.look_up)
        if self._last.get("key") != key or self._last.get("parameters") is not parameters:
            self._last = {
                "key": key,
                "parameters": parameters,
                "run": _run(document, parameters),
            }
        result: Run = self._last["run"]
        return result


def probabilities(parameters: dict[str, Array], words: tuple[str, ...]) -> Array:
    """The probability of every word after some words."""
    model = training.language_model()
    ids = corpus.vocabulary().ids(context(words, model.window))
    shares: Array = predict(model, parameters, np.array([ids], dtype=np.float64))[0]
    return shares


@lru_cache(maxsize=2)
def _graph(look_up: str) -> Graph:
    model = training.language_model()
    program = model.one_hot_program if look_up == "one-hot" else model.program
    return parse(program, parameters=model.parameters)


def _run(document: LanguageDocument, parameters: dict[str, Array]) -> Run:
    vocabulary = corpus.vocabulary()
    one_hot = np.eye(len(vocabulary))
    words = {
        f"x{place}": one_hot[number] if document.look_up == "one-hot" else float(number)
        for place, number in enumerate(vocabulary.ids(document.context), 1)
    }
    target = one_hot[vocabulary.id(document.target)]
    return run(_graph(document.look_up), {**parameters, **words, "y": target})


def open_study(*, arrived: bool) -> Study:
    """The Language model page of this session. A link's epoch is trained to again."""
    desk = current("language model", LanguageDocument, arrived=arrived)
    study: Study | None = st.session_state.get("language study")
    if study is None:
        study = st.session_state["language study"] = Study(desk)
    document = desk.document
    if document.is_bundled and (
        study.training is None or study.training.recipe.seed != document.seed
    ):
        study.training = None
        return study
    under_way = study.begin()
    missing = document.epoch - under_way.epoch
    if missing > 0:
        bar = st.progress(0.0, f"Training to epoch {document.epoch} again…")
        for done in range(missing):
            under_way.advance(1)
            bar.progress((done + 1) / missing)
        bar.empty()
    return study
