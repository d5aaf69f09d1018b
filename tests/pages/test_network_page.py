"""The Network page takes any network a student builds, and says what does not fit."""

from html import escape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from nnviz.lessons.presets import PRESETS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.chdir(ROOT)
    return AppTest.from_file(str(ROOT / "pages" / "network.py"), default_timeout=30)


def drawing(page: AppTest) -> str:
    return str(page.get("graphviz_chart")[0].proto.spec)


def said(page: AppTest) -> str:
    return str(page.get("graphviz_chart")[0].proto.alt)


def html(page: AppTest) -> str:
    return "".join(str(element.proto.body) for element in page.get("html"))


def box(page: AppTest, name: str, value: str) -> None:
    next(each for each in page.text_area if each.label == name).input(value).run()
    assert not page.exception


def button(page: AppTest, name: str) -> None:
    next(each for each in page.button if each.label == name).click().run()
    assert not page.exception


def choose(page: AppTest, label: str, value: str) -> None:
    next(each for each in page.selectbox if each.label == label).select(value).run()
    assert not page.exception


def whole(page: AppTest, label: str, value: int) -> None:
    next(each for each in page.number_input if each.label == label).set_value(value).run()
    assert not page.exception


def test_it_opens_with_the_books_network_in_matrices(page: AppTest) -> None:
    page.run()
    assert not page.exception
    assert "2×2 matrix" in drawing(page)
    button(page, "Last step")
    assert said(page).startswith("Step 20 of 20")
    assert "−0.3308" in drawing(page)


def test_ones_own_weights_are_run(page: AppTest) -> None:
    page.run()
    box(page, "W2", "[[0, 0]]")
    box(page, "b2", "0")
    button(page, "Last step")
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
    box(page, name, typed)
    assert escape(told) in html(page)
    assert drawing(page) == before


@pytest.mark.parametrize("key", PRESETS)
@pytest.mark.parametrize("view", ["matrices", "scalars"])
def test_every_preset_is_stepped_in_both_views(page: AppTest, key: str, view: str) -> None:
    page.query_params["preset"] = key
    page.query_params["view"] = view
    page.query_params["step"] = "999"
    page.run()
    assert not page.exception
    assert "backward pass is complete" in said(page)


def test_labels_outside_the_classes_are_refused(page: AppTest) -> None:
    page.query_params["preset"] = "multinomial"
    page.run()
    box(page, "y", "[1, 1, 0]")
    assert "must add up to 1" in html(page)
    box(page, "y", "[0, 0, 1]")
    assert "must add up to 1" not in html(page)


def test_the_largest_network_is_drawn(page: AppTest) -> None:
    page.query_params["sizes"] = "6-8-8-8-6"
    page.query_params["hidden"] = "relu-tanh-elu"
    page.query_params["output"] = "softmax"
    page.run()
    assert not page.exception
    assert "8×8 matrix" in drawing(page)
    page.query_params["view"] = "scalars"
    page.run()
    assert not page.exception


def test_sizes_and_activations_can_be_changed(page: AppTest) -> None:
    page.run()
    whole(page, "Hidden layers", 2)
    whole(page, "Units in layer 2", 4)
    whole(page, "Inputs", 3)
    choose(page, "Activation of layer 1", "tanh")
    choose(page, "Output and loss", "softmax")
    assert "4×2 matrix" in drawing(page)
    assert "tanh" in drawing(page)
    assert next(each.value for each in page.number_input if each.label == "Outputs") == 2
    button(page, "Undo")
    assert "softmax" not in drawing(page)


def test_a_hostile_link_does_no_harm(page: AppTest) -> None:
    page.query_params["sizes"] = "<script>"
    page.query_params["W1"] = "__import__('os')"
    page.run()
    assert not page.exception
    assert "the sizes of the network" in html(page)
