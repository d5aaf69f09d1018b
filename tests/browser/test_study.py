"""The tabs under a graph give what they promise: numbers, pictures, files and a way downhill."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import settled
from tests.browser.graph import at_step, drawn, open_graph, plain, type_in


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def test_descending_lowers_the_output_and_can_be_taken_back(page: Page, address: str) -> None:
    open_graph(page, address)
    open_tab(page, "Descend")
    page.get_by_role("button", name="Descend one step").click()
    expect(page.get_by_text("L fell from −10 to −15.")).to_be_visible()
    expect(page.get_by_role("spinbutton", name="a", exact=True)).to_have_value("3.2")
    page.get_by_role("button", name="Undo descent").click()
    expect(page.get_by_role("spinbutton", name="a", exact=True)).to_have_value("3")


def test_a_learning_rate_that_overshoots_is_called_out(page: Page, address: str) -> None:
    open_graph(page, address, "?expression=w^2&inputs=w:1&rate=1.5")
    open_tab(page, "Descend")
    page.get_by_role("button", name="Descend one step").click()
    expect(page.get_by_text("overshot the valley")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_on_screen_is_saved(
    page: Page, address: str, scheme: str, tmp_path: Path
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    open_graph(page, address, "?step=9")
    at_step(page, 9)
    page.get_by_role("button", name="Options").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="SVG").click()
    download.value.save_as(tmp_path / "graph.svg")
    text = (tmp_path / "graph.svg").read_text()
    assert "∂L/∂b = −4" in plain("".join(ElementTree.fromstring(text).itertext()))
    assert ("rgb(20, 113, 58)" in text) == (scheme == "light")
    with page.expect_download() as download:
        page.get_by_role("button", name="PNG").click()
    download.value.save_as(tmp_path / "graph.png")
    assert (tmp_path / "graph.png").read_bytes().startswith(b"\x89PNG")


def test_a_saved_file_opens_again(page: Page, address: str, tmp_path: Path) -> None:
    open_graph(page, address, "?expression=x*y&inputs=x:2.5,y:4&step=3")
    at_step(page, 3)
    open_tab(page, "Share & export")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download JSON").click()
    file = tmp_path / "graph.json"
    download.value.save_as(file)
    assert json.loads(file.read_text())["inputs"] == {"x": 2.5, "y": 4.0}
    type_in(page, "a*b")
    at_step(page, 0)
    page.locator("input[type=file]").set_input_files(file)
    settled(page)
    expect(page.get_by_label("Expression")).to_have_value("x*y")
    at_step(page, 3)


def test_a_broken_file_is_refused_in_a_sentence(page: Page, address: str, tmp_path: Path) -> None:
    file = tmp_path / "graph.json"
    file.write_text('{"expression": "x", "inputs": {"x": "one"}}')
    open_graph(page, address)
    open_tab(page, "Share & export")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("the input x must be a finite number")).to_be_visible()


def test_a_lesson_link_says_what_to_notice(page: Page, address: str) -> None:
    open_graph(page, address, "?expression=x^2&inputs=x:3")
    open_tab(page, "Share & export")
    page.get_by_label("Title of the lesson").fill("Squares")
    page.get_by_label("What to notice").fill("The slope is <b>2x</b>.")
    page.get_by_role("button", name="Write it into the link").click()
    expect(page.get_by_text("The slope is <b>2x</b>.").first).to_be_visible()
    page.wait_for_url("**title=Squares**")
    page.reload()
    expect(page.get_by_text("The slope is <b>2x</b>.").first).to_be_visible()


def test_by_node_all_edges_of_a_node_are_crossed_at_once(page: Page, address: str) -> None:
    open_graph(page, address, "?by=node&begin=backward")
    at_step(page, 3)
    page.keyboard.press("ArrowRight")
    at_step(page, 4)
    page.keyboard.press("ArrowRight")
    at_step(page, 6)
    assert {"∂L/∂c = 5", "∂L/∂e = −2"} <= set(drawn(page))
    assert page.locator(".wire[data-active]").count() == 2
    page.keyboard.press("ArrowLeft")
    at_step(page, 4)


def test_edits_are_undone_and_redone(page: Page, address: str) -> None:
    open_graph(page, address)
    page.get_by_role("spinbutton", name="a", exact=True).fill("7")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.get_by_role("spinbutton", name="a", exact=True)).to_have_value("3")
    page.get_by_role("button", name="Redo", exact=True).click()
    expect(page.get_by_role("spinbutton", name="a", exact=True)).to_have_value("7")
