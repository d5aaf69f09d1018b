"""The bug lab asks first, then shows the first wrong number, a red check and the one-line fix."""

import pytest
from streamlit.testing.v1 import AppTest

from nnviz.lessons.bugs import BUGS, SAMPLES, STARTS
from tests.pages.acting import alt, box, drawing, fill, opened, press, said, step, typed


def predict(page: AppTest, answer: str) -> None:
    page.radio[0].set_value(answer).run()
    assert not page.exception


def test_it_asks_before_it_says_what_happened(page: AppTest) -> None:
    opened(page)
    assert "what will the backward pass say for **∂L/∂x**" in page.radio[0].label
    assert "What happened" not in said(page)
    step(page)
    assert "∂L/∂x = 6" in drawing(page)  # the right pass, to reason from


def test_a_right_answer_is_praised_and_the_first_wrong_step_is_marked(page: AppTest) -> None:
    opened(page)
    predict(page, "overwritten")
    assert "You predicted 3: right.</b> With this bug the backward pass says ∂L/∂x = 3." in said(
        page
    )
    assert "Here is the first wrong number" in said(page)
    assert "∂L/∂x becomes 3. It should be 6." in said(page)
    assert "check is **red** at x" in said(page)
    assert "∂L/∂x = 3" in drawing(page)
    assert "<ins>+         operand.gradient += node.gradient" in said(page)


def test_a_wrong_answer_is_told_why(page: AppTest) -> None:
    opened(page)
    predict(page, "unzeroed")
    assert "You predicted 12.</b> That comes out with another bug: backward() twice" in said(page)
    assert "the backward pass says ∂L/∂x = 3." in said(page)


def test_the_button_jumps_to_the_first_wrong_step(page: AppTest) -> None:
    opened(page, answer="skipped")
    step(page, 0)
    assert "Right so far" in said(page)
    press(page, "Go to the first wrong step (4)")
    assert alt(page).startswith("Step 4 of 4")


def test_a_square_explains_its_two_edges_and_offers_what_beginners_think(page: AppTest) -> None:
    opened(page)
    press(page, STARTS["square"].question)
    assert page.radio[0].options == ["3", "6", "9", "12"]
    predict(page, "value")
    assert "You predicted 9.</b> That is the output's value" in said(page)
    assert "Two edges lead from x to L = x · x" in said(page)
    assert "3 + 3 = 6" in said(page)


@pytest.mark.parametrize("key", STARTS)
def test_each_question_is_one_click_and_one_answer_away(page: AppTest, key: str) -> None:
    opened(page)
    press(page, STARTS[key].question)
    assert page.session_state["desk bugs"].document.bug == STARTS[key].bug
    assert alt(page).startswith("Step ")
    press(page, "Show me without a guess")
    assert BUGS[STARTS[key].bug].happened in said(page)
    assert "check is **red**" in said(page)


@pytest.mark.parametrize("bug", BUGS)
@pytest.mark.parametrize("sample", ["tree", "two-layer-network"])
def test_every_bug_runs_on_every_kind_of_graph(page: AppTest, bug: str, sample: str) -> None:
    inputs = ",".join(f"{name}:{value}" for name, value in SAMPLES[sample].inputs.items())
    opened(
        page,
        expression=SAMPLES[sample].program,
        inputs=inputs,
        bug=bug,
        answer="skipped",
    )
    step(page)
    red, harmless = "check is **red**" in said(page), "No wrong number here" in said(page)
    assert red != harmless


def test_by_node_the_first_wrong_number_is_still_named(page: AppTest) -> None:
    opened(page, expression="L = x*x + x", inputs="x:3", answer="skipped", by="node")
    step(page)
    assert "Here is the first wrong number" in said(page)


def test_a_harmless_bug_is_said_and_leads_to_a_graph_that_shows_it(page: AppTest) -> None:
    opened(page, expression="a*b + c", inputs="a:2,b:3,c:1", answer="skipped")
    assert "no node is used twice" in said(page)
    assert "check is **green**" in said(page)
    press(page, f"Try it on: {SAMPLES['square'].title}")
    assert typed(page, "Expression") == "L = x*x"
    assert len(page.radio) == 1


@pytest.mark.parametrize(("shown", "gradient"), [("broken", "3"), ("right", "6")])
def test_both_passes_can_be_put_in_the_player(page: AppTest, shown: str, gradient: str) -> None:
    opened(page, answer="skipped", step="4", **{"pass": shown})
    assert f"∂L/∂x = {gradient}" in drawing(page)


def test_another_formula_asks_anew(page: AppTest) -> None:
    opened(page, answer="skipped")
    fill(page, "Expression", "L = y*y*y")
    assert len(page.radio) == 1
    assert "∂L/∂y" in page.radio[0].label


def test_in_a_large_graph_it_asks_which_inputs(page: AppTest) -> None:
    sample = SAMPLES["two-layer-network"]
    inputs = ",".join(f"{name}:{value}" for name, value in sample.inputs.items())
    opened(page, expression=sample.program, inputs=inputs)
    assert "which inputs" in page.radio[0].label
    predict(page, "right")
    assert "You predicted None of them." in said(page)
    assert "? Only x₁ and x₂." in said(page)


def test_vectors_are_broken_too(page: AppTest) -> None:
    opened(page, expression="sum((W@x)*(W@x))", bug="overwritten", answer="skipped")
    step(page)
    assert "check is **red** at W and x" in said(page)


def test_a_typing_error_keeps_text_and_graph(page: AppTest) -> None:
    opened(page)
    fill(page, "Expression", "L = x*")
    assert "something is missing" in said(page)
    assert typed(page, "Expression") == "L = x*"
    assert "L = x · x" in drawing(page)


@pytest.mark.parametrize(
    "query",
    [
        {"expression": "log(x)", "inputs": "x:-1"},
        {"expression": "1/x", "inputs": "x:0"},
        {"expression": "x*1e308*1e308", "inputs": "x:1"},
        {"expression": "relu(x) + abs(x)", "inputs": "x:0"},
        {"expression": "W@x", "inputs": "W:[[1|2]|[3|4]],x:[1|2]"},
        {"expression": "sum(W@x)", "inputs": "W:[[1|2]],x:[1|2|3]"},
        {"expression": "<b>é*😀", "inputs": ""},
        {"expression": "+".join(["x"] * 1500)},
    ],
)
@pytest.mark.parametrize("bug", ["overwritten", "updated-inside"])
def test_bad_and_huge_input_breaks_nothing(page: AppTest, query: dict[str, str], bug: str) -> None:
    opened(page, **query, bug=bug, answer="skipped")


def test_a_graph_that_is_too_large_for_the_lab_is_told(page: AppTest) -> None:
    opened(page, expression="+".join(["x"] * 400), inputs="x:1", answer="skipped")
    assert "The lab breaks each program" in said(page)
    assert typed(page, "Expression") == "+".join(["x"] * 400)
    opened(page, expression="+".join(["x"] * 200), inputs="x:1", answer="skipped")
    assert "The lab breaks each program" not in said(page)


def test_infinities_are_said(page: AppTest) -> None:
    opened(page, expression="log(x)*x", inputs="x:0", answer="skipped")
    assert "infinite or nan here, even in the right pass" in said(page)


def test_a_corner_is_not_blamed_on_the_bug(page: AppTest) -> None:
    opened(page, expression="relu(x)", inputs="x:0", answer="skipped")
    assert "**can't judge x**: there even the right pass differs" in said(page)
    assert "check is **red**" not in said(page)


@pytest.mark.parametrize("bug", ["unzeroed", "overwritten"])
def test_the_check_is_not_green_where_it_can_not_judge(page: AppTest, bug: str) -> None:
    expression = "relu(x) + relu(w) + q*q"
    inputs = "x:0,w:0,q:0"
    opened(page, expression=expression, inputs=inputs, bug=bug, answer="skipped")
    assert "check **can't judge x and w**" in said(page)
    assert "green" not in said(page)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("bug", "<b>"),
        ("answer", "maybe"),
        ("rate", "nan"),
        ("rate", "-1"),
        ("pass", "third"),
        ("inputs", "x:1,q:2"),
        ("step", "x"),
    ],
)
def test_a_bad_link_says_what_it_ignored(page: AppTest, name: str, value: str) -> None:
    opened(page, **{name: value})
    assert "could not be followed in full" in said(page)


def test_a_link_reopens_the_state(page: AppTest) -> None:
    opened(
        page,
        expression="L = w*x",
        inputs="w:2,x:3",
        bug="updated-inside",
        rate="0.5",
        answer="skipped",
        step="4",
    )
    assert box(page, "Learning rate η").value == 0.5
    assert box(page, "w").value == 2
    assert alt(page).startswith("Step 4 of 4")
    assert "local ∂L/∂x is taken as 0.5" in said(page)
