"""The derivatives of one output by all inputs, found in every way, with their errors."""

from collections.abc import Mapping
from typing import NamedTuple

from nnviz.derivatives.differences import Difference, difference
from nnviz.derivatives.numeric import usual_step
from nnviz.derivatives.tangent import tangents
from nnviz.engine.run import Run


class Exact(NamedTuple):
    """A derivative found without truncation, and its distance from reverse mode."""

    slope: float
    error: float


class Answer(NamedTuple):
    """The derivative by one input in all ways; `symbolic` is None where no formula has a value."""

    by: str
    forward_difference: Difference
    central_difference: Difference
    symbolic: Exact | None
    forward_mode: Exact
    reverse_mode: float


def answers(run: Run, formulas: Mapping[str, float | None]) -> list[Answer]:
    """Differentiate the output of a run of numbers by each input in every way.

    Parameters
    ----------
    run : holds the answers of reverse mode
    formulas : what symbolic differentiation gives by each input, where it gives anything

    >>> from nnviz import parse, run
    >>> answer, = answers(run(parse("y = x^2"), {"x": 3}), {"x": 6.0})
    >>> answer.symbolic, answer.forward_mode, answer.reverse_mode
    (Exact(slope=6.0, error=0.0), Exact(slope=6.0, error=0.0), 6.0)

    Source: CMU 10-301, approaches to differentiation.
    """
    graph = run.graph
    inputs = {name: run.value[name] for name in graph.inputs}
    found = []
    for name, x in inputs.items():
        truth = run.gradient[name]
        formula = formulas.get(name)
        tangent = float(tangents(graph, inputs, {name: 1.0})[graph.output_slot])
        found.append(
            Answer(
                name,
                difference(run, name, "forward", usual_step(x, "forward")),
                difference(run, name, "central", usual_step(x, "central")),
                None if formula is None else Exact(formula, abs(formula - truth)),
                Exact(tangent, abs(tangent - truth)),
                truth,
            )
        )
    return found
