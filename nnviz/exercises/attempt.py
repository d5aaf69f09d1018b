"""A learner's attempt at an exercise: what was judged, and what was right at first try."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from nnviz.engine.inputs import InputError
from nnviz.exercises.diagnosis import Diagnosis
from nnviz.exercises.exercise import Exercise
from nnviz.exercises.judging import judge_readable


class Score(NamedTuple):
    """How many of an exercise's answers were right at first try."""

    right: int
    of: int


@dataclass(frozen=True)
class Attempt:
    """How far a learner is with an exercise.

    Attributes
    ----------
    exercise : that is worked on
    typed : what stood in each box when the answers were last checked
    judged : what was said of it then; of a text that can't be read, why
    first : whether the first answer that could be read was right, by the keys of boxes
    shown : true once the answers were shown

    >>> from nnviz.exercises.making import exercise
    >>> attempt = Attempt(exercise("uses", 1, 7)).checked({"x": "999"})
    >>> attempt.judged["x"].verdict, attempt.score
    ('unknown', Score(right=0, of=3))
    """

    exercise: Exercise
    typed: Mapping[str, str] = field(default_factory=dict)
    judged: Mapping[str, Diagnosis | InputError] = field(default_factory=dict)
    first: Mapping[str, bool] = field(default_factory=dict)
    shown: bool = False

    def checked(self, typed: Mapping[str, str]) -> "Attempt":
        """With the answers judged that were typed; an empty box is no answer."""
        given = {key: text for key, text in typed.items() if text.strip()}
        judged = judge_readable(self.exercise, given)
        first = {
            key: found.verdict == "right"
            for key, found in judged.items()
            if isinstance(found, Diagnosis)
        }
        return replace(self, typed=dict(typed), judged=judged, first={**first, **self.first})

    def with_answers(self) -> "Attempt":
        """With the right answers on show: they count as no try."""
        return replace(self, shown=True)

    def is_right(self, key: str) -> bool:
        """True if the answer in a box is right."""
        found = self.judged.get(key)
        return isinstance(found, Diagnosis) and found.verdict == "right"

    @property
    def solved(self) -> bool:
        """True if all answers are right."""
        return all(self.is_right(box.key) for box in self.exercise.boxes)

    @property
    def finished(self) -> bool:
        """True if all answers are right or on show."""
        return self.solved or self.shown

    @property
    def score(self) -> Score:
        """How many answers were right at first try, of all."""
        return Score(sum(self.first.values()), len(self.exercise.boxes))

    @property
    def at_first_try(self) -> bool:
        """True if every answer was right at first try."""
        return self.solved and not self.shown and all(self.first.values())

    @property
    def mistakes(self) -> tuple[str, ...]:
        """The mistakes that can be told for sure: each alone gives an answer that was typed."""
        found = (each for each in self.judged.values() if isinstance(each, Diagnosis))
        return tuple(
            dict.fromkeys(
                each.mistakes[0]
                for each in found
                if each.verdict == "mistake" and len(each.mistakes) == 1
            )
        )
