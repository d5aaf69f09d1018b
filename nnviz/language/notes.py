"""The notes of one program, gathered while it is read."""

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from nnviz.engine.reading import Note
from nnviz.language.typed.edits import Edit, edited
from nnviz.language.typed.source import Source

MOST_NOTES = 30
"""Notes that one program is given; each may hold a copy of the program."""


MOST_EDITS = 500
"""Changes that one suggestion makes; a program with more is told in words alone."""


def few(edits: Iterable[Edit]) -> list[Edit]:
    """So many of the changes that a suggestion may make, and one more if there are more."""
    return list(islice(edits, MOST_EDITS + 1))


class _Found(NamedTuple):
    """A note before its suggestion is written: the changes, or the group whose changes they are."""

    position: int
    said: str
    edits: tuple[Edit, ...]
    group: str


class Notes:
    """What may have been meant otherwise, each told once.

    Changes that only make sense together belong to one group.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self._found: dict[tuple[int, str], _Found] = {}
        self._told: set[str] = set()
        self._groups: dict[str, set[Edit]] = {}

    def add(self, position: int, said: str, *edits: Edit, group: str = "") -> None:
        """Tell something of a place, with the changes to the program that it proposes."""
        if group:
            self.change(group, edits)
        if self.open:
            self._found.setdefault((position, said), _Found(position, said, edits, group))

    def once(self, key: str, position: int, said: str, *edits: Edit, group: str = "") -> None:
        """Tell something once, however often it happens."""
        if key not in self._told:
            self._told.add(key)
            self.add(position, said, *edits, group=group)
        elif group:
            self.change(group, edits)

    def change(self, group: str, edits: Iterable[Edit]) -> None:
        """Add changes to those of a group."""
        if self.open:
            self._groups.setdefault(group, set()).update(edits)

    @property
    def open(self) -> bool:
        """True while another note has room."""
        return len(self._found) < MOST_NOTES

    @property
    def all(self) -> tuple[Note, ...]:
        """The notes in the order of their places."""
        found = sorted(self._found.values(), key=lambda note: note.position)
        place = self.source.place
        return tuple(
            Note(place(each.position), each.said, self._suggestion(each)) for each in found
        )

    def _suggestion(self, note: _Found) -> str | None:
        edits = self._groups[note.group] if note.group else note.edits
        return edited(self.source.text, edits) if 0 < len(edits) <= MOST_EDITS else None
