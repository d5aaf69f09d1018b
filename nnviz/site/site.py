"""All files of the site, written to a folder."""

from collections.abc import Iterator
from pathlib import Path

from nnviz.exercises.formats import html
from nnviz.exercises.kinds import KINDS, LEVELS
from nnviz.exercises.sheet import Sheet, numbered, parts
from nnviz.site import indexed, playing
from nnviz.site.played import everything


def write(
    out: Path, *, seed: str = "1", variants: int = 1, keys: bool = True, app: str | None = None
) -> Iterator[Path]:
    """Write the site, and give each file as it is written.

    Parameters
    ----------
    out : the folder, which is made if it is missing
    seed, variants : of the worksheets
    keys : whether the answers of the worksheets stand beside them
    app : the address of an app that pages and the index lead to, or None

    Raises
    ------
    OSError : a file can't be written
    ExerciseError : the worksheets can't be made
    LayoutError : as `nnviz.views.scene.layout.layout`
    """
    played = tuple(everything())
    for place, each in enumerate(played):
        before = played[place - 1] if place else None
        after = played[place + 1] if place + 1 < len(played) else None
        yield _written(out / each.path, playing.written(each, before, after, app))
    sheets = []
    for path, title, text in _sheets(seed, variants, keys=keys):
        sheets.append((path, title))
        yield _written(out / path, text)
    yield _written(out / "index.html", indexed.written(played, sheets, app))


def _sheets(seed: str, variants: int, *, keys: bool) -> Iterator[tuple[str, str, str]]:
    """The path, the title and the text of each worksheet and of each key."""
    for key, kind in KINDS.items():
        sheet = Sheet(parts([key], LEVELS, len(LEVELS)), seed, numbered(variants), kind.title)
        made = list(sheet.variants())
        yield f"worksheets/{key}.html", kind.title, html.blank(kind.title, made)
        if keys:
            yield f"worksheets/{key}-key.html", f"{kind.title}: key", html.key(kind.title, made)


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
