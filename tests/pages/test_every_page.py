"""Every page and section keeps its values for a browser that has not seen its widgets yet."""

from typing import Any
from urllib.parse import parse_qsl

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import ROOT
from tests.places import PLACES

WIDGETS = (
    *("number_input", "slider", "selectbox", "segmented_control", "pills", "radio"),
    *("multiselect", "text_area", "text_input", "checkbox", "toggle"),
)


@pytest.mark.parametrize("place", PLACES)
def test_a_run_cut_short_loses_no_value(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    name, _, query = place.partition("?")
    file = ROOT / "app.py" if name == "app" else ROOT / "pages" / f"{name}.py"
    page = AppTest.from_file(str(file), default_timeout=60)
    for key, value in parse_qsl(query):
        page.query_params[key] = value
    first = _shown(page.run())
    # A browser that was still busy with the first run's end reports no widget at all.
    assert _shown(page._run(WidgetStates())) == first


def _shown(page: AppTest) -> dict[str, list[str]]:
    """What each widget shows in a browser that meets it for the first time."""
    return {widget.proto.id: _value(widget.proto) for kind in WIDGETS for widget in page.get(kind)}


def _value(proto: Any) -> list[str]:
    if proto.set_value:
        held = [getattr(proto, name, None) for name in ("raw_values", "raw_value", "value")]
        return _strings(next((value for value in held if value), held[-1]))
    default = _strings(proto.default)
    if not hasattr(proto, "options") or hasattr(proto, "min"):
        return default
    return [
        getattr(each, "content", each) for each in map(proto.options.__getitem__, map(int, default))
    ]


def _strings(value: Any) -> list[str]:
    several = hasattr(value, "__len__") and not isinstance(value, str)
    return [str(each) for each in value] if several else [str(value)]
