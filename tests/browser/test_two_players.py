"""Two graphs on one page don't disturb each other."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.graph import at_step, card, player, wait_for_graph
from tests.browser.server import running_app


@pytest.fixture(scope="module")
def two_players(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with running_app(log, "tests/browser/two_players.py") as address:
        yield address
    assert "Traceback" not in log.read_text()


def test_each_player_steps_its_own_graph(page: Page, two_players: str) -> None:
    page.goto(two_players)
    wait_for_graph(page)
    player(page, "other").get_by_role("button", name="Last step").click()
    at_step(page, 7, "other")
    at_step(page, 0)
    card(page, "J", "other").click(position={"x": 20, "y": 12})
    at_step(page, 2, "other")
    player(page).get_by_role("button", name="Next step").click()
    at_step(page, 1)
    at_step(page, 2, "other")
