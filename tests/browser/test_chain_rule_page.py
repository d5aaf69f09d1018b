"""In a real browser: slopes follow x, a path lights up in the graph, a Jacobian fills."""

from playwright.sync_api import Page, expect

from tests.browser.acting import carries, on_the_first_screen, open_place, slider
from tests.browser.graph import steppable, wait_for_graph


def test_slopes_follow_x(page: Page, address: str) -> None:
    open_place(page, f"{address}/chain_rule")
    expect(page.get_by_text("slope 0.8776")).to_be_visible()
    page.get_by_role("slider", name="x, by slider").focus()
    page.keyboard.press("ArrowRight")
    carries(page, "x", "0.55")
    expect(page.get_by_text("slope 0.8525")).to_be_visible()


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


def test_every_part_opens_on_its_picture(page: Page, address: str) -> None:
    open_place(page, f"{address}/chain_rule")
    slopes = page.get_by_role("img", name="w over x near x = 0.5")
    on_the_first_screen(page, slopes, slider(page, "x, by slider"))
    page.get_by_role("tab", name="2 · All paths").click()
    wait_for_graph(page)
    path = page.get_by_role("combobox", name="Light a path in the graph")
    on_the_first_screen(page, path, *steppable(page))
    page.get_by_role("tab", name="3 · Jacobians").click()
    jacobian = page.get_by_role("region", name="The Jacobian")
    on_the_first_screen(page, jacobian, slider(page, "Passes done, of 2"))
