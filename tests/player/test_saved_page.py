"""A saved page opens from a file, without a network, and steps by itself; nothing in it is cut."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import nnviz
from nnviz.views.notation.typesetting import width
from nnviz.views.scene.windows import WHOLE
from tests.browser.conftest import offline_page
from tests.runs import KINDS, chain

OVERFLOWING = """
() => [...document.querySelectorAll(".nv-svg .chip, .nv-svg .cell")].flatMap((place) => {
  const [box, text] = ["rect", "text"].map((kind) => place.querySelector(kind)?.getBBox());
  if (!box || !text) return [];
  const fits = text.x >= box.x - 1 && text.x + text.width <= box.x + box.width + 1;
  return fits ? [] : [place.textContent];
})
"""
"""Every chip and entry whose text is wider than itself, as the browser draws it."""

MEASURED = """
async ([font, text]) => {
  await document.fonts.ready;
  const context = document.createElement("canvas").getContext("2d");
  context.font = font;
  return context.measureText(text).width;
}
"""
FAMILIES = {False: '"nnviz math"', True: '"nnviz bold", "nnviz math"'}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with offline_page(browser) as page:
        yield page


def opened(page: Page, run: nnviz.Run, folder: Path, step: int = 0) -> None:
    path = folder / "graph.html"
    nnviz.save_html(run, path)
    page.goto(f"{path.as_uri()}?step={step}")
    expect(page.locator("[data-player]")).to_have_attribute("data-step", str(step))


@pytest.mark.parametrize("kind", ["scalars", "two-layer-network"])
def test_a_saved_page_steps(kind: str, page: Page, tmp_path: Path) -> None:
    opened(page, KINDS[kind](), tmp_path)
    before = page.locator("[data-part=sentence]").inner_text()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-player]")).to_have_attribute("data-step", "1")
    expect(page.locator("[data-part=sentence]")).not_to_have_text(before)
    assert page.locator(".card[data-active]").count() == 1


def test_a_saved_page_of_a_large_graph_goes_from_window_to_window(
    page: Page, tmp_path: Path
) -> None:
    run = chain(WHOLE + 1)
    opened(page, run, tmp_path)
    page.keyboard.press("End")
    expect(page.locator("[data-node=x][data-active]")).to_be_visible()
    expect(page.locator("[data-part=sentence]")).to_contain_text("every gradient is known")


@pytest.mark.parametrize(
    "kind", ["long names", "nan", "small matrices", "overwritten", "forward mode", "language-model"]
)
def test_no_text_is_wider_than_its_box(kind: str, page: Page, tmp_path: Path) -> None:
    run = KINDS[kind]()
    opened(page, run, tmp_path, step=len(run.steps))
    page.evaluate("document.fonts.ready")
    assert page.evaluate(OVERFLOWING) == []


@pytest.mark.parametrize("bold", [False, True])
def test_type_is_as_wide_in_the_browser_as_it_is_measured(
    bold: bool, page: Page, tmp_path: Path
) -> None:
    opened(page, KINDS["scalars"](), tmp_path)
    text = "−1234.5e−67890 (𝑎 + ℎ)·𝜃 ∞"
    found = page.evaluate(MEASURED, [f"{600 if bold else 400} 100px {FAMILIES[bold]}", text])
    assert found == pytest.approx(width(text, 100, bold=bold), abs=0.5)


def test_two_runs_in_a_notebook_step_by_themselves(page: Page) -> None:
    page.set_content("".join(KINDS[kind]()._repr_html_() for kind in ("scalars", "used twice")))
    one, other = (page.frame_locator(f"iframe >> nth={place}") for place in range(2))
    one.get_by_role("button", name="Next step").click()
    expect(one.locator("[data-player]")).to_have_attribute("data-step", "1")
    expect(other.locator("[data-player]")).to_have_attribute("data-step", "0")
