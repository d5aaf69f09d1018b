"""A student predicts, is told why, and comes back to a mistake; an instructor makes sheets."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from nnviz.exercises import quiz
from nnviz.exercises.isolating import isolating
from nnviz.exercises.making import exercise
from nnviz.exercises.progress import LATER, Progress, written
from nnviz.language.values import write_value
from nnviz.ui.practice.desk import PracticeDesk
from tests.pages.acting import alt, choose, enter, fill, html, opened, player, press, said

MADE = exercise("uses", 1, "1.1")
"""The first problem that a link with `kind=uses` opens."""

RIGHT = [write_value(box.answer) for box in MADE.boxes]


def answers(*texts: str) -> str:
    return json.dumps(texts, ensure_ascii=False)


def desk(page: AppTest) -> PracticeDesk:
    found: PracticeDesk = page.session_state["desk practice"]
    return found


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def primary(page: AppTest) -> list[str]:
    return [button.label for button in page.button if button.proto.type == "primary"]


def papers(page: AppTest) -> str:
    """The pictures and sheets on the page."""
    parts = (part.proto for part in page.get("bidi_component"))
    return "".join(
        json.loads(part.json)["html"] for part in parts if "paper" in part.component_name
    )


def type_answers(page: AppTest, *texts: str) -> None:
    for place, text in enumerate(texts):
        page.text_input[place].input(text).run()
    assert not page.exception


def test_the_problem_its_graph_and_the_boxes_stand_on_the_page(page: AppTest) -> None:
    opened(page, kind="uses")
    assert [box.label for box in page.text_input] == [box.prompt for box in MADE.boxes]
    assert "Problem 1." in said(page)
    assert 'aria-label="Graph: ' in papers(page)
    assert ' g on"' not in papers(page)
    assert primary(page) == ["Check"]


def test_right_answers_are_a_first_try_and_fill_the_graph(page: AppTest) -> None:
    opened(page, kind="uses")
    type_answers(page, *RIGHT)
    press(page, "Check")
    assert "All right at first try." in html(page)
    assert html(page).count("✓ right") == len(RIGHT)
    assert ' g on"' in papers(page)
    assert primary(page) == ["Next problem"]
    assert desk(page).progress.records["uses", 1].row == 1
    press(page, "Next problem")
    assert "Problem 2." in said(page)
    assert [box.value for box in page.text_input] == [""] * len(page.text_input)


def test_a_wrong_answer_is_told_with_its_rule_and_tried_again(page: AppTest) -> None:
    made = exercise("path", 1, "1.1")
    opened(page, kind="path")
    wrong = next(each for each in made.questions[-1].wrong if len(each.mistakes) == 1)
    type_answers(page, *([""] * (len(made.boxes) - 1)), repr(wrong.value))
    press(page, "Check")
    assert "comes out as if" in html(page)
    assert "Try it: raise x by 0.001" in html(page)
    assert "Try a small problem on this" in labels(page)
    assert f"0 of {len(made.boxes)} right." in html(page)
    type_answers(page, *(write_value(box.answer) for box in made.boxes))
    press(page, "Check")
    right = len(made.boxes) - 1
    assert f"All right. At first try: {right} of {right + 1}." in html(page)


def test_an_answer_that_more_than_one_slip_gives_is_asked_about(page: AppTest) -> None:
    link = {"kind": "backward", "level": "2", "answers": answers("", "", "1")}
    opened(page, **link)
    press(page, "Check")
    assert "more than one slip gives it. Was it as if" in html(page)
    asked = [label for label in labels(page) if label.startswith("It was as if")]
    assert len(asked) > 1
    assert desk(page).progress.coming == {}
    press(page, asked[0])
    assert "Small problem." in said(page)
    assert len(desk(page).progress.coming) == 1


def test_a_text_that_is_no_number_is_refused_in_a_sentence(page: AppTest) -> None:
    opened(page, kind="uses", answers=answers("many"))
    press(page, "Check")
    assert "must be a number, such as −2" in html(page)
    assert "✗ can’t be read" in html(page)


def test_a_matrix_of_another_shape_is_refused_with_both_shapes(page: AppTest) -> None:
    opened(page, kind="layer", answers=answers("", "", "[1, 2, 3]"))
    press(page, "Check")
    assert "z has 2 entries, but what was written has 3 entries" in html(page)


def test_shown_answers_have_their_reasons_and_are_no_first_try(page: AppTest) -> None:
    opened(page, kind="uses")
    press(page, "Show it")
    assert all(box.questions[0].reason in html(page) for box in MADE.boxes)
    assert "Right at first try: 0 of 3." in html(page)
    assert desk(page).progress.records["uses", 1].first == 0


def test_a_small_problem_leads_back_to_the_answers_that_were_typed(page: AppTest) -> None:
    opened(page, kind="path")
    made = exercise("path", 1, "1.1")
    wrong = next(each for each in made.questions[-1].wrong if len(each.mistakes) == 1)
    typed = [*([""] * (len(made.boxes) - 1)), repr(wrong.value)]
    type_answers(page, *typed)
    press(page, "Check")
    press(page, "Try a small problem on this")
    small = isolating(wrong.mistakes[0], "1.1")
    assert [box.label for box in page.text_input] == [box.prompt for box in small.boxes]
    press(page, "Back to where I was")
    assert [box.value for box in page.text_input] == typed


def test_a_mistake_comes_again_some_problems_later(page: AppTest) -> None:
    opened(page, kind="uses")
    desk(page).progress = Progress().missed("one-path")
    for _ in range(LATER):
        assert "Problem " in said(page)
        press(page, "Show it")
        press(page, "Next problem")
    assert "Small problem." in said(page)
    small = isolating("one-path", f"1.{LATER + 1}")
    type_answers(page, *(write_value(box.answer) for box in small.boxes))
    press(page, "Check")
    assert desk(page).progress.coming == {}
    press(page, "Next problem")
    assert f"Problem {LATER + 1}." in said(page)


def test_another_kind_level_or_seed_begins_with_its_first_problem(page: AppTest) -> None:
    opened(page, kind="uses", problem="7", answers=answers("1"))
    choose(page, "Kind", "Softmax and its loss")
    assert "Problem 1." in said(page)
    assert page.text_input[0].value == ""
    enter(page, "Seed", 5)
    assert desk(page).document.exercise.id == "softmax-1-5.1-v2"


def test_undo_brings_typed_answers_back(page: AppTest) -> None:
    opened(page, kind="uses")
    type_answers(page, "1")
    press(page, "Skip")
    press(page, "Undo")
    assert page.text_input[0].value == "1"


def test_what_the_browser_kept_is_taken_in_once(page: AppTest) -> None:
    opened(page)
    kept = Progress().after("path", 3, first=True)
    desk(page).meet(written(kept))
    page.run()
    assert "1 of 1 problems right at first try" in page.expander[0].label
    desk(page).meet(written(Progress()))
    assert desk(page).progress == kept


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (written(Progress().after("path", 3, first=True)), "1 of 1 problems right"),
        ('{"format": 1}', "0 of 0 problems right"),
    ],
)
def test_progress_is_opened_from_a_file(page: AppTest, content: str, shown: str) -> None:
    opened(page)
    box: Any = page.file_uploader[0]
    box.set_value(("practice.json", content.encode(), "application/json")).run()
    assert not page.exception
    assert shown in page.expander[0].label
    assert ("can't be opened" in said(page)) == shown.startswith("0 of 0")


def test_the_first_wrong_number_is_told_before_what_follows_from_it(page: AppTest) -> None:
    opened(page, tab="check")
    fill(page, "Your numbers", "b: -8, d: -4, e: -2")
    assert "The first wrong number is that at d." in html(page)
    assert "→ follows from an earlier one" in html(page)
    assert "numbers" in desk(page).link()
    assert len(player(page)["marked"]) == 1
    assert alt(page).startswith("Step 8 of 9")


def test_no_wrong_number_is_said_to_be_none(page: AppTest) -> None:
    opened(page, tab="check", numbers="a: -2, b: -4, c: 5")
    assert "No number is wrong" in html(page)


@pytest.mark.parametrize(
    ("numbers", "said_of_it"),
    [
        ("hello", "No number with a name was found"),
        ("q: 3", "q is no node of this graph"),
        ("a: 1, a: 2", "a stands twice"),
        ("a = [1, 2]", "a is one number, but what was written has 2 entries"),
    ],
)
def test_numbers_that_do_not_fit_are_told(page: AppTest, numbers: str, said_of_it: str) -> None:
    opened(page, tab="check", numbers=numbers)
    assert said_of_it in html(page)


def test_a_sheet_is_seen_made_and_offered_in_every_format(page: AppTest) -> None:
    opened(page, tab="sheets", variants="2", exercises="2")
    assert "<h1>Exercises</h1>" in papers(page)
    press(page, "Make 4 exercises")
    assert "2 sheets are made" in said(page)
    files = [part.proto.label for part in page.get("download_button")]
    assert {"All files", "Moodle XML", "GIFT", "QTI 1.2", "Sheets to print"} <= set(files)
    enter(page, "Exercises", 3)
    assert "Make 6 exercises" in labels(page)


def test_codes_of_students_make_the_variants_and_stand_in_no_link(page: AppTest) -> None:
    opened(page, tab="sheets", exercises="1")
    fill(page, "Or a code for each student", "ada\ngrace, alan")
    assert "Make 3 exercises" in labels(page)
    assert "ada" not in str(desk(page).link())
    assert "ada" not in papers(page)


@pytest.mark.parametrize(
    ("link", "codes", "said_of_it"),
    [
        ({"kinds": "00000000"}, "", "The sheet has no exercise"),
        ({}, "ada\nada", "ada stands more than once"),
        ({"variants": "200", "exercises": "50"}, "", "the limit is 2,000"),
    ],
)
def test_a_sheet_that_can_not_be_made_is_told(
    page: AppTest, link: dict[str, str], codes: str, said_of_it: str
) -> None:
    opened(page, tab="sheets", **link)
    fill(page, "Or a code for each student", codes)
    assert said_of_it in said(page)


def test_a_quiz_is_given_out_and_its_answers_are_marked(page: AppTest) -> None:
    opened(page, tab="quiz", quiz="post")
    assert "<h1>After the course</h1>" in papers(page)
    box: Any = page.file_uploader[0]
    box.set_value(("filled.csv", f"{quiz.blank('post')}ada,999\n".encode(), "text/csv")).run()
    assert not page.exception
    assert "0 of 1" in html(page)
    assert "Every answer, marked" in [part.proto.label for part in page.get("download_button")]


def test_a_table_that_is_no_quiz_is_refused(page: AppTest) -> None:
    opened(page, tab="quiz")
    box: Any = page.file_uploader[0]
    box.set_value(("filled.csv", b"name,1\nada,2\n", "text/csv")).run()
    assert "no column called student" in said(page)
