"""The language model of one student: trained beforehand, or here, and its run on what is typed."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import streamlit as st

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array
from nnviz.engine.run import Run
from nnviz.language import parse
from nnviz.learning.training import Moment
from nnviz.text import bundle, corpus, training
from nnviz.text.neural import probabilities
from nnviz.text.shared_training import SharedTraining
from nnviz.ui.language_model.document import MOST_EPOCHS, LanguageDocument
from nnviz.ui.session.desk import Desk
from nnviz.ui.session.runs import run_of

MOST_SHARED = 12
"""Trainings that the server keeps for whoever asks next, each of 5 MB with all its epochs."""


TOLD = 1.0
"""Seconds after which a student who waits for another's training is told how far it is."""


@st.cache_resource(max_entries=MOST_SHARED, show_spinner=False)
def _shared(seed: int) -> SharedTraining:
    """The training from a seed, which is the same for everybody."""
    return SharedTraining(training.train_language_model(seed))


@dataclass
class LanguageDesk(Desk[LanguageDocument]):
    """One student's language model: the page's choices, and a training if one was begun.

    Attributes
    ----------
    training : the training of the document's seed, or None while nothing was trained here; it
        may have gone further for others
    reached : the epoch up to which this student has trained
    goal : the epoch up to which it runs by itself
    """

    training: SharedTraining | None = None
    reached: int = 0
    goal: int = 0

    @property
    def running(self) -> bool:
        """Whether the training goes on by itself."""
        if self.training is None or self.reached >= self.goal:
            return False
        return self.reached < self.training.epoch or not self.training.ended

    def begin(self) -> SharedTraining:
        """The training of the document's seed, from its random start if there was none."""
        seed = self.document.seed
        if self.training is None or self.training.seed != seed:
            self.training = _shared(seed)
            self.reached = self.goal = 0
        return self.training

    def rewind(self) -> None:
        """Back to the random start."""
        self.training = None
        self.begin()
        self.set(epoch=0)

    def reseed(self, seed: int) -> None:
        """Another random start."""
        self.set(seed=seed)
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
        self.set(epoch=self.reached)

    def catch_up(self) -> None:
        """Have the parameters of the epoch on show: those of the bundle, or trained again."""
        seed = self.document.seed
        if not self.document.is_bundled or (self.training and self.training.seed == seed):
            self._train_again()
        else:
            self.training = None
            self.reached = self.goal = 0

    def _train_again(self) -> None:
        """Train to the epoch that the document asks for, and tell how far it is."""
        under_way, wanted = self.begin(), self.document.epoch
        if self.reached >= wanted:
            return
        bar = st.progress(0.0)
        while under_way.epoch < wanted and not under_way.ended:
            said = f"Training to epoch {wanted} again: {under_way.epoch} are done"
            bar.progress(under_way.epoch / wanted, said)
            under_way.approach(wanted, patience=TOLD)
        bar.empty()
        self.reached = min(wanted, under_way.epoch)
        self.set(epoch=self.reached)

    @property
    def moments(self) -> list[Moment]:
        """The epochs up to which this student has trained."""
        return self.training.moments[: self.reached + 1] if self.training else []

    @property
    def parameters(self) -> dict[str, Array]:
        """E, W, b and U of the epoch on show."""
        if self.training is None:
            return bundle.load("language_model")
        return self.training.moments[self.document.epoch].parameters

    def probabilities(self, words: tuple[str, ...]) -> Array:
        """The probability of every word after some words, by the parameters on show."""
        return probabilities(training.language_model(), corpus.vocabulary(), self.parameters, words)

    @property
    def result(self) -> Run:
        """The run of the context on show; the same object for all who have the same on show."""
        document, vocabulary = self.document, corpus.vocabulary()
        one_hot = np.eye(len(vocabulary))
        words = {
            f"x{place}": one_hot[number] if document.look_up == "one-hot" else float(number)
            for place, number in enumerate(vocabulary.ids(document.context), 1)
        }
        target = one_hot[vocabulary.id(document.target)]
        return run_of(_graph(document.look_up), {**self.parameters, **words, "y": target})


@lru_cache(maxsize=2)
def _graph(look_up: str) -> Graph:
    model = training.language_model()
    program = model.one_hot_program if look_up == "one-hot" else model.program
    return parse(program, parameters=model.parameters)
