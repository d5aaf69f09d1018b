"""The graph of a derivative, in words, and its answers beside independent ones."""

from nnviz.derivatives.derivative import ConstantError, NoGraphError, derivative_name
from nnviz.derivatives.numeric import gradient_difference
from nnviz.engine.run import Run
from nnviz.views.differentiation.approaches import digits, of
from nnviz.views.notation import names

MOST_NAMED = 4
"""Names that the legend explains."""


def legend(run: Run, shown: Run) -> str:
    """How the new graph's nodes are named, and how large it is beside the first.

    >>> from nnviz import parse, run
    >>> from nnviz.derivatives.derivative import derivative
    >>> cube = run(parse("y = x^3"), {"x": 2})
    >>> legend(cube, run(derivative(cube, "x"), {"x": 2}))
    'Read yₓ as ∂y/∂x. The expression is a graph of 2 nodes, this one has 3.'
    """
    meant = {derivative_name(run.graph.output, node): of(run, node) for node in run.graph.slots}
    given = [name for name in shown.graph.slots if name in meant and name not in run.graph.slots]
    read = ", ".join(f"{names.text(name)} as {meant[name]}" for name in given[:MOST_NAMED])
    more = ", and so on" if len(given) > MOST_NAMED else ""
    return (
        f"{f'Read {read}{more}. ' if given else ''}The expression is a graph of "
        f"{len(run.graph.nodes)} nodes, this one has {len(shown.graph.nodes)}."
    )


def refusal(error: NoGraphError) -> str:
    """Why a derivative has no graph of its own.

    >>> refusal(ConstantError("y", "x1", -1 / 3))[:60]
    'The derivative of y by x₁ is the constant −0.3333333333 (rou'
    """
    if not isinstance(error, ConstantError):
        return str(error)
    rounded = " (rounded)" if float(f"{error.value:.10g}") != error.value else ""
    return (
        f"The derivative of {names.text(error.of)} by {names.text(error.by)} is the constant "
        f"{digits(error.value)}{rounded}: there is nothing left to compute, and every further "
        "derivative is 0."
    )


def checks(run: Run, shown: Run, by: str, again: str, order: int) -> list[dict[str, str]]:
    """What the new graph says, beside what the first graph's gradients say.

    Parameters
    ----------
    run : of the expression
    shown : of the derivative's graph
    by, again : the inputs that were differentiated by
    order : how often
    """
    value = shown.value[shown.graph.output]
    if order == 2:
        numeric = gradient_difference(run, by, again)
        return [_row(_second(run, by, again), value, numeric, "central difference of the gradient")]
    rows = [_row(of(run, by), value, run.gradient[by], "backward pass of the expression")]
    return rows + [
        _row(
            _second(run, by, name),
            shown.gradient[name],
            gradient_difference(run, by, name),
            "central difference of the gradient",
        )
        for name in shown.graph.inputs
    ]


def _row(what: str, here: float, other: float, by: str) -> dict[str, str]:
    return {
        "derivative": what,
        "this graph": digits(here),
        "compared with": digits(other),
        "found by": by,
    }


def _second(run: Run, by: str, again: str) -> str:
    """A second derivative, in plain text."""
    y, x, z = (names.text(name) for name in (run.graph.output, by, again))
    return f"∂²{y}/∂{x}²" if x == z else f"∂²{y}/∂{z}∂{x}"
