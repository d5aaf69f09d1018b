"""A backward pass of a learner's own, checked: where it first goes wrong, and why."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from types import FrameType
from typing import Any

import numpy as np

from nnviz.engine.inputs import InputError
from nnviz.engine.names import canonical
from nnviz.tracing.judged import Judged, judged, named
from nnviz.tracing.trace import Trace, is_traced, traced

_WAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"grad(?:ient)?_(\w+)",
        r"(\w+)_(?:grad|gradient|bar)",
        r"d[^\W\d]\w*_d_?(\w+)",
        r"d_?(\w+)",
    )
)
"""How programs call a gradient of the variable that the brackets hold."""


def grad_check(
    function: Callable[..., Any], gradient_function: Callable[..., Any], /, **inputs: Any
) -> Judged:
    """Check a backward pass that you wrote yourself: find its first wrong number, and the reason.

    The function is traced, so every gradient is known. Compared with them are the gradients that
    the gradient function returns, and its own variables that are named after variables of the
    function: `dz1`, `d_z1`, `grad_z1`, `z1_grad` and `dL_dz1` are gradients of `z1`.

    Parameters
    ----------
    function : the forward pass, as for `nnviz.trace`
    gradient_function : of the same inputs; returns their gradients in the order given here, or a
        dict of gradients by name, of inputs and of other variables
    inputs : by the names of the functions' parameters

    Raises
    ------
    TraceError : the function can't be traced
    InputError : a gradient belongs to nothing, or there are more or fewer than inputs

    >>> def loss(a, b, c):
    ...     d = 2 * b
    ...     e = a + d
    ...     return c * e
    >>> def gradients(a, b, c):
    ...     de = c
    ...     dd = de
    ...     return {"a": de, "b": dd, "c": a + 2 * b}
    >>> check = grad_check(loss, gradients, a=3, b=1, c=-2)
    >>> check.first.at, check.first.mistakes[0]
    ('b', 'local-dropped')
    """
    right = traced(function, inputs)
    with _variables(gradient_function) as variables:
        returned = gradient_function(**{name: _as_array(given) for name, given in inputs.items()})
    order = tuple(canonical(name) for name, given in inputs.items() if is_traced(given))
    found = dict(_of_variables(right, variables))
    for name, gradient in named(right.run, returned, order).items():
        found[_node(right, str(name))] = gradient
    return judged(right.run, found)


def _as_array(given: Any) -> Any:
    """A list of numbers as an array, as the traced function gets it; anything else as it is."""
    return np.array(given, dtype=float) if isinstance(given, list) and is_traced(given) else given


@contextmanager
def _variables(function: Callable[..., Any]) -> Iterator[dict[str, Any]]:
    """The variables of a function as they stand when it returns."""
    code = getattr(function, "__code__", None)
    variables: dict[str, Any] = {}

    def watch(frame: FrameType, event: str, argument: Any) -> None:
        if event == "return" and frame.f_code is code:
            variables.update(frame.f_locals)

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        yield variables
    finally:
        sys.setprofile(before)


def _of_variables(right: Trace, variables: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The gradients among a function's variables, by the nodes that their names tell."""
    for variable, value in variables.items():
        for stem in _stems(variable):
            node = right.latest.get(stem)
            if node and is_traced(value) and np.shape(value) == np.shape(right.run.value[node]):
                yield node, value
                break


def _stems(variable: str) -> Iterator[str]:
    """What a variable may be the gradient of.

    >>> [next(_stems(name)) for name in ("dL_dz1", "grad_W", "h_grad", "d_b", "dh")]
    ['z1', 'W', 'h', 'b', 'h']
    """
    for way in _WAYS:
        if found := way.fullmatch(variable):
            yield found[1]


def _node(right: Trace, name: str) -> str:
    """The node that a gradient belongs to by its name."""
    nodes = {**{node: node for node in right.run.graph.slots}, **right.latest}
    for stem in (canonical(name), *_stems(canonical(name))):
        if stem in nodes:
            return nodes[stem]
    close = get_close_matches(name, nodes, n=1)
    meant = f" Did you mean {close[0]}?" if close else ""
    raise InputError(
        f"{name} is no variable that the function computes. It has {', '.join(nodes)}.{meant}"
    )
