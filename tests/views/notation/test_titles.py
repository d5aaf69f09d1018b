"""What a student calls a class is drawn as it was typed, and nothing of it is obeyed."""

import pytest

from nnviz.views.notation.titles import in_markdown


@pytest.mark.parametrize(
    "title",
    ["![x](https://a.b/c)", "www.a.b/c", "a@b.cd", ":smile:", ":red[x]", "`$x$`", "&lt;b&gt;"],
)
def test_markup_is_escaped_and_addresses_are_parted(title: str) -> None:
    drawn = in_markdown(title)
    assert drawn.replace("\\", "").replace("\u2060", "") == title[:20]
    for mark in "![]()`$&;<*_":
        assert drawn.count(mark) == drawn.count(f"\\{mark}")
    for address in ("https:", "www.", "a@", "e:"):
        assert address not in drawn.replace("\\", "")
