"""What a learner has mastered, and which mistakes shall come again; kept as a text by a browser."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from nnviz.exercises.kinds import KINDS, LEVELS
from nnviz.mistakes.table import MISTAKES

IN_A_ROW = 3
"""Problems of a kind and level that are right at first try, one after another, to master it."""

LATER = 3
"""After so many problems a mistake comes again."""

MOST = 1_000_000
"""The largest count that is read from a file."""

FORMAT = "nnviz practice 1"


@dataclass(frozen=True)
class Record:
    """How it went with the problems of one kind and level.

    Attributes
    ----------
    done : how many were finished
    first : how many of them were right at first try
    row : how many of the last ones were, without a break
    """

    done: int = 0
    first: int = 0
    row: int = 0

    @property
    def mastered(self) -> bool:
        """True as long as no problem breaks the row."""
        return self.row >= IN_A_ROW

    def after(self, *, first: bool) -> "Record":
        """With one more problem."""
        return Record(self.done + 1, self.first + first, self.row + 1 if first else 0)


@dataclass(frozen=True)
class Progress:
    """A learner's progress.

    Attributes
    ----------
    records : by kind and level
    coming : by the key of a mistake, how many problems are to be finished before it comes again

    >>> one = Progress().after("uses", 1, first=False).missed("one-path")
    >>> one.records["uses", 1], one.due
    (Record(done=1, first=0, row=0), None)
    """

    records: Mapping[tuple[str, int], Record] = field(default_factory=dict)
    coming: Mapping[str, int] = field(default_factory=dict)

    @property
    def done(self) -> int:
        """How many problems were finished."""
        return sum(record.done for record in self.records.values())

    @property
    def first(self) -> int:
        """How many of them were right at first try."""
        return sum(record.first for record in self.records.values())

    @property
    def due(self) -> str | None:
        """The mistake whose small problem comes next, if one is due."""
        return next((key for key, left in self.coming.items() if left == 0), None)

    def after(self, kind: str, level: int, *, first: bool) -> "Progress":
        """With a problem of a kind finished."""
        record = self.records.get((kind, level), Record()).after(first=first)
        nearer = {key: max(left - 1, 0) for key, left in self.coming.items()}
        return Progress({**self.records, (kind, level): record}, nearer)

    def missed(self, mistake: str) -> "Progress":
        """A mistake was made: its small problem comes again later."""
        return replace(self, coming={**self.coming, mistake: LATER})

    def isolated(self, mistake: str, *, first: bool) -> "Progress":
        """The small problem of a mistake was finished: right at first try, it comes no more."""
        if not first:
            return self.missed(mistake)
        left = {key: count for key, count in self.coming.items() if key != mistake}
        return replace(self, coming=left)


def written(progress: Progress) -> str:
    """Progress as a text.

    >>> written(Progress().after("uses", 1, first=True))
    '{"format": "nnviz practice 1", "done": {"uses 1": [1, 1, 1]}, "coming": {}}'
    """
    records = {
        f"{kind} {level}": [record.done, record.first, record.row]
        for (kind, level), record in progress.records.items()
    }
    return json.dumps({"format": FORMAT, "done": records, "coming": dict(progress.coming)})


def read(text: str) -> Progress:
    """Progress from the text that `written` gives. What later versions know more is left out.

    Raises
    ------
    ValueError : it is no such text

    >>> read("[]")
    Traceback (most recent call last):
    ValueError: it holds no progress that was saved here.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValueError("it holds no progress that was saved here.")
    records, coming = data.get("done"), data.get("coming")
    if not isinstance(records, dict) or not isinstance(coming, dict):
        raise ValueError("its parts “done” and “coming” must be objects.")
    known = {f"{kind} {level}": (kind, level) for kind in KINDS for level in LEVELS}
    return Progress(
        {known[name]: _record(name, counts) for name, counts in records.items() if name in known},
        {key: _count(key, left, LATER) for key, left in coming.items() if key in MISTAKES},
    )


def _record(name: str, counts: Any) -> Record:
    if not isinstance(counts, list) or len(counts) != 3:
        raise ValueError(f"“{name}” must have three counts.")
    done, first, row = (_count(name, each, MOST) for each in counts)
    if not row <= first <= done:
        raise ValueError(f"the counts of “{name}” don't fit together.")
    return Record(done, first, row)


def _count(name: str, given: Any, most: int) -> int:
    if isinstance(given, bool) or not isinstance(given, int) or not 0 <= given <= most:
        raise ValueError(f"“{name}” must have whole numbers from 0 to {most:,}.")
    return given
