"""The lock holds what the app needs to run, exact and with hashes, and no more."""

import re
import tomllib

from packaging.requirements import Requirement

from tests.browser.server import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
NEEDED = [
    Requirement(line)
    for line in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
]


def _locked() -> dict[str, list[str]]:
    """The versions of each package: one, or several for several versions of Python."""
    locked: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([\w-]+)==([^\s;]+)", LOCK, re.MULTILINE):
        locked.setdefault(name, []).append(version)
    return locked


def test_every_requirement_is_locked_to_a_version_that_it_allows() -> None:
    locked = _locked()
    for each in NEEDED:
        assert all(version in each.specifier for version in locked[each.name])


def test_every_locked_version_has_hashes_and_names_no_registry() -> None:
    entries = re.split(r"\n(?=\w)", LOCK)[1:]
    assert len(entries) == sum(map(len, _locked().values()))
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in LOCK


def test_only_tests_need_pytest() -> None:
    listed = [
        Requirement(line) for line in (ROOT / "requirements.txt").read_text().splitlines() if line
    ]
    assert {str(each) for each in listed if each.name != "pytest"} == set(map(str, NEEDED))
    assert "pytest" not in _locked()
