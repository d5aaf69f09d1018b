"""The steps of a run as rows, for a table on the page or in the terminal."""

from nnviz.derivatives.dual import Push
from nnviz.engine.ieee import Value
from nnviz.engine.linear import LinearMap
from nnviz.engine.run import Run
from nnviz.engine.steps import Step
from nnviz.views.notation import names
from nnviz.views.notation.numbers import short
from nnviz.views.steps.modes import FORWARD, telling

COLUMNS = ("step", "pass", "node", "input", "value", "upstream", "local", "downstream", "gradient")
FORWARD_COLUMNS = ("step", "node", "from", "local × tangent", "value", "tangent")
"""The columns of a run, and of one that forward mode tells."""

WORDS = 4
"""How many of either's columns, from the first on, are words; the others are numbers."""


def rows(run: Run) -> list[dict[str, str]]:
    """One row a step, with the numbers printed short; a `+ …` marks a sum that is not complete.

    >>> from nnviz import parse, run
    >>> [row["gradient"] for row in rows(run(parse("L = x*x"), {"x": 3}))]
    ['', '1', '3 + …', '6']
    """
    return [row(run, index) for index in range(1, len(run.steps) + 1)]


def columns(run: Run) -> tuple[str, ...]:
    """The columns of a run's table."""
    return FORWARD_COLUMNS if telling(run) is FORWARD else COLUMNS


def row(run: Run, index: int) -> dict[str, str]:
    """The row of one step, the first of which is step 1."""
    step = run.steps[index - 1]
    return _pushed_row(index, step) if isinstance(step, Push) else _row(index, step, run)


def _row(number: int, step: Step, run: Run) -> dict[str, str]:
    gradient, more = _number(step.gradient), " + …" if run.adds else ", to be overwritten"
    local = step.local.slopes if isinstance(step.local, LinearMap) else step.local
    return {
        "step": str(number),
        "pass": step.phase,
        "node": names.text(step.node),
        "input": names.text(step.input) if step.input else "",
        "value": _number(step.value),
        "upstream": _number(step.upstream),
        "local": "linear map" if step.local is not None and local is None else _number(local),
        "downstream": _number(step.downstream),
        "gradient": gradient if step.complete or not gradient else gradient + more,
    }


def _number(x: Value | None) -> str:
    return "" if x is None else short(x)


def text(run: Run) -> str:
    """The rows as a table of plain text."""
    grid = [COLUMNS, *(tuple(row.values()) for row in rows(run))]
    widths = [max(map(len, column)) for column in zip(*grid, strict=True)]
    lines = [
        "  ".join(
            cell.rjust(width) if place >= 4 else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in grid
    ]
    return "\n".join([lines[0], "-" * max(map(len, lines)), *lines[1:]])


def _pushed_row(number: int, step: Push) -> dict[str, str]:
    products = (f"{short(term.local)} × {short(term.tangent)}" for term in step.terms)
    return {
        "step": str(number),
        "node": names.text(step.node),
        "from": ", ".join(names.text(term.operand) for term in step.terms),
        "local × tangent": " + ".join(products),
        "value": short(step.value),
        "tangent": short(step.tangent),
    }
