"""A Python function as a run: called once, with everything recorded that it does."""

from collections.abc import Callable
from numbers import Real
from typing import Any, NamedTuple

import numpy as np

from nnviz.engine.inputs import value
from nnviz.engine.names import canonical
from nnviz.engine.run import Run, run
from nnviz.tracing.mathematics import opened
from nnviz.tracing.places import TraceError
from nnviz.tracing.recorder import Recorder
from nnviz.tracing.traced import Traced


class Trace(NamedTuple):
    """A run of a function, and what its variables stood for at last.

    Attributes
    ----------
    run : of the function's graph
    latest : the node of each variable
    """

    run: Run
    latest: dict[str, str]


def trace(function: Callable[..., Any], /, **inputs: Any) -> Run:
    """Call a function of numbers or arrays, and keep every gradient of what it computed.

    Operators, NumPy's functions and methods, and `math`'s functions are recorded. Loops and
    conditions run as ever; the graph is that of the branches that were taken, which `graph.notes`
    tell. Results have the names of the function's own variables: several results of one variable
    are numbered.

    Parameters
    ----------
    function : of the inputs, to one number; what else it reads is constant
    inputs : by the names of its parameters. Numbers, vectors and matrices are traced; anything
        else, such as a text or None, is passed on as it is

    Raises
    ------
    TraceError : something can't be traced, with its line and what to try; or the result is not one
        number that depends on the inputs
    InputError : an input has more than two dimensions

    >>> import numpy as np
    >>> def loss(w, x, b):
    ...     z = w @ x + b
    ...     return 1 / (1 + np.exp(-z))
    >>> run = trace(loss, w=[0.5, -1], x=[2, 1], b=0)
    >>> run.value["z"], run.gradient["w"].tolist()
    (0.0, [0.5, 0.25])
    """
    return traced(function, inputs).run


def traced(function: Callable[..., Any], inputs: dict[str, Any]) -> Trace:
    """The run of a function, and its variables."""
    recorder = Recorder(Traced)
    values = {name: value(name, given) for name, given in inputs.items() if is_traced(given)}
    held = {name: recorder.input(name, given) for name, given in values.items()}
    with opened(function), np.errstate(all="ignore"):
        result = function(**{**inputs, **held})
    graph = recorder.finished(_output(recorder, result))
    done = run(graph, {canonical(name): given for name, given in values.items()})
    return Trace(done, recorder.latest)


def is_traced(given: Any) -> bool:
    """True for numbers, and for arrays and lists of them."""
    if isinstance(given, Real):
        return not isinstance(given, bool)
    if not isinstance(given, (np.ndarray, list, tuple)):
        return False
    try:
        return np.asarray(given).dtype.kind in "iuf"
    except ValueError:
        return False  # Rows of several lengths are no matrix.


def _output(recorder: Recorder, result: Any) -> Traced:
    if isinstance(result, np.ndarray) and result.dtype == object and not result.ndim:
        result = result.item()
    if not isinstance(result, Traced):
        raise TraceError(
            f"The function returns {_said(result)}. Backpropagation starts from one number that "
            "is computed from the inputs: return the loss itself."
        )
    if shape := np.shape(result.value):
        if result.size == 1:
            return result.reshape(())  # type: ignore[no-any-return]
        raise TraceError(
            f"The function returns an array of shape {shape}. Backpropagation starts from one "
            "number: return its sum, its mean or a loss."
        )
    return result


def _said(result: Any) -> str:
    if isinstance(result, (tuple, list, dict)):
        return f"{len(result)} results"
    return f"{result!r}, which does not depend on the inputs"
