"""In a real browser a student steps, types, reloads, goes back and reads right numbers."""

import re
from itertools import groupby
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.acting import settled

CARDS = """
() => [...document.querySelectorAll(".stGraphVizChart g.node")].map(card => {
  const box = card.querySelector("path, polygon").getBBox();
  return [card.id, box.x, box.y, box.width, box.height];
})
"""


def open_graph(page: Page, address: str, query: str = "") -> None:
    page.goto(f"{address}/graph{query}")
    page.wait_for_selector(".stGraphVizChart g.node")
    expect(status(page)).to_contain_text("Step")


def status(page: Page) -> Any:
    return page.get_by_role("status").filter(has_text=re.compile(r"^Step \d+ of \d+"))


def at_step(page: Page, index: int) -> None:
    expect(status(page)).to_contain_text(re.compile(f"^Step {index} of "))
    page.wait_for_function(
        "name => document.querySelector('.stGraphVizChart g.graph > title')"
        "?.textContent.startsWith(name)",
        arg=f"step{index}_",
    )


def drawn(page: Page) -> list[str]:
    return page.locator(".stGraphVizChart svg text").all_text_contents()


def type_in(page: Page, program: str) -> None:
    page.get_by_label("Expression").fill(program)
    page.keyboard.press("Control+Enter")


def test_the_books_graph_is_stepped_to_its_gradients(page: Page, address: str) -> None:
    open_graph(page, address)
    assert "?" in drawn(page)
    cards = page.evaluate(CARDS)
    for index in range(1, 10):
        page.get_by_role("button", name="Next step").click()
        at_step(page, index)
        assert page.evaluate(CARDS) == cards, "the layout moved"
    for gradient in ("∂L/∂b = −4", "∂L/∂a = −2", "∂L/∂c = 5"):
        assert gradient in drawn(page)
    figure = page.locator(".stGraphVizChart").first
    assert "Step 9 of 9" in (figure.get_attribute("aria-label") or "")


LOOKS = """
() => [...document.querySelectorAll(".stGraphVizChart :is(g.node, g.edge)")].map(item => [
  item.id, item.getAttribute("class"),
  [...item.querySelectorAll("text")].map(text => [
    text.textContent,
    ...["x", "fill", "font-size", "font-weight", "text-anchor"].map(
      name => text.getAttribute(name)),
  ]),
  [...item.querySelectorAll("path, polygon")].map(shape =>
    ["fill", "stroke", "stroke-width"].map(name => shape.getAttribute(name))),
])
"""
PRESS_AND_LOOK = f"""
presses => {{
  for (let press = 0; press < presses; press += 1) {{
    document.body.dispatchEvent(new KeyboardEvent("keydown", {{
      key: "ArrowRight", code: "ArrowRight", bubbles: true,
    }}));
  }}
  return ({LOOKS})();
}}
"""


@pytest.mark.parametrize(
    ("lesson", "presses", "steps"), [("simple-example", 1, 12), ("two-layer-network", 9, 45)]
)
def test_what_is_shown_at_once_is_what_the_server_draws(
    page: Page, address: str, lesson: str, presses: int, steps: int
) -> None:
    open_graph(page, address, f"?lesson={lesson}")
    page.wait_for_function("document.querySelector('.st-key-graph-main').rehearsal")
    for index in range(presses, steps + 1, presses):
        at_once = page.evaluate(PRESS_AND_LOOK, presses)
        at_step(page, index)
        page.evaluate("() => new Promise(requestAnimationFrame)")
        assert page.evaluate(LOOKS) == at_once


def test_thirty_presses_a_second_all_arrive(page: Page, address: str) -> None:
    open_graph(page, address, "?lesson=two-layer-network")
    page.wait_for_function("document.querySelector('.st-key-graph-main').rehearsal")
    for _ in range(30):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(25)
    at_step(page, 30)
    settled(page)
    at_step(page, 30)


SEEN = """
() => {
  const drawing = document.querySelector(".st-key-graph-main");
  window.seen = [drawing.dataset.step];
  new MutationObserver(() => window.seen.push(drawing.dataset.step)).observe(
    drawing, { attributeFilter: ["data-step"] },
  );
}
"""


def test_a_server_that_was_silent_takes_nobody_back(page: Page, address: str) -> None:
    held: list[tuple[WebSocketRoute, str | bytes]] | None = None

    def connect(line: WebSocketRoute) -> None:
        def answer(message: str | bytes) -> None:
            line.send(message) if held is None else held.append((line, message))

        line.connect_to_server().on_message(answer)

    page.route_web_socket("**/_stcore/stream", connect)
    open_graph(page, address)
    page.wait_for_function("document.querySelector('.st-key-graph-main').rehearsal")
    settled(page)
    page.evaluate(SEEN)
    held = []
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
        page.wait_for_timeout(200)
    page.wait_for_timeout(1_000)
    late, held = held, None
    assert late, "the server was not told"
    for line, message in late:
        line.send(message)
    at_step(page, 3)
    settled(page)
    seen = [step for step, _ in groupby(page.evaluate("window.seen"))]
    assert seen == ["0", "1", "2", "3", "4", "3"]
    page.keyboard.press("ArrowRight")
    at_step(page, 4)


def test_cards_and_edges_open_the_step_that_computes_them(page: Page, address: str) -> None:
    open_graph(page, address)
    page.wait_for_function("document.querySelector('.st-key-graph-main').rehearsal")
    page.locator("g.node", has_text="e = a + d").click()
    at_step(page, 2)
    page.locator("g.node", has_text="e = a + d").click()
    at_step(page, 6)
    page.get_by_role("button", name="edge from d = 2 · b back to b").focus()
    page.keyboard.press("Enter")
    at_step(page, 9)


def test_play_walks_to_the_end_and_stops(page: Page, address: str) -> None:
    open_graph(page, address)
    page.get_by_role("button", name="Stepping").click()
    page.get_by_role("combobox", name="Speed").click()
    page.get_by_role("option", name="fast").click()
    page.keyboard.press("Escape")
    page.get_by_role("heading", name="Computation graph").click()
    page.keyboard.press("p")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(status(page)).to_contain_text("Step 9 of 9", timeout=10_000)
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_the_keyboard_alone_suffices(page: Page, address: str) -> None:
    open_graph(page, address)
    for key, index in (("End", 9), ("ArrowLeft", 8), ("Home", 0), ("ArrowRight", 1)):
        page.keyboard.press(key)
        at_step(page, index)


def test_arrows_move_among_tabs_without_a_step(page: Page, address: str) -> None:
    open_graph(page, address)
    page.get_by_role("tab", name="Table").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Derivation")).to_have_attribute("aria-selected", "true")
    settled(page)
    expect(status(page)).to_contain_text("Step 0 of 9")


def test_arrows_do_not_step_while_typing(page: Page, address: str) -> None:
    open_graph(page, address)
    page.get_by_label("Expression").focus()
    page.keyboard.press("ArrowRight")
    settled(page)
    expect(status(page)).to_contain_text("Step 0 of 9")


def test_a_formula_of_ones_own_is_walked_to_its_gradient(page: Page, address: str) -> None:
    open_graph(page, address)
    type_in(page, "J = cos(sin(x^2) + 3x^2)")
    expect(status(page)).to_contain_text("of 12")
    page.get_by_label("x", exact=True).fill("2")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Last step").click()
    at_step(page, 12)
    assert "∂J/∂x = 9.099" in drawn(page)


def test_another_formula_shows_nothing_of_the_one_before(page: Page, address: str) -> None:
    page.goto(f"{address}/graph?lesson=book-graph")
    page.wait_for_function("document.querySelector('.st-key-graph-main')?.rehearsal")
    page.get_by_role("button", name="Last step").click()
    at_step(page, 9)
    box = page.get_by_label("Expression")
    box.fill("L = x*x")
    box.press("Control+Enter")
    card = page.locator("#node-1")
    expect(card).to_contain_text("L = x · x")
    expect(page.locator("#node-0")).to_contain_text("∂L/∂x = ?")
    settled(page)  # whatever the browser would still paint, it has painted now
    expect(page.locator("#node-0")).to_contain_text("∂L/∂x = ?")
    expect(card).to_contain_text("∂L/∂L = ?")
    page.get_by_role("button", name="Next step").click()
    at_step(page, 1)
    expect(card).to_contain_text("1")


def test_a_typo_is_shown_with_its_place_and_the_graph_stays(page: Page, address: str) -> None:
    open_graph(page, address)
    type_in(page, "L = c*(a + 2b) + sigmod(a)")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Line 1, column 18: sigmod is not a function")
    expect(alert).to_contain_text("Did you mean sigmoid?")
    expect(page.get_by_label("Expression")).to_have_value("L = c*(a + 2b) + sigmod(a)")
    assert "L = c · e" in drawn(page)
    type_in(page, "L = c*(a + 2b) + sigmoid(a)")
    expect(alert).to_have_count(0)


def test_reload_copied_link_and_back_reopen_the_same_state(page: Page, address: str) -> None:
    open_graph(page, address)
    type_in(page, "x*y + x")
    expect(status(page)).to_contain_text("of 7")
    page.get_by_label("x", exact=True).fill("2.5")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Last step").click()
    at_step(page, 7)
    link = page.url
    page.reload()
    at_step(page, 7)
    expect(page.get_by_label("x", exact=True)).to_have_value("2.5")
    page.get_by_role("link", name="Home").click()
    expect(page.get_by_role("heading", name="nnviz")).to_be_visible()
    page.go_back()
    at_step(page, 7)
    expect(page.get_by_label("Expression")).to_have_value("x*y + x")
    page.context.clear_cookies()
    page.goto("about:blank")
    page.goto(link)
    at_step(page, 7)
    expect(page.get_by_label("x", exact=True)).to_have_value("2.5")


def test_a_typo_survives_a_reload_with_the_graph_and_its_inputs(page: Page, address: str) -> None:
    open_graph(page, address, "?expression=x*y&inputs=x:2.5,y:4")
    type_in(page, "x*y +")
    expect(page.get_by_role("alert")).to_contain_text("stops short")
    page.wait_for_url("**shown=**")
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("stops short")
    expect(page.get_by_label("Expression")).to_have_value("x*y +")
    expect(page.get_by_label("x", exact=True)).to_have_value("2.5")


def test_a_lesson_opens_again_from_home(page: Page, address: str) -> None:
    for _ in range(2):
        page.goto(address) if page.url == "about:blank" else page.get_by_role(
            "link", name="Home"
        ).click()
        page.get_by_role("link", name="Differentiation quiz").click()
        expect(page.get_by_label("Expression")).to_have_value(re.compile("^y = exp"))
        type_in(page, "a*b")
        expect(page.get_by_label("a", exact=True)).to_be_visible()


def test_a_link_sends_the_browser_nowhere_else(page: Page, address: str) -> None:
    open_graph(
        page, address, "?lesson=![a](//example.org/x.png)&inputs=![](http://example.org/y):z"
    )
    expect(page.locator(".nnviz-note")).to_contain_text("Ignored: the lesson ![a]")


def test_back_leaves_the_page_instead_of_undoing_a_step(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="L = c(a + 2b)").click()
    page.wait_for_selector(".stGraphVizChart g.node")
    for index in (1, 2, 3):
        page.get_by_role("button", name="Next step").click()
        at_step(page, index)
    page.go_back()
    expect(page.get_by_role("heading", name="nnviz")).to_be_visible()


def test_a_phone_shows_the_active_card(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    open_graph(page, address)
    page.get_by_role("button", name="Last step").click()
    at_step(page, 9)
    page.locator(".stGraphVizChart").scroll_into_view_if_needed()
    expect(page.locator(".stGraphVizChart g.node.active")).to_be_in_viewport(ratio=0.5)
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0
