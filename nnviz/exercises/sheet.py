"""A sheet: the same kinds of exercises for everybody, with other numbers for each student."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from nnviz.exercises.draw import short_hash
from nnviz.exercises.exercise import Exercise
from nnviz.exercises.kinds import KINDS
from nnviz.exercises.making import ExerciseError, exercise

MOST = 2_000
"""Exercises in all variants of one sheet."""


@dataclass(frozen=True)
class Part:
    """One exercise of a sheet, whatever its numbers."""

    kind: str
    level: int


@dataclass(frozen=True)
class Variant:
    """One student's sheet.

    Attributes
    ----------
    code : whom it is for, as the instructor names them; on no sheet, only in the keys
    id : stands on the sheet, and does not tell the code
    exercises : with this variant's numbers
    """

    code: str
    id: str
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True)
class Sheet:
    """What a sheet is made of.

    Attributes
    ----------
    parts : its exercises, in order
    seed : any text; another seed gives other numbers to everybody
    codes : one for each variant
    title : stands on top
    """

    parts: tuple[Part, ...]
    seed: str
    codes: tuple[str, ...]
    title: str = "Exercises"

    def __post_init__(self) -> None:
        """Refuse what can't be made.

        Raises
        ------
        ExerciseError : no part or no code, a code that stands twice, or too many exercises
        """
        if not self.parts:
            raise ExerciseError("The sheet has no exercise. Choose one kind at least.")
        if not self.codes:
            raise ExerciseError("The sheet has no variant. Give a number of variants, or codes.")
        if twice := [code for code, count in Counter(self.codes).items() if count > 1]:
            raise ExerciseError(
                f"{', '.join(twice[:3])} stands more than once in the list of students. Every "
                "code must be another one, as each gets a sheet of their own."
            )
        if len(self.codes) * len(self.parts) > MOST:
            raise ExerciseError(
                f"{len(self.codes)} variants of {len(self.parts)} exercises are "
                f"{len(self.codes) * len(self.parts):,} exercises; the limit is {MOST:,}. "
                "Make fewer variants, or two sheets."
            )

    def variants(self) -> Iterator[Variant]:
        """The sheets of all students, one after another."""
        for code in self.codes:
            own = short_hash(f"{self.seed}/{code}")
            yield Variant(
                code,
                own,
                tuple(
                    exercise(part.kind, part.level, f"{own}.{number}")
                    for number, part in enumerate(self.parts, 1)
                ),
            )


def numbered(count: int) -> tuple[str, ...]:
    """Codes for so many variants.

    >>> numbered(3)
    ('1', '2', '3')
    """
    if count < 1:
        raise ExerciseError(f"{count} variants can't be made. Ask for one at least.")
    return tuple(str(number) for number in range(1, count + 1))


def read_codes(text: str) -> tuple[str, ...]:
    """The codes of a pasted list of students: one a line, or with commas or semicolons between.

    >>> read_codes("ada, grace" + chr(10) + "alan")
    ('ada', 'grace', 'alan')
    """
    marks = text.replace(";", "\n").replace(",", "\n")
    return tuple(line.strip() for line in marks.splitlines() if line.strip())


def parts(kinds: Sequence[str], levels: Sequence[int], count: int) -> tuple[Part, ...]:
    """So many parts: all kinds at the first level, then all at the next, and so on in turn.

    >>> [(part.kind, part.level) for part in parts(["forward", "path"], [1, 2], 3)]
    [('forward', 1), ('path', 1), ('forward', 2)]
    """
    for kind in kinds:
        if kind not in KINDS:
            raise ExerciseError(f"{kind} is no kind of exercise. The kinds: {', '.join(KINDS)}.")
    pairs = [Part(kind, level) for level in levels for kind in kinds]
    return tuple(islice(cycle(pairs), count))
