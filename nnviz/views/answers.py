"""The four answers in one table: values, errors against reverse mode, and what they cost."""

from typing import NamedTuple

from nnviz.engine.cost import bill
from nnviz.engine.differences import Difference, difference, usual_step
from nnviz.engine.run import Run
from nnviz.engine.tangent import tangents
from nnviz.views.approaches import of
from nnviz.views.symbolic import Formulas


class Answer(NamedTuple):
    """One derivative by all ways; `symbolic` is None where SymPy has no number."""

    by: str
    forward_difference: Difference
    central_difference: Difference
    symbolic: float | None
    forward_mode: float
    reverse_mode: float


def answers(run: Run, told: Formulas) -> list[Answer]:
    """The derivative of a run's output by each input."""
    graph = run.graph
    inputs = {name: run.value[name] for name in graph.inputs}
    found = []
    for name in graph.inputs:
        formula = told.formula(name, "raw")
        tangent = tangents(graph, inputs, {name: 1.0})[graph.output_slot]
        found.append(
            Answer(
                name,
                difference(run, name, "forward", usual_step(inputs[name], "forward")),
                difference(run, name, "central", usual_step(inputs[name], "central")),
                formula.value if formula else None,
                float(tangent),
                run.gradient[name],
            )
        )
    return found


def values(run: Run, found: list[Answer]) -> list[dict[str, str]]:
    """A row for each way, with a column for each input."""
    rows: dict[str, dict[str, str]] = {
        way: {"way": way}
        for way in (
            "forward difference",
            "central difference",
            "symbolic",
            "forward mode",
            "reverse mode",
        )
    }
    for answer in found:
        column, truth = of(run, answer.by), answer.reverse_mode
        for way, each in (
            ("forward difference", answer.forward_difference),
            ("central difference", answer.central_difference),
        ):
            rows[way][column] = f"{each.slope:.10g} ± {each.expected:.0e}"
            rows[way][f"error of {column}"] = f"{abs(each.slope - truth):.1e}"
        for way, exact in (("symbolic", answer.symbolic), ("forward mode", answer.forward_mode)):
            rows[way][column] = "no answer" if exact is None else f"{exact:.10g}"
            rows[way][f"error of {column}"] = "" if exact is None else f"{abs(exact - truth):.1e}"
        rows["reverse mode"][column] = f"{truth:.10g}"
        rows["reverse mode"][f"error of {column}"] = "reference"
    return list(rows.values())


def prices(run: Run, told: Formulas) -> list[dict[str, str]]:
    """A row for each way: what the derivatives by all inputs cost."""
    graph = run.graph
    n = len(graph.inputs)
    cost = bill(graph, n, 1)
    formulas = [told.formula(name, "raw") for name in graph.inputs]
    counted = [formula.operations for formula in formulas if formula]
    symbolic = f"{sum(counted):,}" if len(counted) == n else "not known"
    return [
        _price("forward difference", f"{n + 1} evaluations", f"{cost.forward_difference:,}"),
        _price("central difference", f"{2 * n} evaluations", f"{cost.central_difference:,}"),
        _price("symbolic", f"{n} formulas", symbolic),
        _price("forward mode", f"{n} passes", f"{cost.forward_mode:,}"),
        _price("reverse mode", "1 pass and 1 back", f"{cost.reverse_mode:,}"),
    ]


def _price(way: str, takes: str, operations: str) -> dict[str, str]:
    return {"way": way, "for all inputs it takes": takes, "operations": operations}


def counted(told: Formulas) -> str:
    """What is counted as an operation."""
    return (
        "An operation is a node's value, a local gradient that must be computed, a product with a "
        "local gradient, or a sum of two. For a formula SymPy counts the operations as written, "
        "before simplifying." + (" SymPy ran out of time for the rest." if told.stopped else "")
    )
