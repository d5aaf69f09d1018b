"""A student steps, jumps and plays, and everything on the page belongs to the step."""

import pytest

import nnviz
from nnviz.lessons import LESSONS
from nnviz.player.score import score
from tests.player import scores
from tests.player.js.conftest import Stage

DIFFERENT = """
([score, jumps]) => {
  const player = window.players.main;
  const shown = ".stage [class], .maths, .sentence, .list";
  const look = () => [...player.root.querySelectorAll(shown)].map((each) => [
    each.getAttribute("class"), each.textContent, each.dataset.heat, each.dataset.active,
    each.getAttribute("aria-label"),
  ].join("|")).join("\\n");
  const { stops } = player.walk;
  player.root.querySelector(".step").style.display = "none"; // It takes longest.
  const fresh = stops.map((stop) => {
    player.update({ ...score, graph: { ...score.graph, key: `drawn anew ${stop}` } }, stop);
    return look();
  });
  const wrong = [];
  for (let jump = 0, seed = 7; jump < jumps; jump += 1) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    const place = Math.floor(seed / 65536) % stops.length;
    player.go(stops[place]);
    if (look() !== fresh[place]) wrong.push(stops[place]);
  }
  return wrong;
}
"""
"""The steps that look otherwise after random jumps than in a drawing made anew."""


def test_buttons_move_and_everything_follows(stage: Stage) -> None:
    player = stage.play(scores.product())
    assert (player.step, player.place("n2v"), player.place("n0g")) == (0, "?", "?")
    for name, step in (
        ("Next step", 1),
        ("Next step", 2),
        ("Next step", 3),
        ("Previous step", 2),
        ("Last step", 4),
        ("Next step", 4),
        ("First step", 0),
        ("Previous step", 0),
    ):
        player.button(name).click()
        assert player.step == step
        assert player.part("sentence").text_content() == f"This is step {step}."
        assert player.part("formula").text_content() == f"s={step}"
        assert player.root.locator(".count").text_content() == f"{step} / 4"
        assert player.root.get_by_role("slider", name="Step").input_value() == str(step)
        figure = player.root.get_by_role("figure")
        assert (
            figure.get_attribute("aria-label") == f"Step {step} of 4, a pass. This is step {step}."
        )


def test_keys_move_from_anywhere_on_the_page(stage: Stage) -> None:
    player = stage.play(scores.product())
    stage.page.locator("body").focus()
    for key, step in (("ArrowRight", 1), ("End", 4), ("ArrowLeft", 3), ("Home", 0)):
        stage.page.keyboard.press(key)
        assert player.step == step


def test_the_slider_moves_to_a_stop(stage: Stage) -> None:
    player = stage.play(scores.product(), by="node")
    slider = player.root.get_by_role("slider", name="Step")
    slider.focus()
    slider.press("End")
    assert player.step == 4
    slider.press("ArrowLeft")
    assert player.step == 2
    assert slider.get_attribute("aria-valuetext") == "Step 2 of 4"


def test_by_node_several_steps_are_told_and_marked_together(stage: Stage) -> None:
    player = stage.play(scores.product(), by="node", step=3)
    assert player.step == 4
    assert player.part("sentence").text_content() == "This is step 3. This is step 4."
    assert player.root.locator("[data-active]").evaluate_all(
        "items => items.map(item => item.dataset.k)"
    ) == ["e0", "e1", "n0", "n1"]


def test_backward_only_begins_when_the_forward_pass_is_done(stage: Stage) -> None:
    player = stage.play(scores.product(), begin="backward")
    assert (player.step, player.place("n2v")) == (1, "12")
    player.button("First step").click()
    assert player.step == 1


@pytest.mark.parametrize("by", ["edge", "node"])
@pytest.mark.parametrize(
    "made",
    [scores.product(), scores.sum_over_uses(), scores.matrix(), scores.strip()],
    ids=["product", "sum over uses", "matrix", "strip"],
)
def test_a_step_looks_the_same_however_it_was_reached(
    stage: Stage, by: str, made: scores.Score
) -> None:
    stage.play(made, by=by)
    assert stage.page.evaluate(DIFFERENT, [made, 100]) == []


@pytest.mark.parametrize("lesson", ["book-graph", "language-model"])
def test_a_lesson_looks_the_same_after_a_thousand_jumps(stage: Stage, lesson: str) -> None:
    given = LESSONS[lesson]
    run = nnviz.run(nnviz.parse(given.program, parameters=given.parameters), given.inputs)
    stage.play(score(run))
    assert stage.page.evaluate(DIFFERENT, [score(run), 1000]) == []


def test_a_card_leads_to_its_value_and_then_to_its_gradient(stage: Stage) -> None:
    player = stage.play(scores.product())
    card = player.root.locator('[data-node="L"]')
    for step in (1, 2, 1):
        card.click()
        assert player.step == step
    edge = player.root.locator('[data-edge="L->b"]')
    edge.focus()
    edge.press("Enter")
    assert player.step == 4
    card.press(" ")
    assert player.step == 1


def test_play_walks_to_the_end_and_begins_anew(stage: Stage) -> None:
    stage.hold_time()
    player = stage.play(scores.product(), step=2)
    stage.page.keyboard.press("p")
    assert player.button("Pause").is_visible()
    stage.pass_time(1200)
    assert player.step == 3
    stage.pass_time(1200)
    assert player.step == 4
    player.button("Play").click()
    assert player.step == 0
    stage.pass_time(1200)
    player.button("Pause").click()
    stage.pass_time(5000)
    assert player.step == 1


def test_the_speed_counts_at_once(stage: Stage) -> None:
    stage.hold_time()
    player = stage.play(scores.product())
    player.button("Play").click()
    player.button("Options").click()
    player.root.get_by_role("combobox", name="Speed").select_option("fast")
    stage.pass_time(1000)
    assert player.step == 2


def test_the_status_says_where_the_student_is_once_the_steps_have_rested(stage: Stage) -> None:
    stage.hold_time()
    player = stage.play(scores.product())
    status = player.root.locator(".status")
    assert status.text_content() == "Step 0 of 4, a pass. This is step 0."
    for _ in range(3):
        stage.page.keyboard.press("ArrowRight")
        stage.pass_time(200)
    assert status.text_content() == "Step 0 of 4, a pass. This is step 0."
    stage.pass_time(200)
    assert status.text_content() == "Step 3 of 4, a pass. This is step 3."


def test_the_graph_is_also_a_list(stage: Stage) -> None:
    player = stage.play(scores.product(), step=3)
    lines = player.root.get_by_role("list", name="The graph as a list").locator("li")
    assert lines.all_text_contents() == [
        "a: value 3, ∂L/∂a 4",
        "b: value 4, ∂L/∂b not known yet",
        "L = a · b: value 12, ∂L/∂L 1",
    ]
    card = player.root.locator('[data-node="L"]')
    assert card.get_attribute("aria-label") == "L = a · b: value 12, ∂L/∂L 1"


def test_hover_and_focus_light_up_the_neighbours(stage: Stage) -> None:
    player = stage.play(scores.product())
    lit = "items => items.map(item => item.dataset.k)"
    player.root.locator('[data-node="L"]').focus()
    assert player.root.locator(".lit").evaluate_all(lit) == ["e0", "e1"]
    player.root.locator('[data-edge="L->b"]').focus()
    assert player.root.locator(".lit").evaluate_all(lit) == ["n1", "n2"]
    player.button("Next step").focus()
    assert player.root.locator(".lit").count() == 0


def test_the_host_hears_the_last_of_many_steps(stage: Stage) -> None:
    stage.hold_time()
    player = stage.play(scores.product())
    for _ in range(3):
        stage.page.keyboard.press("ArrowRight")
        stage.pass_time(200)
    assert player.reports == []
    stage.pass_time(100)
    assert player.reports == [
        {
            **{"step": 3, "by": "edge", "begin": "forward", "predict": False},
            **{"values": {}, "answers": {}},
        }
    ]


def test_the_host_is_not_told_what_it_asked_for_itself(stage: Stage) -> None:
    stage.hold_time()
    player = stage.play(scores.product())
    player.call("go", 2)
    assert player.step == 2
    stage.pass_time(1000)
    assert player.reports == []
