"""Edits that can be taken back: what a student has made is a frozen value, and its past a list."""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

MOST = 200
"""Edits that can be undone."""

PAUSE = 1.0
"""Seconds within which another change of the same thing belongs to the same edit."""

T = TypeVar("T")


@dataclass
class History(Generic[T]):
    """A value that changes, with what it was before and what was undone.

    >>> history = History("a")
    >>> history.change("ab")
    >>> history.undo()
    >>> history.present
    'a'
    >>> history.redo()
    >>> history.present
    'ab'

    A slider that is dragged changes one thing many times, which is one edit:

    >>> history = History(0.0)
    >>> for value in (0.1, 0.2, 0.3):
    ...     history.change(value, of="rate")
    >>> history.undo()
    >>> history.present
    0.0
    """

    present: T
    past: list[T] = field(default_factory=list)
    future: list[T] = field(default_factory=list)
    clock: Callable[[], float] = time.monotonic
    _last: tuple[Hashable, float] = (None, 0.0)

    def change(self, value: T, of: Hashable = None) -> None:
        """Make an edit that can be undone.

        Parameters
        ----------
        value : what is there from now on
        of : what is changed; another change of it within `PAUSE` belongs to the same edit. None
            for an edit that stands alone
        """
        before, then = self._last
        self._last = of, self.clock()
        if of is None or of != before or self._last[1] - then > PAUSE:
            self.past = [*self.past, self.present][-MOST:]
        self.future = []
        self.present = value

    def replace(self, value: T) -> None:
        """Put another value in the place of the present one, which is no edit."""
        self.present = value

    def undo(self) -> None:
        """Take the last edit back."""
        self._move(self.past, self.future)

    def redo(self) -> None:
        """Make an edit again that was undone."""
        self._move(self.future, self.past)

    def _move(self, source: list[T], target: list[T]) -> None:
        if source:
            target.append(self.present)
            self.present = source.pop()
            self._last = None, 0.0
