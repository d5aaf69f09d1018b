"""How a program's text was read: what might have been meant otherwise, and values that it gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from nnviz.engine.ieee import Value


class Note(NamedTuple):
    """Something that a program's writer may have meant otherwise than it was read.

    Attributes
    ----------
    position : where it stands, as an offset in the text as typed
    text : what was read, and what else it may mean
    suggestion : the whole program, rewritten so that it says what `text` proposes; None where
        there is nothing to propose
    """

    position: int
    text: str
    suggestion: str | None = None


@dataclass(frozen=True)
class Reading:
    """What a program's text says beside its graph.

    Attributes
    ----------
    notes : in the order of their positions
    given : values that the program itself gives to inputs; a run may give others
    summed : the whole program with the sum of its output at its end, or None
    text : the program itself, as it was typed; empty where there was none
    """

    notes: tuple[Note, ...] = ()
    given: Mapping[str, Value] = field(default_factory=dict)
    summed: str | None = None
    text: str = ""
