"""What a student types, presses and slides counts: on a slow server, and when one was killed."""

import signal
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.acting import DESK, WATCH, carries, open_place, settled
from tests.browser.graph import wait_for_graph
from tests.browser.server import free_port, started_app

SLOW = Path(__file__).with_name("slow")
NUMBERS = range(2, 10)


FORMS = {
    "neuron": ("", {"w1": "2", "w2": "-1", "w3": "0.5", "b": "0.25", "x1": "3", "x2": "4"}),
    "differentiation": ("y = exp", {"x": "1.5", "z": "2.5"}),
    "bugs?expression=L = x*y*z&inputs=x:1,y:1,z:1": ("L = x", {"x": "2", "y": "3", "z": "4"}),
    "training": (
        "Gradient descent",
        {"Learning rate η": "0.25", "Seed": "7", "Batch size": "2", "L2": "0.5", "Dropout": "0.1"},
    ),
}
"""Places with several boxes: the button that opens them, if any, and what is typed into each."""


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with started_app(log, paths=[SLOW]) as app:
        yield app.address
    assert "Traceback" not in log.read_text()


def test_values_typed_quickly_on_a_slow_server_all_count(page: Page, slow: str) -> None:
    typed = {f"x{number}": str(number) for number in NUMBERS}
    open_place(page, f"{slow}/graph?expression={'%2B'.join(typed)}")
    wait_for_graph(page)
    _type(page, typed, pause=0)
    carries(page, "inputs", ",".join(f"{name}:{number}" for name, number in typed.items()))


def test_a_slider_does_not_take_back_what_is_typed_beside_it(page: Page, slow: str) -> None:
    open_place(page, f"{slow}/xor")
    for numbers in ("-2", "0.5", "1.5"), ("2", "-0.5", "-1.5"):
        _type(page, dict(zip(("w1", "w2", "b"), numbers, strict=True)), pause=60)
        carries(page, "line", ",".join(numbers))


@pytest.mark.parametrize("place", FORMS)
def test_what_is_typed_into_the_boxes_of_a_page_stays(page: Page, slow: str, place: str) -> None:
    button, typed = FORMS[place]
    open_place(page, f"{slow}/{place}")
    if button:
        page.get_by_role("button", name=button).click()
    _type(page, typed, pause=60)


def _type(page: Page, typed: Mapping[str, str], pause: float) -> None:
    """Type numbers into boxes in quick succession; all of them stand there then."""
    for name, number in typed.items():
        page.get_by_role("spinbutton", name=name, exact=True).fill(number)
        page.keyboard.press("Tab")
        page.wait_for_timeout(pause)
    settled(page)
    for name, number in typed.items():
        expect(page.get_by_role("spinbutton", name=name, exact=True)).to_have_value(number)


@pytest.fixture
def enduring(browser: Browser) -> Iterator[Page]:
    """A page that may complain: its server will be killed."""
    context = browser.new_context(viewport=DESK)
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def test_what_is_done_before_and_after_a_server_was_killed_counts(
    enduring: Page, tmp_path: Path
) -> None:
    page, port = enduring, free_port()
    logs = [tmp_path / f"{number}.txt" for number in range(3)]
    with started_app(logs[0], port=port) as app:
        open_place(page, f"http://127.0.0.1:{port}/xor?gate=OR&line=2,2,2")
        app.process.kill()
    with started_app(logs[1], port=port) as app:
        _reconnected(page)
        page.get_by_role("button", name="The book's OR").click()
        carries(page, "line", "1,1,0")
        page.get_by_role("slider", name="b, by slider").press("ArrowLeft")
        carries(page, "line", "1,1,-0.05")
        app.process.send_signal(signal.SIGSTOP)
        box = page.get_by_role("spinbutton", name="w2", exact=True)
        box.fill("7")
        box.press("Enter")
        app.process.kill()
    with started_app(logs[2], port=port):
        _reconnected(page)
        carries(page, "line", "1,7,-0.05")
        expect(box).to_have_value("7")
    assert not any("Traceback" in log.read_text() for log in logs)


def _reconnected(page: Page) -> None:
    """The browser has found its server again, and the page is at rest."""
    expect(page.locator("[data-test-connection-state=CONNECTED]")).to_have_count(1)
    settled(page)
