"""What a student does on a page and sees there, without a browser."""

import json
import xml.etree.ElementTree as ElementTree
from typing import Any

import pandas as pd
from streamlit.testing.v1 import AppTest


def opened(page: AppTest, **query: str) -> AppTest:
    """The page after a link was followed."""
    for name, value in query.items():
        page.query_params[name] = value
    return _healthy(page.run())


def press(page: AppTest, name: str) -> None:
    _healthy(_named(page.button, name).click().run())


def fill(page: AppTest, name: str, text: str) -> None:
    _healthy(_named(page.text_area, name).input(text).run())


def choose(page: AppTest, name: str, choice: str | int) -> None:
    _healthy(_named(page.selectbox, name).select(choice).run())


def pick(page: AppTest, name: str, choices: list[str]) -> None:
    _healthy(_named(page.multiselect, name).set_value(choices).run())


def enter(page: AppTest, name: str, number: float) -> None:
    _healthy(box(page, name).set_value(number).run())


def box(page: AppTest, name: str) -> Any:
    """A box for a number."""
    return _named(page.number_input, name)


def typed(page: AppTest, name: str) -> str:
    """What stands in a text area."""
    return str(_named(page.text_area, name).value)


def table(page: AppTest, column: str) -> list[str]:
    """The column of the first table that has it."""
    frame = next(frame for frame in tables(page) if column in frame)
    return [str(cell) for cell in frame[column]]


def tables(page: AppTest) -> list[pd.DataFrame]:
    """The tables of a page: those that can be sorted, then the others."""
    frames = [each.value for each in page.dataframe]
    return frames + [found for each in page.get("html") for found in _read(str(each.proto.body))]


def _read(markup: str) -> list[pd.DataFrame]:
    """The tables in some HTML, their cells as they are written."""
    if "<table" not in markup:
        return []
    found = ElementTree.fromstring(f"<all>{markup}</all>").iter("table")
    rows = [[[cell.text or "" for cell in row] for row in table.iter("tr")] for table in found]
    return [pd.DataFrame(cells, columns=head) for head, *cells in rows]


def player(page: AppTest, key: str = "main") -> dict[str, Any]:
    """What the browser is given of a player: its score, where the student is, and the rest."""
    return next(data for data in players(page) if data["name"] == key)


def players(page: AppTest) -> list[dict[str, Any]]:
    """All the players of a page."""
    parts = (part.proto for part in page.get("bidi_component"))
    return [json.loads(part.json) for part in parts if part.component_name == "nnviz.player"]


def step(page: AppTest, to: int | None = None) -> None:
    """Step in the browser, which writes into the link how far; None: to the last step."""
    shown = player(page)
    last = shown["score"]["graph"]["last"]
    for name, value in ((shown["query"] or {}) | {"step": str(last if to is None else to)}).items():
        page.query_params[name] = value
    _healthy(page.run())


def drawing(page: AppTest) -> str:
    """What is written on the cards at the step where the student is, a line for each place."""
    shown = player(page)
    graph, known = shown["score"]["graph"], {}
    for facts in shown["score"]["run"]["facts"][: shown["walk"]["step"] + 1]:
        known.update({place: " ".join(map(str, content)) for place, *content in facts})
    lines = []
    for card in graph["cards"]:
        value, gradient = (known.get(f"{card['key']}{kind}", "?") for kind in "vg")
        lines += [card["text"], f"{card['node']} = {value}", f"{card['symbol']} = {gradient}"]
    return "\n".join(lines)


def alt(page: AppTest) -> str:
    """What the player says of the step where the student is."""
    shown = player(page)
    index, run = shown["walk"]["step"], shown["score"]["run"]
    told = run["told"][index]
    return f"{told['position']}. {told['sentence']}"


def at_the_end(page: AppTest) -> bool:
    """Whether the student has come to the last step, of a run however long."""
    shown = player(page)
    return bool(shown["walk"]["step"] == shown["score"]["graph"]["last"])


def alts(page: AppTest) -> list[str]:
    """What a screen reader says of the plots."""
    return [str(chart.proto.alt) for chart in page.get("plotly_chart")]


def svgs(page: AppTest) -> list[str]:
    """The drawings of a page that are no plots."""
    parts = (part.proto for part in page.get("bidi_component"))
    return [json.loads(part.json)["svg"] for part in parts if part.component_name == "nnviz_svg"]


def html(page: AppTest) -> str:
    return "".join(str(element.proto.body) for element in page.get("html"))


def said(page: AppTest) -> str:
    """All that stands on the page in words."""
    kinds = (page.markdown, page.caption, page.success, page.info, page.warning, page.error)
    parts = [str(part.value) for kind in kinds for part in kind]
    return "\n".join([*parts, html(page)])


def _named(elements: Any, name: str) -> Any:
    return next(each for each in elements if each.label == name)


def _healthy(page: AppTest) -> AppTest:
    assert not page.exception, [each.message for each in page.exception]
    return page


def summary(page: AppTest) -> str:
    """What the Training page says of the epoch on show."""
    return next(each.value for each in page.markdown if each.value.startswith("Epoch **"))
