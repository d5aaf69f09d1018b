"""A sketch shows what the chart of the same picture does: every trace, axis and colour."""

import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
from plotly.graph_objects import Figure

from nnviz.engine.plane import Window
from nnviz.networks.architecture import Network
from nnviz.views import course, learning, meeting, sketch
from nnviz.views.axes import Axis
from nnviz.views.learning import Picture
from nnviz.views.palette import ONE_SIDE, ZERO_SIDE
from tests.engine.test_health import trained

EXPERIMENT = trained()
MOMENTS = EXPERIMENT.training.sampled(20)
VITALS = [EXPERIMENT.vitals(each) for each in MOMENTS]


def plane(answers: np.ndarray, classes: int = 2) -> Picture:
    data = EXPERIMENT.data
    labels = np.arange(float(len(data.labels))) % max(classes, 2)
    none = np.zeros(len(labels), dtype=bool)
    return learning.plane(
        answers, Window(), data.points, labels, ~none, none, tuple(map(str, range(classes)))
    )


HALVES = np.repeat([[0.0] * 5 + [1.0] * 5], 10, axis=0)
PICTURES = {
    "two classes": plane(HALVES),
    "three classes": plane(HALVES * 2, classes=3),
    "regression": plane(HALVES * 7 - 3, classes=0),
    "nan everywhere": plane(np.full((10, 10), np.nan)),
    "hidden space": learning.hidden_space(
        np.eye(4, 2), np.arange(4.0) % 2, ("red", "<b>blue"), ("unit 1", "unit 2"), []
    ),
    "examples in one place": learning.hidden_space(
        np.eye(4, 2),
        np.arange(4.0) % 2,
        ("0", "1"),
        ("unit 1", "unit 2"),
        meeting.marks(np.eye(4, 2), EXPERIMENT.data.points, [(2, 3)]),
    ),
    "success": course.success(MOMENTS, VITALS, 5, logarithmic=False),
    "on a logarithmic axis": course.success(MOMENTS, VITALS, 5, logarithmic=True),
    "health": course.health(MOMENTS, VITALS, 5),
    "one epoch": course.success(MOMENTS[:1], VITALS[:1], 0, logarithmic=False),
}
EACH = pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES.keys())


@EACH
def test_it_is_whole_and_stays_in_its_frame(picture: Picture) -> None:
    drawing = sketch.svg(picture, "said <b>&")
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
    drawing = sketch.svg(picture, "")
    for trace in chart.data:
        if trace.name:
            assert f">{trace.name}</text>" in drawing
    assert f">{chart.layout.xaxis.title.text}</text>" in drawing
    assert f">{chart.layout.yaxis.title.text}</text>" in drawing


def test_a_place_with_two_examples_says_which_they_are() -> None:
    drawing = sketch.svg(PICTURES["examples in one place"], "")
    assert ">2 here: (1, 0) (1, 1)</text>" in drawing


def test_a_field_is_drawn_in_two_colours_side_by_side() -> None:
    drawing = sketch.svg(PICTURES["two classes"], "")
    zero, one = (
        re.search(
            rf'd="M([\d.]+)[^"]*H([\d.]+)V[^"]*" style="fill: {re.escape(side.rgb)}"', drawing
        )
        for side in (ZERO_SIDE, ONE_SIDE)
    )
    assert zero is not None
    assert one is not None
    assert float(zero[2]) == float(one[1])


def test_a_logarithmic_axis_has_powers_of_ten() -> None:
    assert [said for _, said in Axis(-2.2, 0.1, 0, 100, True).ticks()] == ["10⁻²", "10⁻¹", "10⁰"]


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
