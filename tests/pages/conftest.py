"""The page that a test file is about: `test_neuron_page.py` opens `pages/neuron.py`."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def page(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.chdir(ROOT)
    name = request.path.stem.removeprefix("test_").removesuffix("_page")
    return AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=60)
