"""The Computation graph page does what a student expects, whatever they type."""

from html import escape

import pytest
from streamlit.testing.v1 import AppTest

from nnviz.lessons import LESSONS
from tests.pages.acting import alt, box, drawing, fill, html, opened, player, said, step, typed


def type_in(page: AppTest, program: str) -> None:
    page.text_area[0].input(program).run()
    assert not page.exception


def test_it_opens_with_the_books_graph_and_nothing_computed(page: AppTest) -> None:
    opened(page)
    assert page.text_area[0].label == "Expression"
    assert [each.label for each in page.number_input] == ["a", "b", "c"]
    assert alt(page).startswith("Step 0 of 9")
    assert "L = c · e" in drawing(page)


def test_the_last_step_shows_every_gradient(page: AppTest) -> None:
    page.run()
    step(page)
    assert alt(page).startswith("Step 9 of 9")
    for gradient in ("∂L/∂a = −2", "∂L/∂b = −4", "∂L/∂c = 5"):
        assert gradient in drawing(page)


def test_changing_an_input_keeps_the_step(page: AppTest) -> None:
    page.run()
    step(page)
    box(page, "a").set_value(4.0).run()
    assert alt(page).startswith("Step 9 of 9")
    assert "∂L/∂c = 6" in drawing(page)


def test_a_formula_of_ones_own(page: AppTest) -> None:
    page.run()
    type_in(page, "J = cos(sin(x^2) + 3x^2)")
    assert [each.label for each in page.number_input] == ["x"]
    box(page, "x").set_value(2.0).run()
    step(page)
    assert "∂J/∂x = 9.099" in drawing(page)


def test_a_typo_is_explained_and_nothing_is_lost(page: AppTest) -> None:
    page.run()
    step(page)
    type_in(page, "L = c*(a + 2b) + sigmod(a)")
    assert page.text_area[0].value == "L = c*(a + 2b) + sigmod(a)"
    assert "sigmod is not a function" in html(page)
    assert "Did you mean sigmoid?" in html(page)
    assert "∂L/∂c = 5" in drawing(page)
    type_in(page, "L = c*(a + 2b) + sigmoid(a)")
    assert "sigmod" not in html(page)
    assert "σ(a)" in drawing(page)


def test_an_inputs_value_comes_back_with_its_name(page: AppTest) -> None:
    page.run()
    box(page, "a").set_value(7.5).run()
    type_in(page, "b*c")
    type_in(page, "a*b")
    assert box(page, "a").value == 7.5


def test_an_emptied_box_keeps_the_last_number(page: AppTest) -> None:
    page.run()
    box(page, "a").set_value(None).run()
    assert not page.exception
    assert "Step 0" in alt(page)


def test_an_example_opens_with_its_inputs(page: AppTest) -> None:
    page.run()
    page.selectbox[0].select("quiz").run()
    assert page.selectbox[0].label == "Example"
    assert [(each.label, each.value) for each in page.number_input] == [("x", 2.0), ("z", 3.0)]
    step(page)
    assert "∂y/∂x = 1208" in drawing(page)


def test_a_link_reopens_the_same_picture(page: AppTest) -> None:
    page.query_params["expression"] = "x*y"
    page.query_params["inputs"] = "x:2.5,y:-4"
    page.query_params["step"] = "4"
    page.run()
    assert page.text_area[0].value == "x*y"
    assert alt(page).startswith("Step 4 of 4")
    assert "∂L/∂y = 2.5" in drawing(page)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"step": "-3"}, "the step -3"),
        ({"step": "9" * 5000}, "the step 999"),
        ({"step": "²"}, "the step ²"),
        ({"inputs": "a:oops,b:2"}, "the input a:oops"),
        ({"inputs": "a:nan"}, "the input a:nan"),
        ({"inputs": "<b>"}, "the input <b>"),
        ({"lesson": "none"}, "the lesson none"),
        ({"inputs": "zz:5"}, "the input zz"),
        ({"step": "500"}, "the step 500, beyond the last, 9"),
    ],
)
def test_a_bad_link_shows_the_defaults_and_says_what_it_ignored(
    page: AppTest, query: dict[str, str], told: str
) -> None:
    for name, value in query.items():
        page.query_params[name] = value
    opened(page)
    assert escape(told) in html(page)
    assert "L = c · e" in drawing(page)


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", '"];evil[label="', "__import__('os')", "(" * 5000, "a" * 200_000],
)
def test_a_hostile_link_does_no_harm(page: AppTest, hostile: str) -> None:
    page.query_params["expression"] = hostile
    opened(page)
    assert "nnviz-error" in html(page)
    assert "<script" not in html(page).replace("<style>", "")
    assert "L = c · e" in drawing(page)
    assert [each.value for each in page.number_input] == [3.0, 1.0, -2.0]


def test_a_step_beyond_the_end_is_the_end(page: AppTest) -> None:
    page.query_params["step"] = "500"
    page.run()
    assert alt(page).startswith("Step 9 of 9")


def test_names_keep_their_underscores(page: AppTest) -> None:
    page.run()
    type_in(page, "w1_11*x_1")
    assert [each.label for each in page.number_input] == ["w1_11", "x_1"]


def test_an_infinite_input_is_typed_and_stands_in_the_link(page: AppTest) -> None:
    opened(page, expression="y = dot(w, softmax(x))", inputs="w:[1|3],x:[0|0]")
    fill(page, "x", "[0, -∞]")
    assert typed(page, "x") == "[0, -∞]"
    assert page.session_state["desk graph"].link()["inputs"] == "w:[1|3],x:[0|-inf]"
    step(page)
    assert "y = 1" in drawing(page)


def test_an_infinite_number_stands_in_a_box_where_it_can_be_written(page: AppTest) -> None:
    opened(page, expression="y = sigmoid(x)", inputs="x:-inf")
    assert typed(page, "x") == "-inf"
    step(page)
    assert "y = 0" in drawing(page)
    fill(page, "x", "[1, 2]")
    assert "x: This program takes one number here." in html(page)
    fill(page, "x", "2")
    assert box(page, "x").value == 2.0


def test_many_inputs_stand_in_a_table(page: AppTest) -> None:
    page.run()
    type_in(page, " + ".join(f"x{number}" for number in range(60)))
    assert not page.number_input
    assert list(page.dataframe[0].value["input"])[-1] == "x59"
    step(page)
    assert player(page)["walk"]["step"] == 178


@pytest.mark.parametrize("key", ["softmax", "multinomial-regression", "sentiment-hidden"])
def test_a_lesson_in_vectors_opens_and_is_known_as_one(page: AppTest, key: str) -> None:
    page.query_params["lesson"] = key
    page.run()
    assert not page.exception
    lesson = LESSONS[key]
    assert any(lesson.notice in str(caption.value) for caption in page.caption)
    assert not any("own inputs" in str(caption.value) for caption in page.caption)
    step(page)
    assert "The backward pass is complete" in alt(page)


def test_a_vector_in_a_formula_of_numbers_is_told_and_can_be_mended(page: AppTest) -> None:
    opened(page, expression="2x", inputs="x:[1|2]")
    assert "Backpropagation starts from one number" in said(page)
    fill(page, "x", "3")
    assert "Backpropagation starts from one number" not in said(page)
    step(page)
    assert "L = 6" in drawing(page)
