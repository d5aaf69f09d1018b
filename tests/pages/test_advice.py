"""Wherever a program is typed, its notes and suggestions stand beside it, each with a button."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.acting import html, opened, press, typed

PLACES = {
    "graph": ("graph", {}),
    "four ways": ("differentiation", {"tab": "reverse"}),
    "paths": ("chain_rule", {"part": "paths"}),
    "bugs": ("bugs", {}),
}


@pytest.fixture(params=list(PLACES.values()), ids=list(PLACES))
def place(request: pytest.FixtureRequest) -> tuple[AppTest, dict[str, str]]:
    return _opened(*request.param)


def _opened(name: str, query: dict[str, str]) -> tuple[AppTest, dict[str, str]]:
    app = AppTest.from_file("../../app.py", default_timeout=60).run()
    return app.switch_page(f"pages/{name}.py"), query


def test_a_note_offers_the_program_that_was_meant(place: tuple[AppTest, dict[str, str]]) -> None:
    page, query = place
    opened(page, expression="L = w1x1 + b", **query)
    assert 'role="status"' in html(page)
    press(page, "Use this")
    assert typed(page, "Expression") == "L = w1*x1 + b"
    assert not [each for each in page.button if each.label == "Use this"]
    press(page, "Undo")
    assert typed(page, "Expression") == "L = w1x1 + b"


def test_an_error_offers_the_corrected_program(place: tuple[AppTest, dict[str, str]]) -> None:
    page, query = place
    opened(page, expression="L = sigmod(x)", **query)
    assert 'role="alert"' in html(page)
    press(page, "Use this")
    assert typed(page, "Expression") == "L = sigmoid(x)"
    assert 'role="alert"' not in html(page)


def test_a_hostile_program_is_escaped_in_its_advice(place: tuple[AppTest, dict[str, str]]) -> None:
    page, query = place
    opened(page, expression="L = <img src=x onerror=alert(1)>", **query)
    assert "<img" not in html(page)


@pytest.mark.parametrize("of", ["graph", "paths", "bugs"])
def test_a_vector_without_a_sum_is_offered_one(of: str) -> None:
    page, query = _opened(*PLACES[of])
    opened(page, expression="y = 2x", inputs="x:[1|2]", **query)
    press(page, "Use this")
    assert typed(page, "Expression") == "y = 2x\nL = sum(y)"
    assert 'role="alert"' not in html(page)


def test_values_that_are_hardly_meant_are_told(place: tuple[AppTest, dict[str, str]]) -> None:
    page, query = place
    opened(page, expression="L = cross_entropy(z, y)", inputs="z:2,y:1", **query)
    assert "A probability lies between 0 and 1" in html(page)
