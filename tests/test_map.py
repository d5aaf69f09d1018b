"""The maps of the code name every package, and no folder is crowded."""

from pathlib import Path

import nnviz

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "nnviz"
PACKAGES = sorted(each.parent.name for each in PACKAGE.glob("*/__init__.py"))


def test_the_package_s_map_names_every_package() -> None:
    assert nnviz.__doc__
    missing = [name for name in PACKAGES if f"`nnviz.{name}`" not in nnviz.__doc__]
    assert not missing


def test_the_tree_in_readme_names_every_package() -> None:
    tree = (ROOT / "README.md").read_text().split("```")
    missing = [name for name in PACKAGES if not any(f"nnviz/{name}/ " in part for part in tree)]
    assert not missing


def test_every_page_has_a_room_of_its_own_name() -> None:
    for page in (ROOT / "pages").glob("*.py"):
        assert (PACKAGE / "ui" / page.stem / "document.py").exists(), page.stem


def test_no_folder_is_crowded() -> None:
    for package in PACKAGE.rglob("__init__.py"):
        files = len(list(package.parent.glob("*.py")))
        assert files <= 22, f"{package.parent.relative_to(ROOT)} has {files} files"
