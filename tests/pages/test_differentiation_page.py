"""The Four ways page: one expression, its derivatives in every way, and what can go wrong said."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from nnviz.ui.differentiation.document import EXAMPLES, NESTED, TABS, DifferentiationDocument
from tests.pages.acting import (
    alt,
    alts,
    choose,
    drawing,
    enter,
    fill,
    opened,
    player,
    players,
    said,
    step,
)


def document(page: AppTest) -> DifferentiationDocument:
    found: DifferentiationDocument = page.session_state["desk differentiation"].document
    return found


def written(page: AppTest) -> str:
    """All that stands on the page in formulas."""
    return "\n".join(str(formula.value) for formula in page.latex)


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("example", EXAMPLES)
def test_every_tab_shows_every_example(page: AppTest, tab: str, example: str) -> None:
    opened(page, tab=tab)
    choose(page, "Example", example)
    assert document(page).lesson == example
    assert document(page).tab == tab


def test_the_quiz_is_answered_side_by_side(page: AppTest, textbook: Any) -> None:
    opened(page, tab="table")
    table = page.dataframe[0].value
    facts = textbook["differentiation_quiz"]
    for name in ("x", "z"):
        column = table[f"∂y/∂{name}"]
        exact = f"{facts[f'dy/d{name}']:.10g}"
        assert list(column[2:]) == [exact] * 3
        slopes = [tuple(map(float, each.replace("−", "-").split(" ± "))) for each in column[:2]]
        for slope, expected in slopes:
            assert abs(slope - facts[f"dy/d{name}"]) <= 1.5 * expected


def test_a_step_size_is_shown_with_its_error(page: AppTest) -> None:
    opened(page, h="3")
    row = page.dataframe[0].value.iloc[0]
    assert row["way"] == "forward difference"
    assert float(row["error"].replace("−", "-")) > 1
    assert "V" in alts(page)[0]
    page.select_slider[0].set_value(8).run()
    assert float(page.dataframe[0].value.iloc[0]["error"].replace("−", "-")) < 1e-3


def test_sympys_formula_is_typeset_and_counted(page: AppTest) -> None:
    opened(page, tab="symbolic", expression="y = x*x", inputs="x:3")
    assert "\\frac{\\partial y}{\\partial x} = 2 x" in written(page)
    assert "gives ∂y/∂x = **6**" in said(page)
    assert "1 operations" in said(page)


@pytest.mark.parametrize("family", NESTED)
def test_formulas_grow_and_graphs_do_not(page: AppTest, family: str) -> None:
    opened(page, tab="symbolic", family=family, depth="6")
    assert "times fewer" in alts(page)[0]


def test_forward_mode_walks_with_tangents(page: AppTest) -> None:
    opened(page, tab="forward", expression="L = c*(a + 2b)", inputs="a:3,b:1,c:-2", input="b")
    assert "b moves at speed 1" in alt(page)
    assert "∂d/∂b = ?" in drawing(page)
    step(page)
    assert "∂L/∂b = −4" in drawing(page)
    assert player(page)["score"]["graph"]["mode"] == "forward"
    assert alt(page).startswith("Step 3 of 3, forward pass")


def test_reverse_mode_walks_back(page: AppTest) -> None:
    opened(page, tab="reverse")
    step(page)
    assert "∂y/∂x = 1208" in drawing(page)


def test_the_derivative_of_the_derivative_is_walked_and_checked(page: AppTest) -> None:
    opened(page, tab="higher", expression="y = x^3", inputs="x:2")
    step(page)
    assert "∂yₓ/∂x = 12" in drawing(page)
    checks = page.dataframe[0].value
    assert list(checks["this graph"]) == ["12", "12"]
    opened(page, tab="higher", order="2", expression="y = x^3", inputs="x:2")
    assert list(page.dataframe[0].value["this graph"]) == ["12"]


@pytest.mark.parametrize(
    ("program", "inputs", "sentence"),
    [
        ("y = 3x", "x:1", "is the constant 3"),
        ("relu(x) * x", "x:0", "corner, a jump or a tie"),
    ],
)
def test_where_a_derivative_has_no_graph_the_page_says_why(
    page: AppTest, program: str, inputs: str, sentence: str
) -> None:
    opened(page, tab="higher", expression=program, inputs=inputs)
    assert sentence in said(page)
    assert not players(page)


def test_a_second_derivative_that_vanishes_is_told(page: AppTest) -> None:
    opened(page, tab="higher", expression="y = x^2 + z^2", order="2", then="z")
    assert "does not depend on z" in said(page)


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize(
    ("program", "inputs", "sentence"),
    [
        ("log(x)", "x:-1", "There is no derivative to compare here"),
        ("1/x", "x:0", "infinity"),
        ("relu(x)", "x:0", "stands on a kink"),
        ("max(x, z)", "x:2,z:2", "stands on a kink"),
        ("exp(exp(exp(x)))", "x:9", "infinity"),
        ("θ² + 🙂", "θ:1", "belongs to the last expression"),
    ],
)
def test_bad_points_are_told_and_break_nothing(
    page: AppTest, tab: str, program: str, inputs: str, sentence: str
) -> None:
    opened(page, tab=tab, expression=program, inputs=inputs)
    assert sentence in said(page)
    if players(page):
        step(page)


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize(
    ("program", "inputs"), [("step(x) + x", "x:1"), ("sin(x)^0", "x:1"), ("x", "x:1e308")]
)
def test_odd_points_break_nothing(page: AppTest, tab: str, program: str, inputs: str) -> None:
    opened(page, tab=tab, expression=program, inputs=inputs)
    assert document(page).typed.error is None
    assert document(page).typed.good == program
    if players(page):
        step(page)


def test_the_step_is_refused_by_symbolic_differentiation_alone(page: AppTest) -> None:
    opened(page, tab="symbolic", expression="step(x) + x", inputs="x:1")
    assert "stops at the **step (perceptron)**" in said(page)
    assert "The step jumps at 0" in said(page)


@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        ("sum([x, 2])", "this page differentiates numbers"),
        ("W @ x", "this page differentiates numbers"),
        ("x +", "Line 1"),
        ("", "There is nothing here yet"),
        ("🙂", "Line 1"),
        ("(" * 300, "nested"),
    ],
)
def test_what_can_not_be_shown_is_told_and_not_lost(
    page: AppTest, program: str, sentence: str
) -> None:
    fill(opened(page), "Expression", program)
    assert sentence in said(page)
    assert page.text_area[0].value == program
    assert "belongs to the last expression" in said(page)
    assert document(page).graph.output == "y"


def test_an_input_is_edited_and_kept_while_the_expression_changes(page: AppTest) -> None:
    opened(page)
    enter(page, "x", 4.0)
    fill(page, "Expression", "y = x + w")
    assert document(page).typed.inputs == {"x": 4.0, "w": 1.0}
    fill(page, "Expression", "y = z + x")
    assert document(page).typed.inputs == {"z": 3.0, "x": 4.0}


def test_a_link_reopens_the_state(page: AppTest) -> None:
    query = {"expression": "y = a^b", "inputs": "a:2,b:3", "input": "b", "tab": "higher"}
    query |= {"h": "4", "family": "logistic", "depth": "3", "n": "10", "m": "50", "step": "2"}
    opened(page, **query)
    desk = page.session_state["desk differentiation"]
    assert desk.link() == query


def test_a_link_with_an_unreadable_expression_shows_the_last_good_one(page: AppTest) -> None:
    opened(page, expression="x +", shown="y = x^2", inputs="x:2")
    assert document(page).typed.program == "x +"
    assert document(page).graph.output == "y"
    link = page.session_state["desk differentiation"].link()
    assert (link["expression"], link["shown"]) == ("x +", "y = x^2")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("tab", "<b>"),
        ("h", "17"),
        ("h", "x"),
        ("n", "3"),
        ("m", "-1"),
        ("depth", "12"),
        ("family", "cosine"),
        ("input", "q"),
        ("order", "3"),
        ("inputs", "x:nan"),
        ("shown", "x +"),
    ],
)
def test_a_bad_link_says_what_it_ignored(page: AppTest, name: str, value: str) -> None:
    more = {"expression": "x +"} if name == "shown" else {}
    opened(page, **{name: value}, **more)
    assert "could not be followed in full" in said(page)
