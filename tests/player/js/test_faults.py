"""What fails is told in its place, and what is destroyed leaves nothing behind."""

from playwright.sync_api import expect

from tests.player import scores
from tests.player.js.conftest import Stage


def test_a_destroyed_player_leaves_no_listener_and_no_timer(stage: Stage) -> None:
    before = stage.alive
    player = stage.play(scores.product(), editable=True)
    stage.page.keyboard.press("ArrowRight")
    stage.page.keyboard.press("p")
    assert [now > then for now, then in zip(stage.alive, before, strict=True)] == [True, True]
    player.call("destroy")
    assert stage.alive == before
    stage.page.keyboard.press("ArrowRight")
    assert player.root.inner_html() == ""


def test_a_player_takes_the_place_of_a_destroyed_one(stage: Stage) -> None:
    player = stage.play(scores.product())
    stage.page.evaluate(
        """
        async (score) => {
          window.players.main.destroy();
          const { mount } = await import("/player.js");
          window.players.main = mount(document.getElementById("main"), score, { step: 2 });
        }
        """,
        scores.product(),
    )
    assert player.step == 2
    stage.page.keyboard.press("ArrowRight")
    assert player.step == 3


def test_a_fault_is_told_with_a_way_out_and_the_page_lives(stage: Stage) -> None:
    other = stage.play(scores.product(), "other")
    broken = scores.product()
    broken["run"]["facts"][2] = None
    player = stage.play(broken)
    alert = player.root.get_by_role("alert")
    expect(alert).to_contain_text("Reload the page to go on")
    rows = player.part("table").locator("tr")
    assert rows.count() == 5
    other.button("Next step").click()
    assert other.step == 1


def test_a_fault_while_stepping_is_told_too(stage: Stage) -> None:
    player = stage.play(scores.product())
    stage.page.evaluate("window.players.main.graph.active = null")
    player.button("Next step").click()
    expect(player.root.get_by_role("alert")).to_contain_text("The picture stopped")
    stage.page.keyboard.press("ArrowRight")
    player.call("go", 3)
    player.call("update", scores.product(5))
    expect(player.root.get_by_role("alert")).to_have_count(1)


def test_a_host_that_cannot_take_a_report_does_not_stop_the_player(stage: Stage) -> None:
    player = stage.play(scores.product())
    stage.page.evaluate(
        "() => { window.players.main.settings.report = () => { throw new Error('gone'); }; }"
    )
    stage.page.keyboard.press("ArrowRight")
    stage.pass_time(300)
    stage.page.keyboard.press("ArrowRight")
    assert player.step == 2


def test_without_a_drawing_a_sentence_and_the_table_remain(stage: Stage) -> None:
    score = scores.product()
    score["graph"] |= {"windows": [], "problem": "There is no program that lays out a graph."}
    player = stage.play(score, step=2)
    expect(player.root.get_by_text("There is no program that lays out a graph.")).to_be_visible()
    expect(player.part("table").locator("tbody tr")).to_have_count(2)
    player.button("Next step").click()
    expect(player.part("table").locator("tbody tr")).to_have_count(3)
    assert player.part("sentence").text_content() == "This is step 3."
    player.call("update", scores.product(key="drawn"))
    player.button("Whole graph").click()
    player.call("update", scores.matrix())
    expect(player.root.get_by_text("There is no program")).to_have_count(0)
