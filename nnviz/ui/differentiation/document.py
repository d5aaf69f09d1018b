"""What a student has open on the Four ways page, and how it stands in a link."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.run import Run
from nnviz.language import ExpressionError
from nnviz.lessons import LESSONS
from nnviz.ui.session.desk import Desk
from nnviz.ui.session.fields import choice, whole
from nnviz.ui.session.link import Link
from nnviz.ui.session.linked import Linked
from nnviz.ui.session.program import Program, program
from nnviz.ui.session.runs import graph_of, run_of

EXAMPLES = ("quiz", "simple-example", "book-graph")
"""The lessons that the page offers, the first one at the start."""

TABS = {
    "differences": "Finite differences",
    "symbolic": "Symbolic",
    "forward": "Forward mode",
    "reverse": "Reverse mode",
    "table": "Side by side",
    "higher": "Higher order",
}
"""The tabs, by their name in a link."""

NESTED = {
    "sine": ("fₖ₊₁ = fₖ · sin(fₖ)", "{0}*sin({0})"),
    "logistic": ("fₖ₊₁ = 4 fₖ (1 − fₖ), the logistic map", "4*{0}*(1 - {0})"),
    "sigmoid": ("fₖ₊₁ = σ(fₖ), sigmoids on sigmoids", "sigmoid({0})"),
}
"""Nested functions, by their name in a link: how a step is written, and the step as a program."""

DEEPEST_NESTING = 10
"""How many steps of a family there may be: as many as SymPy can count in its time."""

COUNTS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
"""How many inputs or outputs a function may have in the comparison of costs."""


class Formula(Program):
    """A program of numbers only."""

    takes_tensors = False

    @property
    def error(self) -> ExpressionError | None:
        """Why the program can't be read, or not be shown here, or None."""
        if (error := super().error) or graph_of(self.program, ()).is_scalar:
            return error
        return ExpressionError(
            "This program works on vectors or matrices, but this page differentiates numbers.",
            self.program,
            0,
            "Write it in single numbers, such as w1*x1 + w2*x2, or open it on the page "
            "Computation graph.",
        )

    def followed(self, link: Link, prefix: str = "", title: str = "program") -> Self:
        """The program that a link asks for, without inputs that are no numbers."""
        typed = super().followed(link, prefix, title)
        strange = [name for name, value in typed.values.items() if np.ndim(value)]
        link.ignored += [f"the input {name}, no number" for name in strange]
        numbers = {name: x for name, x in typed.values.items() if name not in strange}
        return replace(typed, values=numbers)


def example(key: str) -> Formula:
    """One of the lessons, as if it was typed."""
    return Formula.of(LESSONS[key].program, LESSONS[key].numbers)


def _inputs(document: Any) -> tuple[str, ...]:
    """What may be differentiated by; nothing for the first input."""
    return ("", *document.typed.graph.inputs)


@dataclass(frozen=True)
class DifferentiationDocument(Linked):
    """Everything that a link to the page must carry.

    Attributes
    ----------
    typed : the program and its inputs
    chosen, then : the inputs to differentiate by, first, and again for the second derivative
    tab : the open tab
    exponent : the step size h is 10 to minus this
    family, depth : of the nested functions
    many_inputs, many_outputs : n and m of the comparison of costs
    order : which derivative's graph is on show, 1 or 2
    """

    typed: Formula = program(example(EXAMPLES[0]))
    chosen: str = choice("", _inputs, name="input")
    then: str = choice("", _inputs)
    tab: str = choice("differences", tuple(TABS), looked_at=True)
    exponent: int = whole(8, 1, 16, name="h")
    family: str = choice("sine", tuple(NESTED))
    depth: int = whole(6, 1, DEEPEST_NESTING)
    many_inputs: int = choice(100, COUNTS, name="n")
    many_outputs: int = choice(1, COUNTS, name="m")
    order: int = whole(1, 1, 2)

    def edited(self, typed: Formula) -> "DifferentiationDocument":
        """With another program, or other inputs."""
        inputs = typed.graph.inputs
        return replace(
            self,
            typed=typed,
            chosen=self.chosen if self.chosen in inputs else "",
            then=self.then if self.then in inputs else "",
        )

    @property
    def lesson(self) -> str | None:
        """The key of the example on show, or None."""
        return next((key for key in EXAMPLES if LESSONS[key].program == self.typed.program), None)

    @property
    def graph(self) -> Graph:
        """The graph on show."""
        return self.typed.graph

    @property
    def run(self) -> Run:
        """The run on show."""
        return run_of(self.graph, self.typed.inputs)

    @property
    def by(self) -> str:
        """The input to differentiate by."""
        return self.chosen or self.graph.inputs[0]

    @property
    def again(self) -> str:
        """The input to differentiate by for the second time."""
        return self.then or self.by


DifferentiationDesk = Desk[DifferentiationDocument]


def change(desk: DifferentiationDesk, edit: Callable[[Formula], Formula]) -> None:
    """Take in what the student did to the program."""
    desk.change(desk.document.edited(edit(desk.document.typed)))
