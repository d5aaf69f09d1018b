"""The player's style: fonts, the palette as variables, and the rules of drawing and formulas."""

import base64
import re
from functools import lru_cache
from pathlib import Path

from nnviz import views
from nnviz.views.notation import palette

SCOPE = ".nv"
"""The class of a player's root."""

_NOTATION, _SCENE = (Path(views.__file__).parent / room for room in ("notation", "scene"))
_DRAWING = _SCENE / "scene.css"
_PLAYER = Path(__file__).with_name("player.css")

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANKS = re.compile(r"\s*\n\s*")
_FILE = re.compile(r'url\("([^"]+)"\)')


@lru_cache(maxsize=1)
def fonts() -> str:
    """The fonts of cards and formulas with their files inside, for the head of a document."""
    return _FILE.sub(_inside, lean(_NOTATION / "fonts.css"))


def _inside(match: re.Match[str]) -> str:
    letters = base64.b64encode((_NOTATION / match[1]).read_bytes()).decode()
    return f"url(data:font/woff2;base64,{letters})"


@lru_cache(maxsize=4)
def css(scope: str = SCOPE) -> str:
    """All rules but the fonts, with the colours named under a selector."""
    sheets = map(lean, (_NOTATION / "mathml.css", _DRAWING, _PLAYER))
    return "\n".join((palette.variables(scope), *sheets))


@lru_cache(maxsize=1)
def drawing() -> str:
    """The rules of the drawing alone, whose colours and fonts are variables."""
    return lean(_DRAWING)


def lean(sheet: Path) -> str:
    """A style sheet without comments and blanks."""
    return _BLANKS.sub("\n", _COMMENT.sub("", sheet.read_text("utf-8"))).strip()
