"""Every plot of every page keeps to one style: type, legend, numbers, units, and words for it."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from nnviz.views.notation.palette import QUIET, TEXT
from nnviz.views.plots import theme
from nnviz.views.plots.direct import INKS
from tests.pages.conftest import ROOT

PLACES = (
    *("neuron", "neuron?tab=gallery", "neuron?tab=deep", "neuron?activation=elu&bias=-9"),
    *("xor", "xor?gate=XOR&visits=3", "xor?part=why", "xor?part=hidden", "xor?part=surface"),
    *("xor?part=surface&look=solid", "xor?zoom=1024"),
    *("classification", "classification?scores=1000,0&correct=2", "classification?part=losses"),
    *("classification?part=losses&probability=0&score=-19", "classification?part=pooled"),
    *(f"classification?part=sentiment&net={net}" for net in ("11", "13", "23")),
    *("language_model", "language_model?text=for all the&order=3&top=20"),
    *("language_model?part=training", "language_model?part=training&epoch=2"),
    *("training", "training?epoch=200&example=2", "training?data=moons&epoch=5&logarithmic=yes"),
    "chain_rule?part=paths&path=1",
    *("differentiation", "differentiation?tab=table"),
)
"""Addresses that between them open every plot but those that wait for a press."""

PLANES = {"x₁", "x₂", "h₁", "h₂", "w₁", "w₂", "unit 1", "unit 2"}
"""Axes of planes, where lines, angles and distances are looked at."""

SMALL = 150
"""Pixels of height below which a plot is one of many alike, whose axes are told beside them."""

SIZES = {theme.SIZE, theme.TITLE_SIZE}


def charts(place: str) -> list[Any]:
    """The plots of a page, as the browser is sent them."""
    name, _, query = place.partition("?")
    app = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=60)
    for key, value in parse_qsl(query):
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return [chart.proto for chart in app.get("plotly_chart")]


@pytest.mark.parametrize("place", PLACES)
def test_every_plot_keeps_to_the_style(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = charts(place)
    assert found
    assert [fault for chart in found for fault in faults(json.loads(chart.spec), chart.alt)] == []


def faults(spec: dict[str, Any], alt: str) -> Iterator[str]:
    """What is wrong with a plot, each in words."""
    layout, template = spec["layout"], spec["layout"]["template"]["layout"]
    if not alt:
        yield "no words for a screen reader"
    if template["font"] != theme.TEMPLATE["layout"]["font"]:
        yield "not in the theme"
    for font in _fonts(spec):
        if font.get("size", theme.SIZE) not in SIZES:
            yield f"type of {font['size']} px"
        if font.get("color", TEXT.rgb) not in INKS:
            yield f"type in {font['color']}, which is too faint or no colour of the palette"
    if layout.get("legend", {}).keys() & {"x", "y", "orientation"}:
        yield "a legend that does not stand where all do"
    if layout.get("showlegend") is not False and _legend(spec) and _are_few_curves(spec):
        yield f"few curves, but a legend: {_legend(spec)}"
    for text in _texts(spec):
        if re.search(r"\d\.\d{8}|\d{9}|Infinity|(?<![\w>])-\d", text):
            yield f"a number of many digits, or with a hyphen for a minus: {text}"
    yield from _axes(layout)


def _axes(layout: dict[str, Any]) -> Iterator[str]:
    if "scene" in layout:
        return
    titles = []
    for way in "xy":
        axis = layout.get(f"{way}axis", {})
        title = axis.get("title", {}).get("text", "")
        titles.append(title)
        if not title and axis.get("type") != "category" and layout.get("height", 300) > SMALL:
            yield f"no title on the {way}-axis"
    if set(titles) <= PLANES and layout["yaxis"].get("scaleanchor") != "x":
        yield f"units that differ on {' and '.join(titles)}"


def _legend(spec: dict[str, Any]) -> list[str]:
    """What stands in the legend."""
    return [
        trace["name"]
        for trace in spec["data"]
        if trace.get("name") and trace.get("showlegend", trace["type"] == "scatter")
    ]


def _are_few_curves(spec: dict[str, Any]) -> bool:
    """Whether a plot has up to four curves and no points, so that names fit beside them.

    Two plots one above the other may share a legend.
    """
    modes = [trace.get("mode", "") for trace in spec["data"]]
    alone = "yaxis2" not in spec["layout"]
    return alone and len(modes) <= 4 and all(mode.startswith("lines") for mode in modes)


def _fonts(part: Any) -> Iterator[dict[str, Any]]:
    """All fonts that a figure asks for itself."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name in ("font", "tickfont", "textfont"):
                yield value
            if name != "template":
                yield from _fonts(value)
    elif isinstance(part, list) and part and isinstance(part[0], dict):
        for each in part:
            yield from _fonts(each)


def _texts(spec: dict[str, Any]) -> Iterator[str]:
    """All that is written in a plot."""
    for trace in spec["data"]:
        text = trace.get("text", [])
        yield from ([text] if isinstance(text, str) else _flat(text))
        yield trace.get("name", "")
    for each in spec["layout"].get("annotations", ()):
        yield each.get("text", "")
    for name, axis in spec["layout"].items():
        if re.fullmatch(r"[xy]axis\d*", name):
            yield from map(str, axis.get("ticktext", ()))


def _flat(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from _flat(each)
    else:
        yield str(part)


GOOD = {
    "data": [{"type": "scatter", "mode": "lines", "name": "f", "showlegend": False}],
    "layout": {
        "template": theme.TEMPLATE,
        "xaxis": {"title": {"text": "x₁"}},
        "yaxis": {"title": {"text": "x₂"}, "scaleanchor": "x"},
        "annotations": [{"text": "−1.5", "font": {"size": 12, "color": QUIET.rgb}}],
    },
}


@pytest.mark.parametrize(
    ("part", "place", "value", "fault"),
    [
        ("data", "showlegend", True, "few curves"),
        ("data", "name", "-1.5", "hyphen"),
        ("data", "text", ["0.10000000149"], "many digits"),
        ("layout", "legend", {"y": -0.2}, "legend"),
        ("layout", "yaxis", {"title": {"text": "x₂"}}, "units"),
        ("layout", "xaxis", {}, "no title"),
        ("layout", "annotations", [{"text": "f", "font": {"size": 9}}], "9 px"),
        ("layout", "annotations", [{"text": "f", "font": {"color": "gray"}}], "gray"),
    ],
)
def test_a_plot_in_another_style_is_found(part: str, place: str, value: Any, fault: str) -> None:
    assert list(faults(GOOD, "words")) == []
    bad = json.loads(json.dumps(GOOD))
    (bad["data"][0] if part == "data" else bad["layout"])[place] = value
    assert any(fault in each for each in faults(bad, "words"))


def test_a_plot_without_words_is_found() -> None:
    assert list(faults(GOOD, "")) == ["no words for a screen reader"]
