"""A still drawing has the texts of its step, and nothing of the steps to come."""

import nnviz
from nnviz.views.scene.still import still

RUN = nnviz.run(nnviz.parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2})
FORWARD = 3
"""The last step of the forward pass."""


def test_forward_values_stand_without_gradients() -> None:
    drawn = still(RUN, FORWARD).svg
    assert drawn.count(' v on"') == len(RUN.graph.slots)
    assert drawn.count(' g on"') == 0
    assert drawn.count('"wire on"') == 0


def test_the_last_step_has_everything() -> None:
    drawn = still(RUN, len(RUN.steps)).svg
    assert drawn.count(' g on"') == len(RUN.graph.slots)
    assert drawn.count('"wire on"') == len(RUN.graph.edges)
    assert ">−4<" in drawn


def test_only_an_active_drawing_marks_what_the_step_concerns() -> None:
    assert "data-active" not in still(RUN, FORWARD).svg
    assert "data-active" in still(RUN, FORWARD, active=True).svg


def test_a_drawing_runs_across_or_downward() -> None:
    across, down = still(RUN, 0), still(RUN, 0, downward=True)
    assert across.width > across.height
    assert down.height > across.height


def test_a_step_beyond_the_last_is_the_last() -> None:
    assert still(RUN, 99) == still(RUN, len(RUN.steps))
