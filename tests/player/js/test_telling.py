"""Words, formulas and the table belong to the step, also where they come late or in chunks."""

import pytest
from playwright.sync_api import expect

from tests.player import scores
from tests.player.js.conftest import Stage

HOSTILE = '</p><img src=x onerror="window.harmed = true"><script>window.harmed = true</script>'

ANSWER_LATE = """
(answer) => {
  window.questions = [];
  window.asked = (question) => new Promise((resolve, reject) => {
    window.questions.push({ question, answer: () => resolve(answer), fail: () => reject(answer) });
  });
}
"""


def test_words_of_a_long_run_are_unpacked_when_they_are_needed(stage: Stage) -> None:
    player = stage.play(scores.chain(100, chunk=32))
    for step in (0, 199, 31, 32, 150):
        player.call("go", step)
        expect(player.part("sentence")).to_have_text(f"This is step {step}.")


def test_the_table_has_the_newest_steps_of_several_chunks(stage: Stage) -> None:
    player = stage.play(scores.chain(100, chunk=32), step=150)
    player.root.get_by_text("All steps so far").click()
    cells = player.part("table").locator("tbody tr")
    expect(cells).to_have_count(100)
    assert cells.first.locator("td").all_text_contents() == ["150", "a pass", "1500"]
    assert cells.last.locator("td").all_text_contents() == ["51", "a pass", "510"]
    player.button("First step").click()
    expect(cells).to_have_count(0)


def test_words_that_the_host_has_are_asked_for(stage: Stage) -> None:
    score = scores.chain(100, chunk=128)
    second = score["run"]["chunks"][1]
    score["run"]["chunks"][1] = None
    stage.page.evaluate(ANSWER_LATE, second)
    player = stage.play(score, step=150)
    assert player.part("position").text_content() == "Step 150 of 199"
    assert player.part("sentence").text_content() == ""
    assert stage.page.evaluate("window.questions.map(each => each.question)") == [{"chunk": 1}]
    stage.page.evaluate("window.questions[0].answer()")
    expect(player.part("sentence")).to_have_text("This is step 150.")


def test_words_that_come_too_late_are_dropped(stage: Stage) -> None:
    score = scores.chain(100, chunk=128)
    second = score["run"]["chunks"][1]
    score["run"]["chunks"][1] = None
    stage.page.evaluate(ANSWER_LATE, second)
    player = stage.play(score, step=150)
    player.call("update", scores.product(), 1)
    stage.page.evaluate("window.questions[0].answer()")
    stage.page.wait_for_timeout(100)
    assert player.part("sentence").text_content() == "This is step 1."


def test_words_that_do_not_come_are_told_and_asked_for_again(stage: Stage) -> None:
    score = scores.chain(100, chunk=128)
    second = score["run"]["chunks"][1]
    score["run"]["chunks"][1] = None
    stage.page.evaluate(ANSWER_LATE, second)
    player = stage.play(score, step=150)
    stage.page.evaluate("window.questions[0].fail()")
    expect(player.part("note")).to_have_text("This step's words did not come. Try again.")
    player.button("Next step").click()
    stage.page.evaluate("window.questions[1].answer()")
    expect(player.part("sentence")).to_have_text("This is step 151.")
    assert player.part("note").text_content() == ""


def test_a_note_stands_apart_and_the_local_gradient_opens(stage: Stage) -> None:
    score = scores.product()
    score["run"]["told"][1] |= {"note": "Here a nan is born.", "full": "<math><mi>J</mi></math>"}
    player = stage.play(score, step=1)
    assert player.part("note").text_content() == "Here a nan is born."
    player.root.get_by_text("The local gradient in full").click()
    expect(player.part("formula").get_by_text("J")).to_be_visible()


def test_a_formula_that_does_not_fit_shrinks(stage: Stage) -> None:
    score = scores.product()
    lines = "".join("<mtr><mtd><mi>x</mi></mtd></mtr>" for _ in range(9))
    score["run"]["told"][1]["formula"] = f"<math display='block'><mtable>{lines}</mtable></math>"
    player = stage.play(score, step=1)
    size = "each => parseFloat(getComputedStyle(each).fontSize)"
    small = player.part("formula").evaluate(size)
    player.button("Next step").click()
    assert 13 <= small < player.part("formula").evaluate(size)


@pytest.mark.parametrize("part", ["position", "sentence", "note"])
def test_hostile_words_stay_words(stage: Stage, part: str) -> None:
    score = scores.product()
    score["run"]["told"][1][part] = HOSTILE
    score["run"]["told"][1]["row"] = [HOSTILE] * 3
    player = stage.play(score, step=1)
    player.root.get_by_text("All steps so far").click()
    assert player.part(part).text_content() == HOSTILE
    expect(player.part("table").locator("td").first).to_have_text(HOSTILE)
    assert not stage.page.evaluate("window.harmed ?? false")


def test_hostile_names_of_nodes_stay_names(stage: Stage) -> None:
    cards = [
        scores.Card(HOSTILE, HOSTILE, "input"),
        scores.Card("L", HOSTILE, "output"),
    ]
    facts = [[["n0v", HOSTILE]], [["n1v", "1"]], [["n1g", "1"]], [["e0", HOSTILE], ["n0g", "1"]]]
    score = scores.score(cards, [(0, 1)], facts, [[], ["n1"], ["n1"], ["e0", "n0"]])
    score["name"] = score["graph"]["note"] = HOSTILE
    score["graph"]["words"] = [HOSTILE] * 3
    player = stage.play(score, step=3, editable=True)
    assert player.place("n0v") == HOSTILE
    player.button(f"Edit {HOSTILE}").press("Enter")
    assert player.root.get_by_role("textbox", name=HOSTILE, exact=True).is_visible()
    assert not stage.page.evaluate("window.harmed ?? false")
