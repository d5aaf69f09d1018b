"""In a real browser: a question, an answer, the first wrong step, and a link that keeps it all."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect


def carries(page: Page, name: str, value: str) -> None:
    """The address bar comes to hold a value."""
    page.wait_for_function(
        "([name, value]) => new URLSearchParams(location.search).get(name) === value",
        arg=[name, value],
    )


def test_a_question_is_answered_by_doing(page: Page, address: str) -> None:
    page.goto(f"{address}/bugs")
    page.get_by_role("button", name="What happens at x·x?").click()
    # The right pass is there to reason from, and nothing is explained yet.
    expect(page.get_by_role("status").filter(has_text="∂L/∂x = 3 + 3 = 6")).to_have_count(1)
    expect(page.get_by_text("What happened.")).to_have_count(0)
    page.get_by_role("radiogroup").get_by_text("3", exact=True).click()
    expect(page.get_by_text("Here is the first wrong number.")).to_be_visible()
    expect(page.get_by_text("becomes 3. It should be 6.")).to_be_visible()
    expect(page.get_by_text("The gradient check is red at x")).to_be_visible()
    drawn = page.locator(".stGraphVizChart text")
    expect(drawn.filter(has_text="∂L/∂x = 3")).to_have_count(1)
    page.get_by_role("button", name="First step").click()
    expect(page.get_by_text("Right so far.")).to_be_visible()
    page.get_by_role("button", name="Go to the first wrong step (4)").click()
    expect(page.get_by_text("Here is the first wrong number.")).to_be_visible()
    carries(page, "answer", "overwritten")
    carries(page, "step", "4")
    page.reload()
    expect(page.get_by_text("Here is the first wrong number.")).to_be_visible()


def test_a_wrong_order_is_walked_in_its_own_order(page: Page, address: str) -> None:
    page.goto(f"{address}/bugs")
    page.get_by_role("button", name="Why topological order?").click()
    expect(page.get_by_role("status").filter(has_text=re.compile(r" of 12"))).to_have_count(1)
    page.get_by_role("button", name="Show me without a guess").click()
    status = page.get_by_role("status").filter(has_text=re.compile("^Step 11 of 12"))
    expect(status).to_contain_text("Back from t to x")
    page.get_by_role("button", name="Next step").click()
    status = page.get_by_role("status").filter(has_text=re.compile("^Step 12 of 12"))
    expect(status).to_contain_text("Back from u₂ to t")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["answer=right", "answer=overwritten", "bug=own-operand"])
def test_it_is_accessible_after_an_answer(
    page: Page, address: str, query: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{address}/bugs?{query}&step=4")
    page.wait_for_selector(".stGraphVizChart g.node")
    page.wait_for_timeout(1500)
    results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]})
    assert results.violations_count == 0, results.generate_report()
