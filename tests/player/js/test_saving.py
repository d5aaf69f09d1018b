"""The picture on screen is saved as a file that needs no style sheet."""

from pathlib import Path

from playwright.sync_api import Download

from tests.player import scores
from tests.player.js.conftest import Player, Stage

FONTS = '@font-face { font-family: "nnviz math"; src: local("serif"); }'


def saved(stage: Stage, player: Player, kind: str) -> Download:
    player.button("Options").click()
    with stage.page.expect_download() as download:
        player.button(kind).click()
    return download.value


def test_an_svg_has_colours_fonts_and_the_step(stage: Stage) -> None:
    stage.page.add_style_tag(content=".nv .card.output .frame { fill: rgb(1, 2, 3); }")
    player = stage.play(scores.chain(30), step=31, fonts=FONTS, editable=True)
    player.button("Edit v0").press("Enter")
    download = saved(stage, player, "SVG")
    assert download.suggested_filename == "Computation-graph-of-L-step-31.svg"
    text = Path(download.path()).read_text("utf-8")
    assert "nnviz math" in text
    assert 'fill="rgb(1, 2, 3)"' in text
    assert 'viewBox="0 0 4500 120"' in text
    assert "foreignObject" not in text
    assert "animation" not in text
    assert stage.page.evaluate(
        "text => new DOMParser().parseFromString(text, 'image/svg+xml')"
        ".querySelector('parsererror') === null",
        text,
    )


def test_a_png_is_a_picture_of_twice_the_size(stage: Stage) -> None:
    player = stage.play(scores.product())
    data = Path(saved(stage, player, "PNG").path()).read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    assert (width, height) == (900, 240)
