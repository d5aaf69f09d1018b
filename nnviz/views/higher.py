"""The graph of a derivative, in words, and its answers beside independent ones."""

from nnviz.engine.numeric import gradient_difference
from nnviz.engine.run import Run
from nnviz.views import names
from nnviz.views.approaches import digits, of


def legend(run: Run, shown: Run) -> str:
    """How the new graph is named, and how large it is beside the first.

    >>> from nnviz import parse, run
    >>> from nnviz.engine.derivative import derivative
    >>> cube = run(parse("y = x^3"), {"x": 2})
    >>> legend(cube, run(derivative(cube, "x"), {"x": 2}))
    'Read y_t as ∂y/∂t, for any node t. The expression is a graph of 2 nodes, this one has 3.'
    """
    output = names.text(run.graph.output)
    return (
        f"Read {output}_t as ∂{output}/∂t, for any node t. The expression is a graph of "
        f"{len(run.graph.nodes)} nodes, this one has {len(shown.graph.nodes)}."
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
