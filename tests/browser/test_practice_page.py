"""In a real browser: a prediction is judged, and what was mastered is kept there alone."""

import json

from playwright.sync_api import Page, expect

from nnviz.exercises.making import exercise
from nnviz.language.values import write_value
from tests.browser.acting import (
    barriers,
    carries,
    fits_a_phone,
    on_the_first_screen,
    open_place,
    settled,
)
from tests.browser.graph import at_step, player, steppable, wait_for_graph

MADE = exercise("uses", 1, "1.1")
PROMPT = MADE.boxes[-1].prompt


def test_a_problem_is_on_the_first_screen_with_its_graph_boxes_and_button(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    open_place(page, f"{address}/practice?kind=uses")
    for part in (
        page.get_by_role("img", name="Graph:"),
        page.get_by_role("textbox", name=PROMPT),
        page.get_by_role("button", name="Check"),
    ):
        expect(part).to_be_in_viewport(ratio=1)


def test_a_wrong_answer_is_explained_and_everybody_can_read_it(page: Page, address: str) -> None:
    open_place(page, f"{address}/practice?kind=uses")
    box = page.get_by_role("textbox", name=PROMPT)
    box.fill("999")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("status").filter(has_text="0 of 3 right.")).to_be_visible()
    expect(page.get_by_text("no rule that we know gives it")).to_be_visible()
    expect(box).to_have_value("999")
    carries(page, "answers", '["","","999"]')
    assert barriers(page) == []
    assert fits_a_phone(page)


def test_progress_outlives_the_session_in_the_browser(page: Page, address: str) -> None:
    open_place(page, f"{address}/practice?kind=uses")
    for answer in MADE.boxes:
        box = page.get_by_role("textbox", name=answer.prompt, exact=True)
        box.fill(write_value(answer.answer))
        box.press("Tab")
        settled(page)
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("All right at first try.")).to_be_visible()
    settled(page)
    kept = json.loads(page.evaluate("localStorage.getItem('nnviz practice')"))
    assert kept["done"] == {"uses 1": [1, 1, 1]}
    page.reload()  # A new session, which knows nothing.
    expect(page.get_by_text("1 of 1 problems right at first try")).to_be_visible()


def test_pasted_numbers_are_judged_beside_their_graph(page: Page, address: str) -> None:
    open_place(page, f"{address}/practice?tab=check")
    wait_for_graph(page)
    numbers = page.get_by_role("textbox", name="Your numbers")
    check = page.get_by_role("button", name="Check", exact=True)
    on_the_first_screen(page, numbers, check, *steppable(page))
    numbers.fill("b: -8, d: -4, e: -2")
    check.click()
    at_step(page, 8)
    expect(player(page)).to_contain_text("Back from e to d")
    assert page.locator(".wire.marked").count() == 1
    wrong = page.get_by_text("The first wrong number is that at d.")
    on_the_first_screen(page, wrong, *steppable(page))
    assert barriers(page) == []
