"""What a student does with a graph in the player, and sees there."""

from typing import Any
from unicodedata import normalize

from playwright.sync_api import Locator, Page, expect

from tests.browser.acting import open_place


def open_graph(page: Page, address: str, query: str = "") -> None:
    """Open the page of graphs; its player is there."""
    open_place(page, f"{address}/graph{query}")
    wait_for_graph(page)


def wait_for_graph(page: Page) -> None:
    """A player has drawn its graph."""
    expect(page.locator(".nv-svg .card").first).to_be_visible()


def player(page: Page, key: str = "main") -> Locator:
    """A player by its key."""
    return page.locator(f"[data-player={key}]")


def steppable(page: Page) -> tuple[Locator, Locator]:
    """The parts of a player without which nobody can step: its picture and its main button."""
    return player(page).locator(".stage"), player(page).get_by_role("button", name="Next step")


def at_step(page: Page, index: int, key: str = "main") -> None:
    """A player comes to show a step."""
    expect(player(page, key)).to_have_attribute("data-step", str(index))


def position(page: Page) -> Any:
    """Where in its run the player is, in words."""
    return player(page).locator("[data-part=position]")


def card(page: Page, node: str, key: str = "main") -> Locator:
    """The card of a node."""
    return player(page, key).locator(f".card[data-node='{node}']")


def drawn(page: Page) -> list[str]:
    """The texts of the drawing, its slanted letters as plain ones."""
    return [plain(text) for text in page.locator(".nv-svg text").all_text_contents()]


def plain(text: str) -> str:
    """A text whose mathematical letters are plain."""
    return normalize("NFKC", text)


def choose_stepping(page: Page, name: str) -> Locator:
    """Turn one of the player's switches."""
    page.get_by_role("button", name="Options").click()
    switch = page.get_by_role("switch", name=name)
    switch.focus()
    page.keyboard.press("Space")
    return switch


def type_in(page: Page, program: str) -> None:
    """Type a program and apply it."""
    page.get_by_label("Expression").fill(program)
    page.keyboard.press("Control+Enter")
