"""In a real browser: slopes follow x, a path lights up in the graph, a Jacobian fills."""

from playwright.sync_api import Page, expect

from tests.browser.acting import carries, open_place
from tests.browser.graph import wait_for_graph


def test_slopes_follow_x(page: Page, address: str) -> None:
    open_place(page, f"{address}/chain_rule")
    expect(page.get_by_text("w = sin(x), slope 0.8776")).to_be_visible()
    page.get_by_role("slider", name="x, by slider").focus()
    page.keyboard.press("ArrowRight")
    carries(page, "x", "0.55")
    expect(page.get_by_text("w = sin(x), slope 0.8525")).to_be_visible()


def test_a_chosen_path_lights_up(page: Page, address: str) -> None:
    open_place(page, f"{address}/chain_rule?part=paths&path=1")
    wait_for_graph(page)
    assert page.locator(".wire.marked").count() == 4
    page.get_by_role("button", name="Last step").click()
    carries(page, "step", "12")
    expect(page.get_by_text("The 2 products add up to 9.099.")).to_be_visible()


def test_tabs_and_passes_stand_in_the_link(page: Page, address: str) -> None:
    open_place(page, f"{address}/chain_rule")
    page.get_by_role("tab", name="3 · Jacobians").click()
    expect(page.get_by_role("region", name="The Jacobian")).to_be_visible()
    page.get_by_role("slider", name="Passes done, of 2").focus()
    page.keyboard.press("ArrowRight")
    carries(page, "passes", "2")
    carries(page, "part", "jacobians")
    page.reload()
    expect(page.get_by_role("region", name="The Jacobian")).to_contain_text("pass 2")


PARTS = ["shape=product", "part=paths&path=1", "part=jacobians", "part=jacobians&mode=rows"]
