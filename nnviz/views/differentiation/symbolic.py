"""What SymPy found, in formulas and in words, and a plot of how formulas grow beside graphs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from plotly.graph_objects import Figure, Scatter

from nnviz.engine.operations import OPERATIONS
from nnviz.engine.run import Run
from nnviz.symbolic.formula import Row, value
from nnviz.symbolic.worker import SECONDS, Job
from nnviz.views.differentiation.approaches import digits, of
from nnviz.views.differentiation.looks import REVERSE_MODE, SYMBOLIC
from nnviz.views.notation import expressions
from nnviz.views.notation.palette import LINE
from nnviz.views.plots.direct import named
from nnviz.views.steps.derivation import partial

TOO_LONG = "This formula is too long to be evaluated here; its operations were counted."


class Formula(NamedTuple):
    """A derivative as a formula: how long it is, its LaTeX, and its rows to be evaluated.

    A formula that is too long has no LaTeX, or no rows; a simplified one never has rows.
    """

    operations: int
    latex: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class Formulas:
    """The formulas that SymPy found in time, by input and form.

    Attributes
    ----------
    found : each formula by its input and its form, "raw" or "simplified"
    inputs : the names and values of the inputs at which the raw formulas are evaluated
    unwritten : the operation that has no formula, or an empty string
    stopped : true if SymPy's seconds of computing were up
    trouble : why else something is missing, in a sentence, or an empty string
    """

    found: Mapping[tuple[str, str], Formula]
    inputs: tuple[tuple[str, float], ...]
    unwritten: str
    stopped: bool
    trouble: str

    @classmethod
    def of(cls, asked: Job, run: Run) -> "Formulas":
        """What a job found, at the inputs of a run."""
        found = {}
        inputs = tuple((name, float(run.value[name])) for name in run.graph.inputs)
        unwritten = ""
        for answer in asked.answers:
            unwritten = answer.get("unwritten", unwritten)
            if "form" in answer:
                found[answer["by"], answer["form"]] = _formula(answer)
        return cls(found, inputs, unwritten, asked.stopped, trouble(asked))

    def formula(self, by: str, form: str) -> Formula | None:
        """The derivative by an input, or None if it was not found."""
        return self.found.get((by, form))

    @property
    def cut(self) -> bool:
        """True if some raw formula is too long to be evaluated."""
        return any(form == "raw" and not each.rows for (_, form), each in self.found.items())

    def value(self, by: str) -> float | None:
        """What the raw formula by an input gives; None without one, or where it is not real."""
        raw = self.formula(by, "raw")
        return _evaluated(tuple(map(tuple, raw.rows)), self.inputs) if raw and raw.rows else None


@lru_cache(maxsize=64)
def _evaluated(
    rows: tuple[tuple[Any, ...], ...], inputs: tuple[tuple[str, float], ...]
) -> float | None:
    return value(rows, dict(inputs))


def trouble(asked: Job) -> str:
    """Why an answer is missing or cut short, unless SymPy's seconds were up; else empty."""
    if asked.refused:
        return (
            "SymPy is busy with the formulas of others, so it did not take this one. Try again "
            "in a moment."
        )
    if asked.late:
        return (
            "SymPy was stopped before it was done here, to make room for the formulas of others. "
            "Ask again, and it starts anew."
        )
    for answer in asked.answers:
        if "failed" in answer:
            return (
                f"SymPy gave up on this formula ({answer['failed']}): an error of its own, not of "
                "yours. The other ways still have an answer."
            )
    return ""


def _formula(answer: Mapping[str, Any]) -> Formula:
    return Formula(answer["operations"], answer["latex"], answer.get("rows", ()))


def equation(run: Run, by: str, formula: Formula) -> str:
    """A derivative and its formula, in LaTeX."""
    return rf"{partial(run.graph.output, by)} = {formula.latex}"


def kinks(run: Run) -> list[str]:
    """Which functions of a graph SymPy has to split into cases."""
    graph = run.graph
    split = dict.fromkeys(
        expressions.operation_of(node).title
        for node in graph.nodes
        if node.operation and OPERATIONS[node.operation].kink and node.operation != "step"
    )
    if not split:
        return []
    return [
        f"No one formula holds on both sides of a kink, so SymPy writes cases for: "
        f"{', '.join(split)}. On the kink itself there is no derivative; the formula takes one of "
        "the cases."
    ]


def verdicts(run: Run, by: str, told: Formulas) -> list[str]:
    """What the formulas say at the inputs, and what could not be found."""
    if told.unwritten:
        operation = OPERATIONS[told.unwritten]
        reason = operation.kink.convention if operation.kink else ""
        return [
            f"Symbolic differentiation stops at the **{operation.title}**: there is no formula "
            f"for its derivative. {reason}"
        ]
    said = []
    raw = told.formula(by, "raw")
    if raw and not raw.rows:
        said.append(TOO_LONG)
    elif raw:
        number = told.value(by)
        given = "no real number" if number is None else digits(number)
        said.append(
            f"At these inputs the formula gives {of(run, by)} = **{given}**; reverse mode gives "
            f"{digits(run.gradient[by])}."
        )
    if told.trouble:
        said.append(told.trouble)
    if told.stopped:
        missing = "differentiate" if raw is None else "simplify the derivatives"
        said.append(
            f"SymPy was stopped after {SECONDS} seconds of computing, before it could {missing}. "
            "Symbolic differentiation may take any time and any room; the other ways take what the "
            "size of the graph says."
        )
    return said


class Growth(NamedTuple):
    """Sizes at depth 1, 2, …: of the derivative's formula, and of the graph's two passes.

    `trouble` says why formulas are missing where it was not for want of time.
    """

    formula: Sequence[int]
    graph: Sequence[int]
    trouble: str = ""


def growth(grown: Growth, depth: int) -> Figure:
    """Operations of the formula and of reverse mode against the depth, up to the one chosen."""
    figure = Figure(
        [
            Scatter(
                x=list(range(1, len(sizes[:depth]) + 1)),
                y=list(sizes[:depth]),
                name=name,
                mode="lines+markers",
                line=look.line(),
                marker=look.marker,
            )
            for sizes, name, look in (
                (grown.formula, "derivative as a formula", SYMBOLIC),
                (grown.graph, "reverse mode on the graph", REVERSE_MODE),
            )
        ]
    )
    figure.add_vline(x=depth, line={"color": LINE.rgb, "width": 1})
    figure.update_layout(
        xaxis={"title": "nested so deep", "range": [0.5, len(grown.graph) + 0.5], "dtick": 1},
        yaxis={
            "title": "operations",
            "type": "log",
            "range": [0, 6],
        },
    )
    return named(figure)


def growth_said(grown: Growth, depth: int) -> str:
    """The two sizes at a depth, in a sentence."""
    graph = grown.graph[depth - 1]
    if depth > len(grown.formula):
        here = f"At depth {depth} reverse mode on the graph takes {graph:,} operations."
        if grown.trouble:
            return f"{here} {grown.trouble}"
        return (
            f"{here} SymPy was "
            f"stopped after {SECONDS} seconds of computing, at depth {len(grown.formula)}: the "
            "formula had become too long even to be counted."
        )
    formula = grown.formula[depth - 1]
    return (
        f"At depth {depth} the derivative as a formula has {formula:,} operations. Reverse "
        f"mode on the graph takes {graph:,}: {formula / graph:,.1f} times fewer."
        if formula > graph
        else f"At depth {depth} the formula has {formula:,} operations, and reverse mode on the "
        f"graph takes {graph:,}."
    )
