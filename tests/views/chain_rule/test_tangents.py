"""Slopes in the drawing of tangents can be compared: a unit is as long across as up, everywhere."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from nnviz.views.chain_rule.tangents import Panel, drawing
from nnviz.views.notation.palette import LOCAL, VALUE

SVG = "{http://www.w3.org/2000/svg}"
PLACES = np.linspace(-2, 2, 9)


def panel(title: str = "y = x^2", slope: float = 2.0, values: object = PLACES**2) -> Panel:
    return Panel(title, "x", "y", (1.0, 1.0), slope, (PLACES + 1, np.asarray(values)), LOCAL)


def squares(*panels: Panel) -> list[ElementTree.Element]:
    root = ElementTree.fromstring(drawing(panels).replace("<svg", f'<svg xmlns="{SVG[1:-1]}"', 1))
    return root.findall(f"{SVG}svg")


def paths(square: ElementTree.Element, ink: str) -> list[list[tuple[float, float]]]:
    """The lines of a colour, with heights upward."""
    return [
        [
            (float(across), -float(down))
            for across, down in re.findall(r"[ML](\S+) ([^\sML]+)", path.attrib["d"])
        ]
        for path in square.iter(f"{SVG}path")
        if path.attrib.get("stroke") == ink
    ]


def test_units_are_as_long_across_as_up_in_every_square() -> None:
    found = squares(panel(), panel(slope=40.0), panel(slope=0.01))
    assert len(found) == 3
    for square in found:
        assert square.attrib["width"] == square.attrib["height"]
        _, _, across, up = square.attrib["viewBox"].split()
        assert across == up


@pytest.mark.parametrize("slope", [2.0, -0.5, 0.0, 34.0, -1e6])
def test_the_tangent_goes_through_the_point_with_its_slope(slope: float) -> None:
    (((x0, y0), (x1, y1)),) = paths(squares(panel(slope=slope))[0], LOCAL.light)
    assert (y1 - y0) / (x1 - x0) == pytest.approx(slope, rel=1e-3)  # places have four digits
    assert y0 + (y1 - y0) * -x0 / (x1 - x0) == pytest.approx(0)


def test_a_curve_is_broken_where_it_has_no_finite_value() -> None:
    values = [1.0, 2.0, np.inf, 3.0, 4.0, np.nan, 5.0, 6.0, 7.0]
    curves = paths(squares(panel(values=values))[0], VALUE.light)
    assert [len(curve) for curve in curves] == [2, 2, 3]


def test_a_curve_is_not_drawn_across_a_pole() -> None:
    values = [1.0, 30.0, 900.0, -900.0, -30.0, 1.0, 2.0, 3.0, 4.0]
    curves = paths(squares(panel(values=values))[0], VALUE.light)
    assert [len(curve) for curve in curves] == [3, 6]


def test_what_is_written_is_escaped() -> None:
    assert "<b>" not in drawing([panel("<b>")])
