"""The page that a test file is about: `test_neuron_page.py` opens `pages/neuron.py`.

A page with many sections has a file for each: `test_classification_page_pooled.py`.
"""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from nnviz.ui.training import desk

ROOT = Path(__file__).parents[2]


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A press on a number of epochs waits for all of them, however busy the machine is."""
    monkeypatch.setattr(desk, "PATIENCE", 60.0)


@pytest.fixture
def page(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.chdir(ROOT)
    name = request.path.stem.removeprefix("test_").partition("_page")[0]
    return AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=60)
