"""In a real browser a student steps, types, reloads, goes back and reads right numbers."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import carries, open_place, settled
from tests.browser.graph import at_step, drawn, open_graph, status, type_in

CARDS = """
() => [...document.querySelectorAll(".stGraphVizChart g.node")].map(card => {
  const box = card.querySelector("path, polygon").getBBox();
  return [card.id, box.x, box.y, box.width, box.height];
})
"""


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


def test_a_deep_graph_is_seen_whole_or_readable_without_another_layout(
    page: Page, address: str
) -> None:
    open_graph(page, address, "?lesson=two-layer-network")
    scope = page.locator(".st-key-graph-main")
    page.evaluate("document.querySelector('.stGraphVizChart g.graph').drawnOnce = true")
    assert scope.evaluate("each => each.scrollWidth <= each.clientWidth")
    assert scope.evaluate("each => each.scrollHeight > each.clientHeight")
    smallest = """() => Math.min(...[...document.querySelectorAll(".stGraphVizChart text")].map(
      text => parseFloat(text.getAttribute("font-size")) * text.getScreenCTM().a))"""
    assert round(page.evaluate(smallest), 1) >= 12
    page.get_by_role("button", name="Stepping").click()
    whole = page.get_by_role("switch", name="Whole graph at once")
    whole.focus()
    page.keyboard.press("Space")
    expect(scope).to_have_attribute("data-whole", "")
    page.keyboard.press("Escape")
    assert scope.evaluate("each => each.scrollHeight <= each.clientHeight")
    assert page.evaluate("document.querySelector('.stGraphVizChart g.graph').drawnOnce")
    page.get_by_role("button", name="Next step").click()
    at_step(page, 1)
    expect(scope).to_have_attribute("data-whole", "")


@pytest.mark.parametrize("turn", ["Backward by node", "Start with the backward pass"])
def test_how_the_walk_goes_is_chosen_and_kept_in_the_link(
    page: Page, address: str, turn: str
) -> None:
    open_graph(page, address)
    page.get_by_role("button", name="Stepping").click()
    page.get_by_role("switch", name=turn).focus()
    page.keyboard.press("Space")
    name, value = ("by", "node") if "node" in turn else ("begin", "backward")
    carries(page, name, value)
    expect(page.get_by_role("switch", name=turn)).to_be_checked()
    page.keyboard.press("Space")
    page.wait_for_function("name => !location.search.includes(`${name}=`)", arg=name)
    expect(page.get_by_role("switch", name=turn)).not_to_be_checked()


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
    open_place(page, f"{address}/graph?lesson=book-graph")
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
    open_place(page, link)
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
    open_place(page, address)
    for _ in range(2):
        page.get_by_role("link", name="Differentiation quiz").click()
        expect(page.get_by_label("Expression")).to_have_value(re.compile("^y = exp"))
        type_in(page, "a*b")
        expect(page.get_by_label("a", exact=True)).to_be_visible()
        page.get_by_role("link", name="Home").click()


def test_a_link_sends_the_browser_nowhere_else(page: Page, address: str) -> None:
    open_graph(
        page, address, "?lesson=![a](//example.org/x.png)&inputs=![](http://example.org/y):z"
    )
    expect(page.locator(".nnviz-note")).to_contain_text("Ignored: the lesson ![a]")


def test_back_leaves_the_page_instead_of_undoing_a_step(page: Page, address: str) -> None:
    open_place(page, address)
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
