"""What all tests share."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser

from tests.browser.server import chromium, running_browser

settings.register_profile(
    "nnviz", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=100
)
settings.load_profile("nnviz")


@pytest.fixture(scope="session")
def textbook() -> Any:
    """Every figure of the source texts."""
    path = Path(__file__).with_name("data") / "textbook.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser. Skipped, with the reason, where there is no Chromium."""
    executable = chromium()
    if executable is None:
        if os.environ.get("NNVIZ_NEEDS_BROWSER"):
            pytest.fail("NNVIZ_NEEDS_BROWSER is set, but there is no Chromium.")
        pytest.skip("No Chromium: install one, or set CHROMIUM to its path.")
    with running_browser(executable) as browser:
        yield browser
