"""Names stand beside their curves, on no other curve, and in the legend where there is no room."""

import numpy as np
import pytest
from plotly.graph_objects import Figure, Scatter

from nnviz.views.notation.palette import ACTIVE, TEXT, VALUE
from nnviz.views.plots.direct import named

ACROSS = np.linspace(0.0, 1.0, 101)


def line(name: str, heights: np.ndarray, ink: str = VALUE.rgb) -> Scatter:
    return Scatter(x=ACROSS, y=heights, name=name, mode="lines", line={"color": ink})


def test_each_name_stands_at_a_point_of_its_curve_far_from_the_others() -> None:
    figure = named(Figure([line("rises", ACROSS), line("falls", 1 - ACROSS)]))
    rises, falls = figure.layout.annotations
    assert (rises.text, falls.text) == ("rises", "falls")
    for label, height in ((rises, rises.x), (falls, 1 - falls.x)):
        assert label.y == pytest.approx(height)
        assert abs(label.x - 0.5) > 0.25
    assert all(trace.showlegend is False for trace in figure.data)


def test_a_name_for_which_there_is_no_room_stays_in_the_legend() -> None:
    figure = named(Figure([line("a name " * 40, ACROSS)]))
    assert not figure.layout.annotations
    assert figure.data[0].showlegend is None


def test_a_name_has_the_ink_of_its_curve_if_that_can_be_read() -> None:
    figure = named(Figure([line("green", ACROSS), line("orange", 1 - ACROSS, ACTIVE.rgb)]))
    assert [each.font.color for each in figure.layout.annotations] == [VALUE.rgb, TEXT.rgb]


def test_on_a_logarithmic_axis_a_name_stands_at_its_curve() -> None:
    figure = Figure([line("steep", 10.0 ** (6 * ACROSS))])
    figure.update_layout(yaxis={"type": "log", "range": [0, 6]})
    (label,) = named(figure).layout.annotations
    assert label.y == pytest.approx(6 * label.x)


def test_in_two_plots_one_above_the_other_each_name_stands_in_its_own() -> None:
    figure = Figure([line("above", ACROSS), line("below", ACROSS).update(yaxis="y2")])
    figure.update_layout(yaxis={"domain": [0.6, 1]}, yaxis2={"domain": [0, 0.4]})
    above, below = named(figure).layout.annotations
    assert (above.yref, below.yref) == ("y", "y2")
    assert above.y == pytest.approx(above.x)
    assert below.y == pytest.approx(below.x)


def test_what_is_not_seen_has_no_name() -> None:
    figure = Figure([line("far away", ACROSS + 9)])
    figure.update_layout(yaxis={"range": [0, 1]})
    assert not named(figure).layout.annotations
    points = Scatter(x=[0.5], y=[0.5], name="clickable", mode="markers", marker={"opacity": 0})
    assert not named(Figure([points])).layout.annotations
