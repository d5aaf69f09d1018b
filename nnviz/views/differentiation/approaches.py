"""What holds for all four ways to differentiate: where it fails, and what it costs, in words."""

import math

from nnviz.engine.run import Run
from nnviz.engine.steps import Frame
from nnviz.views.notation import expressions, names
from nnviz.views.notation.numbers import short
from nnviz.views.steps.nonfinite import trouble


def of(run: Run, name: str) -> str:
    """A derivative of a run's output, in plain text.

    >>> from nnviz import parse, run
    >>> of(run(parse("L = 2x1"), {"x1": 1}), "x1")
    '∂L/∂x₁'
    """
    return f"∂{names.text(run.graph.output)}/∂{names.text(name)}"


def warnings(run: Run) -> list[str]:
    """Why the derivative may not exist where the inputs stand, one sentence or two for each.

    >>> from nnviz import parse, run
    >>> warnings(run(parse("log(x)"), {"x": -1}))[0][:49]
    'The first nan is L = log(x): x is −1. There is no'
    >>> warnings(run(parse("y = relu(x)"), {"x": 0}))[0][:40]
    'y = ReLU(x) stands on a kink. ReLU has a'
    """
    said = []
    if born := trouble(Frame(run, len(run.steps))):
        said.append(f"{born} There is no derivative to compare here: try other inputs.")
    for node in run.graph.nodes:
        if kink := run.kink(node.name):
            said.append(f"{expressions.statement(node)} stands on a kink. {kink.convention}")
    return said


def digits(x: float) -> str:
    """A derivative with ten digits, so that small errors can be seen.

    >>> digits(-809.707479218564), digits(2.0), digits(-0.0), digits(-math.inf)
    ('−809.7074792', '2', '0', '−∞')
    """
    if x == 0 or not math.isfinite(x):
        return short(x)
    return f"{x:.10g}".replace("-", "−")


def deviation(x: float) -> str:
    """A distance: its size matters, not its digits.

    >>> deviation(2.34e-5), deviation(3.4), deviation(0.96), deviation(5174.0), deviation(0.0)
    ('2e−5', '3', '1', '5000', '0')
    """
    return short(float(f"{x:.0e}"))


def expected(x: float) -> str:
    """The error to expect of a difference; a question mark where theory promises none.

    >>> expected(2.34e-5), expected(float("nan"))
    ('± 2e−5', '± ?')
    """
    return "± ?" if math.isnan(x) else f"± {deviation(x)}"
