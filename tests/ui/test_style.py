"""Style sheets take every colour from the palette; scripts and sheets are files of their own."""

import re
from pathlib import Path

import nnviz
from nnviz.views.notation import palette

PACKAGE = Path(nnviz.__file__).parent
SHEETS = sorted(PACKAGE.rglob("*.css"))
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(|light-dark\(")
DEFINED = set(re.findall(r"(--nv-[\w-]+):", palette.variables(":root")))


def test_every_room_with_a_sheet_is_looked_at() -> None:
    assert {"page.css", "jacobian.css", "review.css"} <= {sheet.name for sheet in SHEETS}


def test_a_style_sheet_writes_no_colour_out() -> None:
    for sheet in SHEETS:
        written = re.findall(
            r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(|light-dark\(", sheet.read_text()
        )
        assert not written, f"{sheet.name} has colours of its own: {written}"


def test_every_colour_of_a_style_sheet_is_in_the_palette() -> None:
    for sheet in SHEETS:
        used = set(re.findall(r"var\((--nv-[\w-]+)", sheet.read_text()))
        assert used <= DEFINED, f"{sheet.name} names {sorted(used - DEFINED)}"


def test_no_script_and_no_style_sheet_stands_in_a_python_string() -> None:
    for module in PACKAGE.rglob("*.py"):
        assert not re.search(r"export default function|@media |@font-face", module.read_text())
