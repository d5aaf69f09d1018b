"""Make the fonts that cards and formulas are set in: subsets of STIX Two, with their advances.

    python tools/fonts.py

It takes the fonts from npm by name and version, so it needs `npm`, and of Python's packages
`fonttools` and `brotli`. The same packages give the same bytes.
"""

import json
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

FOLDER = Path(__file__).parents[1] / "nnviz" / "views" / "notation" / "fonts"

MATH = "@fontsource/stix-two-math@5.3.0", "files/stix-two-math-latin-400-normal.woff2"
BOLD = "@fontsource/stix-two-text@5.3.0", "files/stix-two-text-latin-600-normal.woff2"

PLAIN = (
    range(0x20, 0x7F),
    (0xA0, 0xAC, 0xB1, 0xB7, 0xBD, 0xD7, 0xF7),
    map(ord, "ΓΔΘΛΞΠΣΦΨΩδ"),  # Greek, upright, where Latin has no such letter
    (0x302, 0x2C6, 0x177),  # hats
    (0x2026, 0x2192, 0x2202, 0x2211, 0x2212, 0x2217, 0x221A, 0x221E),  # … → ∂ ∑ − ∗ √ ∞
    (0x2248, 0x2260, 0x2264, 0x2265, 0x2299, 0x22A4, 0x22C5, 0x22C6),  # ≈ ≠ ≤ ≥ ⊙ ⊤ ⋅ ⋆
    map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"),
)
ITALIC = (range(0x1D434, 0x1D468), (0x210E,), range(0x1D6FC, 0x1D716))
FIGURES = (map(ord, " 0123456789−+-.,…=()[]×·aen"),)


def main() -> None:
    """Write both fonts, their licence, and one table of advances for each."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        math, bold = (_unpacked(package, Path(folder)) for package, _ in (MATH, BOLD))
        _make(math / MATH[1], "math", (*PLAIN, *ITALIC))
        _make(bold / BOLD[1], "bold", FIGURES)
        (FOLDER / "OFL.txt").write_bytes((math / "LICENSE").read_bytes())


def _unpacked(package: str, folder: Path) -> Path:
    packed = subprocess.run(
        ["npm", "pack", "--silent", package],  # noqa: S607  npm is on the path of whoever has it
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    archive = folder / packed.stdout.split()[-1]
    with tarfile.open(archive) as opened:
        opened.extractall(archive.with_suffix(""), filter="data")
    return archive.with_suffix("") / "package"


def _make(source: Path, name: str, letters: Iterable[Iterable[int]]) -> None:
    options = Options(
        flavor="woff2",
        hinting=False,
        desubroutinize=True,
        layout_features=[],  # no kerning: a text is as wide as its letters
        recalc_timestamp=False,
    )
    font = load_font(str(source), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[letter for some in letters for letter in some])
    subsetter.subset(font)
    save_font(font, str(FOLDER / f"{name}.woff2"), options)
    units = font["head"].unitsPerEm
    advances = {
        chr(letter): round(font["hmtx"][glyph][0] * 1000 / units)
        for letter, glyph in sorted(font.getBestCmap().items())
    }
    written = json.dumps(advances, ensure_ascii=False, separators=(",", ":"))
    (FOLDER / f"{name}.json").write_text(written + "\n", "utf-8")


if __name__ == "__main__":
    main()
