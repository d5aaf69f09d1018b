"""What a student has open: program, inputs and step, and how it stands in the address bar."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from nnviz.lessons import LESSONS

MAX_STEP = 1_000_000


@dataclass(frozen=True)
class Document:
    """Everything that a link must carry to reopen the same picture."""

    program: str
    inputs: dict[str, float]
    step: int = 0
    ignored: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def of_lesson(cls, key: str) -> "Document":
        """A lesson, opened at its start."""
        return cls(LESSONS[key].program, dict(LESSONS[key].inputs))

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "Document":
        """Read a link. What can't be used is left out, and told of in `ignored`.

        >>> Document.from_query({"expression": "a*b", "inputs": "a:2,b:x", "step": "1"})
        Document(program='a*b', inputs={'a': 2.0}, step=1, ignored=('the input b:x',))
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
            value = _finite(written)
            if name and value is not None:
                inputs = inputs | {name: value}
            else:
                ignored.append(f"the input {item[:30]}")
        step = query.get("step", "0")
        if not (step.isascii() and step.isdigit() and int(step[:7]) <= MAX_STEP):
            ignored.append(f"the step {step[:30]}")
            step = "0"
        return cls(program, inputs, int(step), tuple(ignored))

    def to_query(self) -> dict[str, str]:
        """The link to this document; the page's first document needs none.

        >>> Document("a*b", {"a": 2.0, "b": -0.5}, 1).to_query()
        {'expression': 'a*b', 'inputs': 'a:2,b:-0.5', 'step': '1'}
        """
        if self == Document.of_lesson(DEFAULT):
            return {}
        inputs = ",".join(f"{name}:{_plain(value)}" for name, value in self.inputs.items())
        return {"expression": self.program, "inputs": inputs, "step": str(self.step)}


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
