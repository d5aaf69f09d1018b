"""What is found out of a run or a graph, and kept for as long as there is the run or the graph."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

O = TypeVar("O")  # noqa: E741
P = ParamSpec("P")
R = TypeVar("R")

_FOUND = "_found"
"""The attribute of a run or a graph that keeps what was found out of it."""


def remembered(function: Callable[Concatenate[O, P], R]) -> Callable[Concatenate[O, P], R]:
    """Call a function once for each object and all else that it is given.

    The object itself keeps what was found, as with `functools.cached_property`. A cache of the
    function's own would keep the object, and with it all its arrays, after everybody has left it.

    Parameters
    ----------
    function : of an object that never changes

    >>> from nnviz import parse
    >>> @remembered
    ... def count(graph, role):
    ...     return [node.role for node in graph.nodes].count(role)
    >>> graph = parse("L = c*(a + 2b)")
    >>> count(graph, "input"), count(graph, "input")
    (3, 3)
    """

    @wraps(function)
    def once(owner: O, /, *args: P.args, **kwargs: P.kwargs) -> R:
        found: dict[Hashable, Any] = vars(owner).setdefault(_FOUND, {})
        key = (function, *args, *kwargs.items())
        if key not in found:
            found[key] = function(owner, *args, **kwargs)
        kept: R = found[key]
        return kept

    return once
