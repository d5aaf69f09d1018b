"""The picture is as large as it can be, the step is in sight, and the student may look around."""

from typing import Any

import pytest
from playwright.sync_api import FloatRect, Locator, ViewportSize, expect

from tests.player import scores
from tests.player.js.conftest import Player, Stage

SIZES: list[ViewportSize] = [
    {"width": 1280, "height": 800},
    {"width": 853, "height": 533},
    {"width": 390, "height": 844},
]


def box(locator: Locator) -> FloatRect:
    found = locator.bounding_box()
    assert found
    return found


def seen(player: Player) -> list[float]:
    """The rectangle of the drawing that fills the stage: left, top, width and height."""
    found: list[float] = player.root.locator(".nv-svg").evaluate(
        """
        (svg) => {
          const drawn = svg.getBoundingClientRect();
          const stage = svg.parentElement.getBoundingClientRect();
          const scale = drawn.width / svg.viewBox.baseVal.width;
          const [left, top] = [stage.left - drawn.left, stage.top - drawn.top];
          return [left, top, stage.width, stage.height].map((length) => length / scale);
        }
        """
    )
    return found


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size['width']}x{size['height']}")
@pytest.mark.parametrize("make", [scores.product, lambda: scores.chain(20)], ids=["small", "large"])
def test_picture_bar_sentence_and_formula_are_on_one_screen(
    stage: Stage, size: ViewportSize, make: Any
) -> None:
    stage.page.set_viewport_size(size)
    player = stage.play(make(), step=3, room=None)
    stage.page.evaluate("document.getElementById('elsewhere').hidden = true")
    stage.page.evaluate("window.scrollTo(0, 0)")
    for name in (".stage", ".bar", ".sentence", ".maths"):
        place = box(player.root.locator(name))
        assert place["y"] >= 0
        assert place["y"] + place["height"] <= size["height"], name
    frame = box(player.root.locator(".stage"))
    for card in player.root.locator(".card[data-active]").all():
        place = box(card)
        assert place["x"] >= frame["x"]
        assert place["x"] + place["width"] <= frame["x"] + frame["width"]
    assert stage.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize(
    ("scenes", "width", "room", "form", "width_of_scene"),
    [
        ([(800, 200), (300, 600)], 1280, 800, "under", 800),
        ([(800, 900), (300, 1200)], 1280, 800, "beside", 800),
        ([(3000, 300), (500, 600)], 853, 533, "beside", 500),
        ([(800, 200), (400, 600)], 390, 844, "phone", 400),
    ],
)
def test_the_drawing_is_taken_that_is_seen_largest(
    stage: Stage, scenes: Any, width: int, room: int, form: str, width_of_scene: int
) -> None:
    found = stage.page.evaluate(
        """
        async ([scenes, width, room]) => {
          const { arrange } = await import("/js/arrangement.js");
          const sizes = scenes.map(([width, height]) => ({ width, height }));
          return arrange(sizes, width, room, { needs: width > 640 ? 180 : 280 });
        }
        """,
        [scenes, width, room],
    )
    assert (found["form"], found["scene"]["width"]) == (form, width_of_scene)
    assert found["high"] <= room


def test_a_resized_page_takes_the_other_drawing_at_the_same_step(stage: Stage) -> None:
    player = stage.play(scores.chain(5), step=5)
    before = player.root.get_attribute("data-form")
    stage.page.set_viewport_size({"width": 390, "height": 844})
    expect(player.root).to_have_attribute("data-form", "phone")
    assert before == "under"
    assert player.place("n4g") == "1"
    assert player.root.locator("[data-active]").count() == 1
    player.button("Next step").click()
    assert player.place("n3g") == "1"


def test_the_active_card_is_followed_through_a_large_drawing(stage: Stage) -> None:
    player = stage.play(scores.chain(30))
    frame = box(player.root.locator(".stage"))
    for step in (0, 29, 3, 58, 40):
        player.call("go", step)
        for card in player.root.locator(".card[data-active]").all():
            place = box(card)
            assert frame["x"] <= place["x"]
            assert place["x"] + place["width"] <= frame["x"] + frame["width"]


def test_the_whole_graph_is_shown_on_demand_and_stays_so(stage: Stage) -> None:
    player = stage.play(scores.chain(30))
    whole = player.button("Whole graph")
    assert seen(player)[2] < 30 * 150
    whole.click()
    assert whole.get_attribute("aria-pressed") == "true"
    assert seen(player)[2] >= 30 * 150
    player.button("Last step").click()
    assert seen(player)[2] >= 30 * 150
    whole.click()
    assert seen(player)[2] < 30 * 150
    whole.click()
    player.button("Larger").click()
    assert whole.get_attribute("aria-pressed") == "false"


def test_buttons_and_control_wheel_zoom_about_the_pointer(stage: Stage) -> None:
    player = stage.play(scores.chain(30), step=15)
    before = seen(player)
    player.button("Larger").click()
    assert seen(player)[2] == pytest.approx(before[2] / 1.25)
    player.button("Smaller").click()
    assert seen(player) == pytest.approx(before)
    frame = box(player.root.locator(".stage"))
    stage.page.mouse.move(frame["x"] + frame["width"] / 4, frame["y"] + frame["height"] / 2)
    stage.page.keyboard.down("Control")
    stage.page.mouse.wheel(0, -100)
    stage.page.keyboard.up("Control")
    stage.page.wait_for_function(
        "wide => document.querySelector('.nv-svg').clientWidth > wide",
        arg=30 * 150 * frame["width"] / before[2] + 1,
    )
    now = seen(player)
    assert now[0] + now[2] / 4 == pytest.approx(before[0] + before[2] / 4, abs=1)


def test_the_plain_wheel_scrolls_the_page(stage: Stage) -> None:
    player = stage.play(scores.product())
    before = seen(player)
    box(player.root.locator(".stage"))
    player.root.locator(".stage").hover()
    stage.page.mouse.wheel(0, 100)
    stage.page.wait_for_timeout(50)
    assert seen(player) == before


def test_a_drawing_is_dragged_without_opening_a_card(stage: Stage) -> None:
    player = stage.play(scores.chain(30), step=4)
    card = box(player.root.locator('[data-node="v4"]'))
    x, y = card["x"] + 60, card["y"] + 30
    before = seen(player)
    stage.page.mouse.move(x, y)
    stage.page.mouse.down()
    stage.page.mouse.move(x - 100, y, steps=4)
    stage.page.mouse.up()
    assert seen(player)[0] > before[0]
    assert player.step == 4
    stage.page.mouse.click(x - 100, y)
    assert player.step == 55


def test_two_fingers_zoom(stage: Stage) -> None:
    player = stage.play(scores.product())
    before = seen(player)
    player.root.locator(".stage").evaluate(
        """
        (each) => {
          each.setPointerCapture = () => {};
          const finger = (type, id, x) => each.dispatchEvent(new PointerEvent(type, {
            pointerId: id, clientX: x, clientY: 60, bubbles: true, pointerType: "touch",
          }));
          finger("pointerdown", 1, 100);
          finger("pointerdown", 2, 200);
          finger("pointermove", 2, 300);
          finger("pointerup", 1, 100);
          finger("pointerup", 2, 300);
        }
        """
    )
    assert seen(player)[2] == pytest.approx(before[2] / 2)


def test_windows_of_a_large_graph_follow_the_step(stage: Stage) -> None:
    player = stage.play(scores.chain(30, windows=4))
    for step in (0, 20, 45, 58, 10):
        player.call("go", step)
        assert player.root.locator("[data-active]").count() >= (1 if step else 0)
    assert player.place("n10v") == "10"
    group = player.root.locator(".card.group")
    assert "values known" in (group.text_content() or "")


def test_a_click_on_a_group_leads_into_it(stage: Stage) -> None:
    player = stage.play(scores.chain(30, windows=4), step=20)
    player.button("Whole graph").click()
    player.root.locator(".card.group").click()
    assert player.step == 0


def test_a_window_that_the_host_has_is_asked_for_while_the_old_one_stays(stage: Stage) -> None:
    score = scores.chain(30, windows=4)
    late = {name: score["graph"]["windows"][1].pop(name) for name in ("scenes", "groups")}
    score["graph"]["windows"][1]["scenes"] = None
    stage.page.evaluate(
        """
        (late) => {
          window.asked = (question) => new Promise((resolve, reject) => {
            Object.assign(window, { question, come: () => resolve(late), fail: reject });
          });
        }
        """,
        late,
    )
    player = stage.play(score)
    player.call("go", 20)
    assert stage.page.evaluate("window.question") == {"window": 1}
    assert player.root.get_attribute("data-late") == ""
    assert player.root.locator('[data-node="v1"]').count() == 1
    stage.page.evaluate("window.fail(new Error('no'))")
    expect(player.root.get_by_text("The picture of this step did not come.")).to_be_visible()
    player.call("go", 2)
    assert player.root.get_attribute("data-late") is None
    assert player.root.get_by_text("The picture of this step did not come.").count() == 0
    player.call("go", 21)
    stage.page.evaluate("window.come()")
    expect(player.root.locator('[data-node="v21"][data-active]')).to_be_visible()
    assert player.root.get_attribute("data-late") is None


def test_a_packed_window_is_unpacked(stage: Stage) -> None:
    score = scores.chain(30, windows=4)
    window = score["graph"]["windows"][1]
    score["graph"]["windows"][1] = {
        "steps": window["steps"],
        "packed": scores.packed({name: window[name] for name in ("scenes", "groups")}),
    }
    player = stage.play(score, step=20)
    expect(player.root.locator('[data-node="v20"][data-active]')).to_be_visible()


def test_controls_are_large_enough_to_be_hit(stage: Stage) -> None:
    for size in SIZES:
        stage.page.set_viewport_size(size)
        player = stage.play(scores.product(), f"p{size['width']}")
        for control in player.root.locator("button:visible, input:visible, summary").all():
            place = box(control)
            assert min(place["width"], place["height"]) >= 24


def test_on_a_phone_the_bar_stays_within_reach(stage: Stage) -> None:
    stage.page.set_viewport_size({"width": 390, "height": 500})
    player = stage.play(scores.chain(10))
    expect(player.root).to_have_attribute("data-form", "phone")
    stage.page.evaluate("document.body.style.paddingBottom = '2000px'")
    for scroll in (0, 250, 400):
        stage.page.evaluate("y => window.scrollTo(0, y)", scroll)
        place = box(player.root.locator(".bar"))
        assert 0 <= place["y"] <= 500 - place["height"]
    expect(player.root.locator(".hint")).to_be_hidden()
    stage.page.evaluate("document.body.style.paddingBottom = ''")


def test_print_shows_all_of_the_picture_and_no_controls(stage: Stage) -> None:
    player = stage.play(scores.chain(30), step=40)
    stage.page.emulate_media(media="print")
    try:
        expect(player.root.locator(".bar")).to_be_hidden()
        assert seen(player)[2] >= 30 * 150
        expect(player.part("sentence")).to_be_visible()
    finally:
        stage.page.emulate_media(media="screen")
    assert seen(player)[2] < 30 * 150


def test_a_player_keeps_its_height_where_a_part_of_the_page_is_scrolled(stage: Stage) -> None:
    place = stage.page.locator("#place")
    place.evaluate("each => { each.style = 'height: 300px; overflow: auto'; }")
    stage.page.set_viewport_size({"width": 390, "height": 844})
    player = stage.play(scores.chain(20))
    before = box(player.root)["height"]
    place.evaluate("each => { each.scrollTop = 200; }")
    for width in (400, 390):
        stage.page.set_viewport_size({"width": width, "height": 844})
        stage.page.evaluate("() => new Promise(requestAnimationFrame)")
    assert box(player.root)["height"] == before
