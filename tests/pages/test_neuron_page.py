"""The One unit page shows a unit's numbers, graph and curve, and why deep gradients vanish."""

import json
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from nnviz.language import parse
from nnviz.lessons import LESSONS
from nnviz.ui.neuron import unit
from nnviz.ui.neuron.document import NeuronDesk, NeuronDocument, graph_of
from nnviz.views.neuron.activations import ACTIVATIONS
from tests.pages.acting import (
    alt,
    alts,
    box,
    drawing,
    opened,
    player,
    press,
    said,
    step,
    table,
)


def test_it_opens_with_the_books_unit(page: AppTest, textbook: Any) -> None:
    opened(page)
    unit = textbook["neural_unit"]
    assert [box(page, f"w{place}").value for place in (1, 2, 3)] == unit["w"]
    assert [box(page, f"x{place}").value for place in (1, 2, 3)] == unit["x"]
    assert box(page, "b").value == unit["b"]
    assert "= \\textcolor{#14713a}{0.87}" in str(page.latex[0].value)
    step(page)
    assert "0.7047" in drawing(page)


def test_with_three_inputs_it_is_the_lessons_program() -> None:
    lesson = LESSONS["neural-unit"]
    program = parse(lesson.program, parameters=lesson.parameters)
    assert graph_of(3, "sigmoid").nodes == program.nodes


def test_the_operating_point_moves_with_the_bias(page: AppTest) -> None:
    opened(page)
    box(page, "b").set_value(-9.0).run()
    chart = page.get("plotly_chart")[0].proto
    assert "z = −8.63" in chart.alt
    assert "saturated" in said(page)
    spec = json.loads(chart.spec)
    mark = next(trace for trace in spec["data"] if trace["mode"] == "markers")
    assert mark["x"][0] == pytest.approx(-8.63)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_activation_runs_and_is_drawn(page: AppTest, activation: str) -> None:
    opened(page, activation=activation)
    step(page)
    assert len(page.get("plotly_chart")) == 1


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_activation_is_followed_through_a_deep_net(page: AppTest, activation: str) -> None:
    opened(page, deep=activation, tab="deep")
    assert alts(page)[0].startswith("The gradient's norm at each of 10 layers")


def test_the_gallery_has_every_activation(page: AppTest) -> None:
    opened(page, tab="gallery")
    assert len(page.get("plotly_chart")) == len(ACTIVATIONS)


def test_at_its_corner_relu_states_the_convention(page: AppTest) -> None:
    opened(page, activation="relu", weights="0,0", inputs="1,1", bias="0")
    assert "ReLU has a corner at 0" in said(page)


def test_a_unit_can_have_two_to_six_inputs(page: AppTest) -> None:
    opened(page)
    for count in (6, 2):
        next(each for each in page.selectbox if each.label == "Inputs").select(count).run()
        assert not page.exception
        assert sum(each.label.startswith("w") for each in page.number_input) == count
    press(page, "The book's unit")
    assert sum(each.label.startswith("x") for each in page.number_input) == 3


def test_an_emptied_box_keeps_the_last_number(page: AppTest) -> None:
    opened(page)
    box(page, "w1").set_value(None).run()
    assert box(page, "w1").value == 0.2


def test_sigmoids_make_the_gradient_vanish_and_the_page_says_why(page: AppTest) -> None:
    opened(page, tab="deep", depth="20")
    assert "**vanishes**" in said(page)
    assert "local gradients of sigmoid are 0.2" in said(page)
    assert len(table(page, "local gradient f′(z)")) == 20
    assert "None of the 20 units is dead." in said(page)


def test_large_weights_make_the_gradient_explode(page: AppTest) -> None:
    opened(page, tab="deep", deep="leaky_relu", width="6", scale="3", depth="12")
    assert "**explodes**" in said(page)


def test_dead_units_are_counted(page: AppTest) -> None:
    opened(page, tab="deep", deep="step", width="3", depth="4")
    assert "**12 of 12 units are dead**" in said(page)
    assert "A product with a factor of 0 is **0**" in said(page)


@pytest.mark.parametrize(
    "query",
    [
        {"weights": "1e300,1e300", "inputs": "1e300,1"},
        {"weights": "1e300,-1e300", "inputs": "1e300,1e300"},
        {"bias": "1e200", "activation": "relu"},
    ],
)
def test_extreme_numbers_break_nothing(page: AppTest, query: dict[str, str]) -> None:
    opened(page, **query)
    step(page)


@pytest.mark.parametrize(
    "query",
    [
        {"scale": "0"},
        {"scale": "10", "deep": "elu", "width": "6", "depth": "20"},
        {"depth": "1", "width": "1"},
    ],
)
def test_extreme_nets_break_nothing(page: AppTest, query: dict[str, str]) -> None:
    opened(page, tab="deep", **query)


def test_numbers_changed_on_cards_are_the_units(page: AppTest) -> None:
    opened(page)
    assert player(page)["editable"]
    desk = NeuronDesk(NeuronDocument())
    unit.take(desk, {"w2": -1.0, "b": 2.0})
    assert desk.document == replace(NeuronDocument(), weights=(0.2, -1.0, 0.9), bias=2.0)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("weights", "1"),
        ("weights", "1,2,3,4,5,6,7"),
        ("inputs", "1,2"),
        ("activation", "<b>"),
        ("depth", "21"),
        ("scale", "nan"),
        ("seed", "1.5"),
        ("by", "hand"),
    ],
)
def test_a_bad_link_says_what_it_ignored(page: AppTest, name: str, value: str) -> None:
    opened(page, **{name: value})
    assert "could not be followed in full" in said(page)
    assert f"the {name}" in said(page)


def test_a_link_reopens_the_state(page: AppTest) -> None:
    opened(page, weights="1,2", inputs="3,4", bias="5", activation="tanh", step="2", seed="3")
    assert [box(page, name).value for name in ("w1", "w2", "x1", "x2", "b")] == [1, 2, 3, 4, 5]
    assert alt(page).startswith("Step 2 of")
