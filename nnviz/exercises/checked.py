"""Numbers of a student's own run, judged in the order of the backward pass."""

from collections.abc import Iterable

from nnviz.engine.inputs import InputError
from nnviz.engine.run import Run
from nnviz.exercises.diagnosis import Diagnosis, diagnose
from nnviz.exercises.pasted import read_pasted
from nnviz.mistakes.answers import edges_at
from nnviz.mistakes.uses import Uses

MOST_EDGES = 300
"""Edges of a graph up to which every mistake is tried."""


def check_pasted(run: Run, text: str) -> tuple[Diagnosis, ...]:
    """Judge pasted gradients; the first that is wrong comes before all that follow from it.

    Parameters
    ----------
    run : the right numbers
    text : names with numbers, as `nnviz.exercises.pasted` reads them

    Raises
    ------
    InputError : the graph is too large, or the text has no numbers for it

    >>> from nnviz import parse, run
    >>> found = check_pasted(run(parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2}), "b=-2, d=-2")
    >>> [(each.at, each.verdict) for each in found]
    [('d', 'right'), ('b', 'mistake')]
    """
    edges = len(run.graph.edges)
    if edges > MOST_EDGES:
        raise InputError(
            f"This graph has {edges:,} edges. Every mistake is tried at every edge, so up to "
            f"{MOST_EDGES} are taken: check a part of the program, or a smaller network."
        )
    slots = run.graph.slots

    def turn(name: str) -> tuple[int, bool]:
        """A node has its gradient before the edges that leave it for its operands."""
        target, arrow, _ = name.partition("->")
        return -slots.get(target, -1), bool(arrow)

    pasted = read_pasted(text, run.graph)
    return diagnose(run, {name: pasted[name] for name in sorted(pasted, key=turn)})


def first_wrong(found: Iterable[Diagnosis]) -> Diagnosis | None:
    """The first number that is wrong by itself; what follows from it is not."""
    return next((each for each in found if each.verdict in ("mistake", "unknown")), None)


def marked(run: Run, at: str) -> tuple[tuple[int, ...], int]:
    """Where a number comes from: its edges, by their places in `graph.edges`, and the last step.

    >>> from nnviz import parse, run
    >>> marked(run(parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2}), "d")
    ((3,), 8)
    """
    edges = edges_at(Uses(run), at)
    return edges, len(run.graph.operation_slots) + 2 + max(edges, default=-1)
