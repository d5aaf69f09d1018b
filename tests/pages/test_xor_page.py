"""The XOR page tells its story in four parts, takes any numbers, and reopens from its link."""

import base64
import json
from html import escape
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from nnviz.learning.gates import GATES
from tests.pages.acting import alt, alts, box, drawing, opened, press, said, step

PARTS = ("perceptron", "why", "hidden", "surface")


def figures(page: AppTest) -> list[Any]:
    return [json.loads(chart.proto.spec) for chart in page.get("plotly_chart")]


def decoded(array: Any) -> Any:
    shape = [int(size) for size in str(array["shape"]).split(",")]
    return np.frombuffer(base64.b64decode(array["bdata"]), array["dtype"]).reshape(shape)


def test_it_opens_with_the_books_perceptron_for_and(page: AppTest) -> None:
    opened(page)
    assert "All 4 right: this perceptron computes AND." in said(page)
    assert [box(page, name).value for name in ("w1", "w2", "b")] == [1.0, 1.0, -1.0]


def test_each_part_has_plots_that_say_what_they_show(page: AppTest) -> None:
    for part in PARTS:
        opened(page, part=part)
        assert alts(page), part
        assert all(len(alt) > 30 for alt in alts(page)), part


def test_a_slider_and_its_box_show_the_same_number(page: AppTest) -> None:
    opened(page)
    slider = next(each for each in page.slider if each.label == "b, by slider")
    slider.set_value(-0.5).run()
    assert box(page, "b").value == -0.5
    box(page, "b").set_value(-1.5).run()
    slider = next(each for each in page.slider if each.label == "b, by slider")
    assert slider.value == -1.5
    assert "3 of 4 right" not in said(page)
    assert "All 4 right" in said(page)


def test_the_grid_on_show_has_the_signs_of_the_perceptron(page: AppTest) -> None:
    opened(page, line="1,-2,0.25")
    field = next(trace for trace in figures(page)[0]["data"] if trace["type"] == "contour")
    z = decoded(field["z"])
    assert z.shape == (200, 200)
    x1 = field["x0"] + field["dx"] * np.arange(200)
    x2 = field["y0"] + field["dy"] * np.arange(200)
    scores = x1[np.newaxis, :] - 2 * x2[:, np.newaxis] + 0.25
    sure = np.abs(scores) > 1e-9
    assert (np.sign(z)[sure] == np.sign(scores)[sure]).all()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("0,0,0", "there is no line"),
        ("1e300,1e300,-1e300", "All 4 right"),
        ("1.7e308,1.7e308,0", "so large that w·x + b overflows"),
        ("5e-324,0,0", "of 4 right"),
    ],
)
def test_strange_weights_get_a_sentence_and_a_plot(page: AppTest, line: str, told: str) -> None:
    opened(page, line=line)
    assert told in said(page)
    assert len(page.get("plotly_chart")) == 2


@pytest.mark.parametrize("gate", GATES)
def test_learning_is_followed_to_its_end(page: AppTest, gate: str) -> None:
    opened(page, gate=gate)
    press(page, "Next visit")
    press(page, "Next update")
    assert "so far" in said(page)
    press(page, "To the end")
    assert ("A cycle" if gate == "XOR" else "Learned") in said(page)
    press(page, "Previous visit")
    press(page, "Start from 0")
    assert "0 updates so far" in said(page)


def test_learning_can_start_from_the_students_line(page: AppTest) -> None:
    opened(page, gate="OR", line="1,1,0")
    press(page, "Start from your line")
    press(page, "To the end")
    assert "after 0 updates" in said(page)


def test_the_contradiction_needs_all_four_ticks(page: AppTest) -> None:
    opened(page, part="why")
    assert len(page.checkbox) == 4
    for place in range(4):
        assert "A contradiction" not in said(page)
        page.checkbox[place].check().run()
    assert "A contradiction" in said(page)
    page.checkbox[2].uncheck().run()
    assert "A contradiction" not in said(page)


@pytest.mark.parametrize(("gate", "most"), [("AND", 4), ("OR", 4), ("NAND", 4), ("XOR", 3)])
def test_the_picture_of_all_weights_counts_the_best(page: AppTest, gate: str, most: int) -> None:
    opened(page, part="why", pictured=gate)
    assert f"gets {most} of 4 right for {gate}" in said(page)


def test_the_books_network_merges_01_and_10_in_hidden_space(page: AppTest) -> None:
    opened(page, part="hidden")
    table = page.table[0].value
    assert list(table["h₁"]) == ["0", "1", "1", "2"]
    assert list(table["h₂"]) == ["0", "0", "0", "1"]
    assert list(table["y"]) == ["0", "1", "1", "0"]
    assert "01 and 10" in page.get("plotly_chart")[1].proto.spec


def test_a_chosen_input_opens_in_the_player(page: AppTest) -> None:
    opened(page, part="hidden", point="1,1")
    step(page)
    assert "Step 41 of 41" in alt(page)
    assert "∂y₁/∂u₁ = 2" in drawing(page)
    box(page, "x1").set_value(0.0).run()
    assert "∂y₁/∂u₁ = 1" in drawing(page)


@pytest.mark.parametrize("part", ["hidden", "surface"])
@pytest.mark.parametrize("weights", ["0,0,0,0,0,0,0,0,0", "1e300,1,0,-1e300,1,0,1e300,1,0"])
@pytest.mark.parametrize("look", ["map", "solid"])
def test_a_network_of_strange_weights_breaks_nothing(
    page: AppTest, part: str, weights: str, look: str
) -> None:
    opened(page, part=part, weights=weights, look=look)
    if "1e300" in weights:
        assert "so large" in said(page)


def test_a_set_of_weights_can_be_chosen(page: AppTest) -> None:
    opened(page, part="hidden")
    page.selectbox[0].select("Two opposed units").run()
    assert box(page, "w12").value == -1.0
    assert set(page.table[0].value.iloc[:, -1]) == {"✓ right"}
    box(page, "u1").set_value(0.0).run()
    assert "✗ wrong" in set(page.table[0].value.iloc[:, -1])


def test_the_window_can_be_zoomed_and_moved(page: AppTest) -> None:
    opened(page, zoom="1024", centre="0.5,0.5")
    figure = figures(page)[0]
    low, high = figure["layout"]["xaxis"]["range"]
    assert high - low == pytest.approx(3 / 1024)
    box(page, "Middle x1").set_value(1e12).run()
    assert not page.exception
    assert box(page, "Middle x1").value == 1e6


def test_a_link_reopens_the_state(page: AppTest) -> None:
    opened(
        page, part="hidden", weights="1,-1,0,-1,1,0,1,1,0", point="0.25,1", morph="0.5", step="3"
    )
    assert box(page, "w22").value == 1.0
    assert box(page, "x1").value == 0.25
    assert next(each for each in page.slider if each.label.startswith("From input")).value == 0.5
    assert "Step 3 of" in alt(page)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("part", "<script>"),
        ("gate", "XNOR"),
        ("line", "1,2"),
        ("line", "1,nan,2"),
        ("visits", "-1"),
        ("weights", "1," * 5000),
        ("point", "inf,0"),
        ("morph", "2"),
        ("zoom", "3"),
        ("centre", "1e9,0"),
        ("proof", "2222"),
        ("step", "9" * 400),
    ],
)
def test_a_bad_link_says_what_it_ignored(page: AppTest, name: str, value: str) -> None:
    opened(page, **{name: value})
    assert "could not be followed in full" in said(page)
    assert escape(f"the {name}") in said(page)
    assert "<script" not in said(page).replace("<style>", "")
