"""In a real browser: a question, an answer, the first wrong step, and a link that keeps it all."""

from playwright.sync_api import Page, expect

from tests.browser.acting import carries, open_place
from tests.browser.graph import at_step, drawn, player, position


def test_a_question_is_answered_by_doing(page: Page, address: str) -> None:
    open_place(page, f"{address}/bugs")
    page.get_by_role("button", name="What happens at x·x?").click()
    # The right pass is there to reason from, and nothing is explained yet.
    expect(player(page)).to_contain_text("∂L/∂x = 3 + 3 = 6")
    expect(page.get_by_text("What happened.")).to_have_count(0)
    page.get_by_role("radiogroup").get_by_text("3", exact=True).click()
    expect(page.get_by_text("Here is the first wrong number.")).to_be_visible()
    expect(page.get_by_text("becomes 3. It should be 6.")).to_be_visible()
    expect(page.get_by_text("The gradient check is red at x")).to_be_visible()
    assert "∂L/∂x = 3" in drawn(page)
    page.get_by_role("button", name="First step").click()
    expect(page.get_by_text("Right so far.")).to_be_visible()
    page.get_by_role("button", name="Go to the first wrong step (4)").click()
    expect(page.get_by_text("Here is the first wrong number.")).to_be_visible()
    carries(page, "answer", "overwritten")
    carries(page, "step", "4")
    page.reload()
    expect(page.get_by_text("Here is the first wrong number.")).to_be_visible()


def test_a_wrong_order_is_walked_in_its_own_order(page: Page, address: str) -> None:
    open_place(page, f"{address}/bugs")
    page.get_by_role("button", name="Why topological order?").click()
    expect(position(page)).to_contain_text(" of 12")
    page.get_by_role("button", name="Show me without a guess").click()
    at_step(page, 11)
    expect(player(page)).to_contain_text("Back from t to x")
    page.get_by_role("button", name="Next step").click()
    at_step(page, 12)
    expect(player(page)).to_contain_text("Back from u₂ to t")
