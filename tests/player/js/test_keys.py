"""The keyboard moves one player, and never while a student types or scrolls."""

from tests.player import scores
from tests.player.js.conftest import Stage


def test_no_key_moves_while_typing_elsewhere(stage: Stage) -> None:
    player = stage.play(scores.product(), step=2)
    stage.page.locator("#elsewhere").focus()
    for key in ("ArrowRight", "Home", "End", "p", " ", "Enter"):
        stage.page.keyboard.press(key)
    assert player.step == 2
    assert player.button("Play").is_visible()


def test_modified_keys_belong_to_the_browser(stage: Stage) -> None:
    player = stage.play(scores.product(), step=2)
    for key in ("Alt+ArrowRight", "Control+End", "Shift+ArrowRight"):
        stage.page.keyboard.press(key)
    assert player.step == 2


def test_space_and_enter_press_the_button_under_focus_only(stage: Stage) -> None:
    player = stage.play(scores.product(), step=2)
    stage.page.keyboard.press("Enter")
    stage.page.keyboard.press(" ")
    assert player.step == 2
    player.button("Previous step").press("Enter")
    player.button("Previous step").press(" ")
    assert player.step == 0


def test_a_list_of_choices_keeps_its_arrow_keys(stage: Stage) -> None:
    player = stage.play(scores.product(), step=2)
    player.button("Options").click()
    speed = player.root.get_by_role("combobox", name="Speed")
    speed.focus()
    speed.press("ArrowRight")
    speed.press("Home")
    assert player.step == 2


def test_a_formula_that_scrolls_keeps_its_arrow_keys(stage: Stage) -> None:
    player = stage.play(scores.product(), step=2)
    formula = player.part("formula")
    formula.focus()
    formula.press("ArrowRight")
    assert player.step == 3
    formula.evaluate("each => { each.innerHTML = '<div style=\"width: 3000px\">…</div>'; }")
    formula.press("ArrowRight")
    assert player.step == 3


def test_each_of_two_players_hears_its_own_keys(stage: Stage) -> None:
    main = stage.play(scores.product())
    other = stage.play(scores.sum_over_uses(), "other")
    stage.page.keyboard.press("ArrowRight")
    assert (main.step, other.step) == (1, 0)
    other.button("Next step").click()
    stage.page.keyboard.press("End")
    assert (main.step, other.step) == (1, 4)
    assert other.place("n0g") == "6"
    main.button("Previous step").click()
    stage.page.keyboard.press("ArrowRight")
    assert (main.step, other.step) == (1, 4)


def test_arrows_move_through_a_player_in_a_shadow_tree(stage: Stage) -> None:
    stage.page.evaluate(
        """
        async (score) => {
          const host = document.getElementById("place");
          const inner = document.createElement("div");
          inner.innerHTML = "<input aria-label='inside'>";
          const shadow = host.attachShadow({ mode: "open" });
          shadow.append(inner, document.createElement("section"));
          const { mount } = await import("/player.js");
          window.players.main = mount(shadow.lastChild, score, {});
        }
        """,
        scores.product(),
    )
    step = "() => window.players.main.step"
    stage.page.keyboard.press("ArrowRight")
    assert stage.page.evaluate(step) == 1
    stage.page.get_by_label("inside").focus()
    stage.page.keyboard.press("ArrowRight")
    assert stage.page.evaluate(step) == 1
    stage.page.evaluate(
        """
        () => {
          const place = document.createElement("div");
          place.id = "place";
          document.getElementById("place").replaceWith(place);
        }
        """
    )
