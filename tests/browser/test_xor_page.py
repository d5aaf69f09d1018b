"""In a real browser a student draws a line by clicks and sliders, and opens a point's graph."""

from playwright.sync_api import Page, expect

from tests.browser.acting import carries, open_place, settled
from tests.browser.graph import at_step, wait_for_graph

PLACE = """
([x, y]) => {
  const plot = document.querySelector(".js-plotly-plot");
  const { xaxis, yaxis } = plot._fullLayout;
  const { left, top } = plot.getBoundingClientRect();
  return [left + xaxis._offset + xaxis.d2p(x), top + yaxis._offset + yaxis.d2p(y)];
}
"""


def open_part(page: Page, address: str, query: str = "") -> None:
    open_place(page, f"{address}/xor{query}")
    page.wait_for_selector(".js-plotly-plot .contourlines path")


def click_at(page: Page, x: float, y: float) -> None:
    """Click a place on the first plot, as a hand does: look, arrive, then press."""
    settled(page)  # a plot is mounted anew after each change
    place = page.evaluate(PLACE, [x, y])
    page.mouse.move(*place)
    page.wait_for_timeout(200)
    page.mouse.click(*place)


def test_two_clicks_draw_the_line_through_them(page: Page, address: str) -> None:
    open_part(page, address)
    click_at(page, 1.5, 0.0)
    expect(page.get_by_text("First point: (1.5, 0)")).to_be_visible()
    click_at(page, 0.0, 1.5)
    carries(page, "line", "1.5,1.5,-2.25")
    expect(page.get_by_text("All 4 right: this perceptron computes AND.")).to_be_visible()


def test_the_same_place_twice_is_told(page: Page, address: str) -> None:
    open_part(page, address)
    click_at(page, 0.5, 0.5)
    expect(page.get_by_text("First point: (0.5, 0.5)")).to_be_visible()
    click_at(page, 0.5, 0.5)
    expect(page.get_by_text("That is the same point twice")).to_be_visible()
    expect(page.get_by_text("All 4 right")).to_be_visible()


def test_a_slider_moves_the_boundary_and_a_reload_keeps_it(page: Page, address: str) -> None:
    open_part(page, address)
    line = page.locator(".js-plotly-plot").first.locator(".contourlines path").first
    before = line.get_attribute("d")
    page.get_by_role("slider", name="b, by slider").focus()
    page.keyboard.press("ArrowLeft")
    carries(page, "line", "1,1,-1.05")
    expect(line).not_to_have_attribute("d", before or "")
    page.reload()
    expect(page.get_by_role("spinbutton", name="b", exact=True)).to_have_value("-1.05")


def test_a_clicked_point_opens_in_the_player(page: Page, address: str) -> None:
    open_part(page, address, "?part=hidden")
    wait_for_graph(page)
    click_at(page, 0.0, 1.0)
    expect(page.get_by_role("spinbutton", name="x2", exact=True)).to_have_value("1")
    carries(page, "point", "0,1")
    page.get_by_role("button", name="Last step").click()
    at_step(page, 41)
    carries(page, "step", "41")
