"""What all tests share."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "nnviz", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=100
)
settings.load_profile("nnviz")


@pytest.fixture(scope="session")
def textbook() -> Any:
    """Every figure of the source texts."""
    path = Path(__file__).with_name("data") / "textbook.json"
    return json.loads(path.read_text(encoding="utf-8"))
