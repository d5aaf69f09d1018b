"""In a real browser a student goes through the four ways, on a formula of their own."""

import re
from urllib.parse import quote

from playwright.sync_api import Page, expect

from nnviz.ui.differentiation.document import TABS
from tests.browser.acting import carries, change_program, on_the_first_screen, open_place, slider
from tests.browser.graph import player, steppable, wait_for_graph


def turn(page: Page, tab: str) -> None:
    page.get_by_role("tab", name=TABS[tab]).click()
    page.wait_for_function(
        "tab => (new URLSearchParams(location.search).get('tab') ?? 'differences') === tab",
        arg=tab,
    )


def test_one_formula_in_every_way(page: Page, address: str) -> None:
    open_place(page, f"{address}/differentiation")
    page.wait_for_selector(".js-plotly-plot .main-svg")
    change_program(page, "y = x^3 + sin(x)")
    carries(page, "expression", "y = x^3 + sin(x)")

    page.get_by_role("slider", name="Step size h").focus()
    page.keyboard.press("ArrowRight")
    carries(page, "h", "9")

    turn(page, "symbolic")
    expect(page.get_by_text("At these inputs the formula gives")).to_be_visible()
    page.get_by_role("slider", name="Nested so deep").focus()
    page.keyboard.press("ArrowLeft")
    carries(page, "depth", "5")

    turn(page, "forward")
    wait_for_graph(page)
    page.get_by_role("button", name="Last step").click()
    expect(player(page)).to_contain_text("The pass is complete")
    carries(page, "step", "3")
    expect(page.locator(".wire").first).to_have_attribute("aria-label", re.compile("on to"))

    turn(page, "reverse")
    page.wait_for_function("!new URLSearchParams(location.search).get('step')")
    page.get_by_role("button", name="Last step").click()
    expect(player(page)).to_contain_text("The backward pass is complete")

    turn(page, "table")
    expect(page.get_by_role("heading", name="More inputs, more outputs")).to_be_visible()

    turn(page, "higher")
    page.get_by_role("button", name="Last step").click()
    expect(page.get_by_text("Does it tell the truth?")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="y = x^3 + sin(x) with x = 2")).to_be_visible()
    expect(page.get_by_role("tab", name=TABS["higher"])).to_have_attribute("aria-selected", "true")


def test_nobody_has_to_wait_for_sympy(page: Page, address: str) -> None:
    lines = ["f1 = x*sin(x)", *(f"f{k} = f{k - 1}*sin(f{k - 1})" for k in range(2, 13))]
    program = quote("\n".join(lines))
    open_place(page, f"{address}/differentiation?tab=forward&expression={program}&inputs=x:0.3")
    turn(page, "symbolic")
    expect(page.get_by_text("SymPy is at work").first).to_be_visible()
    turn(page, "forward")
    wait_for_graph(page)
    expect(page.get_by_text("SymPy is at work")).to_have_count(0)


def test_every_tab_opens_on_its_picture(page: Page, address: str) -> None:
    open_place(page, f"{address}/differentiation")
    plot = page.locator(".js-plotly-plot")
    on_the_first_screen(page, plot, slider(page, "Step size h"))
    turn(page, "symbolic")
    on_the_first_screen(page, page.get_by_text("At these inputs the formula gives"))
    for tab in ("forward", "reverse", "higher"):
        turn(page, tab)
        wait_for_graph(page)
        on_the_first_screen(page, *steppable(page))
    turn(page, "table")
    on_the_first_screen(page, page.locator(".st-key-answers .stDataFrame"))
