"""How each step is told: where in the run it is, a sentence, formulas, and a row of the table."""

from typing import Any

from nnviz.engine.run import Run
from nnviz.engine.steps import Frame
from nnviz.player.packing import CHUNK, packed
from nnviz.views.notation.mathml import mathml
from nnviz.views.steps import formulas, nonfinite, table, words


def tell(run: Run, index: int) -> dict[str, Any]:
    """One step; index 0 is before the first.

    >>> from nnviz import parse, run
    >>> tell(run(parse("L = 2x"), {"x": 3}), 1)["sentence"]
    'L = 2 · x = 6. The forward pass is complete.'
    """
    frame = Frame(run, index)
    step = frame.step
    return {
        "position": words.position(frame),
        "sentence": words.sentence(frame),
        "formula": mathml(formulas.of_step(frame)),
        "full": mathml(formulas.jacobian(step)) if step else "",
        "note": nonfinite.trouble(frame),
        "row": list(table.row(run, index).values()) if step else None,
    }


def chunk(run: Run, number: int) -> str:
    """A chunk of the steps of a long run, packed.

    Parameters
    ----------
    number : of the chunk, from 0 on

    Raises
    ------
    IndexError : the run has no such chunk
    """
    steps = range(len(run.steps) + 1)[number * CHUNK : (number + 1) * CHUNK]
    if not steps or number < 0:
        raise IndexError(f"The run has no chunk {number}.")
    return packed([tell(run, index) for index in steps])


def chunks(run: Run) -> int:
    """How many chunks a run has."""
    return -(-(len(run.steps) + 1) // CHUNK)
