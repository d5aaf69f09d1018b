"""In a real browser: a question, an answer, the first wrong step, and a link that keeps it all."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import carries, on_the_first_screen, open_place, settled
from tests.browser.graph import at_step, card, player, position, steppable, wait_for_graph


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
    expect(card(page, "x")).to_contain_text("= 3")
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


def test_the_question_and_then_the_verdict_are_beside_the_graph(page: Page, address: str) -> None:
    open_place(page, f"{address}/bugs")
    wait_for_graph(page)
    on_the_first_screen(page, page.get_by_role("radiogroup"), *steppable(page))
    before = steppable(page)[0].bounding_box()
    page.get_by_role("radiogroup").get_by_text("12", exact=True).click()
    verdict = page.get_by_role("status").filter(has_text="You predicted 12.")
    expect(verdict).to_be_visible()
    settled(page)
    after = steppable(page)[0].bounding_box()
    assert before
    assert after
    assert after["y"] == pytest.approx(before["y"], abs=1)
    wrong = page.get_by_text("Here is the first wrong number.")
    on_the_first_screen(page, verdict, wrong, *steppable(page))
