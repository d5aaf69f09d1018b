"""Take the small pictures of the home page's path from the pages themselves.

    python -m tools.pictures

It starts the app and needs Chromium. A picture shows what stands first on its page.
"""

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from nnviz.ui.contents import PAGES
from nnviz.ui.home.path import PICTURES
from tests.browser.acting import WATCH, open_place
from tests.browser.server import chromium, running_app, running_browser

SIZE = (536, 335)
"""Pixels of a picture, twice those on the page."""

WIDEST = 3.5
"""How many times as wide as high a thing may be and still be shown as a whole."""

QUALITY = 60

SHOWN = {
    "neuron": ("neuron", ".stPlotlyChart"),
    "xor": ("xor?part=hidden", ".stPlotlyChart"),
    "network": ("network?step=100", "svg[role=img]"),
    "classification": ("classification", ".stPlotlyChart"),
    "language_model": ("language_model?part=training", ".stPlotlyChart"),
    "graph": ("graph?step=7", ".nv-svg"),
    "chain_rule": ("chain_rule", "svg.tangents"),
    "differentiation": ("differentiation", ".stPlotlyChart"),
    "bugs": ("bugs?answer=overwritten&step=4", ".nv-svg"),
    "training": ("training?lesson=four-relu&seed=5&hidden=4&epoch=100", ".stPlotlyChart"),
    "lecture": ("lecture?lessons=quiz&step=9", ".stage"),
    "practice": ("practice?kind=uses&level=2", ".paper .across svg"),
}
"""For each page a place on it, and what of it is in the picture."""


def main() -> None:
    """Write the pictures of all pages, for light and for dark."""
    executable = chromium()
    if executable is None:
        raise SystemExit("Chromium is not here: install it, or name it in the variable CHROMIUM.")
    with (
        tempfile.TemporaryDirectory() as folder,
        running_app(Path(folder) / "log") as address,
        running_browser(executable) as browser,
    ):
        for theme in ("light", "dark"):
            _take(browser, address, theme)


def _take(browser: Browser, address: str, theme: str) -> None:
    (PICTURES / theme).mkdir(parents=True, exist_ok=True)
    page = browser.new_page(
        viewport={"width": 1280, "height": 700},
        color_scheme="dark" if theme == "dark" else "light",
        device_scale_factor=2,
    )
    page.add_init_script(WATCH)
    for key in (key for key in PAGES if key in SHOWN):
        place, selector = SHOWN[key]
        open_place(page, f"{address}/{place}")
        _picture(page, selector).save(PICTURES / theme / f"{key}.webp", quality=QUALITY)
    page.close()


def _picture(page: Page, selector: str) -> Image.Image:
    """The first thing that a selector finds: as high as a picture, or as wide if it is lower.

    What is much wider than high is cut to its middle.
    """
    taken = Image.open(io.BytesIO(page.locator(selector).first.screenshot()))
    wide, high = SIZE
    scale = max(high / taken.height, wide / taken.width)
    if WIDEST * taken.height > taken.width:
        scale = min(high / taken.height, wide / taken.width)
    image = taken.resize((round(taken.width * scale), round(taken.height * scale)))
    left, above = (image.width - wide) // 2, (image.height - high) // 2
    picture = Image.new("RGB", SIZE, image.convert("RGB").getpixel((0, 0)))
    picture.paste(image, (-left, -above))
    return picture


if __name__ == "__main__":
    main()
