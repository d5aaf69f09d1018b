"""What a worksheet is made of, as a link carries it; never who the students are."""

from dataclasses import dataclass

from nnviz.exercises.kinds import KINDS, LEVELS
from nnviz.exercises.sheet import Sheet, numbered, parts
from nnviz.ui.session.fields import flags, text, whole
from nnviz.ui.session.linked import Linked

MOST_EXERCISES, MOST_VARIANTS = 50, 500
"""On one sheet, and of one sheet; a sheet refuses what is too much together."""

LONGEST_SEED, LONGEST_TITLE = 60, 120
"""Characters."""


def _chosen(*keys: str | int, among: tuple[str | int, ...]) -> tuple[bool, ...]:
    return tuple(each in keys for each in among)


@dataclass(frozen=True)
class SheetChoices(Linked):
    """What an instructor chooses.

    Attributes
    ----------
    kinds, levels : which of `KINDS` and of `LEVELS`
    count : exercises on each sheet
    seed : another one gives other numbers
    variants : how many sheets, where no codes of students are given
    title : stands on top of every sheet
    """

    kinds: tuple[bool, ...] = flags(_chosen("forward", "backward", among=tuple(KINDS)))
    levels: tuple[bool, ...] = flags(_chosen(1, among=LEVELS))
    count: int = whole(4, 1, MOST_EXERCISES, name="exercises")
    seed: str = text("1", LONGEST_SEED, name="sheet_seed")
    variants: int = whole(30, 1, MOST_VARIANTS)
    title: str = text("Exercises", LONGEST_TITLE, name="sheet_title")

    @property
    def chosen_kinds(self) -> tuple[str, ...]:
        """The keys of the kinds."""
        return tuple(key for key, chosen in zip(KINDS, self.kinds, strict=True) if chosen)

    @property
    def chosen_levels(self) -> tuple[int, ...]:
        """The levels."""
        return tuple(level for level, chosen in zip(LEVELS, self.levels, strict=True) if chosen)

    def sheet(self, codes: tuple[str, ...]) -> Sheet:
        """The sheet, with a variant for each code; without codes, as many as were asked for.

        Raises
        ------
        ExerciseError : it can't be made; the message says why, and what to try
        """
        asked = parts(self.chosen_kinds, self.chosen_levels, self.count)
        return Sheet(asked, self.seed, codes or numbered(self.variants), self.title)
