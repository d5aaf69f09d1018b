"""Names and expressions are set as type, and are as wide as they are measured to be."""

import pytest

import nnviz
from nnviz.views.notation import typesetting
from nnviz.views.notation.typesetting import Span, fitted, statement, tspans, width
from tests.runs import HOSTILE


def plain(spans: typesetting.Spans) -> str:
    return "".join(span.text for span in spans)


def test_an_index_is_lowered_and_a_layer_is_raised() -> None:
    assert [span.level for span in typesetting.name("w1_12")] == [0, 1, -1]


def test_an_exponent_is_raised() -> None:
    node = nnviz.parse("L = x^2").node("L")
    assert statement(node)[-1] == Span("2", 1)


def test_functions_stand_upright_and_variables_in_italics() -> None:
    node = nnviz.parse("L = relu(x)").node("L")
    assert plain(statement(node)) == "𝐿 = ReLU(𝑥)"


def test_a_number_keeps_its_power_of_ten_upright() -> None:
    node = nnviz.parse("L = 0.000000001 + x").node("L")
    assert plain(statement(node)) == "𝐿 = 1e−9 + 𝑥"


def test_a_negative_constant_is_bracketed_beside_an_operator() -> None:
    node = nnviz.parse("L = (-2)*x").node("L")
    assert plain(statement(node)) == "𝐿 = (−2) · 𝑥"


def test_an_index_under_a_layer_takes_no_room_of_its_own() -> None:
    both = typesetting.name("w1_2")
    assert width(both, 18) == pytest.approx(width(both[:2], 18))


def test_a_letter_that_the_fonts_lack_is_taken_to_be_wide() -> None:
    assert width("学", 10) == 10


def test_a_text_too_long_for_its_room_is_set_smaller_and_then_cut() -> None:
    text = (Span("m" * 20),)
    room = width(text, 18) * 0.8
    smaller = fitted(text, 18, room, 12)
    assert smaller.spans == text
    assert 12 <= smaller.size < 18
    cut = fitted(text, 18, room / 4, 12)
    assert plain(cut.spans).endswith("…")
    assert width(cut.spans, cut.size) <= room / 4


def test_a_hostile_name_stays_text() -> None:
    written = tspans(typesetting.name(HOSTILE), 18)
    assert "<b" not in written
    assert ">&lt;/𝑠𝑐𝑟𝑖𝑝𝑡&gt;&lt;" in written
