"""What a student has open: program, inputs and step, and how it stands in the address bar."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from nnviz.engine.ieee import Value
from nnviz.engine.names import canonical
from nnviz.engine.stops import Pace
from nnviz.lessons import LESSONS
from nnviz.ui.session.files import json_of
from nnviz.ui.session.link import MAX_STEP, Link, barred, finite, plain, written_inputs

MAX_NOTICE = 500
"""Characters of a title or a notice that a link may carry."""

FIRST_RATE = 0.1
"""The learning rate until the student chooses one."""

DEFAULT = next(iter(LESSONS))
"""The lesson that a page opens with."""


@dataclass(frozen=True)
class GraphDocument:
    """Everything that a link must carry to reopen the same picture.

    Attributes
    ----------
    program : what is typed
    inputs : the value of each input
    step : how far the student has stepped
    pace : how finely, and from where
    shown : the program whose graph is on show, where `program` can't be read
    trainable : the inputs that may learn, or None for those of the lesson
    rate : the learning rate
    title, notice : what the link's author calls the program, and what to look for
    ignored : what a link asked for and could not be used
    """

    program: str
    inputs: dict[str, Value]
    step: int = 0
    pace: Pace = field(default=Pace())
    shown: str | None = None
    trainable: tuple[str, ...] | None = None
    rate: float = FIRST_RATE
    title: str = ""
    notice: str = ""
    ignored: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def of_lesson(cls, key: str) -> "GraphDocument":
        """A lesson, opened at its start."""
        return cls(LESSONS[key].program, {**LESSONS[key].inputs})

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "GraphDocument":
        """Read a link. What can't be used is left out, and told of in `ignored`.

        >>> query = {"expression": "a*b", "inputs": "a:2,b:x", "step": "1"}
        >>> document = GraphDocument.from_query(query)
        >>> document.inputs, document.step, document.ignored
        ({'a': 2.0}, 1, ('the input b:x',))
        """
        link = Link(query)
        lesson = cls.of_lesson(link.choice("lesson", tuple(LESSONS), DEFAULT))
        named = link.inputs()
        own = "expression" in query
        return cls(
            query["expression"] if own else lesson.program,
            named if own else lesson.inputs | named,
            link.step(),
            pace=link.pace(),
            shown=query.get("shown"),
            trainable=_names(query["trainable"]) if "trainable" in query else None,
            rate=link.rate(FIRST_RATE),
            title=query.get("title", "")[:MAX_NOTICE],
            notice=query.get("notice", "")[:MAX_NOTICE],
            ignored=tuple(link.ignored),
        )

    def to_query(self) -> dict[str, str]:
        """The link to this document. What is as it always starts is left out.

        >>> GraphDocument("a*b", {"a": 2.0, "b": -0.5}, 1).to_query()
        {'expression': 'a*b', 'inputs': 'a:2,b:-0.5', 'step': '1'}
        """
        start = Pace()
        options = {
            "by": (self.pace.by, start.by),
            "begin": (self.pace.begin, start.begin),
            "shown": (self.shown, None),
            "trainable": (None if self.trainable is None else ",".join(self.trainable), None),
            "rate": (plain(self.rate), plain(FIRST_RATE)),
            "title": (self.title, ""),
            "notice": (self.notice, ""),
        }
        chosen = {
            name: value
            for name, (value, usual) in options.items()
            if value is not None and value != usual
        }
        return {
            "expression": self.program,
            "inputs": written_inputs(self.inputs),
            "step": str(self.step),
        } | chosen

    def to_json(self) -> dict[str, Any]:
        """The document as plain data, for a file: what a link carries, with numbers as numbers."""
        inputs = {
            name: value.tolist() if isinstance(value, np.ndarray) else value
            for name, value in self.inputs.items()
        }
        return self.to_query() | {"inputs": inputs, "step": self.step}

    @classmethod
    def from_json(cls, text: str) -> "GraphDocument":
        """Read a saved file.

        Raises
        ------
        ValueError : it is no JSON, or not what `to_json` writes; the message says which part

        >>> GraphDocument.from_json('{"expression": "2x", "inputs": {"x": "3"}}')
        Traceback (most recent call last):
        ValueError: the input x must be a finite number.
        """
        data = json_of(text)
        if not isinstance(data, dict) or not isinstance(data.get("expression"), str):
            raise ValueError('it must be an object with a text "expression".')
        inputs, step = data.get("inputs", {}), data.get("step", 0)
        if not isinstance(inputs, dict):
            raise ValueError('"inputs" must be an object of numbers.')
        for name, value in inputs.items():
            if not _is_value(value):
                raise ValueError(f"the input {name} must be a finite number.")
        if not isinstance(step, int) or not 0 <= step <= MAX_STEP:
            raise ValueError('"step" must be a whole number, 0 or more.')
        options = {name: data[name] for name in data if name not in ("inputs", "step")}
        if strange := [name for name, value in options.items() if not isinstance(value, str)]:
            raise ValueError(f'"{strange[0]}" must be a text.')
        written = ",".join(f"{name}:{barred(_as_value(value))}" for name, value in inputs.items())
        document = cls.from_query(options | {"inputs": written, "step": str(step)})
        if document.ignored:
            raise ValueError(f"{document.ignored[0]} can't be used.")
        return document


def _is_value(given: Any) -> bool:
    """True for a finite number, or for lists of such in rows of one length."""
    if isinstance(given, list):
        rows = {len(row) if isinstance(row, list) else -1 for row in given}
        return len(rows) == 1 and 0 not in rows and all(map(_is_value, given))
    return not isinstance(given, bool | str) and finite(given) is not None


def _as_value(given: Any) -> Value:
    return np.array(given, dtype=np.float64) if isinstance(given, list) else float(given)


def _names(written: str) -> tuple[str, ...]:
    return tuple(canonical(name) for name in written.split(",") if name)
