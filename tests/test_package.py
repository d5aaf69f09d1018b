"""The wheel holds every file of the package, the app and its pages; its command starts the app."""

import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

from nnviz import serving

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """A wheel of the project as it stands."""
    place = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "-d", str(place)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return ZipFile(next(place.glob("*.whl")))


def _files(folder: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_every_file_of_the_package_is_in_the_wheel(wheel: ZipFile) -> None:
    assert _files("nnviz") <= set(wheel.namelist())


def test_the_app_and_its_pages_are_in_the_wheel(wheel: ZipFile) -> None:
    app = {"app.py", *_files("pages"), *_files(".streamlit")}
    assert {f"nnviz/app/{name}" for name in app} <= set(wheel.namelist())


def test_nothing_else_is_installed(wheel: ZipFile) -> None:
    roots = {name.partition("/")[0] for name in wheel.namelist()}
    assert {root for root in roots if not root.endswith(".dist-info")} == {"nnviz"}


def test_the_requirements_of_a_clone_are_those_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    required = (ROOT / "requirements.txt").read_text().split()
    assert set(project["dependencies"]) <= set(required)


def test_the_app_is_started_with_the_options_given(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    def run(command: list[str], check: bool) -> subprocess.CompletedProcess[str]:
        started.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    assert serving.main(["--server.port=8502"]) == 0
    assert started[0][1:] == ["-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port=8502"]
