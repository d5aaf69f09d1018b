"""`math`'s functions while a function is traced: they take traced numbers too.

`math` asks an operand for its plain number, which would end the trace. So its functions are
replaced as long as the trace runs, in `math` itself and among the names of the traced function, as
torch.fx does it; on plain numbers they do what they always do.
"""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from threading import RLock
from typing import Any

from nnviz.tracing import calls
from nnviz.tracing.recorder import Held

_FUNCTIONS = {
    name: function
    for name, function in vars(math).items()
    if callable(function) and not name.startswith("_")
}


def _open(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def opened(*operands: Any) -> Any:
        for operand in operands:
            if isinstance(operand, Held):
                return calls.called(operand.recorder, name, operands, {})
        return function(*operands)

    return opened


_OPENED = {id(function): _open(name, function) for name, function in _FUNCTIONS.items()}


_ONE_AT_A_TIME = RLock()
"""Two traces in two threads would put back each other's functions."""


@contextmanager
def opened(function: Callable[..., Any]) -> Iterator[None]:
    """Let `math`'s functions take traced numbers, also where a function knows them by name.

    >>> with opened(lambda: None):
    ...     math.sqrt(4.0)
    2.0
    """
    with _ONE_AT_A_TIME:
        yield from _replaced(function)


def _replaced(function: Callable[..., Any]) -> Iterator[None]:
    scopes = [vars(math), getattr(function, "__globals__", {})]
    replaced = [
        (scope, name, value)
        for scope in scopes
        for name, value in list(scope.items())
        if id(value) in _OPENED
    ]
    for scope, name, value in replaced:
        scope[name] = _OPENED[id(value)]
    try:
        yield
    finally:
        for scope, name, value in replaced:
            scope[name] = value
