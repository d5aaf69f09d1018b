"""The player's style: fonts, the palette as variables, and the rules of drawing and formulas."""

import base64
import re
from functools import lru_cache
from pathlib import Path

from nnviz import views
from nnviz.views.notation import palette
from nnviz.views.notation.typesetting import FONTS

SCOPE = ".nv"
"""The class of a player's root."""

_VIEWS = Path(views.__file__).parent
_DRAWING = _VIEWS / "scene" / "scene.css"
_FORMULAS = _VIEWS / "notation" / "mathml.css"
_PLAYER = Path(__file__).with_name("player.css")

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANKS = re.compile(r"\s*\n\s*")

_FAMILIES = f"""{SCOPE} {{
  --nv-math: "nnviz math", "STIX Two Math", math, serif;
  --nv-bold: "nnviz bold", var(--nv-math);
}}
"""


@lru_cache(maxsize=1)
def fonts() -> str:
    """The fonts of cards and formulas, as rules for the head of a document.

    In a shadow tree such rules would not count.
    """
    return "".join(
        f'@font-face {{ font-family: "nnviz {name}"; font-weight: {weight}; src: '
        f'url(data:font/woff2;base64,{_letters(name)}) format("woff2"); }}\n'
        for name, weight in (("math", 400), ("bold", 600))
    )


def _letters(name: str) -> str:
    return base64.b64encode((FONTS / f"{name}.woff2").read_bytes()).decode()


@lru_cache(maxsize=1)
def css() -> str:
    """All rules but the fonts."""
    sheets = map(_lean, (_DRAWING, _FORMULAS, _PLAYER))
    return "\n".join((palette.variables(SCOPE), _FAMILIES, *sheets))


@lru_cache(maxsize=1)
def drawing() -> str:
    """The rules of the drawing alone, whose colours and fonts are variables."""
    return _lean(_DRAWING)


def _lean(sheet: Path) -> str:
    """A style sheet without comments and blanks."""
    return _BLANKS.sub("\n", _COMMENT.sub("", sheet.read_text("utf-8")))
