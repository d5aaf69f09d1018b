"""Boxes are laid out side by side; where that can't be done, an error says what to do."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from nnviz.views.scene import layout
from nnviz.views.scene.layout import LayoutError, NoProgramError, Size, TooSlowError, Wire

BOXES = (("a", Size(90, 60)), ("b", Size(90, 60)), ("c", Size(120, 90)))
WIRES = (Wire("e0", "a", "c", Size(100, 50)), Wire("e1", "b", "c", None))


@pytest.fixture
def forgetful() -> Iterator[None]:
    """What was found and laid out before is forgotten, before and after."""
    for kept in (layout.program, layout.layout):
        kept.cache_clear()
    yield
    for kept in (layout.program, layout.layout):
        kept.cache_clear()


@pytest.mark.parametrize("downward", [False, True])
def test_no_box_covers_another(downward: bool) -> None:
    found = layout.layout(BOXES, WIRES, downward=downward)
    sizes = dict(BOXES)
    for one, other in combinations(sizes, 2):
        across = abs(found.boxes[one].x - found.boxes[other].x)
        down = abs(found.boxes[one].y - found.boxes[other].y)
        assert (
            across >= (sizes[one].width + sizes[other].width) / 2 - 1
            or down >= (sizes[one].height + sizes[other].height) / 2 - 1
        )


def test_a_graph_runs_from_left_to_right_or_from_top_to_bottom() -> None:
    right, down = (layout.layout(BOXES, WIRES, downward=way).boxes for way in (False, True))
    assert right["a"].x < right["c"].x
    assert down["a"].y < down["c"].y


def test_two_lines_between_the_same_boxes_are_told_apart() -> None:
    twice = (Wire("e0", "a", "b", Size(40, 20)), Wire("e1", "a", "b", Size(40, 20)))
    lines = layout.layout(BOXES[:2], twice).lines
    assert lines["e0"].label != lines["e1"].label


@pytest.mark.usefixtures("forgetful")
def test_without_a_program_the_error_says_how_to_install_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(NoProgramError, match="pip install graphviz-pure"):
        layout.layout(BOXES, WIRES)


def program(folder: Path, text: str) -> str:
    path = folder / "dot"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize("text", ["exit 1", "echo no JSON"])
def test_a_program_that_fails_is_named(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = program(tmp_path, text)
    monkeypatch.setattr("shutil.which", lambda name: failing)
    with pytest.raises(LayoutError, match=r"dot, failed"):
        layout.layout(BOXES, WIRES)


@pytest.mark.usefixtures("forgetful")
def test_a_layout_that_takes_too_long_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = program(tmp_path, "exec sleep 60")
    monkeypatch.setattr("shutil.which", lambda name: slow)
    monkeypatch.setattr(layout, "PATIENCE", 0.1)
    with pytest.raises(TooSlowError):
        layout.layout(BOXES, WIRES)
