"""What a student types counts, however slow the server is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.acting import carries, open_place, settled
from tests.browser.graph import wait_for_graph
from tests.browser.server import started_app

SLOW = Path(__file__).with_name("slow")
NUMBERS = range(2, 10)


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with started_app(log, paths=[SLOW]) as app:
        yield app.address
    assert "Traceback" not in log.read_text()


@pytest.mark.parametrize("pause", [0, 60])
def test_values_typed_quickly_on_a_slow_server_all_count(page: Page, slow: str, pause: int) -> None:
    names = [f"x{number}" for number in NUMBERS]
    open_place(page, f"{slow}/graph?expression={'%2B'.join(names)}")
    wait_for_graph(page)
    for number, name in zip(NUMBERS, names, strict=True):
        box = page.get_by_role("spinbutton", name=name, exact=True)
        box.fill(str(number))
        page.keyboard.press("Tab")
        page.wait_for_timeout(pause)
    settled(page)
    carries(page, "inputs", ",".join(f"x{number}:{number}" for number in NUMBERS))
