"""A sketch shows what the chart of the same picture does: every trace, axis and colour."""

import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
from plotly.graph_objects import Figure

from nnviz.learning.plane import Window
from nnviz.networks.architecture import Network
from nnviz.views.notation.palette import ONE_SIDE, ZERO_SIDE
from nnviz.views.plots import svg
from nnviz.views.plots.axes import Axis
from nnviz.views.plots.picture import Picture
from nnviz.views.training import course, pictures, together
from tests.learning.test_health import trained

EXPERIMENT = trained()
MOMENTS = EXPERIMENT.training.sampled(20)
VITALS = [EXPERIMENT.vitals(each) for each in MOMENTS]


def plane(answers: np.ndarray, classes: int = 2) -> Picture:
    data = EXPERIMENT.data
    labels = np.arange(float(len(data.labels))) % max(classes, 2)
    none = np.zeros(len(labels), dtype=bool)
    return pictures.plane(
        answers, Window(), data.points, labels, ~none, none, tuple(map(str, range(classes)))
    )


HALVES = np.repeat([[0.0] * 5 + [1.0] * 5], 10, axis=0)
PICTURES = {
    "two classes": plane(HALVES),
    "three classes": plane(HALVES * 2, classes=3),
    "regression": plane(HALVES * 7 - 3, classes=0),
    "nan everywhere": plane(np.full((10, 10), np.nan)),
    "hidden space": pictures.hidden_space(
        np.eye(4, 2), np.arange(4.0) % 2, ("red", "<b>blue"), ("unit 1", "unit 2"), []
    ),
    "examples in one place": pictures.hidden_space(
        np.eye(4, 2),
        np.arange(4.0) % 2,
        ("0", "1"),
        ("unit 1", "unit 2"),
        together.marks(np.eye(4, 2), EXPERIMENT.data.points, [(2, 3)]),
    ),
    "success": course.success(MOMENTS, VITALS, 5, logarithmic=False),
    "on a logarithmic axis": course.success(MOMENTS, VITALS, 5, logarithmic=True),
    "health": course.health(MOMENTS, VITALS, 5),
    "one epoch": course.success(MOMENTS[:1], VITALS[:1], 0, logarithmic=False),
}
EACH = pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES.keys())


@EACH
def test_it_is_whole_and_stays_in_its_frame(picture: Picture) -> None:
    drawing = svg.svg(picture, "said <b>&")
    root = ElementTree.fromstring(drawing)
    assert root.attrib["aria-label"] == "said <b>&"
    assert "nan" not in drawing
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for x, y in re.findall(r"M(-?[\d.]+) (-?[\d.]+)", drawing):
        assert -1 <= float(x) <= width + 1
        assert -1 <= float(y) <= height + 1


@EACH
def test_it_names_what_the_chart_names(picture: Picture) -> None:
    chart = Figure(picture._asdict())
    drawing = svg.svg(picture, "")
    for trace in chart.data:
        if trace.name:
            assert f">{trace.name}</text>" in drawing
    assert f">{chart.layout.xaxis.title.text}</text>" in drawing
    assert f">{chart.layout.yaxis.title.text}</text>" in drawing


def test_a_place_with_two_examples_says_which_they_are() -> None:
    drawing = svg.svg(PICTURES["examples in one place"], "")
    assert ">2 here: (1, 0) (1, 1)</text>" in drawing


def test_a_field_is_drawn_in_two_colours_side_by_side() -> None:
    drawing = svg.svg(PICTURES["two classes"], "")
    zero, one = (
        re.search(
            rf'd="M([\d.]+)[^"]*H([\d.]+)V[^"]*" style="fill: {re.escape(side.rgb)}"', drawing
        )
        for side in (ZERO_SIDE, ONE_SIDE)
    )
    assert zero is not None
    assert one is not None
    assert float(zero[2]) == float(one[1])


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        (-2.2, 0.1, ["0.01", "0.1", "1"]),
        (-1.4, -0.3, ["0.05", "0.1", "0.2", "0.5"]),
        (-30, 1, ["1e−30", "1e−24", "1e−18", "1e−12", "1e−6", "1"]),
    ],
)
def test_a_logarithmic_axis_has_round_numbers_in_full(
    low: float, high: float, written: list[str]
) -> None:
    assert [said for _, said in Axis(low, high, 0, 100, True).ticks()] == written


@pytest.mark.parametrize("epochs", [0, 1, 7, 300])
def test_the_plots_over_the_epochs_share_an_axis_that_begins_at_0(epochs: int) -> None:
    experiment = trained(epochs=epochs)
    moments = experiment.training.sampled(20)
    vitals = [experiment.vitals(each) for each in moments]
    layouts = [
        course.health(moments, vitals, 0).layout,
        *(course.success(moments, vitals, 0, logarithmic=each).layout for each in (True, False)),
    ]
    for layout in layouts:
        assert layout["xaxis"]["range"] == (0, max(10, epochs))
        assert layout["margin"] == layouts[0]["margin"]
        low, high = layout["yaxis"]["range"]
        assert low < high
    assert layouts[-1]["yaxis"]["range"][0] == 0


def test_ticks_of_a_logarithmic_chart_are_those_of_its_sketch() -> None:
    picture = PICTURES["health"]
    drawing = svg.svg(picture, "")
    for written in picture.layout["yaxis"]["ticktext"]:
        assert f">{written}</text>" in drawing


@pytest.mark.parametrize("loss", [5e-324, 1e-306, 0.0, 1.7e308, np.inf, np.nan])
def test_a_strange_loss_leaves_an_axis_with_finite_ends(loss: float) -> None:
    moments = [MOMENTS[0]._replace(loss=loss)]
    for logarithmic in (True, False):
        picture = course.success(moments, VITALS[:1], 0, logarithmic=logarithmic)
        low, high = picture.layout["yaxis"]["range"]
        assert -np.inf < low < high < np.inf
        assert "mean loss" in svg.svg(picture, "")


def test_what_has_no_logarithm_has_no_place() -> None:
    assert np.isnan(Axis(-1, 1, 0, 100, True).at([0.0, -1.0])).all()


def test_no_two_lines_share_colour_or_dash_in_a_small_network_nor_both_in_a_deep_one() -> None:
    lines = [trace["line"] for trace in PICTURES["health"].data]
    assert len({line["color"] for line in lines}) == len({line["dash"] for line in lines}) > 2
    assert len({line["color"] for line in lines}) == len(lines)
    deep = trained(network=Network((2, 3, 3, 3, 3, 1), ("relu",) * 4, "sigmoid"))
    vitals = [deep.vitals(each) for each in deep.training.moments]
    lines = [trace["line"] for trace in course.health(deep.training.moments, vitals, 5).data]
    assert len(lines) >= 9
    assert len({(line["color"], line["dash"]) for line in lines}) == len(lines)
