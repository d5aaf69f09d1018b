"""What all students share, as it never changes: all of it together has one limit of memory."""

from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import Any, ParamSpec, TypeVar

import numpy as np
from cachetools import LRUCache, cached
from cachetools.keys import hashkey

from nnviz.engine.graph import Graph
from nnviz.engine.run import Run

P = ParamSpec("P")
R = TypeVar("R")

MOST_BYTES = 256 * 2**20
"""Bytes that are kept. What nobody has asked for the longest goes first."""

NODE_OF_RUN = 8_000
"""Bytes that a node takes in a run that is played: its steps, its card and what is said of it."""

NODE_OF_GRAPH = 1_000
"""Bytes that a node takes in a graph, with what is found out of it."""

EACH = 100_000
"""Bytes that anything takes, with what it was found from, such as a program of a long text."""


def size_of(value: Any) -> int:
    """The bytes that something takes, roughly: rather too many than too few.

    >>> from nnviz import parse, run
    >>> size_of(run(parse("L = sum(x*x)"), {"x": np.ones(1000)})) // 1000
    220
    """
    if isinstance(value, Run):
        # Its steps hold the sums on the way to each gradient too.
        return EACH + 2 * value.bytes + NODE_OF_RUN * len(value.graph.slots)
    if isinstance(value, Graph):
        constants = sum(each.nbytes for each in value.plan.start if isinstance(each, np.ndarray))
        return EACH + constants + NODE_OF_GRAPH * len(value.plan.start)
    return EACH


_KEPT: LRUCache[Any, Any] = LRUCache(MOST_BYTES, getsizeof=size_of)
_TAKING = Lock()


def shared(function: Callable[P, R]) -> Callable[P, R]:
    """Call a function once for what it is given, and keep what it gives for all students.

    Something larger than the limit is given all the same, and not kept.

    Parameters
    ----------
    function : of values that can be compared; what it gives must never change
    """
    keep = cached(_KEPT, key=partial(hashkey, function), lock=_TAKING)
    once: Callable[P, R] = keep(function)
    return once
