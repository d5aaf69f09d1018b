"""Own data on the Training page: pasted, drawn by clicking, named, and kept in a link."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from nnviz.ui.training.tables import LARGEST
from tests.pages.acting import alts, choose, enter, fill, html, opened, press, said, summary

pytestmark = pytest.mark.usefixtures("patient")


def test_points_are_drawn_as_they_are_shown(page: AppTest) -> None:
    opened(page, signs="yes", data="and")
    press(page, "Begin with two points")
    assert "of 2**" in summary(page)
    desk = page.session_state["desk training"]
    desk.brush = 2
    desk.add((0.5, 0.75))
    opened(page)
    assert "of 3**" in summary(page)
    assert desk.experiment.data.points[-1].tolist() == [0.5, 0.75]
    assert not desk.document.signs
    press(page, "Back to the data sets")
    assert "of 4**" in summary(page)


def test_a_link_carries_own_data_and_what_was_learned_of_them(page: AppTest) -> None:
    opened(page)
    press(page, "Begin with two points")
    desk = page.session_state["desk training"]
    desk.brush = 2
    desk.add((0.5, 0.75))
    page.run()
    press(page, "100 epochs")
    link, before = desk.link(), summary(page)
    del page.session_state["desk training"]
    opened(page, **link)
    assert summary(page) == before
    assert "Your own data: 3 points." in said(page)
    assert "Too many for a link" not in said(page)
    opened(page, points="[[1,2]]")
    assert "Ignored: the points [[1,2]]" in html(page)
    assert "of 4**" in summary(page)


def test_points_stay_where_data_may_lie_and_end_where_there_are_enough(page: AppTest) -> None:
    opened(page, data="moons", count="1999")
    desk = page.session_state["desk training"]
    desk.brush = 0
    desk.add((2e9, -0.5))
    assert desk.experiment.data.points[-1].tolist() == [LARGEST, -0.5]
    page.run()
    assert "No more points can be added: these are 2,000." in said(page)
    assert desk.brush is None


def test_data_too_many_for_a_link_are_told(page: AppTest) -> None:
    opened(page, data="moons")
    page.session_state["desk training"].brush = 0
    page.session_state["desk training"].add((0.5, 0.75))
    page.run()
    assert "Your own data: 201 points." in said(page)
    assert "Too many for a link" in said(page)
    assert "points" not in page.session_state["desk training"].link()


def test_a_followed_link_puts_own_data_away(page: AppTest) -> None:
    opened(page)
    press(page, "Begin with two points")
    assert "of 2**" in summary(page)
    opened(page, data="or", hidden="none")
    assert "of 4**" in summary(page)


def test_own_data_are_told_as_a_change_of_the_lesson(page: AppTest) -> None:
    opened(page, lesson="two-relu", seed="5")
    press(page, "Begin with two points")
    assert "You have changed: **data** to your own." in said(page)
    press(page, "Back to the lesson's settings")
    assert "of 4**" in summary(page)


def test_names_of_own_classes_are_drawn_as_they_are(page: AppTest) -> None:
    opened(page)
    fill(page, "Own data", "0,0,![x](//a.b)\n1,1,dog")
    press(page, "Use this data")
    desk = page.session_state["desk training"]
    desk.brush = 0
    opened(page)
    (brush,) = page.segmented_control
    assert brush.options[0].startswith(r"\!\[x\]\(")
    assert r"a point of class \!\[x\]\(" in said(page)


def test_a_click_adds_to_the_class_that_was_chosen(page: AppTest) -> None:
    opened(page)
    fill(page, "Own data", "0,0,1\n1,1,2")
    press(page, "Use this data")
    (brush,) = page.segmented_control
    assert brush.options == ["1", "2", "*a new class*"]
    brush.select(1).run()
    desk = page.session_state["desk training"]
    assert desk.brush == 1
    desk.brush = 2
    desk.add((0.5, 0.5))
    opened(page)
    assert page.segmented_control[0].options == ["1", "2", "3", "*a new class*"]
    desk.brush = 3
    desk.add((0.7, 0.5))
    opened(page)
    assert page.segmented_control[0].options == ["1", "2", "3", "4"]
    press(page, "Back to the data sets")
    assert desk.brush is None
    choose(page, "Data", "slope")
    assert not page.segmented_control


def test_look_inside_calls_classes_by_their_names(page: AppTest) -> None:
    opened(page)
    fill(page, "Own data", "0,0,cat\n1,1,dog")
    press(page, "Use this data")
    enter(page, "Example", 0)
    assert "The network gives class dog a probability of 0." in said(page)
    assert "at (0, 0), which is of class cat." in said(page)
    fill(page, "Own data", "0,0,cat\n1,1,dog\n0,1,cow")
    press(page, "Use this data")
    assert re.search(r"finds class (cat|dog|cow) the likeliest at \(", said(page))
    opened(page, data="slope")
    assert re.search(r"The network answers \S+ to no\. 0 and should answer", said(page))


def test_real_targets_of_one_input_are_learned_as_numbers(page: AppTest) -> None:
    opened(page, rate="0.1")
    fill(page, "Own data", "x,y\n0,0.5\n1,2.5\n2,4.5")
    press(page, "Use this data")
    assert "One input; the targets are numbers: a regression." in said(page)
    assert "The network's answer over its only input" in alts(page)[0]
    press(page, "1,000 epochs")
    desk = page.session_state["desk training"]
    assert desk.experiment.network.sizes == (1, 2, 1)
    assert desk.experiment.network.output == "linear"
    assert "(0) and should answer 0.5." in said(page)
    press(page, "Learn the targets as classes")
    assert desk.experiment.data.titles == ("0.5", "2.5", "4.5")
    press(page, "Learn the targets as numbers")
    assert "the targets are numbers: a regression." in said(page)


@pytest.mark.parametrize(
    ("target", "told"),
    [("{}.5", "answer over its target"), ("k{}", "probability that the network gives")],
)
def test_three_inputs_are_seen_example_by_example(page: AppTest, target: str, told: str) -> None:
    opened(page, hidden="none")
    rows = (f"{row},{row % 3},0.5,{target.format(row % 3)}" for row in range(6))
    fill(page, "Own data", "\n".join(rows))
    press(page, "Use this data")
    assert "3 inputs" in said(page)
    assert told in alts(page)[0]
    assert "Clicks add points where there are two inputs." in said(page)
    press(page, "100 epochs")
    link, before = page.session_state["desk training"].link(), summary(page)
    del page.session_state["desk training"]
    opened(page, **link)
    assert summary(page) == before


def test_two_classes_of_six_inputs_are_looked_into(page: AppTest) -> None:
    opened(page)
    fill(page, "Own data", "\n".join(f"{row},0,1,0,1,{row},{row % 2}" for row in range(8)))
    press(page, "Use this data")
    assert "6 inputs; the targets are classes: 0, 1." in said(page)
    enter(page, "Example", 3)
    assert "at (3, 0, 1, 0, 1, 3), which is of class 1" in said(page)
