"""A real server, and pages of the browser that look at it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.browser.acting import DESK, WATCH
from tests.browser.server import running_app

HARMLESS = (
    # Streamlit's renderer says so at each first drawing.
    'No script tag of type "javascript/worker"',
    # On a link to a page Streamlit's client first looks for its server under the page's own path.
    "Failed to load resource: the server responded with a status of 404",
)


expect.set_options(timeout=20_000)  # a busy machine may take its time


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with running_app(log) as address:
        yield address
    assert "Traceback" not in log.read_text()


@contextmanager
def quiet_page(browser: Browser) -> Iterator[Page]:
    """A page whose console must stay silent, and which may call nobody but the app."""
    context = browser.new_context(viewport=DESK)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.set_default_timeout(30_000)
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(HARMLESS):
            complaints.append(f"{page.url}: {message.text}")

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("http://127.0.0.1", "data:", "blob:"))
            else complaints.append(f"outside: {request.url}")
        ),
    )
    yield page
    context.close()
    assert complaints == []


@contextmanager
def offline_page(browser: Browser) -> Iterator[Page]:
    """A page without a network, which may not fail."""
    context = browser.new_context(viewport=DESK, offline=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own for each test."""
    with quiet_page(browser) as page:
        yield page
