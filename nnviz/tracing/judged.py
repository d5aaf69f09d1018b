"""Gradients that a learner's own program computed, judged in the order of the backward pass."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from nnviz.engine.inputs import InputError
from nnviz.engine.run import Run
from nnviz.engine.shapes import describe
from nnviz.exercises.checked import MOST_EDGES
from nnviz.exercises.diagnosis import Diagnosis, diagnose
from nnviz.mistakes.written import EXACT, Written, is_exact, read_written
from nnviz.views.notation import names
from nnviz.views.notation.numbers import short


@dataclass(frozen=True)
class Judged:
    """What is to be said of the gradients of a backward pass; as text, a line for each.

    Attributes
    ----------
    run : the right numbers
    all : a diagnosis of each gradient, from the output back to the inputs
    """

    run: Run
    all: tuple[Diagnosis, ...]

    @property
    def first(self) -> Diagnosis | None:
        """The first gradient that is wrong by itself; None where all are right."""
        return next((each for each in self.all if each.verdict in ("mistake", "unknown")), None)

    @property
    def is_right(self) -> bool:
        """True if every gradient is right."""
        return all(each.verdict == "right" for each in self.all)

    def __str__(self) -> str:
        return "\n".join(self._lines())

    __repr__ = __str__

    def _lines(self) -> Iterator[str]:
        marks = {"right": "✓", "follows": "→"}
        if self.first:
            yield f"The first wrong gradient is that of {self.first.at}."
        elif self.all:
            yield f"All {len(self.all)} gradients are right."
        for each in self.all:
            yield f"{marks.get(each.verdict, '✗')} {each.at}: {each.text}"

    def _repr_html_(self) -> str:
        from html import escape

        return f"<pre>{escape(str(self))}</pre>{self.run._repr_html_()}"


def judged(run: Run, gradients: Mapping[str, Any]) -> Judged:
    """Compare gradients with the right ones, and find which wrong rules give the wrong ones.

    Parameters
    ----------
    run : the right numbers
    gradients : by the names of nodes, as a program computed them: right only in nearly all digits

    Raises
    ------
    InputError : a gradient is no number, vector or matrix
    """
    slots = run.graph.slots
    ordered = sorted(gradients, key=lambda name: -slots[name])
    read = {name: read_written(name, gradients[name]) for name in ordered}
    fitting = {name: each.value for name, each in read.items() if _fits(run, name, each)}
    if len(run.graph.edges) <= MOST_EDGES:
        told = {each.at: each for each in diagnose(run, fitting, computed=True)}
    else:
        told = {name: _compared(run, name, read[name]) for name in fitting}
    return Judged(run, tuple(told.get(name) or _misshapen(run, name, read[name]) for name in read))


def _fits(run: Run, name: str, given: Written) -> bool:
    shape = np.shape(run.value[name])
    return np.shape(given.value) in (shape, shape[::-1])


def _misshapen(run: Run, name: str, given: Written) -> Diagnosis:
    said = describe(names.text(name), np.shape(run.value[name]))
    text = (
        f"{said}, but {describe('its gradient here', np.shape(given.value))}. A gradient has the "
        "shape of what it belongs to: add up over what was repeated."
    )
    return Diagnosis(name, "unknown", (), text)


def _compared(run: Run, name: str, given: Written) -> Diagnosis:
    """A verdict without reasons, for graphs in which trying all mistakes takes too long."""
    right = run.gradient[name]
    symbol = f"∂{names.text(run.graph.output)}/∂{names.text(name)}"
    if is_exact(given, right):
        return Diagnosis(name, "right", (), f"{symbol}: right.")
    farthest = float(np.max(np.abs(np.subtract(given.value, right))))
    text = (
        f"{symbol} is off by up to {short(farthest)}; two computations may differ by {EXACT:g} of "
        f"the number. This graph has more than {MOST_EDGES} edges: trace a smaller part of it, and "
        "the reason is looked for too."
    )
    return Diagnosis(name, "unknown", (), text)


def named(run: Run, gradients: Any, order: tuple[str, ...]) -> dict[str, Any]:
    """The gradients that a function returned, by name.

    Raises
    ------
    InputError : there are not as many as inputs, or one belongs to nothing in the graph
    """
    if isinstance(gradients, Mapping):
        return dict(gradients)
    if not isinstance(gradients, tuple):
        gradients = gradients if isinstance(gradients, list) and len(order) > 1 else (gradients,)
    if len(gradients) != len(order):
        raise InputError(
            f"The gradient function returns {len(gradients)} gradients, but there are {len(order)} "
            f"inputs: {', '.join(order)}. Return one for each, or a dict by name."
        )
    return dict(zip(order, gradients, strict=True))
