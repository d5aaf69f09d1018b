"""What a student has open on the Four ways page, and how it stands in a link."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from nnviz.engine.graph import Graph
from nnviz.engine.run import Run
from nnviz.language import ExpressionError
from nnviz.lessons import LESSONS
from nnviz.ui.desk import Desk, current
from nnviz.ui.link import Link, plain
from nnviz.ui.workspace import graph_of, run_of

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

FAMILIES = {
    "sine": ("fₖ₊₁ = fₖ · sin(fₖ)", "{0}*sin({0})"),
    "logistic": ("fₖ₊₁ = 4 fₖ (1 − fₖ), the logistic map", "4*{0}*(1 - {0})"),
    "sigmoid": ("fₖ₊₁ = σ(fₖ), sigmoids on sigmoids", "sigmoid({0})"),
}
"""Nested functions, by their name in a link: how a step is written, and the step as a program."""

DEEPEST = 11
"""How many steps of a family there may be: as many as SymPy can count in its time."""

COUNTS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
"""How many inputs or outputs a function may have in the comparison of costs."""

FIRST = LESSONS[EXAMPLES[0]]


@lru_cache(maxsize=128)
def problem(program: str) -> ExpressionError | None:
    """Why a program can't be shown here, or None."""
    try:
        graph = graph_of(program, ())
    except ExpressionError as error:
        return error
    if graph.is_scalar:
        return None
    return ExpressionError(
        "This program works on vectors or matrices, but this page differentiates numbers.",
        program,
        0,
        "Write it in single numbers, such as w1*x1 + w2*x2, or open it on the page "
        "Computation graph.",
    )


@dataclass(frozen=True)
class DifferentiationDocument:
    """Everything that a link to the page must carry.

    Attributes
    ----------
    typed : what stands in the box
    shown : the last program that could be read: its graph is the one on show
    values : of every input ever set, by name
    chosen, then : the inputs to differentiate by, first, and again for the second derivative
    tab : the open tab
    exponent : the step size h is 10 to minus this
    family, depth : of the nested functions
    many_inputs, many_outputs : n and m of the comparison of costs
    order : which derivative's graph is on show, 1 or 2
    """

    typed: str = FIRST.program
    shown: str = FIRST.program
    values: tuple[tuple[str, float], ...] = tuple(FIRST.numbers.items())
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
        typed = link.query.get("expression", usual.typed)
        shown = typed if problem(typed) is None else link.query.get("shown", usual.shown)
        if problem(shown):
            link.ignored.append("the program on show")
            shown = usual.shown
        values = dict(usual.values if shown == usual.shown else ()) | _numbers(link)
        names = ("", *graph_of(shown, ()).inputs)
        counts = tuple(map(str, COUNTS))
        return cls(
            typed,
            shown,
            tuple(values.items()),
            link.choice("input", names, usual.chosen),
            link.choice("then", names, usual.then),
            link.choice("tab", tuple(TABS), usual.tab),
            link.whole("h", usual.exponent, 1, 16),
            link.choice("family", tuple(FAMILIES), usual.family),
            link.whole("depth", usual.depth, 1, DEEPEST),
            int(link.choice("n", counts, str(usual.many_inputs))),
            int(link.choice("m", counts, str(usual.many_outputs))),
            link.whole("order", usual.order, 1, 2),
        )

    def query(self) -> dict[str, str]:
        """All its choices, as a link writes them."""
        return {
            "expression": self.typed,
            "shown": "" if self.shown == self.typed else self.shown,
            "inputs": ",".join(f"{name}:{plain(value)}" for name, value in self.inputs.items()),
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

    def edited(self, program: str) -> "DifferentiationDocument":
        """With another program typed in. The graph on show follows if it can be read."""
        if problem(program):
            return replace(self, typed=program)
        inputs = graph_of(program, ()).inputs
        return replace(
            self,
            typed=program,
            shown=program,
            chosen=self.chosen if self.chosen in inputs else "",
            then=self.then if self.then in inputs else "",
        )

    def example(self, key: str) -> "DifferentiationDocument":
        """With one of the lessons, at its own inputs."""
        lesson = LESSONS[key]
        return self.given(lesson.numbers).edited(lesson.program)

    def given(self, values: Mapping[str, float]) -> "DifferentiationDocument":
        """With other values of inputs."""
        return replace(self, values=tuple((dict(self.values) | dict(values)).items()))

    @property
    def error(self) -> ExpressionError | None:
        """Why what is typed can't be shown, or None."""
        return problem(self.typed)

    @property
    def lesson(self) -> str | None:
        """The key of the example on show, or None."""
        return next((key for key in EXAMPLES if LESSONS[key].program == self.typed), None)

    @property
    def graph(self) -> Graph:
        """The graph on show."""
        return graph_of(self.shown, ())

    @property
    def inputs(self) -> dict[str, float]:
        """The value of each input of the graph on show; 1 if it was never set."""
        known = dict(self.values)
        return {name: float(known.get(name, 1.0)) for name in self.graph.inputs}

    @property
    def run(self) -> Run:
        """The run on show."""
        return run_of(self.graph, self.inputs)

    @property
    def by(self) -> str:
        """The input to differentiate by."""
        return self.chosen or self.graph.inputs[0]

    @property
    def again(self) -> str:
        """The input to differentiate by for the second time."""
        return self.then or self.by


def _numbers(link: Link) -> dict[str, float]:
    """The inputs of a link that are numbers."""
    named = link.inputs()
    link.ignored += [f"the input {name}, no number" for name in named if np.ndim(named[name])]
    return {name: value for name, value in named.items() if isinstance(value, float)}


DifferentiationDesk = Desk[DifferentiationDocument]


def desk(*, arrived: bool) -> DifferentiationDesk:
    """The Four ways page of this session."""
    return current("differentiation", DifferentiationDocument, arrived=arrived)
