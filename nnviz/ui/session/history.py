"""Edits that can be taken back: what a student has made is a frozen value, and its past a list."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

import streamlit as st

MOST = 200
"""Edits that can be undone."""

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
    """

    present: T
    past: list[T] = field(default_factory=list)
    future: list[T] = field(default_factory=list)

    def change(self, value: T) -> None:
        """Make an edit that can be undone."""
        if value is not self.present:
            self.past = [*self.past, self.present][-MOST:]
            self.future = []
            self.present = value

    def undo(self) -> None:
        """Take the last edit back."""
        if self.past:
            self.future.append(self.present)
            self.present = self.past.pop()

    def redo(self) -> None:
        """Make an edit again that was undone."""
        if self.future:
            self.past.append(self.present)
            self.present = self.future.pop()


def buttons(history: History[T]) -> None:
    """Undo and Redo, for a history of edits."""
    for label, icon, act, edits in (
        ("Undo", "undo", history.undo, history.past),
        ("Redo", "redo", history.redo, history.future),
    ):
        st.button(label, icon=f":material/{icon}:", key=label, on_click=act, disabled=not edits)
