"""Values, gradients, trainings and exported programs are PyTorch's, in numbers that it gave.

The numbers stand in files, with the script that made them beside, so no test needs PyTorch.
"""

from typing import Any

import numpy as np
import pytest

import nnviz
from nnviz.engine.operations import OPERATIONS
from nnviz.learning.training import Training
from tests.reference import cases
from tests.reference.data import COMMAND, claims, digest, load

POINTS, PROGRAMS, TRAININGS, EXPORTS = map(load, ("points", "programs", "trainings", "exports"))

WRITTEN = dict(cases.exports())

AT_ITS_CORNER = {"relu": 0.0}
"""Where the textbook's slope, 1, is another than PyTorch's, 0."""


def assert_equal(ours: Any, theirs: Any) -> None:
    """Equal but for rounding; of a slope that PyTorch subtracts from 1, to 15 digits of that 1."""
    np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("key", POINTS)
def test_an_operation_gives_pytorchs_values_and_gradients(key: str) -> None:
    case = POINTS[key]
    graph, columns = nnviz.parse(case["program"]), case["inputs"]
    runs = [
        nnviz.run(graph, dict(zip(columns, row, strict=True)))
        for row in zip(*columns.values(), strict=True)
    ]
    assert_equal([run.value[graph.output] for run in runs], case["value"])
    for name, column in columns.items():
        smooth = np.array(column) != AT_ITS_CORNER.get(key, np.nan)
        ours = np.array([run.gradient[name] for run in runs])
        assert_equal(ours[smooth], np.array(case["gradient"][name])[smooth])


@pytest.mark.parametrize("key", POINTS)
def test_an_operation_on_arrays_gives_pytorchs_values(key: str) -> None:
    case = POINTS[key]
    assert_equal(nnviz.evaluate(nnviz.parse(case["program"]), case["inputs"]), case["value"])


@pytest.mark.parametrize("key", PROGRAMS)
def test_a_program_gives_pytorchs_value_and_gradients(key: str) -> None:
    case = PROGRAMS[key]
    run = nnviz.run(nnviz.parse(case["program"]), case["inputs"])
    assert_equal(run.value[run.graph.output], case["value"])
    for name, gradient in case["gradient"].items():
        assert_equal(run.gradient[name], gradient)


@pytest.mark.parametrize("key", TRAININGS)
def test_a_training_goes_pytorchs_way(key: str) -> None:
    case, lesson = TRAININGS[key], cases.TRAININGS[key]
    first = {name: np.array(value) for name, value in case["start"].items()}
    points, targets = map(np.array, case["inputs"].values())
    training = Training(nnviz.parse(case["program"]), first, points, targets, lesson.recipe)
    training.advance(lesson.epochs)
    np.testing.assert_allclose([each.loss for each in training.moments], case["losses"], rtol=1e-9)
    for name, value in case["parameters"].items():
        np.testing.assert_allclose(training.parameters[name], value, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("key", WRITTEN)
def test_an_exported_program_holds_in_pytorch(key: str) -> None:
    program, known = WRITTEN[key], EXPORTS.get(key, {"digest": None})
    assert digest(program) == known["digest"], (
        f"This is not the program that PyTorch ran. Run `{COMMAND}` where PyTorch is installed."
    )
    claimed = claims(program)
    assert claimed.keys() == known["gradient"].keys()
    for place, gradient in known["gradient"].items():
        # The tolerances are those of the assertion in the program.
        np.testing.assert_allclose(claimed[place], gradient, rtol=1e-9, atol=1e-12)


def test_every_operation_is_compared() -> None:
    compared = {
        node.operation
        for case in (*POINTS.values(), *PROGRAMS.values())
        for node in nnviz.parse(case["program"]).nodes
    }
    assert compared >= OPERATIONS.keys()


def test_the_files_hold_the_cases_that_are_listed() -> None:
    anew = f"Run `{COMMAND}` where PyTorch is installed."
    for listed, known in ((cases.points(), POINTS), (cases.programs(), PROGRAMS)):
        held = {key: (case["program"], case["inputs"]) for key, case in known.items()}
        assert str(held) == str(dict(listed)), anew
    assert {key: given["program"] for key, _, given in cases.trainings()} == {
        key: case["program"] for key, case in TRAININGS.items()
    }, anew
    assert EXPORTS.keys() == WRITTEN.keys(), anew
