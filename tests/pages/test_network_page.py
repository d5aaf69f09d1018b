"""The Network page takes any network a student builds, and says what does not fit."""

from html import escape
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from nnviz.lessons.presets import PRESETS
from tests.pages.acting import (
    alt,
    at_the_end,
    box,
    choose,
    drawing,
    enter,
    fill,
    html,
    opened,
    press,
    said,
    step,
)


def test_it_opens_with_the_books_network_in_matrices(page: AppTest) -> None:
    opened(page)
    assert "2×2 matrix" in drawing(page)
    step(page)
    assert alt(page).startswith("Step 20 of 20")
    assert "−0.3308" in drawing(page)


def test_ones_own_weights_are_run(page: AppTest) -> None:
    page.run()
    fill(page, "W2", "[[0, 0]]")
    fill(page, "b2", "0")
    step(page)
    assert "0.6931" in drawing(page)


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("W1", "[[1, 2, 3]]", "W1 must be 2×2, but this is 1×3."),
        ("W1", "[[1, 2], [3]]", "Row 2 has 1 entries, but row 1 has 2."),
        ("W1", "1\tx\n2\t3", "Row 1, entry 2 is no number: x"),
        ("W1", "[[1, ], [2, 3]]", "Row 1, entry 2 is empty."),
        ("x", "[inf, 1]", "must be a finite number"),
        ("y", "7", "y must lie between 0 and 1"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_else_changes(
    page: AppTest, name: str, typed: str, told: str
) -> None:
    page.run()
    before = drawing(page)
    fill(page, name, typed)
    assert escape(told) in html(page)
    assert drawing(page) == before


@pytest.mark.parametrize("key", PRESETS)
@pytest.mark.parametrize("view", ["matrices", "scalars"])
def test_every_preset_is_stepped_in_both_views(page: AppTest, key: str, view: str) -> None:
    page.query_params["preset"] = key
    page.query_params["view"] = view
    page.query_params["step"] = "999"
    opened(page)
    assert at_the_end(page)


def test_labels_outside_the_classes_are_refused(page: AppTest) -> None:
    page.query_params["preset"] = "multinomial"
    page.run()
    fill(page, "y", "[1, 1, 0]")
    assert "must add up to 1" in html(page)
    fill(page, "y", "[0, 0, 1]")
    assert "must add up to 1" not in html(page)


def test_the_largest_network_is_drawn(page: AppTest) -> None:
    page.query_params["sizes"] = "6-8-8-8-6"
    page.query_params["hidden"] = "relu-tanh-elu"
    page.query_params["output"] = "softmax"
    opened(page)
    assert "8×8 matrix" in drawing(page)
    page.query_params["view"] = "scalars"
    opened(page)


def test_sizes_and_activations_can_be_changed(page: AppTest) -> None:
    page.run()
    enter(page, "Hidden layers", 2)
    enter(page, "Units in layer 2", 4)
    enter(page, "Inputs", 3)
    choose(page, "Activation of layer 1", "tanh")
    choose(page, "Output and loss", "softmax, cross-entropy")
    assert "4×2 matrix" in drawing(page)
    assert "tanh" in drawing(page)
    assert next(each.value for each in page.number_input if each.label == "Outputs") == 2
    press(page, "Undo")
    assert "softmax" not in drawing(page)


def test_a_sigmoid_may_be_judged_by_squared_error(page: AppTest) -> None:
    opened(page, preset="two-layer")
    choose(page, "Output and loss", "sigmoid, squared error")
    step(page)
    assert "L = ½(a₂ − y)²" in drawing(page)
    link = page.session_state["desk network"].link()
    assert link["loss"] == "squared error"
    opened(page, **link)
    assert "L = ½(a₂ − y)²" in drawing(page)


def test_a_hostile_link_does_no_harm(page: AppTest) -> None:
    page.query_params["sizes"] = "<script>"
    page.query_params["W1"] = "__import__('os')"
    opened(page)
    assert "the sizes of the network" in html(page)


def test_two_changes_that_arrive_at_once_both_count(page: AppTest) -> None:
    opened(page)
    box(page, "Inputs").set_value(3)
    enter(page, "Units in layer 1", 4)
    assert page.session_state["desk network"].document.network.sizes == (3, 4, 1)


@pytest.mark.parametrize("good", [True, False])
def test_weights_are_opened_from_a_file(page: AppTest, good: bool) -> None:
    page.session_state["tab"] = "Module and files"
    opened(page)
    before = drawing(page)
    file = BytesIO()
    np.savez(file, W1=[[1.0, 2.0]], b1=[0.5])
    content = file.getvalue() if good else b"no weights at all"
    boxes: Any = page.file_uploader
    uploader = next(each for each in boxes if each.label.startswith("Open weights"))
    uploader.set_value(("weights.npz", content, "application/octet-stream")).run()
    assert not page.exception
    assert (drawing(page) == before) != good
    assert ("can't be opened" in said(page)) != good
