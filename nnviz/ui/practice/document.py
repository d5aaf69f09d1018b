"""What a student has open on the Practice page, and how it stands in a link."""

from dataclasses import dataclass

from nnviz.exercises.exercise import Exercise
from nnviz.exercises.isolating import isolating
from nnviz.exercises.kinds import KINDS, LEVELS
from nnviz.exercises.making import exercise
from nnviz.exercises.quiz import QUIZZES
from nnviz.lessons import LESSONS
from nnviz.mistakes.table import MISTAKES
from nnviz.ui.practice.sheet_choices import SheetChoices
from nnviz.ui.session.fields import choice, nested, text, texts, whole
from nnviz.ui.session.link import LARGEST_SEED
from nnviz.ui.session.linked import Linked
from nnviz.ui.session.program import Program, program

TABS = {
    "solve": "Solve",
    "check": "Check my numbers",
    "sheets": "Worksheets",
    "quiz": "Quiz for a course",
}
"""The parts of the page, by their name in a link."""

MOST_BOXES, LONGEST_ANSWER = 40, 200
"""Answers of an exercise, and characters of one."""

LAST = 9999
"""The last problem of a seed."""

LONGEST_PASTED = 5_000
"""Characters of a student's own numbers."""


def example(key: str) -> Program:
    """A lesson's program, as if it was typed."""
    lesson = LESSONS[key]
    return Program.of(lesson.program, {name: float(x) for name, x in lesson.inputs.items()})


@dataclass(frozen=True)
class PracticeDocument(Linked):
    """Everything that a link to the page must carry.

    Attributes
    ----------
    tab : the open part
    kind, level, seed : which problems come, one after another
    number : of the problem on show
    mistake : the key of the mistake whose small problem is on show instead; or empty
    answers : what was typed for it, box by box
    typed, pasted : a student's own program, and their numbers for it
    sheet : a worksheet
    quiz : which of the two quizzes
    """

    tab: str = choice("solve", tuple(TABS), looked_at=True)
    kind: str = choice("backward", tuple(KINDS))
    level: int = choice(1, LEVELS)
    seed: int = whole(1, 0, LARGEST_SEED)
    number: int = whole(1, 1, LAST, name="problem")
    mistake: str = choice("", ("", *MISTAKES))
    answers: tuple[str, ...] = texts(MOST_BOXES, LONGEST_ANSWER)
    typed: Program = program(example("book-graph"))
    pasted: str = text("", LONGEST_PASTED, name="numbers")
    sheet: SheetChoices = nested(SheetChoices)
    quiz: str = choice("pre", tuple(QUIZZES), looked_at=True)

    @property
    def exercise(self) -> Exercise:
        """The problem on show."""
        seed = f"{self.seed}.{self.number}"
        if self.mistake:
            return isolating(self.mistake, seed)
        return exercise(self.kind, self.level, seed)

    @property
    def by_box(self) -> dict[str, str]:
        """What was typed, by the keys of boxes."""
        keys = [box.key for box in self.exercise.boxes]
        given = dict(zip(keys, self.answers, strict=False))
        return {key: given.get(key, "") for key in keys}
