"""The language model of one student: trained beforehand, or here, and its run on what is typed."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array
from nnviz.engine.run import Run, run
from nnviz.language import parse
from nnviz.learning.training import Moment
from nnviz.text import bundle, corpus, training
from nnviz.text.neural import probabilities
from nnviz.text.shared_training import SharedTraining
from nnviz.ui.language_model.document import MOST_EPOCHS, LanguageDocument
from nnviz.ui.session.desk import Desk, current

MOST_SHARED = 12
"""Trainings that the server keeps for whoever asks next, each of 5 MB with all its epochs."""


TOLD = 1.0
"""Seconds after which a student who waits for another's training is told how far it is."""


@st.cache_resource(max_entries=MOST_SHARED, show_spinner=False)
def _shared(seed: int) -> SharedTraining:
    """The training from a seed, which is the same for everybody."""
    return SharedTraining(training.train_language_model(seed))


@dataclass
class LanguageDesk:
    """One student's language model: the page's choices, and a training if one was begun.

    Attributes
    ----------
    desk : the choices, as the link carries them
    training : the training of the document's seed, or None while nothing was trained here; it
        may have gone further for others
    reached : the epoch up to which this student has trained
    goal : the epoch up to which it runs by itself
    """

    desk: Desk[LanguageDocument]
    training: SharedTraining | None = None
    reached: int = 0
    goal: int = 0
    _last: dict[str, Any] = field(default_factory=dict)

    @property
    def running(self) -> bool:
        """Whether the training goes on by itself."""
        if self.training is None or self.reached >= self.goal:
            return False
        return self.reached < self.training.epoch or not self.training.ended

    def begin(self) -> SharedTraining:
        """The training of the document's seed, from its random start if there was none."""
        seed = self.desk.document.seed
        if self.training is None or self.training.seed != seed:
            self.training = _shared(seed)
            self.reached = self.goal = 0
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
        self.begin()
        self.goal = min(self.reached + epochs, MOST_EPOCHS)

    def pause(self) -> None:
        """Stop the training where it is."""
        self.goal = 0

    def advance(self) -> None:
        """Train one epoch more, and show it; while others train it, it may stay as it is."""
        under_way = self.begin()
        under_way.approach(self.reached + 1)
        self.reached = min(self.reached + 1, under_way.epoch)
        self.desk.set(epoch=self.reached)

    def catch_up(self) -> None:
        """Train to the epoch that a link asks for, and tell how far it is."""
        under_way, wanted = self.begin(), self.desk.document.epoch
        if self.reached >= wanted:
            return
        bar = st.progress(0.0)
        while under_way.epoch < wanted and not under_way.ended:
            said = f"Training to epoch {wanted} again: {under_way.epoch} are done"
            bar.progress(under_way.epoch / wanted, said)
            under_way.approach(wanted, patience=TOLD)
        bar.empty()
        self.reached = min(wanted, under_way.epoch)
        self.desk.set(epoch=self.reached)

    @property
    def moments(self) -> list[Moment]:
        """The epochs up to which this student has trained."""
        return self.training.moments[: self.reached + 1] if self.training else []

    @property
    def parameters(self) -> dict[str, Array]:
        """E, W, b and U of the epoch on show."""
        if self.training is None:
            return bundle.load("language_model")
        return self.training.moments[self.desk.document.epoch].parameters

    def probabilities(self, words: tuple[str, ...]) -> Array:
        """The probability of every word after some words, by the parameters on show."""
        return probabilities(training.language_model(), corpus.vocabulary(), self.parameters, words)

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


def open_study(*, arrived: bool) -> LanguageDesk:
    """The Language model page of this session. A link's epoch is trained to again."""
    desk = current("language model", LanguageDocument, arrived=arrived)
    study: LanguageDesk | None = st.session_state.get("language study")
    if study is None:
        study = st.session_state["language study"] = LanguageDesk(desk)
    document = desk.document
    if document.is_bundled and (study.training is None or study.training.seed != document.seed):
        study.training = None
        study.reached = study.goal = 0
    else:
        study.catch_up()
    return study
