"""A drawing at one step, with its texts in place: a picture that nobody steps through."""

from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from nnviz.engine.run import Run
from nnviz.views.notation import sheets
from nnviz.views.scene import facts, steps
from nnviz.views.scene.drawing import Scene
from nnviz.views.scene.facts import Fact
from nnviz.views.scene.parts import scene
from nnviz.views.scene.windows import windows

_NAMESPACE = "http://www.w3.org/2000/svg"

ElementTree.register_namespace("", _NAMESPACE)


@lru_cache(maxsize=1)
def rules() -> str:
    """The style of drawings, whose colours and fonts are variables."""
    return sheets.lean(Path(__file__).with_name("scene.css"))


def still(run: Run, index: int, *, downward: bool = False, active: bool = False) -> Scene:
    """The drawing after a step; of a large graph, its window.

    Parameters
    ----------
    run : from `nnviz.run`
    index : of the step, from 0, which is before the first
    downward : whether the graph runs from top to bottom; else it runs from left to right
    active : whether what the step concerns stands out

    Raises
    ------
    LayoutError : as `nnviz.views.scene.layout.layout`

    >>> from nnviz import parse, run
    >>> forward = still(run(parse("L = 2x"), {"x": 3}), 1)
    >>> ">6</tspan>" in forward.svg, ">2</tspan>" in forward.svg
    (True, False)
    """
    at = max(0, min(index, len(run.steps)))
    shown = next(each for each in windows(run) if each.last >= at)
    made = scene(run, shown, downward=downward)
    drawing = ElementTree.fromstring(made.svg)  # noqa: S314  our own drawing
    drawing.set("width", str(made.width))
    drawing.set("height", str(made.height))
    places = {found.get("data-f"): found for found in drawing.iter() if found.get("data-f")}
    known = facts.facts(run)
    for fact in (fact for learnt in known[: at + 1] for fact in learnt):
        if fact.place in places:
            _write(places[fact.place], fact)
    concerned = steps.concerned(run, known)[at] if active else []
    for found in drawing.iter():
        if found.get("data-k") in concerned:
            found.set("data-active", "")
    return made._replace(svg=ElementTree.tostring(drawing, encoding="unicode"))


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
