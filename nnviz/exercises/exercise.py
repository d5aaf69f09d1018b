"""What an exercise is: a program with numbers, and questions whose answers are one number each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from urllib.parse import urlencode

import numpy as np

from nnviz.engine.ieee import Value
from nnviz.engine.run import Run, run
from nnviz.exercises.diagnosis import explained
from nnviz.language import parse
from nnviz.language.values import write_value
from nnviz.mistakes.suspects import Suspicion
from nnviz.mistakes.written import ABSOLUTE, RELATIVE
from nnviz.views.notation.numbers import short

VERSION = 2
"""Stands in every exercise's id. Raise it with every change that changes what a seed gives."""


@dataclass(frozen=True)
class Wrong:
    """A wrong answer: its number, the mistakes that give it, and what was asked."""

    value: float
    mistakes: tuple[str, ...]
    prompt: str

    @property
    def text(self) -> str:
        """What to say of it: told if there is one mistake, asked if there are several."""
        return explained(
            f"{self.prompt} = {short(self.value)}", Suspicion(self.mistakes, together=False)
        )


@dataclass(frozen=True)
class Question:
    """One number that is asked for.

    Attributes
    ----------
    key : what it is called in answers and keys, such as `b`, `d->b` or `W[1,2]`
    prompt : what is asked, in a few words or symbols
    answer : the number
    reason : how it comes about
    wrong : the numbers that mistakes give, each once; none is right
    at : the node or edge that `nnviz.diagnose` knows it by; empty where it is no gradient
    entry : of a vector or matrix, from 0
    """

    key: str
    prompt: str
    answer: float
    reason: str
    wrong: tuple[Wrong, ...] = ()
    at: str = ""
    entry: tuple[int, ...] = ()

    @property
    def tolerance(self) -> float:
        """How far an answer may be off."""
        return allowed(self.answer)

    @property
    def box(self) -> str:
        """The key of the whole number, vector or matrix that it asks for an entry of."""
        return _whole(self.key, self.entry)


@dataclass(frozen=True)
class Box:
    """What is answered in one go: a number, or all entries of a vector or matrix.

    Attributes
    ----------
    key : what it is called in answers, such as `b`, `d->b` or `W`
    prompt : what is asked, without an entry
    questions : one for each entry, row by row
    """

    key: str
    prompt: str
    questions: tuple[Question, ...]

    @property
    def shape(self) -> tuple[int, ...]:
        """Of the answer; () for a number."""
        return tuple(place + 1 for place in self.questions[-1].entry)

    @property
    def answer(self) -> Value:
        """The right number, vector or matrix."""
        numbers = [question.answer for question in self.questions]
        return np.reshape(numbers, self.shape) if self.shape else numbers[0]


@dataclass(frozen=True)
class Exercise:
    """A program with numbers, and questions about it.

    Attributes
    ----------
    kind, level, seed : what it was made from
    task : what is to be done, in one or two sentences
    program, inputs : the graph and its values
    questions : in the order in which they can be answered
    given : the last step of the run whose numbers are shown with the task
    table : lines that are shown with the task, each with what was found there; for most kinds none
    """

    kind: str
    level: int
    seed: str
    task: str
    program: str
    inputs: Mapping[str, Value]
    questions: tuple[Question, ...]
    given: int
    table: tuple[tuple[str, ...], ...] = ()

    @property
    def id(self) -> str:
        """Names it for good: the same id is the same exercise."""
        return f"{self.kind}-{self.level}-{self.seed}-v{VERSION}"

    @cached_property
    def run(self) -> Run:
        """All of its numbers."""
        return run(parse(self.program), self.inputs)

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """The questions, with those about entries of the same vector or matrix together."""
        return tuple(
            Box(key, _whole(entries[0].prompt, entries[0].entry), entries)
            for key, each in groupby(self.questions, key=lambda question: question.box)
            for entries in (tuple(each),)
        )

    @property
    def answers(self) -> dict[str, float]:
        """The right number of every question."""
        return {question.key: question.answer for question in self.questions}

    @property
    def query(self) -> dict[str, str]:
        """The query of a link to the Graph page, whose player asks before it shows each step."""
        inputs = ",".join(
            f"{name}:{write_value(value).replace(', ', '|')}" for name, value in self.inputs.items()
        )
        return {"expression": self.program, "inputs": inputs, "step": "0", "predict": "yes"}

    @property
    def link(self) -> str:
        """Opens the program in the player, below the address of an nnviz."""
        return "graph?" + urlencode(self.query)


def _whole(named: str, entry: tuple[int, ...]) -> str:
    """A key or a prompt without the place of the entry that stands at its end."""
    return named.rpartition("[")[0] if entry else named


def allowed(number: float) -> float:
    """How far from a number an answer may be.

    >>> allowed(-4.0), allowed(0.0)
    (0.04, 0.001)
    """
    return max(RELATIVE * abs(number), ABSOLUTE)
