"""A Jacobian as a table that fills: each cell with its number, its colour and its pass."""

from collections.abc import Sequence
from html import escape
from typing import Literal

import numpy as np

from nnviz.derivatives.jacobian import Entry
from nnviz.engine.ieee import Array
from nnviz.views.notation import names
from nnviz.views.notation.numbers import short
from nnviz.views.scene.matrices import heat

Mode = Literal["columns", "rows"]


def label(entry: Entry) -> str:
    """An entry as people write it, counted from 1.

    >>> label(Entry("x", (0,))), label(Entry("W", (1, 0))), label(Entry("a", ()))
    ('x[1]', 'W[2,1]', 'a')
    """
    places = ",".join(str(place + 1) for place in entry.place)
    return f"{names.text(entry.name)}[{places}]" if places else names.text(entry.name)


def table(matrix: Array, of: Sequence[Entry], by: Sequence[Entry], mode: Mode, passes: int) -> str:
    """The table after so many passes, as HTML. What is not known yet is `?`.

    Parameters
    ----------
    matrix : the whole Jacobian, of shape (outputs, inputs)
    of, by : what stands at its rows and its columns
    mode : whether a pass fills a column or a row
    passes : how many are done
    """
    finite = np.abs(matrix[np.isfinite(matrix)])
    largest = float(finite.max(initial=0.0)) or 1.0
    head = "".join(f'<th scope="col">{escape(label(entry))}</th>' for entry in by)
    lines = []
    for i, entry in enumerate(of):
        cells = []
        for j in range(len(by)):
            number = (j if mode == "columns" else i) + 1
            if number > passes:
                cells.append('<td class="unknown">?<small>&nbsp;</small></td>')
                continue
            colour = heat(float(matrix[i, j]) / largest)
            now = ' class="now"' if number == passes else ""
            cells.append(
                f'<td{now} style="border-bottom-color: light-dark({colour.light}, {colour.dark})">'
                f"{short(float(matrix[i, j]))}<small>pass {number}</small></td>"
            )
        lines.append(f'<tr><th scope="row">{escape(label(entry))}</th>{"".join(cells)}</tr>')
    return (
        '<div class="nnviz-jacobian" tabindex="0" role="region" aria-label="The Jacobian">'
        f'<table><thead><tr><th scope="col">∂ row / ∂ column</th>{head}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def pass_said(of: Sequence[Entry], by: Sequence[Entry], mode: Mode, passes: int) -> str:
    """What the last pass did, in a sentence or two."""
    if not passes:
        return "No pass yet: every entry is unknown."
    if mode == "columns":
        entry = label(by[passes - 1])
        return (
            f"Pass {passes}, forward mode: the unit change goes into {entry}, all other inputs "
            "stand still. It is **pushed** through every edge, and what comes out at the outputs "
            f"is the column of {entry}."
        )
    entry = label(of[passes - 1])
    return (
        f"Pass {passes}, reverse mode: the seed 1 goes into {entry}, 0 into the other outputs. It "
        f"is **pulled** back over every edge, and what arrives at the inputs is the row of {entry}."
    )


def verdict(outputs: int, inputs: int, edges: int) -> str:
    """Which way is cheaper, and by how much."""
    columns = f"{inputs} {'pass' if inputs == 1 else 'passes'}, {inputs * edges} edges crossed"
    rows = f"{outputs} {'pass' if outputs == 1 else 'passes'}, {outputs * edges} edges crossed"
    if inputs == outputs:
        winner = "Here both cost the same."
    elif inputs < outputs:
        winner = "Here there are fewer inputs than outputs: **columns win**."
    else:
        winner = "Here there are fewer outputs than inputs: **rows win**."
    return (
        f"By columns (forward mode): {columns}. By rows (reverse mode): {rows}. {winner} A loss is "
        "**one** number, so its Jacobian is one row: reverse mode finds the gradient of a million "
        "weights in one pass, forward mode would need a million. That is why learning goes "
        "backward."
    )
