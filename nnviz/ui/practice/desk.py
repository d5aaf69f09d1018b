"""A student's desk on the Practice page: attempts, progress, and what an instructor made."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from nnviz.exercises.attempt import Attempt
from nnviz.exercises.progress import Progress, read
from nnviz.exercises.sheet import Sheet, Variant
from nnviz.ui.practice.document import LAST, PracticeDocument
from nnviz.ui.session.desk import Desk


@dataclass
class PracticeDesk(Desk[PracticeDocument]):
    """One student's or instructor's work.

    Attributes
    ----------
    attempts : at each exercise that was checked, by its id
    progress : what has been mastered
    met : whether the browser has told what it kept
    codes : of the students who get a sheet, as they were typed; in no link
    made : the last sheet that was made, with its variants
    """

    attempts: dict[str, Attempt] = field(default_factory=dict, kw_only=True)
    progress: Progress = field(default_factory=Progress, kw_only=True)
    met: bool = field(default=False, kw_only=True)
    codes: str = field(default="", kw_only=True)
    made: tuple[Sheet, Sequence[Variant]] | None = field(default=None, kw_only=True)

    @property
    def attempt(self) -> Attempt:
        """How far the student is with the problem on show."""
        exercise = self.document.exercise
        return self.attempts.get(exercise.id, Attempt(exercise))

    def take_answer(self, key: str, text: str) -> None:
        """Write an answer into its box."""
        typed = self.document.by_box | {key: text}
        self.set(answers=tuple(typed.values()))

    def check(self) -> None:
        """Judge the answers as they stand."""
        self._go_on(self.attempt.checked(self.document.by_box))

    def show(self) -> None:
        """Show the right answers."""
        self._go_on(self.attempt.with_answers())

    def _go_on(self, attempt: Attempt) -> None:
        document, before = self.document, self.attempt
        self.attempts[attempt.exercise.id] = attempt
        for mistake in attempt.mistakes:
            self.progress = self.progress.missed(mistake)
        if before.finished or not attempt.finished:
            return
        first = attempt.at_first_try
        if document.mistake:
            self.progress = self.progress.isolated(document.mistake, first=first)
        else:
            self.progress = self.progress.after(document.kind, document.level, first=first)

    def isolate(self, mistake: str) -> None:
        """Open the small problem of a mistake, which also comes again later."""
        self.progress = self.progress.missed(mistake)
        self._open(mistake=mistake)

    def go_back(self) -> None:
        """From a small problem back to the problem where it came up."""
        self._open(mistake="")

    def go_on(self) -> None:
        """To the next problem: one that waits, a mistake's small problem that is due, or new."""
        if self.document.mistake:
            self.go_back()
            if not self.attempt.finished:
                return
        number = min(self.document.number + 1, LAST)
        self._open(number=number, mistake=self.progress.due or "")

    def choose(self, **choices: str | int) -> None:
        """Other problems, from the first on."""
        self._open(number=1, mistake="", **choices)

    def _open(self, **choices: Any) -> None:
        """Another problem, with what was typed for it when it was last checked."""
        opened = replace(self.document, **choices)
        before = self.attempts.get(opened.exercise.id)
        self.set(answers=tuple(before.typed.values()) if before else (), **choices)

    def meet(self, kept: str) -> None:
        """Take in what the browser has kept; it may be nothing, or nothing that can be read."""
        self.met = True
        if self.progress == Progress():
            try:
                self.progress = read(kept)
            except ValueError:
                self.progress = Progress()
