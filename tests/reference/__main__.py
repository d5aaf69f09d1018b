"""Make the numbers of PyTorch anew: `python -m tests.reference`.

It needs PyTorch, of the version that the files are to be made with (2.13.0, for processors), and
what `requirements-dev.txt` lists. The tests need only the files that it writes.
"""

import sys
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nnviz
from tests.reference import cases, pytorch
from tests.reference.data import digest, save


def points() -> dict[str, Any]:
    """Value and gradients of each operation at each of its points."""
    known = {}
    for key, (program, columns) in cases.points().items():
        graph = nnviz.parse(program)
        rows = zip(*columns.values(), strict=True)
        found = [
            pytorch.differentiated(graph, dict(zip(columns, row, strict=True))) for row in rows
        ]
        known[key] = {
            "program": program,
            "inputs": columns,
            "value": [value for value, _ in found],
            "gradient": {name: [slopes[name] for _, slopes in found] for name in columns},
        }
    return known


def programs() -> dict[str, Any]:
    """Value and gradients of each program."""
    known = {}
    for key, (program, inputs) in cases.programs().items():
        value, gradient = pytorch.differentiated(nnviz.parse(program), inputs)
        known[key] = {"program": program, "inputs": inputs, "value": value, "gradient": gradient}
    return known


def trainings() -> dict[str, Any]:
    """Losses and last weights of each training."""
    known = {}
    for key, lesson, given in cases.trainings():
        losses, parameters = pytorch.trained(
            nnviz.parse(given["program"]),
            given["start"],
            given["inputs"],
            lesson.recipe,
            lesson.epochs,
        )
        known[key] = given | {"losses": losses, "parameters": parameters}
    return known


def exports() -> dict[str, Any]:
    """For each program that nnviz writes what it is, and the gradients that PyTorch found in it."""
    known = {}
    with TemporaryDirectory() as folder, redirect_stdout(sys.stderr):
        for key, program in cases.exports():
            known[key] = {
                "digest": digest(program),
                "gradient": pytorch.executed(program, Path(folder)),
            }
    return known


for part in (points, programs, trainings, exports):
    save(part.__name__, part())
