"""A run's drawing as one SVG image at a step, made without a browser, in the light colours."""

import re
from xml.etree import ElementTree

from nnviz.engine.run import Run
from nnviz.player import style
from nnviz.views.notation import palette
from nnviz.views.scene import facts, steps
from nnviz.views.scene.facts import Fact
from nnviz.views.scene.parts import scenes
from nnviz.views.scene.windows import windows

_NAMESPACE = "http://www.w3.org/2000/svg"
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")
_FAMILIES = {
    "font-math": '"nnviz math", serif',
    "font-bold": '"nnviz bold", "nnviz math", serif',
}

ElementTree.register_namespace("", _NAMESPACE)


def svg(run: Run, index: int | None = None) -> str:
    """The drawing after a step, after the last by default; of a large graph, its window.

    Parameters
    ----------
    run : from `nnviz.run`
    index : of the step, from 0, which is before the first

    Raises
    ------
    LayoutError : as `nnviz.views.scene.layout.layout`

    >>> from nnviz import parse, run
    >>> picture = svg(run(parse("L = 2x"), {"x": 3}))
    >>> picture.startswith("<svg"), ">6</tspan>" in picture
    (True, True)
    """
    last = len(run.steps)
    at = last if index is None else max(0, min(index, last))
    shown = next(each for each in windows(run) if each.last >= at)
    scene = scenes(run, shown)[0]
    drawing = ElementTree.fromstring(scene.svg)  # noqa: S314  our own drawing
    drawing.set("width", str(scene.width))
    drawing.set("height", str(scene.height))
    places = {found.get("data-f"): found for found in drawing.iter() if found.get("data-f")}
    known = facts.facts(run)
    for fact in (fact for learnt in known[: at + 1] for fact in learnt):
        if fact.place in places:
            _write(places[fact.place], fact)
    active = steps.concerned(run, known)[at]
    for found in drawing.iter():
        if found.get("data-k") in active:
            found.set("data-active", "")
    sheet = ElementTree.Element("style")
    sheet.text = _sheet()
    drawing.insert(0, sheet)
    return ElementTree.tostring(drawing, encoding="unicode")


def _write(place: ElementTree.Element, fact: Fact) -> None:
    place.set("class", f"{place.get('class', '').removesuffix(' on')} on")
    texts = (found for found in place.iter() if found.get("class") == "t")
    end = str(float(place.get("data-figures", 0)) + fact.wide)
    for found, text in zip(texts, fact.texts, strict=False):
        found.text = text
        if fact.wide:
            found.set("x", end)
    for rule in (found for found in place.iter() if found.get("class") == "rule"):
        rule.set("x2", end)
    cells = (found for found in place.iter() if found.get("class") == "cell")
    for cell, colour in zip(cells, fact.colours, strict=False):
        cell.set("data-heat", str(colour))


def _sheet() -> str:
    """The drawing's rules with plain colours, which other programs than browsers know too."""
    colours = {palette.variable(name): colour.light for name, colour in palette.COLOURS.items()}
    values = colours | _FAMILIES
    return style.fonts() + _VARIABLE.sub(lambda match: values[match[1]], style.drawing())
