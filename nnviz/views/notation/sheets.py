"""Style sheets as texts to put into a document: without comments, and with the fonts inside."""

import base64
import re
from functools import lru_cache
from pathlib import Path

import rcssmin

_HERE = Path(__file__).parent

_FILE = re.compile(r'url\("([^"]+)"\)')


def lean(sheet: Path) -> str:
    """A style sheet without comments and needless blanks."""
    made: str = rcssmin.cssmin(sheet.read_text("utf-8"))
    return made


@lru_cache(maxsize=1)
def fonts() -> str:
    """The fonts of cards and formulas with their files inside, for the head of a document."""
    return _FILE.sub(_inside, lean(_HERE / "fonts.css"))


def _inside(match: re.Match[str]) -> str:
    letters = base64.b64encode((_HERE / match[1]).read_bytes()).decode()
    return f"url(data:font/woff2;base64,{letters})"


@lru_cache(maxsize=1)
def formulas() -> str:
    """The rules of formulas, whose colours are variables."""
    return lean(_HERE / "mathml.css")
