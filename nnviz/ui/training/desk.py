"""One student's training: its settings and experiment, and whether it runs."""

import math
import time
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import streamlit as st

from nnviz.engine.ieee import Array
from nnviz.learning.training import Moment
from nnviz.networks.experiment import Experiment
from nnviz.ui.session.desk import Desk
from nnviz.ui.training.document import TrainingDocument, begin
from nnviz.ui.training.tables import LARGEST

MOST_EPOCHS = 20_000
"""Epochs after which a training stops by itself."""

PATIENCE = 3.0
"""Seconds that a page may wait for its training; what is left is done while the student looks."""

SPEEDS = {"slow": 3.0, "normal": 15.0, "as fast as possible": math.inf}
"""Epochs a second while a training runs: XOR is learned in some 10 seconds at the normal speed."""

LONGEST = 0.5
"""Seconds between two pictures that count: a page that slept does not catch up."""


@dataclass
class TrainingDesk(Desk[TrainingDocument]):
    """One student's training: the settings, the experiment, and whether it runs.

    Attributes
    ----------
    trained : the settings of the experiment
    experiment : their training
    running : whether it goes on by itself
    speed : how fast it runs, in `SPEEDS`
    pace : the epochs a second that it goes on with now
    owed : the epochs that the pace has brought due and that are not trained yet
    ticked : when they were last counted
    halting : whether it was paused just now, and the page is to say so before it draws
    goal : the epoch at which it stops
    same_start : whether the last change kept the data and all first weights; None before any
    surface : the last loss surface, with the epochs and weights that it belongs to
    brush : the class of points that clicks add, or None if clicks choose examples
    """

    trained: TrainingDocument = field(init=False)
    experiment: Experiment = field(init=False)
    running: bool = False
    speed: str = "normal"
    pace: float = math.inf
    owed: float = 0.0
    ticked: float = 0.0
    halting: bool = False
    goal: int = 0
    brush: int | None = None
    same_start: bool | None = None
    surface: tuple[tuple[int, ...], Array] | None = None

    def __post_init__(self, first: TrainingDocument) -> None:
        super().__post_init__(first)
        self.trained = first.without_looks()
        self.experiment = begin(self.trained)

    def set(self, **changes: Any) -> None:
        """Other settings. What depends on them begins anew, from the same seed."""
        super().set(**changes)
        self.follow()

    def catch_up(self) -> None:
        """Train to the epoch on show again, from the seed, after a link or an undone edit."""
        epoch = self.document.epoch
        self.follow()
        if epoch > self.experiment.training.epoch:
            with st.spinner(f"Training to epoch {epoch:,} again…"):
                self.advance(epoch - self.experiment.training.epoch)
        else:
            self.show(epoch)

    def follow(self) -> None:
        """Begin anew if the settings are no longer those of the experiment."""
        if self.document.without_looks() != self.trained:
            self.rewind()

    def rewind(self) -> None:
        """Back to the very same start."""
        self.running = False
        self.trained = self.document.without_looks()
        before, self.experiment = self.experiment, begin(self.trained)
        self.set(epoch=0)
        self.same_start = self.experiment.begins_as(before)
        self.surface = None

    def add(self, point: tuple[float, float]) -> None:
        """One more point where the plane was clicked. The data are from now on as they are shown:
        to scale them once more would move the point from under the pointer. One that lies too far
        out comes as near as data may lie.
        """
        if self.brush is not None:
            x, y = np.clip(point, -LARGEST, LARGEST).tolist()
            own = self.experiment.data.with_point((x, y), self.brush)
            self.set(own=own, signs=False, scaled=False)

    def show(self, epoch: int) -> None:
        """Show an epoch, or the one before it that is on record: links and files name that one."""
        self.set(epoch=self.experiment.training.at(epoch).epoch)

    def advance(self, epochs: int) -> None:
        """Train on, and show the newest epoch. What takes long goes on by itself, at full speed."""
        self.goal = self.experiment.training.epoch + epochs
        self.pace = math.inf
        self.work(PATIENCE)
        self.running = not self.rested

    def tick(self, seconds: float) -> None:
        """Train for a while on the way to the next picture, and no further than the pace allows."""
        now = time.perf_counter()
        self.owed += self.pace * min(now - self.ticked, LONGEST)
        self.ticked = now
        before = self.experiment.training.epoch
        self.work(seconds, self.owed)
        self.owed -= self.experiment.training.epoch - before

    def work(self, seconds: float, most: float = math.inf) -> None:
        """Train for a while, at most so many epochs, or until there is no more to do."""
        training = self.experiment.training
        until, last = time.perf_counter() + seconds, training.epoch + most
        while time.perf_counter() < until and training.epoch + 1 <= last and not self.rested:
            training.update()
        if training is self.experiment.training:  # a change of settings may have begun another
            self.set(epoch=training.epoch)

    def run(self) -> None:
        """Train at the chosen speed until paused."""
        self.goal = MOST_EPOCHS
        self.running = True
        self.go_at(self.speed)

    def go_at(self, speed: str) -> None:
        """Run at another speed, from now on."""
        self.speed = speed
        self.pace, self.owed, self.ticked = SPEEDS[speed], 0.0, time.perf_counter()

    def pause(self) -> None:
        """Stay at the epoch that is reached; a second press, before the page answers, does too."""
        self.running, self.halting = False, True

    @property
    def rested(self) -> bool:
        """True if the goal is reached, or training can't go on."""
        return self.finished or self.experiment.training.epoch >= self.goal

    @property
    def finished(self) -> bool:
        """True if training can't or need not go on."""
        return self.experiment.training.diverged or self.experiment.training.epoch >= MOST_EPOCHS

    @property
    def moment(self) -> Moment:
        """The recorded epoch on show."""
        return self.experiment.training.at(self.document.epoch)
