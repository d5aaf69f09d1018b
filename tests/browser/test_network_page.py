"""In a real browser a network is stepped, learns, and shows a matrix's entry as its scalar card."""

from playwright.sync_api import Page, expect

from tests.browser.acting import open_place, settled
from tests.browser.graph import at_step, drawn, position, wait_for_graph


def open_network(page: Page, address: str, query: str = "") -> None:
    open_place(page, f"{address}/network{query}")
    wait_for_graph(page)


def test_layers_and_graph_keep_in_step(page: Page, address: str) -> None:
    open_network(page, address)
    layers = page.get_by_role("img", name="The network in layers of 2, 2, 1 units")
    expect(layers).to_contain_text("?")
    page.get_by_role("button", name="Last step").click()
    at_step(page, 20)
    expect(layers).not_to_contain_text("?")
    expect(layers).to_contain_text("∂L/∂a₂ = −1.896")


def test_the_two_views_show_the_same_gradient(page: Page, address: str) -> None:
    open_network(page, address, "?step=20")
    at_step(page, 20)
    assert "−0.3308" in drawn(page)
    page.get_by_text("Scalar nodes", exact=True).click()
    expect(position(page)).to_contain_text("of 46")
    page.get_by_role("button", name="Last step").click()
    at_step(page, 46)
    assert any(text.endswith("= −0.3308") for text in drawn(page))


def test_learning_lowers_the_loss_and_can_be_undone(page: Page, address: str) -> None:
    open_network(page, address)
    before = page.get_by_label("W2", exact=True).input_value()
    page.get_by_role("tab", name="Learn").click()
    page.get_by_role("button", name="10 steps").click()
    expect(page.get_by_text("The mean loss fell")).to_be_visible()
    expect(page.get_by_label("W2", exact=True)).not_to_have_value(before)
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_label("W2", exact=True)).to_have_value(before)


def test_a_reload_reopens_the_network(page: Page, address: str) -> None:
    open_network(page, address)
    page.get_by_label("x", exact=True).fill("[2, 3]")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**x=%5B2%7C3%5D**")
    page.reload()
    wait_for_graph(page)
    expect(page.get_by_label("x", exact=True)).to_have_value("[2, 3]")


def test_a_target_that_the_loss_cannot_take_stays_typed_and_is_told(
    page: Page, address: str
) -> None:
    open_network(page, address)
    page.get_by_role("tab", name="Learn").click()
    table = page.get_by_test_id("stDataFrame").first
    expect(table).to_be_visible()
    settled(page)
    table.click(position={"x": 500, "y": 52})
    page.keyboard.press("2")
    expect(page.locator("#portal input, #portal textarea").first).to_have_value("2")
    page.keyboard.press("Enter")
    expect(page.get_by_text("y must lie between 0 and 1")).to_be_visible()
    expect(page.get_by_text("Until a row counts, the examples before stay.")).to_be_visible()
