"""Where boxes and lines go: Graphviz lays out plain boxes, once for each structure.

Its versions differ by some pixels, so nothing may rely on exact places.
"""

import json
import shutil
import subprocess
import sysconfig
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from graphviz import Digraph

POINTS = 72
"""Units of a drawing in one of Graphviz's inches: a point of Graphviz is a pixel of ours."""

PATIENCE = 5
"""Seconds that a layout may take."""

PROGRAM = "graphviz-pure"
"""The wheel that brings the program `dot`, under its own name."""


class LayoutError(Exception):
    """No layout could be made. The message says why, and what to do, in one sentence or two."""


class NoProgramError(LayoutError):
    """There is no program that lays out."""


class TooSlowError(LayoutError):
    """A graph takes longer to lay out than anyone would wait."""


class Size(NamedTuple):
    """A box's width and height."""

    width: float
    height: float


class Box(NamedTuple):
    """The centre of a card or label."""

    x: float
    y: float


class Wire(NamedTuple):
    """A line to lay out: its key, the keys of its two boxes, and its label's size or None."""

    key: str
    source: str
    target: str
    label: Size | None


class Line(NamedTuple):
    """The control points of a cubic curve from source to target, and its label's centre."""

    points: tuple[tuple[float, float], ...]
    label: Box


class Layout(NamedTuple):
    """A graph's geometry, in pixels, with y downward."""

    width: float
    height: float
    boxes: dict[str, Box]
    lines: dict[str, Line]


@lru_cache(maxsize=1)
def program() -> str:
    """The path of the program that lays out: the wheel's, or else a system's `dot`.

    Raises
    ------
    NoProgramError : neither is found
    """
    beside = Path(sysconfig.get_path("scripts")) / PROGRAM
    for candidate in (str(beside), PROGRAM, "dot"):
        if found := shutil.which(candidate):
            return found
    raise NoProgramError(
        "There is no picture, because the program that lays out graphs is missing. "
        f"Install it with: pip install {PROGRAM}"
    )


@lru_cache(maxsize=256)
def layout(
    boxes: tuple[tuple[str, Size], ...], wires: tuple[Wire, ...], *, downward: bool = False
) -> Layout:
    """Lay out boxes of fixed sizes, and labels on the lines between them.

    Parameters
    ----------
    boxes : a key and a size for each
    wires : the lines between them
    downward : whether it runs from top to bottom; else it runs from left to right

    Raises
    ------
    LayoutError : there is no program, it failed, or it took longer than `PATIENCE`

    >>> two = (("a", Size(90, 60)), ("b", Size(90, 60)))
    >>> found = layout(two, (Wire("e", "a", "b", None),))
    >>> found.boxes["a"].x < found.boxes["b"].x
    True
    """
    found = _run(_source(boxes, wires, downward=downward))
    *_, right, top = map(float, found["bb"].split(","))
    placed = {item["name"]: Box(*_point(item["pos"], top)) for item in found["objects"]}
    lines = {}
    for item in found.get("edges", ()):
        points = _points(item, top)
        middle = points[len(points) // 2]
        label = Box(*_point(item["lp"], top)) if "lp" in item else Box(*middle)
        lines[wires[int(item["id"])].key] = Line(points, label)
    return Layout(right, top, placed, lines)


def _source(boxes: tuple[tuple[str, Size], ...], wires: tuple[Wire, ...], *, downward: bool) -> str:
    digraph = Digraph(
        graph_attr={
            "rankdir": "TB" if downward else "LR",
            "nodesep": "0.25",
            "ranksep": "0.3" if downward else "0.15",
        },
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
        edge_attr={"dir": "none"},
    )
    for key, (width, height) in boxes:
        digraph.node(key, width=f"{width / POINTS:.4f}", height=f"{height / POINTS:.4f}")
    for place, wire in enumerate(wires):
        # Graphviz sizes a label only as HTML; an empty cell has no text that fonts could change.
        label = {} if wire.label is None else {"label": _empty_cell(wire.label)}
        digraph.edge(wire.source, wire.target, id=str(place), **label)
    source: str = digraph.source
    return source


def _empty_cell(size: Size) -> str:
    return (
        '<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0"><TR><TD FIXEDSIZE="TRUE" '
        f'WIDTH="{size.width:.0f}" HEIGHT="{size.height:.0f}"></TD></TR></TABLE>>'
    )


def _run(source: str) -> dict[str, Any]:
    try:
        done = subprocess.run(  # noqa: S603  a program by its path, and no shell
            [program(), "-Tjson0"],
            input=source.encode(),
            capture_output=True,
            check=True,
            timeout=PATIENCE,
        )
        found: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise TooSlowError(
            "This graph takes too long to lay out, so there is no picture."
        ) from None
    except (subprocess.CalledProcessError, OSError, ValueError) as error:
        raise LayoutError(
            f"The program that lays out graphs, {program()}, failed, so there is no picture. "
            f"Install it anew with: pip install --force-reinstall {PROGRAM}"
        ) from error
    return found


def _points(item: dict[str, Any], top: float) -> tuple[tuple[float, float], ...]:
    return tuple(_point(pair, top) for pair in item["pos"].split())


def _point(pair: str, top: float) -> tuple[float, float]:
    x, y = map(float, pair.split(","))
    return round(x), round(top - y)
