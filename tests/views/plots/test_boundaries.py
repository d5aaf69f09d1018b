"""Plots of the plane are small, sharp at every zoom, and never broken by strange numbers."""

import numpy as np
import pytest

from nnviz.engine.batch import evaluate_nodes
from nnviz.engine.ieee import Array
from nnviz.engine.operations import OPERATIONS
from nnviz.language import parse
from nnviz.learning.gates import CORNERS, GATES
from nnviz.learning.perceptron import Perceptron, learn
from nnviz.learning.plane import Window, over
from nnviz.lessons import LESSONS
from nnviz.views.neuron import activations, depth
from nnviz.views.plots import boundaries
from nnviz.views.xor import hidden, perceptrons

XOR = LESSONS["xor-network"]
KIBIBYTE = 1024
MOST = 350 * KIBIBYTE


def outputs(window: Window) -> Array:
    inputs = {name: XOR.inputs[name] for name in XOR.parameters}
    return over(parse(XOR.program), inputs, window)


def test_every_plot_with_a_grid_travels_in_350_kibibytes() -> None:
    window = Window()
    line = Perceptron(1.0, 1.0, -1.0)
    y = outputs(window)
    places = np.array(CORNERS)
    weights = Window((0.0, 0.0), 2.0)
    counts = np.zeros((161, 161))
    for plot in (
        perceptrons.figure(line.score(*window.lattice()), line, GATES["AND"], window),
        perceptrons.most_right(counts, weights, "XOR"),
        hidden.space(y, window, hidden.INPUT_AXES, places, GATES["XOR"]),
        hidden.heights(y, window, GATES["XOR"]),
    ):
        assert len(plot.to_json()) <= MOST


@pytest.mark.parametrize("zoom", [1, 1024])
def test_the_boundary_stays_between_the_same_points_at_every_zoom(zoom: int) -> None:
    # x1 + x2 = 1/2 is a boundary of the book's network; it runs through (1/2, 0).
    window = Window((0.5, 0.0), 1.5 / zoom)
    z = np.asarray(boundaries.field(outputs(window), window, hidden.LEVEL)["z"])
    across, up = window.lattice()
    below = np.broadcast_to(across + up < 0.5 - 1e-9 / zoom, z.shape)
    assert (z[below] < 0).all()
    near = np.broadcast_to((across + up > 0.5) & (across + up < 1.4), z.shape)
    assert (z[near] > 0).all()
    assert np.abs(z).max() == 1


@pytest.mark.parametrize("value", [0.0, 1e300, -1e300, np.inf, np.nan])
def test_a_field_of_strange_numbers_is_still_a_plot(value: float) -> None:
    drawn = boundaries.field(np.full((5, 5), value), Window(), 0.5)
    assert np.asarray(drawn["z"]).dtype == np.float32
    assert not np.isinf(drawn["z"]).any()


def test_an_area_on_the_level_is_below_it_and_a_line_on_it_is_a_boundary() -> None:
    across, up = Window((0.0, 0.0), 1.0).lattice(21)
    area = np.maximum(across, 0) + 0 * up + 0.5
    drawn = np.asarray(boundaries.field(area, Window(), 0.5)["z"])
    assert (drawn[:, :11] < 0).all()
    assert (drawn[:, 11:] > 0).all()
    line = np.asarray(boundaries.field(across + 0 * up + 0.5, Window(), 0.5)["z"])
    assert (line[:, 10] == 0).all()


def test_a_perceptron_of_zeros_answers_0_everywhere() -> None:
    none = Perceptron(0.0, 0.0, 0.0)
    scores = np.broadcast_to(none.score(*Window().lattice(5)), (5, 5))
    plot = perceptrons.figure(scores, none, GATES["AND"], Window())
    assert (np.asarray(plot.data[0].z) < 0).all()


def test_points_at_one_place_share_their_label() -> None:
    values = evaluate_nodes(
        parse(XOR.program),
        XOR.inputs | dict(zip(("x1", "x2"), np.array(CORNERS).T, strict=True)),
    )
    places = np.stack([values["h1"], values["h2"]], axis=1)
    ones, zeros = boundaries.corners(GATES["XOR"], places, boundaries.NAMES)
    assert set(ones.text) == {"<b>01 and 10</b>"}
    assert list(zip(ones.x, ones.y, strict=True)) == [(1, 0), (1, 0)]
    assert zeros.text == ("<b>00</b>", "<b>11</b>")


def test_shapes_tell_the_points_apart_without_colour() -> None:
    plot = perceptrons.course(
        learn(Perceptron(0.0, 0.0, 0.0), GATES["XOR"]), 4, GATES["XOR"], Window()
    )
    marks = {trace.marker.symbol for trace in plot.data if trace.mode != "lines"}
    assert marks == {"circle", "circle-open", "x-thin", "square-open"}


def test_a_perceptrons_verdict_names_what_is_wrong() -> None:
    targets = GATES["AND"]
    assert "All 4 right" in perceptrons.verdict(Perceptron(1.0, 1.0, -1.0), "AND", targets)
    assert "no line" in perceptrons.verdict(Perceptron(0.0, 0.0, 1.0), "AND", targets)
    assert "so large" in perceptrons.verdict(Perceptron(1.7e308, 1.7e308, 0.0), "AND", targets)


def test_the_cycle_is_named_with_its_length() -> None:
    course = learn(Perceptron(0.0, 0.0, 0.0), GATES["XOR"])
    said = perceptrons.learning_verdict(course, len(course.visits))
    assert said.startswith("A cycle")
    assert f"every {len(course.visits) - course.again} visits" in said


def test_the_lattice_moves_from_inputs_to_hidden_units() -> None:
    ends = np.array([[0, 0], [1, 0], [1, 0], [2, 1]])
    grid = np.meshgrid([0.0, 1.0], [0.0, 1.0])
    target = (grid[0] + grid[1], np.maximum(grid[0] + grid[1] - 1, 0))
    half = hidden.morph((grid[0], grid[1]), target, np.zeros((2, 2)), 0.5, GATES["XOR"], ends)
    ones = next(trace for trace in half.data if trace.name == "should be 1")
    assert list(zip(ones.x, ones.y, strict=True)) == [(0.5, 0.5), (1.0, 0.0)]


def test_layers_without_a_gradient_are_left_off_the_log_scale() -> None:
    assert depth.gradients((0.0, 0.5, 1.0)).data[0].x == (2, 3)


@pytest.mark.parametrize("name", activations.ACTIVATIONS)
def test_every_activation_of_the_gallery_is_drawn_and_written(name: str) -> None:
    operation = OPERATIONS[name]
    assert activations.thumbnail(operation).data[0].y.size
    assert all("z" in latex or latex == "0" for latex in activations.formulas(operation))
