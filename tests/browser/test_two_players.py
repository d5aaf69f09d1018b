"""Two graphs on one page don't disturb each other."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import running_app


@pytest.fixture(scope="module")
def two_players(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with running_app(log, "tests/browser/two_players.py") as address:
        yield address
    assert "Traceback" not in log.read_text()


def shows(page: Page, player: str, step: str) -> None:
    heading = page.get_by_role("heading", name=re.compile(r"^Step \d"))
    expect(heading.nth(0 if player == "main" else 1)).to_contain_text(step)
    expect(page.locator(f".st-key-graph-{player}")).to_have_attribute("data-step", step.split()[1])


def test_each_player_steps_its_own_graph(page: Page, two_players: str) -> None:
    page.goto(two_players)
    page.wait_for_function(
        "['main', 'other'].every(key => document.querySelector(`.st-key-graph-${key}`)?.rehearsal)"
    )
    page.get_by_role("button", name="Last step").nth(1).click()
    shows(page, "other", "Step 7 of 7")
    shows(page, "main", "Step 0 of 4")
    page.keyboard.press("ArrowRight")
    shows(page, "main", "Step 1 of 4")
    shows(page, "other", "Step 7 of 7")
    page.locator(".st-key-graph-other g.node", has_text="J = ").click()
    shows(page, "other", "Step 2 of 7")
    shows(page, "main", "Step 1 of 4")
