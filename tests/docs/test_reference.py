"""The reference says what the docstrings say, of every public name."""

import nnviz
from tools.reference import PATH, text


def test_the_reference_is_up_to_date() -> None:
    assert PATH.read_text("utf-8") == text(), "write it anew: python -m tools.reference"


def test_every_public_name_is_told_with_an_example() -> None:
    functions = [name for name in nnviz.__all__ if name[0].islower()]
    for name in functions:
        part = text().partition(f"## nnviz.{name}\n")[2].partition("\n## ")[0]
        assert ">>>" in part, name
