"""In a real browser: slopes follow x, a path lights up in the graph, a Jacobian fills."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_bugs_page import carries


def test_slopes_follow_x(page: Page, address: str) -> None:
    page.goto(f"{address}/chain_rule")
    expect(page.get_by_text("w = sin(x), slope 0.8776")).to_be_visible()
    page.get_by_role("slider", name="x, by slider").focus()
    page.keyboard.press("ArrowRight")
    carries(page, "x", "0.55")
    expect(page.get_by_text("w = sin(x), slope 0.8525")).to_be_visible()


def test_a_chosen_path_lights_up(page: Page, address: str) -> None:
    page.goto(f"{address}/chain_rule?part=paths&path=1")
    page.wait_for_selector(".stGraphVizChart g.node")
    page.wait_for_timeout(1000)
    widths = page.locator(".stGraphVizChart g.edge > a > path, .stGraphVizChart g.edge > path")
    thick = widths.evaluate_all(
        "paths => paths.filter(path => getComputedStyle(path).strokeWidth === '6px').length"
    )
    assert thick == 4
    page.get_by_role("button", name="Last step").click()
    carries(page, "step", "12")
    expect(page.get_by_text("The 2 products add up to 9.099.")).to_be_visible()


def test_tabs_and_passes_stand_in_the_link(page: Page, address: str) -> None:
    page.goto(f"{address}/chain_rule")
    page.get_by_role("tab", name="3 · Jacobians").click()
    expect(page.get_by_role("region", name="The Jacobian")).to_be_visible()
    page.get_by_role("slider", name="Passes done, of 2").focus()
    page.keyboard.press("ArrowRight")
    carries(page, "passes", "2")
    carries(page, "part", "jacobians")
    page.reload()
    expect(page.get_by_role("region", name="The Jacobian")).to_contain_text("pass 2")


PARTS = ["shape=product", "part=paths&path=1", "part=jacobians", "part=jacobians&mode=rows"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", PARTS)
def test_every_part_is_accessible(page: Page, address: str, query: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{address}/chain_rule?{query}")
    page.wait_for_selector(".js-plotly-plot .main-svg, .nnviz-jacobian")
    page.wait_for_timeout(2000)
    results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]})
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("query", PARTS)
def test_every_part_fits_a_telephone(page: Page, address: str, query: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}/chain_rule?{query}")
    page.wait_for_selector(".js-plotly-plot .main-svg, .nnviz-jacobian")
    page.wait_for_timeout(1000)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
