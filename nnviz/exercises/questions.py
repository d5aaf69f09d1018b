"""Questions about a run: each with its right number, the reason, and the wrong numbers."""

import math
import operator
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np

from nnviz.engine.ieee import Value
from nnviz.engine.run import Run
from nnviz.exercises.exercise import Question, Wrong, allowed
from nnviz.mistakes.answers import Asked, edge_name
from nnviz.mistakes.suspects import MOST_NAMED, Suspects
from nnviz.mistakes.uses import Use, Uses
from nnviz.mistakes.walk import Held
from nnviz.mistakes.written import Written, agrees
from nnviz.views.notation import expressions, linear, names
from nnviz.views.notation.numbers import short

HARMLESS = {frozenset({"seed-missing", "unreversed"}), frozenset({"one-path", "depth-first"})}
"""Mistakes that give the same number on many graphs, whatever the values are."""

MOST_ROUNDED = 0.051
"""How far off an answer may be that is rounded to one decimal, and a little more."""

WITH_A_RATE = "updated-weight"
"""The mistake whose number depends on a learning rate, which a question about gradients has not."""


class Asker:
    """Asks about a run.

    Attributes
    ----------
    run : the right numbers
    uses : its edges
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.graph = run.graph
        with np.errstate(all="ignore"):
            self.uses = Uses(run)
            self._suspects = Suspects(self.uses, Held())
        self._output = names.text(self.graph.output)

    def value(self, name: str) -> Iterator[Question]:
        """The forward value of a node, entry by entry."""
        node, value = self.graph.node(name), self.run.value[name]
        reason = f"{expressions.statement(node)} = {short(value)}."
        for entry in np.ndindex(np.shape(value)):
            key = f"value of {_at_entry(name, entry)}"
            answer = _entry(value, entry)
            prompt = _at_entry(names.text(name), entry)
            yield Question(key, prompt, answer, reason, entry=entry)

    def gradient(self, name: str) -> Iterator[Question]:
        """∂L/∂name, entry by entry."""
        slot = self.graph.slots[name]
        parts = [self.run.downstream[use.number] for use in self.uses.leaving[slot]]
        right = self.run.gradients[slot]
        reason = self._sum(parts, right)
        numbers = self._numbers(Asked("gradient", slot))
        for entry in np.ndindex(np.shape(right)):
            yield self._question(
                _at_entry(name, entry),
                f"∂{self._output}/∂{_at_entry(names.text(name), entry)}",
                (right, entry),
                reason,
                numbers,
                name,
            )

    def downstream(self, use: Use) -> Iterator[Question]:
        """What flows back over an edge, entry by entry."""
        source, target = use.edge.source, use.edge.target
        right = self.run.downstream[use.number]
        numbers = self._numbers(Asked("downstream", use.number))
        for entry in np.ndindex(np.shape(right)):
            yield self._question(
                _at_entry(edge_name(use), entry),
                _at_entry(f"downstream on {self._name(target)} → {self._name(source)}", entry),
                (right, entry),
                self._product(use),
                numbers,
                edge_name(use),
            )

    def local(self, use: Use) -> Iterator[Question]:
        """The local slope of an edge between numbers; nothing between vectors or matrices."""
        if use.true.slopes is None or any(use.true.shape):
            return
        target, source = self._name(use.edge.target), self._name(use.edge.source)
        slope = float(use.true.slopes)
        node = self.graph.node(self.graph.names[use.edge.target])
        reason = f"{expressions.statement(node)} moves {short(slope)} times as fast as {source}."
        yield self._question(
            f"slope {edge_name(use)}",
            f"the local slope ∂{target}/∂{source}",
            (slope, ()),
            reason,
            self._numbers(Asked("local", use.number)),
            "",
        )

    def moved(self, name: str, rate: float) -> Iterator[Question]:
        """The value of a weight after one step of gradient descent."""
        slot = self.graph.slots[name]
        value, gradient = self.run.values[slot], self.run.gradients[slot]
        written = names.text(name)
        wrong = [("sign-turned", value + rate * gradient)]
        wrong += [
            (key, value - rate * number) for key, number in self._numbers(Asked("gradient", slot))
        ]
        yield self._question(
            f"{name} after",
            f"{written} after the step",
            (value - rate * gradient, ()),
            f"{written} − η · ∂{self._output}/∂{written} = {short(value)} − {short(rate)} · "
            f"{short(gradient)} = {short(value - rate * gradient)}.",
            wrong,
            "",
        )

    def shape(self, name: str) -> Iterator[Question]:
        """The rows and the columns of ∂L/∂name."""
        rows, columns = np.shape(self.run.value[name])
        symbol = f"∂{self._output}/∂{names.text(name)}"
        reason = f"{symbol} has the shape of {names.text(name)}: {rows}×{columns}."
        for what, right, other in (("rows", rows, columns), ("columns", columns, rows)):
            yield self._question(
                f"{what} of {name}",
                f"the number of {what} of {symbol}",
                (float(right), ()),
                reason,
                [("outer-product-turned", float(other))],
                "",
            )

    def collisions(self, questions: Iterable[Question]) -> int:
        """How many wrong numbers are given by more than one mistake."""
        return sum(
            len(wrong.mistakes) > 1 and frozenset(wrong.mistakes) not in HARMLESS
            for question in questions
            for wrong in question.wrong
        )

    def _numbers(self, asked: Asked) -> list[tuple[str, Value]]:
        with np.errstate(all="ignore"):
            return [
                (key, number) for key, number in self._suspects.numbers(asked) if key != WITH_A_RATE
            ]

    def _question(
        self,
        key: str,
        prompt: str,
        right: tuple[Value, tuple[int, ...]],
        reason: str,
        numbers: Iterable[tuple[str, Value]],
        at: str,
    ) -> Question:
        value, entry = right
        answer = _entry(value, entry)
        wrong: list[_Alike] = []
        for mistake, number in numbers:
            given = _given(number, entry)
            if given is None or not math.isfinite(given) or _is_right(given, answer):
                continue
            for alike in wrong:
                if abs(alike.number - given) <= alike.near:
                    if mistake not in alike.mistakes:
                        alike.mistakes.append(mistake)
                    break
            else:
                wrong.append(_Alike(given, allowed(given), [mistake]))
        told = tuple(
            Wrong(each.number, tuple(each.mistakes[:MOST_NAMED]), prompt) for each in wrong
        )
        return Question(key, prompt, answer, reason, told, at, entry)

    def _product(self, use: Use) -> str:
        upstream = self.run.gradients[use.edge.target]
        downstream = self.run.downstream[use.number]
        if use.true.slopes is None or any(use.true.shape):
            node = self.graph.node(self.graph.names[use.edge.target])
            return f"{linear.text(use.true, node)} = {short(downstream)}."
        slope = float(use.true.slopes)
        return f"upstream × local = {short(upstream)} × {short(slope)} = {short(downstream)}."

    def _sum(self, parts: list[Any], right: Value) -> str:
        if not parts:
            return f"{self._output} moves one for one with itself."
        if len(parts) == 1:
            return f"It comes over one edge: {short(right)}."
        return f"{' + '.join(_in_brackets(short(part)) for part in parts)} = {short(right)}."

    def _name(self, slot: int) -> str:
        return names.text(self.graph.names[slot])


def wrong_answers(run: Run) -> dict[tuple[str, str], tuple[Question, ...]]:
    """Every number of a backward pass that can be asked for, with its wrong answers.

    Returns
    -------
    By the name of a node and "gradient", or of an edge and "local" or "downstream", a question for
    each entry, row by row. What is upstream on an edge is the gradient of the node that it leaves.

    >>> from nnviz import parse, run
    >>> found = wrong_answers(run(parse("L = x*x"), {"x": 3}))
    >>> found["x", "gradient"][0].answer, found["x", "gradient"][0].wrong[0].mistakes
    (6.0, ('one-path', 'value-for-gradient'))
    """
    ask = Asker(run)
    found = {(name, "gradient"): tuple(ask.gradient(name)) for name in run.graph.slots}
    for use in ask.uses:
        found[edge_name(use), "local"] = tuple(ask.local(use))
        found[edge_name(use), "downstream"] = tuple(ask.downstream(use))
    return found


def _in_brackets(number: str) -> str:
    return f"({number})" if number.startswith("−") else number


class _Alike(NamedTuple):
    """A wrong number, how near another counts as the same, and the mistakes that give it."""

    number: float
    near: float
    mistakes: list[str]


def _given(number: Value, entry: tuple[int, ...]) -> float | None:
    """An entry of a wrong number, which may have another shape than the right one."""
    if isinstance(number, float):
        return None if entry else number
    shape = np.shape(number)
    fits = len(shape) == len(entry) and all(map(operator.lt, entry, shape))
    return _entry(number, entry) if fits else None


def _is_right(given: float, answer: float) -> bool:
    """True if a number, as a student writes it, is taken for the right one or for it, rounded."""
    apart = abs(given - answer)
    rounded = apart <= MOST_ROUNDED and agrees(Written(given, f"{given:.12g}"), answer)
    return rounded or apart <= allowed(answer)


def _entry(value: Value, entry: tuple[int, ...]) -> float:
    return float(np.asarray(value)[entry])


def _at_entry(name: str, entry: tuple[int, ...]) -> str:
    """An entry as people count, from 1."""
    return f"{name}[{','.join(str(place + 1) for place in entry)}]" if entry else name
