"""What a student has open on the Four ways page, and how it stands in a link."""

from dataclasses import dataclass, field, replace

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.run import Run
from nnviz.language import ExpressionError
from nnviz.lessons import LESSONS
from nnviz.ui.session.desk import Desk, current
from nnviz.ui.session.link import Link
from nnviz.ui.session.program import Program
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


def example(key: str) -> Formula:
    """One of the lessons, as if it was typed."""
    return Formula.of(LESSONS[key].program, LESSONS[key].numbers)


@dataclass(frozen=True)
class DifferentiationDocument:
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

    typed: Formula = field(default_factory=lambda: example(EXAMPLES[0]))
    chosen: str = ""
    then: str = ""
    tab: str = "differences"
    exponent: int = 8
    family: str = "sine"
    depth: int = 6
    many_inputs: int = 100
    many_outputs: int = 1
    order: int = 1

    @classmethod
    def read(cls, link: Link) -> "DifferentiationDocument":
        """The document that a link asks for."""
        usual = cls()
        typed = Formula.read(link, usual.typed)
        strange = [name for name, value in typed.values.items() if np.ndim(value)]
        link.ignored += [f"the input {name}, no number" for name in strange]
        numbers = {name: x for name, x in typed.values.items() if name not in strange}
        typed = replace(typed, values=numbers)
        names = ("", *typed.graph.inputs)
        counts = tuple(map(str, COUNTS))
        return cls(
            typed,
            link.choice("input", names, usual.chosen),
            link.choice("then", names, usual.then),
            link.choice("tab", tuple(TABS), usual.tab),
            link.whole("h", usual.exponent, 1, 16),
            link.choice("family", tuple(NESTED), usual.family),
            link.whole("depth", usual.depth, 1, DEEPEST_NESTING),
            int(link.choice("n", counts, str(usual.many_inputs))),
            int(link.choice("m", counts, str(usual.many_outputs))),
            link.whole("order", usual.order, 1, 2),
        )

    def query(self) -> dict[str, str]:
        """All its choices, as a link writes them."""
        return {
            **self.typed.query(),
            "input": self.chosen,
            "then": self.then,
            "tab": self.tab,
            "h": str(self.exponent),
            "family": self.family,
            "depth": str(self.depth),
            "n": str(self.many_inputs),
            "m": str(self.many_outputs),
            "order": str(self.order),
        }

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


def desk(*, arrived: bool) -> DifferentiationDesk:
    """The Four ways page of this session."""
    return current("differentiation", DifferentiationDocument, arrived=arrived)
