"""Every page and section keeps its values for a browser that has not seen its widgets yet."""

from typing import Any
from urllib.parse import parse_qsl

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import ROOT
from tests.places import PLACES

WIDGETS = (
    *(
        "number_input",
        "slider",
        "select_slider",
        "selectbox",
        "segmented_control",
        "pills",
        "radio",
    ),
    *("multiselect", "text_area", "text_input", "checkbox", "toggle"),
)


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.chdir(ROOT)
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)


@pytest.mark.parametrize("place", PLACES[1:])
def test_a_run_cut_short_loses_no_value_and_every_box_for_text_has_a_limit(
    app: AppTest, place: str
) -> None:
    first = _shown(_visited(app, place))
    boxes = [*app.text_area, *app.text_input]
    assert [box.label for box in boxes if not box.proto.max_chars] == []
    # A browser that was still busy with the first run's end reports no widget at all.
    assert _shown(app._run(WidgetStates())) == first


@pytest.mark.parametrize(
    ("before", "place"),
    [
        ("chain_rule?part=paths", "neuron?tab=deep"),
        ("training", "classification?part=sentiment"),
        ("network?step=5", "training?step=5"),
    ],
)
def test_a_key_that_two_pages_share_keeps_its_value(app: AppTest, before: str, place: str) -> None:
    alone = _shown(_visited(AppTest.from_file(str(ROOT / "app.py"), default_timeout=60), place))
    _visited(app, before).run()
    assert _shown(_visited(app, place)) == alone


def _visited(app: AppTest, place: str) -> AppTest:
    name, _, query = place.partition("?")
    app.query_params.clear()
    for key, value in parse_qsl(query):
        app.query_params[key] = value
    app.switch_page(f"pages/{name}.py").run()
    assert not app.exception
    return app


def _shown(page: AppTest) -> dict[str, list[str]]:
    """What each widget shows in a browser that meets it for the first time."""
    return {widget.proto.id: _value(widget.proto) for kind in WIDGETS for widget in page.get(kind)}


def _value(proto: Any) -> list[str]:
    """What is sent along, or else the default; options by their labels, nothing chosen as []."""
    fields = proto.DESCRIPTOR.fields_by_name
    if proto.set_value:
        names = [name for name in ("raw_values", "raw_value", "value") if name in fields]
        held = [_strings(getattr(proto, name)) for name in names]
        return next(filter(None, held), [])
    if fields["default"].has_presence and not proto.HasField("default"):
        return []
    options = [getattr(option, "content", option) for option in getattr(proto, "options", ())]
    default = _strings(proto.default)
    return [options[int(float(place))] for place in default] if options else default


def _strings(value: Any) -> list[str]:
    several = hasattr(value, "__len__") and not isinstance(value, str)
    return [str(each) for each in value if each != ""] if several else [str(value)] * (value != "")
