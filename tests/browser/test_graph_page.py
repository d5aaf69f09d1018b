"""In a real browser a student steps, types, reloads, goes back and reads right numbers."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import carries, open_place, settled
from tests.browser.graph import (
    at_step,
    card,
    choose_stepping,
    drawn,
    open_graph,
    player,
    position,
    type_in,
    wait_for_graph,
)

CARDS = """
cards => cards.map((card) => {
  const { x, y, width, height } = card.getBBox();
  return [x, y, width, height];
})
"""


def test_the_books_graph_is_stepped_to_its_gradients(page: Page, address: str) -> None:
    open_graph(page, address)
    assert "?" in drawn(page)
    cards = player(page).locator(".card > rect:first-of-type")
    places = cards.evaluate_all(CARDS)
    for index in range(1, 10):
        page.get_by_role("button", name="Next step").click()
        at_step(page, index)
        assert cards.evaluate_all(CARDS) == places, "the layout moved"
    for gradient in ("∂L/∂b = −4", "∂L/∂a = −2", "∂L/∂c = 5"):
        assert gradient in drawn(page)
    figure = page.get_by_role("figure").or_(page.locator("figure")).first
    expect(figure).to_have_attribute("aria-label", re.compile("Step 9 of 9"))


def test_cards_and_edges_open_the_step_that_computes_them(page: Page, address: str) -> None:
    open_graph(page, address)
    for index in (2, 6):
        card(page, "e").click(position={"x": 20, "y": 12})
        at_step(page, index)
    page.get_by_role("button", name="edge from d back to b").focus()
    page.keyboard.press("Enter")
    at_step(page, 9)


@pytest.mark.parametrize("turn", ["Backward by node", "Start with the backward pass"])
def test_how_the_walk_goes_is_chosen_and_kept_in_the_link(
    page: Page, address: str, turn: str
) -> None:
    open_graph(page, address)
    switch = choose_stepping(page, turn)
    name, value = ("by", "node") if "node" in turn else ("begin", "backward")
    carries(page, name, value)
    expect(switch).to_be_checked()
    page.keyboard.press("Space")
    page.wait_for_function("name => !location.search.includes(`${name}=`)", arg=name)
    expect(switch).not_to_be_checked()


def test_arrows_belong_to_tabs_and_to_boxes_that_have_the_focus(page: Page, address: str) -> None:
    open_graph(page, address)
    page.get_by_role("tab", name="Derivation").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Table")).to_have_attribute("aria-selected", "true")
    page.get_by_label("Expression").focus()
    page.keyboard.press("ArrowRight")
    settled(page)
    at_step(page, 0)
    page.get_by_role("heading", name="Computation graph").first.click()
    page.keyboard.press("ArrowRight")
    at_step(page, 1)


def test_a_formula_of_ones_own_is_walked_to_its_gradient(page: Page, address: str) -> None:
    open_graph(page, address)
    type_in(page, "J = cos(sin(x^2) + 3x^2)")
    expect(position(page)).to_contain_text("of 12")
    page.get_by_label("x", exact=True).fill("2")
    page.keyboard.press("Enter")
    expect(card(page, "x")).to_contain_text("2")
    page.get_by_role("button", name="Last step").click()
    at_step(page, 12)
    assert "∂J/∂x = 9.099" in drawn(page)


def test_another_formula_shows_nothing_of_the_one_before(page: Page, address: str) -> None:
    open_place(page, f"{address}/graph?lesson=book-graph")
    wait_for_graph(page)
    page.get_by_role("button", name="Last step").click()
    at_step(page, 9)
    box = page.get_by_label("Expression")
    box.fill("L = x*x")
    box.press("Control+Enter")
    expect(card(page, "x")).to_be_visible()
    assert {"∂L/∂L = ?", "∂L/∂x = ?"} <= set(drawn(page))
    page.get_by_role("button", name="Next step").click()
    at_step(page, 1)
    expect(card(page, "L")).to_contain_text("1")


def test_a_typo_is_shown_with_its_place_and_the_graph_stays(page: Page, address: str) -> None:
    open_graph(page, address)
    type_in(page, "L = c*(a + 2b) + sigmod(a)")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Line 1, column 18: sigmod is not a function")
    expect(alert).to_contain_text("Did you mean sigmoid?")
    expect(page.get_by_label("Expression")).to_have_value("L = c*(a + 2b) + sigmod(a)")
    expect(card(page, "e")).to_be_visible()
    assert "L = c · e" in drawn(page)
    type_in(page, "L = c*(a + 2b) + sigmoid(a)")
    expect(alert).to_have_count(0)


def test_reload_copied_link_and_back_reopen_the_same_state(page: Page, address: str) -> None:
    open_graph(page, address)
    type_in(page, "x*y + x")
    expect(position(page)).to_contain_text("of 7")
    page.get_by_label("x", exact=True).fill("2.5")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Last step").click()
    carries(page, "step", "7")
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


def test_a_link_sends_the_browser_nowhere_else(page: Page, address: str) -> None:
    open_graph(
        page, address, "?lesson=![a](//example.org/x.png)&inputs=![](http://example.org/y):z"
    )
    expect(page.locator(".nnviz-note")).to_contain_text("Ignored: the lesson ![a]")


def test_back_leaves_the_page_instead_of_undoing_a_step(page: Page, address: str) -> None:
    open_place(page, address)
    page.get_by_role("link", name="Type a formula of your own").click()
    wait_for_graph(page)
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
    player(page).scroll_into_view_if_needed()
    expect(page.locator(".card[data-active]").first).to_be_in_viewport(ratio=0.5)
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0


def test_a_student_predicts_and_is_told_which_rule_gave_a_wrong_number(
    page: Page, address: str
) -> None:
    open_graph(page, address, "?expression=L=x*x&inputs=x:3&step=2&by=node")
    page.get_by_role("switch", name="Predict").check()
    carries(page, "predict", "yes")
    expect(page.get_by_role("tab", name="Derivation")).to_have_count(0)
    answer = page.get_by_role("textbox", name="∂L/∂x", exact=True)
    answer.fill("2")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("the local slope is missing")).to_be_visible()
    page.reload()
    answer.fill("6")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("✓ ∂L/∂x = 6 is right.")).to_be_visible()
    page.get_by_role("switch", name="Predict").uncheck()
    expect(page.get_by_role("tab", name="Derivation")).to_be_visible()
