"""What the next step makes known is asked for, checked and explained before it is shown."""

from typing import Any

from playwright.sync_api import Locator, expect

from tests.player import scores
from tests.player.js.conftest import Player, Stage


def asking(score: scores.Score | None = None) -> scores.Score:
    made = score or scores.product()
    made["run"]["expected"] = [
        [],
        [{"at": "n2v", "part": 0, "name": "L", "value": 12}],
        [{"at": "n2g", "part": 0, "name": "∂L/∂L", "value": 1}],
        [
            {"at": "e0", "part": 0, "name": "upstream", "value": 1, "factor": True},
            {"at": "e0", "part": 1, "name": "local", "value": 4, "factor": True},
            {"at": "e0", "part": 2, "name": "downstream", "value": 4},
            {"at": "n0g", "part": 0, "name": "∂L/∂a", "value": 4},
        ],
        [],
    ]
    made["run"] |= {
        "mistakes": {"n2v.0": [[7], [0]], "e0.1": [[3], [1]]},
        "reasons": [" is the sum. Move a.", " is a's own value."],
    }
    return askable(made)


def askable(score: scores.Score) -> scores.Score:
    """A score whose run can be predicted, within the usual tolerance."""
    score["run"] |= {"predictable": True, "within": [0.01, 0.001]}
    score["run"].setdefault("mistakes", {})
    return score


def box(player: Player, name: str) -> Locator:
    return player.root.get_by_role("textbox", name=name, exact=True)


def told(player: Player) -> str:
    return player.root.locator(".verdict").text_content() or ""


def tally(player: Player) -> str:
    return player.root.locator(".tally").text_content() or ""


def test_the_toggle_is_there_where_a_score_has_something_to_ask(stage: Stage) -> None:
    player = stage.play(scores.product())
    toggle = player.root.get_by_role("switch", name="Predict")
    expect(toggle).to_be_hidden()
    player.call("update", asking(scores.product(3, 4, key="asks")))
    toggle.check()
    expect(box(player, "L")).to_be_focused()
    toggle.uncheck()
    expect(box(player, "L")).to_have_count(0)
    stage.pass_time(300)
    assert player.reports[-1]["predict"] is False


def test_a_right_answer_shows_the_step_and_asks_on(stage: Stage) -> None:
    player = stage.play(asking(), predict=True)
    assert player.place("n2v") == "?"
    box(player, "L").fill("12")
    box(player, "L").press("Enter")
    assert (player.step, player.place("n2v")) == (1, "12")
    assert told(player) == "✓ L = 12 is right."
    assert tally(player) == "1 of 1 at first try"
    expect(box(player, "∂L/∂L")).to_be_focused()
    stage.pass_time(300)
    assert player.reports[-1]["answers"] == {"n2v.0": "12"}


def test_a_wrong_answer_is_explained_and_may_be_tried_again(stage: Stage) -> None:
    player = stage.play(asking(), predict=True)
    box(player, "L").fill("7")
    player.button("Check").click()
    assert told(player) == "✗ L = 7 is the sum. Move a."
    assert box(player, "L").get_attribute("aria-invalid") == "true"
    assert (player.step, player.place("n2v")) == (0, "?")
    box(player, "L").fill("24/2")
    player.button("Check").click()
    assert player.step == 1
    assert tally(player) == "0 of 1 at first try"


def test_a_wrong_answer_that_no_rule_explains_is_not_right_yet(stage: Stage) -> None:
    player = stage.play(asking(), predict=True)
    box(player, "L").fill("99")
    player.button("Check").click()
    assert told(player) == "✗ L = 99 is not right yet. Try again."


def test_what_is_no_number_does_not_count_as_a_try(stage: Stage) -> None:
    player = stage.play(asking(), predict=True)
    player.button("Check").click()
    assert told(player).startswith("Type what you think")
    box(player, "L").fill("twelve")
    player.button("Check").click()
    assert told(player).startswith("✗ L: type a number")
    assert tally(player) == ""


def test_show_it_and_next_step_show_the_answer(stage: Stage) -> None:
    player = stage.play(asking(), predict=True)
    player.button("Show it").click()
    assert (player.step, player.place("n2v"), tally(player)) == (1, "12", "0 of 1 at first try")
    player.button("Next step").click()
    assert (player.step, player.place("n2g")) == (2, "1")
    assert tally(player) == "0 of 2 at first try"


def test_an_edge_is_asked_figure_by_figure(stage: Stage) -> None:
    player = stage.play(asking(), predict=True, step=2)
    for name, answer in (("upstream", "1"), ("local", "3"), ("downstream", "4"), ("∂L/∂a", "4")):
        box(player, name).fill(answer)
    player.button("Check").click()
    assert "✗ local = 3 is a's own value." in told(player)
    assert player.step == 2
    expect(box(player, "local")).to_be_focused()
    assert "✓ 4" in player.place("n0g")
    box(player, "local").fill("4")
    box(player, "local").press("Enter")
    assert (player.step, player.place("e0")) == (3, "u1l4d4")
    assert tally(player) == "3 of 4 at first try"


def test_results_only_leaves_the_factors_out(stage: Stage) -> None:
    player = stage.play(asking(), predict=True, asks="results", step=2)
    assert [box(player, name).count() for name in ("upstream", "local")] == [0, 0]
    assert [box(player, name).count() for name in ("downstream", "∂L/∂a")] == [1, 1]


def test_where_nothing_is_asked_the_student_goes_on(stage: Stage) -> None:
    player = stage.play(asking(), predict=True, step=3)
    expect(player.root.get_by_text("Nothing is asked here.")).to_be_visible()
    player.button("Next step").click()
    assert player.step == 4
    expect(player.root.locator(".question")).to_be_hidden()


def test_a_matrix_is_asked_for_its_shape_and_then_entry_by_entry(stage: Stage) -> None:
    score = scores.matrix()
    shape: dict[str, Any] = {"at": "n0g", "part": "shape", "name": "shape of ∂L/∂W"}
    entries = [
        {"at": "n0g", "part": part, "name": f"entry {part}", "value": 1} for part in range(4)
    ]
    score["run"]["expected"] = [[], [], [], [shape | {"value": [2, 2]}, *entries]]
    player = stage.play(askable(score), predict=True, step=2)
    assert box(player, "entry 0").count() == 0
    box(player, "shape of ∂L/∂W").fill("4")
    player.button("Check").click()
    assert told(player) == "✗ shape of ∂L/∂W: the shape is another one. Try again."
    box(player, "shape of ∂L/∂W").fill("2×2")
    player.button("Check").click()
    for part in range(4):
        box(player, f"entry {part}").fill("1")
    player.button("Check").click()
    assert player.step == 3
    assert tally(player) == "4 of 5 at first try"
    assert player.place("n0g") == "2×2 matrix1111"


def test_no_key_moves_while_an_answer_is_typed(stage: Stage) -> None:
    player = stage.play(asking(), predict=True, step=1)
    box(player, "∂L/∂L").focus()
    for key in ("ArrowRight", "ArrowLeft", "End", "p"):
        stage.page.keyboard.press(key)
    assert player.step == 1


def test_the_table_holds_no_step_that_is_still_asked_for(stage: Stage) -> None:
    player = stage.play(asking(), predict=True, step=2)
    player.root.get_by_text("All steps so far").click()
    expect(player.part("table").locator("tbody tr")).to_have_count(2)


def test_new_numbers_keep_what_is_typed_while_the_question_is_the_same(stage: Stage) -> None:
    player = stage.play(asking(), predict=True)
    box(player, "L").fill("1")
    other = asking(scores.product(3, 4, key="again"))
    player.call("update", {"run": other["run"]})
    assert box(player, "L").input_value() == "1"
    expect(box(player, "L")).to_be_focused()


def test_what_has_no_place_on_the_drawing_is_not_asked(stage: Stage) -> None:
    score = asking()
    score["run"]["expected"][1] += [{"at": "n9g", "part": 0, "name": "elsewhere", "value": 1}]
    player = stage.play(score, predict=True)
    box(player, "L").fill("12")
    player.button("Check").click()
    assert player.step == 1
