"""The site, written once for all tests of it."""

from pathlib import Path

import pytest

from nnviz.site.site import write

APP = "https://app.example"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site that knows an app."""
    out = tmp_path_factory.mktemp("site")
    for _ in write(out, app=APP):
        pass
    return out
