"""The four answers in one table: values, errors against reverse mode, and what they cost."""

from collections import Counter

from nnviz.derivatives.comparison import Answer, Exact
from nnviz.derivatives.cost import bill
from nnviz.engine.run import Run
from nnviz.views.differentiation.approaches import deviation, digits, expected, of
from nnviz.views.differentiation.symbolic import Formulas
from nnviz.views.notation import names


def rows(run: Run, found: list[Answer], told: Formulas) -> list[dict[str, str]]:
    """A row for each way: its derivatives, their errors, and what all of them cost."""
    return [
        {**one, **other} for one, other in zip(values(run, found), prices(run, told), strict=True)
    ]


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
    columns = _columns(run)
    for answer in found:
        column = columns[answer.by]
        for way, each in (
            ("forward difference", answer.forward_difference),
            ("central difference", answer.central_difference),
        ):
            rows[way][column] = f"{digits(each.slope)} {expected(each.expected)}"
            rows[way][f"error of {column}"] = deviation(each.error)
        for way, exact in (("symbolic", answer.symbolic), ("forward mode", answer.forward_mode)):
            rows[way] |= _exact(column, exact)
        rows["reverse mode"][column] = digits(answer.reverse_mode)
        rows["reverse mode"][f"error of {column}"] = "reference"
    return list(rows.values())


def _columns(run: Run) -> dict[str, str]:
    """The head of each input's column, different for x1 and x_1, which are written alike."""
    heads = {name: of(run, name) for name in run.graph.inputs}
    count = Counter(heads.values())
    output = names.text(run.graph.output)
    return {
        name: head if count[head] == 1 else f"∂{output}/∂{name}" for name, head in heads.items()
    }


def _exact(column: str, found: Exact | None) -> dict[str, str]:
    if found is None:
        return {column: "no answer", f"error of {column}": ""}
    return {column: digits(found.slope), f"error of {column}": deviation(found.error)}


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
        "before simplifying. Finite differences run the value again for every input, and "
        "are less accurate; use them to check the other ways."
        + (" SymPy ran out of time for the rest." if told.stopped else "")
        + (" A formula that is too long was counted, but not evaluated." if told.cut else "")
        + (f" {told.trouble}" if told.trouble else "")
    )
