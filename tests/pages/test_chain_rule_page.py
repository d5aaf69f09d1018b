"""The Chain rule page: slopes multiply, paths add up, Jacobians fill by columns or by rows."""

import json
import math
import re

import pytest
from streamlit.testing.v1 import AppTest

import nnviz
from nnviz.lessons.chain_rule import VECTORS
from nnviz.ui.chain_rule.document import SHAPES, UNARY
from tests.pages.acting import (
    alt,
    box,
    choose,
    drawing,
    enter,
    html,
    opened,
    player,
    said,
    step,
    svgs,
)


def along(page: AppTest) -> list[str]:
    """The paths that are listed, by the names along them."""
    return re.findall(r"<td>([^<]*→[^<]*)</td>", html(page))


def test_three_tangents_and_their_product(page: AppTest) -> None:
    opened(page, inner="exp", middle="exp", outer="exp", x="0")
    (drawn,) = svgs(page)
    for said_of_it in (
        "w over x near x = 0, where w = 1, with its tangent of slope 1.",
        "v over w near w = 1, where v = 2.718, with its tangent of slope 2.718.",
        "u over v near v = 2.718, where u = 15.15, with its tangent of slope 15.15.",
    ):
        assert said_of_it in drawn
    # e^(e^(e^0)): the slopes are 1, e and e^e.
    assert "Altogether u moves by **41.19 h**" in said(page)


def test_moving_x_moves_the_slopes(page: AppTest) -> None:
    opened(page, inner="sin", middle="exp", outer="exp")
    enter(page, "x", 0.0)
    assert "w over x near x = 0, where w = 0, with its tangent of slope 1." in svgs(page)[0]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", UNARY)
def test_every_function_can_stand_everywhere(page: AppTest, shape: str, name: str) -> None:
    opened(page, shape=shape, inner=name, middle=name, outer=name, x="0.7")
    program = page.session_state["desk chain_rule"].document.program
    run = nnviz.run(nnviz.parse(program), {"x": 0.7})
    if all(map(math.isfinite, run.values)):
        assert svgs(page)[0].count("with its tangent of slope") == 3
    else:
        assert "There is no tangent to draw" in said(page)


def test_side_by_side_the_ways_add_up(page: AppTest) -> None:
    opened(page, shape="product", inner="sin", middle="cos", x="0")
    assert "x → w → u: 1 · 1 = 1" in said(page)
    assert "x → v → u: 0 · 0 = 0" in said(page)
    assert "slope of u: **1**" in said(page)


def test_outside_the_domain_is_said(page: AppTest) -> None:
    opened(page, inner="log", x="-1")
    assert "The first nan is w = log(x): x is −1." in said(page)
    assert "There is no tangent to draw" in said(page)


def test_at_a_corner_the_convention_is_said(page: AppTest) -> None:
    opened(page, inner="relu", x="0")
    assert "ReLU has a corner at 0" in said(page)


def test_the_paths_of_the_lectures_example_add_up(page: AppTest) -> None:
    opened(page, part="paths")
    assert along(page) == ["x → t → u₁ → u → J", "x → t → u₂ → u → J"]
    assert "The 2 products add up to **9.099**. Reverse mode says ∂J/∂x = **9.099**." in said(page)


def test_a_chosen_path_is_lit_in_the_graph(page: AppTest) -> None:
    opened(page, part="paths")
    page.selectbox(key="path").select(2).run()
    assert not page.exception
    marked = player(page)["marked"]
    assert len(marked) == 4
    assert set(marked) <= {wire["key"] for wire in player(page)["score"]["graph"]["wires"]}


def test_products_beyond_the_floats_are_not_blamed_on_a_gate(page: AppTest) -> None:
    program = "t = 10x; L = 1e308*t - 1e308*t"
    opened(page, part="paths", expression=program, inputs="x:1")
    assert "beyond the largest float" in said(page)
    assert "closed gate" not in said(page)


def test_too_many_paths_are_counted_not_listed(page: AppTest) -> None:
    program = "; ".join(["t0 = x", *(f"t{i + 1} = t{i}*t{i}" for i in range(40))])
    opened(page, part="paths", expression=program, inputs="x:1")
    assert "**1,099,511,627,776 paths**: too many to list (at most 100)" in said(page)
    assert "∂t₄₀/∂x = **1099511627776**" in said(page) or "∂t₄₀/∂x = **1.1e12**" in said(page)


def test_paths_can_begin_at_any_node(page: AppTest) -> None:
    opened(page, part="paths")
    choose(page, "Paths from", "u1")
    assert along(page) == ["u₁ → u → J"]


def test_an_unused_node_has_no_path(page: AppTest) -> None:
    opened(page, part="paths", expression="s = 2x; L = y^2", inputs="x:1,y:2")
    assert "No path leads from x to L" in said(page)


def test_paths_of_vectors_are_sent_to_part_3(page: AppTest) -> None:
    opened(page, part="paths", expression="sum(W@x)")
    assert "**matrices** multiply along a path" in said(page)


def test_a_program_that_does_not_fit_leaves_the_rest_of_the_part_in_place(page: AppTest) -> None:
    opened(page, part="paths", expression="[x, 2x]", inputs="x:1", family="three", depth="20")
    assert 'role="alert"' in html(page)
    assert "**3,486,784,401 paths**" in said(page)


def test_paths_grow_exponentially_with_depth(page: AppTest) -> None:
    opened(page, part="paths", family="three", depth="20")
    assert "**3,486,784,401 paths**" in said(page)
    figure = json.loads(page.get("plotly_chart")[0].proto.spec)
    assert figure["layout"]["yaxis"]["type"] == "log"


@pytest.mark.parametrize("mode", ["columns", "rows"])
@pytest.mark.parametrize("key", VECTORS)
def test_every_jacobian_fills_and_agrees(page: AppTest, key: str, mode: str) -> None:
    opened(page, part="jacobians", mode=mode, passes="1")
    choose(page, "Example", key)
    assert "the same table" in said(page)
    assert "pass 1" in said(page)


def test_a_slider_fills_the_table_pass_by_pass(page: AppTest) -> None:
    opened(page, part="jacobians", passes="0")
    assert "pass 1</small>" not in said(page)
    slider = next(each for each in page.slider if each.label == "Passes done, of 2")
    slider.set_value(2).run()
    assert "pass 2</small>" in said(page)
    assert "the column of x₂" in said(page)


def test_a_row_is_a_backward_pass_in_the_player(page: AppTest) -> None:
    opened(page, part="jacobians", mode="rows", passes="2")
    step(page)
    assert "∂y₂/∂x₁ = 0.5403" in drawing(page)


def test_a_program_that_ends_with_a_name_has_rows_too(page: AppTest) -> None:
    query = {"vector_expression": "v = [x, 2x]\nv", "vector_inputs": "x:3", "passes": "2"}
    opened(page, part="jacobians", mode="rows", **query)
    step(page)
    assert "∂v₂/∂x = 2" in drawing(page)


def test_it_says_when_columns_and_when_rows_win(page: AppTest) -> None:
    opened(page, part="jacobians")
    assert "**columns win**" in said(page)
    choose(page, "Example", "loss")
    assert "**rows win**" in said(page)


def test_a_loss_is_differentiated_by_its_six_weights(page: AppTest) -> None:
    opened(page, part="jacobians")
    choose(page, "Example", "loss")
    assert "6 passes" in said(page)
    assert ">W[2,3]<" in said(page)
    assert ">x[1]<" not in said(page)


def test_of_ones_own_program_what_is_no_matrix_is_moved(page: AppTest) -> None:
    query = {"vector_expression": "m@N", "vector_inputs": "m:[[1|2]|[3|4]],N:[1|2]"}
    opened(page, part="jacobians", **query)
    assert ">N[2]<" in said(page)
    assert "m[1,1]" not in said(page)


def test_one_may_differentiate_by_a_matrix(page: AppTest) -> None:
    opened(page, part="jacobians", by="W", vector_expression="softmax(W@x)")
    assert "W[2,1]" in said(page)


@pytest.mark.parametrize(
    "query",
    [
        {"vector_expression": "W@x", "vector_inputs": "W:[[1|2]|[3|4]],x:[1|2|3]"},
        {"vector_expression": "x", "vector_inputs": f"x:[{'|'.join(['1'] * 40)}]"},
        {"vector_expression": "[log(x), 1/x]", "vector_inputs": "x:0"},
        {"vector_expression": "[abs(x), relu(x)]", "vector_inputs": "x:0"},
        {"vector_expression": "W*2", "vector_inputs": "W:[[1|2]|[3|4]]", "mode": "rows"},
        {"vector_expression": "[x"},
        {"vector_expression": "<b>😀"},
    ],
)
def test_bad_and_huge_jacobians_break_nothing(page: AppTest, query: dict[str, str]) -> None:
    opened(page, part="jacobians", **query)


@pytest.mark.parametrize(
    "query",
    [
        {"expression": "log(x)", "inputs": "x:-1"},
        {"expression": "relu(x)/x", "inputs": "x:0"},
        {"expression": "x"},
        {"expression": "+".join(["x"] * 1500)},
        {"expression": "<b>😀"},
    ],
)
def test_bad_and_huge_programs_break_nothing(page: AppTest, query: dict[str, str]) -> None:
    opened(page, part="paths", **query)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("part", "4"),
        ("inner", "eval"),
        ("x", "nan"),
        ("from", "q"),
        ("path", "9999"),
        ("depth", "31"),
        ("family", "x"),
        ("by", "q"),
        ("mode", "diagonal"),
        ("passes", "17"),
        ("vector_inputs", "x1:oops"),
        ("shape", "round"),
    ],
)
def test_a_bad_link_says_what_it_ignored(page: AppTest, name: str, value: str) -> None:
    opened(page, **{name: value})
    assert "could not be followed in full" in said(page)


def test_a_link_reopens_the_state(page: AppTest) -> None:
    opened(
        page, part="rule", shape="row", inner="tanh", middle="sin", outer="exp", x="1.25", step="3"
    )
    assert box(page, "x").value == 1.25
    assert alt(page).startswith("Step 3 of 7")
