"""What a student does with a graph on its page, and sees there."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.acting import open_place


def open_graph(page: Page, address: str, query: str = "") -> None:
    open_place(page, f"{address}/graph{query}")
    page.wait_for_selector(".stGraphVizChart g.node")
    expect(status(page)).to_contain_text("Step")


def status(page: Page) -> Any:
    return page.get_by_role("status").filter(has_text=re.compile(r"^Step \d+ of \d+"))


def at_step(page: Page, index: int) -> None:
    expect(status(page)).to_contain_text(re.compile(f"^Step {index} of "))
    page.wait_for_function(
        "name => document.querySelector('.stGraphVizChart g.graph > title')"
        "?.textContent.startsWith(name)",
        arg=f"step{index}_",
    )


def drawn(page: Page) -> list[str]:
    return page.locator(".stGraphVizChart svg text").all_text_contents()


def type_in(page: Page, program: str) -> None:
    page.get_by_label("Expression").fill(program)
    page.keyboard.press("Control+Enter")
