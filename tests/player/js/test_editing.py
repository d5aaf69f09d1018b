"""Values are edited where they stand, and all that was changed reaches the host."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.player import scores
from tests.player.js.conftest import Player, Stage


def values(player: Player) -> list[Any]:
    return [report["values"] for report in player.reports if report["values"]]


def drag(stage: Stage, selector: str, pixels: int, *, steps: int = 1) -> None:
    box = stage.page.locator(selector).bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    stage.page.mouse.move(x, y)
    stage.page.mouse.down()
    stage.page.mouse.move(x + pixels, y, steps=steps)


def test_a_typed_value_is_taken_by_enter(stage: Stage) -> None:
    player = stage.play(scores.product(), editable=True)
    player.button("Edit a").click()
    box = player.root.get_by_role("textbox", name="a", exact=True)
    expect(box).to_be_focused()
    assert box.input_value() == "3"
    box.fill("−1/2")
    box.press("Enter")
    expect(box).to_have_count(0)
    expect(player.button("Edit a")).to_be_focused()
    assert values(player) == [{"a": -0.5}]
    assert player.place("n0v") == "−0.5"
    assert player.step == 0


def test_escape_leaves_a_value_as_it_was(stage: Stage) -> None:
    player = stage.play(scores.product(), editable=True)
    player.button("Edit b").press("Enter")
    box = player.root.get_by_role("textbox", name="b", exact=True)
    box.fill("9")
    box.press("Escape")
    expect(box).to_have_count(0)
    assert (values(player), player.place("n1v")) == ([], "4")


def test_leaving_the_box_takes_what_was_typed(stage: Stage) -> None:
    player = stage.play(scores.product(), editable=True)
    player.button("Edit a").click()
    player.root.get_by_role("textbox", name="a", exact=True).fill("7")
    player.button("Next step").click()
    assert values(player) == [{"a": 7}]
    assert player.step == 1


def test_no_key_moves_while_a_value_is_typed(stage: Stage) -> None:
    player = stage.play(scores.product(), editable=True, step=2)
    player.button("Edit a").click()
    for key in ("ArrowLeft", "Home", "p", " "):
        stage.page.keyboard.press(key)
    assert player.step == 2


def test_what_is_no_number_stays_in_the_box_with_the_reason(stage: Stage) -> None:
    player = stage.play(scores.product(), editable=True)
    player.button("Edit a").click()
    box = player.root.get_by_role("textbox", name="a", exact=True)
    box.fill("three")
    box.press("Enter")
    assert box.evaluate("box => box.validationMessage").startswith("Type a number")
    box.fill("3e400")
    box.press("Enter")
    assert values(player) == []
    box.fill("5")
    box.press("Enter")
    assert values(player) == [{"a": 5}]


def test_a_drag_changes_a_value_and_shift_makes_it_finer(stage: Stage) -> None:
    player = stage.play(scores.product(), editable=True)
    drag(stage, '[data-f="n0v"]', 40)
    assert player.place("n0v") == "4"
    stage.page.mouse.up()
    stage.page.keyboard.down("Shift")
    drag(stage, '[data-f="n0v"]', -40)
    stage.page.mouse.up()
    stage.page.keyboard.up("Shift")
    assert player.place("n0v") == "3.9"
    assert player.step == 0
    assert player.root.get_by_role("textbox").count() == 0


def test_while_dragging_the_next_report_waits_for_the_answer(stage: Stage) -> None:
    stage.hold_time()
    player = stage.play(scores.product(), editable=True)
    drag(stage, '[data-f="n0v"]', 80, steps=20)
    assert len(values(player)) == 1
    player.call("update", {"run": scores.product(3.1)["run"]})
    assert values(player)[1:] == [{"a": 5}]
    stage.page.mouse.up()
    player.call("update", {"run": scores.product(5)["run"]})
    stage.pass_time(2000)
    assert len(values(player)) == 2
    player.call("go", 1)
    assert player.place("n2v") == "20"


def test_a_host_that_does_not_answer_is_told_again_after_a_while(stage: Stage) -> None:
    stage.hold_time()
    player = stage.play(scores.product(), editable=True)
    drag(stage, '[data-f="n0v"]', 80, steps=20)
    stage.page.mouse.up()
    assert len(values(player)) == 1
    stage.pass_time(1000)
    assert values(player)[1:] == [{"a": 5}]


def test_a_late_answer_does_not_take_a_newer_value_back(stage: Stage) -> None:
    player = stage.play(scores.product(), editable=True)
    for key in ("ArrowUp", "ArrowUp"):
        player.button("Edit a").press(key)
    player.call("update", {"run": scores.product(3.1)["run"]})
    assert player.place("n0v") == "3.2"
    player.call("update", {"run": scores.product(3.2)["run"]})
    assert player.place("n0v") == "3.2"


def test_a_value_that_the_host_does_not_take_is_given_up(stage: Stage) -> None:
    player = stage.play(scores.product(), editable=True)
    stage.hold_time()
    player.button("Edit a").press("ArrowUp")
    stage.pass_time(2900)
    assert player.place("n0v") == "3.1"
    stage.pass_time(200)
    assert player.place("n0v") == "3"


def test_arrow_keys_nudge_a_value(stage: Stage) -> None:
    player = stage.play(scores.product(), editable=True, step=2)
    edit = player.button("Edit a")
    edit.press("ArrowUp")
    edit.press("Shift+ArrowDown")
    assert player.place("n0v") == "3.09"
    assert player.step == 2


def test_new_numbers_keep_drawing_step_zoom_and_an_open_box(stage: Stage) -> None:
    player = stage.play(scores.product(), editable=True, step=2)
    player.button("Larger").click()
    player.button("Edit b").click()
    svg = player.root.locator(".nv-svg")
    svg.evaluate("each => { each.drawnOnce = true; }")
    seen = svg.get_attribute("style")
    player.call("update", scores.product(10))
    assert svg.evaluate("each => each.drawnOnce") is True
    assert (player.step, player.place("n2v")) == (2, "40")
    assert svg.get_attribute("style") == seen
    expect(player.root.get_by_role("textbox", name="b", exact=True)).to_be_focused()


def test_another_graph_is_drawn_anew_from_its_first_step(stage: Stage) -> None:
    player = stage.play(scores.product(), editable=True, step=2)
    player.call("update", scores.matrix())
    assert (player.step, player.place("n0v")) == (0, "2×2 matrix1234")
    player.call("update", scores.product(), 3)
    assert player.step == 3


def test_without_leave_to_edit_a_value_only_opens_its_card(stage: Stage) -> None:
    player = stage.play(scores.product(), step=1)
    assert player.button("Edit a").count() == 0
    player.root.locator('[data-f="n0v"]').click()
    assert player.step == 0


def test_an_editable_card_is_still_opened_by_its_head(stage: Stage) -> None:
    player = stage.play(scores.product(), editable=True)
    head = player.root.get_by_role("button", name="a: value 3, ∂L/∂a not known yet")
    head.press("Enter")
    assert player.step == 3


@pytest.mark.parametrize(
    ("cell", "name", "matrix"),
    [
        (0, "W row 1 column 1", [[9, 2], [3, 4]]),
        (2, "W row 2 column 1", [[1, 2], [9, 4]]),
    ],
)
def test_an_entry_of_a_matrix_is_typed(stage: Stage, cell: int, name: str, matrix: Any) -> None:
    player = stage.play(scores.matrix(), editable=True)
    player.root.locator('[data-f="n0v"] .cell').nth(cell).click()
    box = player.root.get_by_role("textbox", name=name, exact=True)
    box.fill("9")
    box.press("Enter")
    assert values(player) == [{"W": matrix}]
    assert player.root.locator('[data-f="n0v"] .cell').nth(cell).text_content() == "9"


def test_an_entry_of_a_matrix_is_dragged(stage: Stage) -> None:
    player = stage.play(scores.matrix(), editable=True)
    drag(stage, '[data-f="n0v"] .cell >> nth=3', -40)
    stage.page.mouse.up()
    assert values(player) == [{"W": [[1, 2], [3, 3]]}]


def test_a_whole_matrix_is_typed_from_the_keyboard(stage: Stage) -> None:
    player = stage.play(scores.matrix(), editable=True)
    player.button("Edit W").press("Enter")
    box = player.root.get_by_role("textbox", name="W", exact=True)
    assert box.input_value() == "[[1, 2], [3, 4]]"
    box.fill("[[1, 2], [3]]")
    box.press("Enter")
    assert box.evaluate("box => box.validationMessage") == (
        "W has 2 rows of 2 numbers. Type them as in [[0, 0], [0, 0]]."
    )
    box.fill("1 2; 3 5")
    box.press("Enter")
    assert values(player) == [{"W": [[1, 2], [3, 5]]}]


def test_what_is_too_large_to_edit_on_its_card_is_no_button(stage: Stage) -> None:
    score = scores.matrix()
    score["run"]["inputs"] = {"W": None}
    player = stage.play(score, editable=True)
    assert player.button("Edit W").count() == 0
