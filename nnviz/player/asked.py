"""What a student who predicts is asked before each step, and what wrong answers give away."""

import math
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from nnviz.engine.ieee import Value
from nnviz.engine.run import Run
from nnviz.engine.steps import Crossing, Step
from nnviz.exercises.diagnosis import explained
from nnviz.exercises.exercise import Question, Wrong
from nnviz.exercises.questions import Asker
from nnviz.mistakes.suspects import Suspicion
from nnviz.mistakes.uses import Use
from nnviz.mistakes.written import ABSOLUTE, RELATIVE
from nnviz.views.notation import names
from nnviz.views.notation.numbers import is_small
from nnviz.views.scene import facts
from nnviz.views.scene.windows import WHOLE
from nnviz.views.steps.modes import REVERSE

DIGITS = 4
"""Significant digits of a number that an answer is compared with: far more than it must have."""

_FACTOR = {"factor": True}
"""Marks what is left out where only results are asked for."""

SHAPE = "shape"
"""The part of a vector or matrix that is asked for first."""


def is_asked(run: Run) -> bool:
    """Whether a run can be predicted: a right pass in reverse mode of a graph that is drawn whole.

    >>> from nnviz import parse, run
    >>> is_asked(run(parse("L = 2x"), {"x": 3}))
    True
    """
    return type(run) is Run and len(run.graph.slots) <= WHOLE


def questions(run: Run) -> dict[str, Any]:
    """What is asked before each step, the wrong answers that are known, and what to say of them.

    >>> from nnviz import parse, run
    >>> made = questions(run(parse("L = x*x"), {"x": 3}))
    >>> [(item["name"], item["value"]) for item in made["expected"][4]]
    [('upstream on L → x', 1), ('local ∂L/∂x', 3), ('downstream on L → x', 3), ('∂L/∂x', 6)]
    >>> values, reasons = made["mistakes"]["n0g.0"]
    >>> values[2], made["reasons"][reasons[2]][:44]
    (2, ' comes out as if the gradient were copied on')
    """
    asking = _Asking(run)
    expected = [[], *(list(asking.step(step)) for step in run.steps)]
    reasons = [explained("", Suspicion(rules, together=False)) for rules in asking.rules]
    return {
        "expected": expected,
        "mistakes": asking.mistakes,
        "reasons": reasons,
        "within": (RELATIVE, ABSOLUTE),
    }


class _Asking:
    """Goes through the steps of a run and collects the wrong answers to what is asked.

    Attributes
    ----------
    mistakes : by place and part, such as `n4g.0`, wrong numbers and the numbers of their reasons
    rules : the mistakes that are told together, once each, by that number
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.ask = Asker(run)
        self.mistakes: dict[str, tuple[list[float | str], list[int]]] = {}
        self.rules: dict[tuple[str, ...], int] = {}
        self._uses = iter(self.ask.uses)
        self._gradients = {
            name: tuple(self.ask.gradient(name)) if is_small(np.shape(run.gradient[name])) else ()
            for name in run.graph.slots
        }

    def step(self, step: Step) -> Iterator[dict[str, Any]]:
        """What a step makes known."""
        if isinstance(step, Crossing):
            yield from self._crossing(step, next(self._uses))
        elif step.phase == "forward":
            place = f"{facts.card(self.run.graph.slots[step.node])}v"
            value = self.run.value[step.node]
            yield from self._card(place, names.text(step.node), value, self.ask.value(step.node))
        else:
            yield from self._gradient(step.node)

    def _crossing(self, step: Crossing, use: Use) -> Iterator[dict[str, Any]]:
        """An edge: its factors and, where it is one of several, what comes over it."""
        place = facts.wire(use.number)
        target, source = names.text(step.node), names.text(step.input)
        way = f"on {target} → {source}"
        if not np.ndim(step.upstream):
            yield self._same(place, 0, f"upstream {way}", step.node)
        for question in self.ask.local(use):
            yield self._item(place, 1, f"local ∂{target}/∂{source}", question) | _FACTOR
        if not np.ndim(step.downstream):
            if len(self.ask.uses.leaving[use.edge.source]) == 1:
                yield self._same(place, 2, f"downstream {way}", step.input)
            else:
                (question,) = self.ask.downstream(use)
                yield self._item(place, 2, f"downstream {way}", question)
        if step.complete:
            yield from self._gradient(step.input)

    def _same(self, place: str, part: int, name: str, of: str) -> dict[str, Any]:
        """A node's gradient where it stands a second time: wrong answers are those of the card."""
        value = _number(float(self.run.gradient[of]))
        return {"at": place, "part": part, "name": name, "value": value} | _FACTOR

    def _gradient(self, name: str) -> Iterator[dict[str, Any]]:
        place = f"{facts.card(self.run.graph.slots[name])}g"
        symbol = REVERSE.symbol(self.run, name)
        yield from self._card(place, symbol, self.run.gradient[name], self._gradients[name])

    def _card(
        self, place: str, name: str, value: Value, asked: Iterable[Question]
    ) -> Iterator[dict[str, Any]]:
        """A number; or the shape of a vector or matrix, and its entries where the card has them."""
        if shape := np.shape(value):
            yield {"at": place, "part": SHAPE, "name": f"shape of {name}", "value": list(shape)}
        if is_small(shape):
            for part, question in enumerate(asked):
                yield self._item(place, part, question.prompt, question)

    def _item(self, place: str, part: int, name: str, question: Question) -> dict[str, Any]:
        if question.wrong:
            values = [_number(wrong.value) for wrong in question.wrong]
            self.mistakes[f"{place}.{part}"] = values, [*map(self._reason, question.wrong)]
        return {"at": place, "part": part, "name": name, "value": _number(question.answer)}

    def _reason(self, wrong: Wrong) -> int:
        return self.rules.setdefault(wrong.mistakes, len(self.rules))


def _number(x: float) -> float | str:
    """A number in as many digits as an answer is compared in; infinities and nan as text."""
    if not math.isfinite(x):
        return str(x)
    rounded = float(f"{x:.{DIGITS}g}")
    return int(rounded) if rounded.is_integer() else rounded
