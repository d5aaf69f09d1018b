"""What a student has open: program, inputs and step, and how it stands in the address bar."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nnviz.engine.graph import canonical
from nnviz.lessons import LESSONS

MAX_STEP = 1_000_000


@dataclass(frozen=True)
class Document:
    """Everything that a link must carry to reopen the same picture.

    Attributes
    ----------
    program : what is typed
    inputs : the value of each input
    step : how far the student has stepped
    shown : the program whose graph is on show, where `program` can't be read
    ignored : what a link asked for and could not be used
    """

    program: str
    inputs: dict[str, float]
    step: int = 0
    shown: str | None = None
    ignored: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def of_lesson(cls, key: str) -> "Document":
        """A lesson, opened at its start."""
        return cls(LESSONS[key].program, dict(LESSONS[key].inputs))

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "Document":
        """Read a link. What can't be used is left out, and told of in `ignored`.

        >>> Document.from_query({"expression": "a*b", "inputs": "a:2,b:x", "step": "1"})
        Document(program='a*b', inputs={'a': 2.0}, step=1, shown=None, ignored=('the input b:x',))
        """
        document = cls.of_lesson(DEFAULT)
        ignored = []
        if (lesson := query.get("lesson")) is not None:
            if lesson in LESSONS:
                document = cls.of_lesson(lesson)
            else:
                ignored.append(f"the lesson {lesson[:30]}")
        program, inputs = document.program, document.inputs
        if "expression" in query:
            program, inputs = query["expression"], {}
        for item in filter(None, query.get("inputs", "").split(",")):
            name, _, written = item.rpartition(":")
            name = canonical(name)
            value = _finite(written)
            if name and value is not None:
                inputs = inputs | {name: value}
            else:
                ignored.append(f"the input {item[:30]}")
        step = query.get("step", "0")
        if not (step.isascii() and step.isdigit() and int(step[:7]) <= MAX_STEP):
            ignored.append(f"the step {step[:30]}")
            step = "0"
        return cls(program, inputs, int(step), query.get("shown"), tuple(ignored))

    def to_query(self) -> dict[str, str]:
        """The link to this document.

        >>> Document("a*b", {"a": 2.0, "b": -0.5}, 1).to_query()
        {'expression': 'a*b', 'inputs': 'a:2,b:-0.5', 'step': '1'}
        """
        inputs = ",".join(f"{name}:{_plain(value)}" for name, value in self.inputs.items())
        query = {"expression": self.program, "inputs": inputs, "step": str(self.step)}
        return query if self.shown is None else query | {"shown": self.shown}

    def to_json(self) -> dict[str, Any]:
        """The document as plain data, for a file."""
        return {"expression": self.program, "inputs": self.inputs, "step": self.step}

    @classmethod
    def from_json(cls, text: str) -> "Document":
        """Read a saved file.

        Raises
        ------
        ValueError : it is no JSON, or not what `to_json` writes; the message says which part

        >>> Document.from_json('{"expression": "2x", "inputs": {"x": "3"}}')
        Traceback (most recent call last):
        ValueError: the input x must be a finite number.
        """
        data = json.loads(text)
        if not isinstance(data, dict) or not isinstance(data.get("expression"), str):
            raise ValueError('it must be an object with a text "expression".')
        inputs, step = data.get("inputs", {}), data.get("step", 0)
        if not isinstance(inputs, dict):
            raise ValueError('"inputs" must be an object of numbers.')
        for name, value in inputs.items():
            if not isinstance(value, int | float) or not math.isfinite(value):
                raise ValueError(f"the input {name} must be a finite number.")
        if not isinstance(step, int) or not 0 <= step <= MAX_STEP:
            raise ValueError('"step" must be a whole number, 0 or more.')
        values = {name: float(value) for name, value in inputs.items()}
        return cls(data["expression"], values, step)


DEFAULT = next(iter(LESSONS))
"""The lesson that a page opens with."""


def _finite(written: str) -> float | None:
    try:
        value = float(written)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _plain(value: float) -> str:
    return repr(float(value)).removesuffix(".0")
