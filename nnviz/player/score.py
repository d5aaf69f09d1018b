"""A run as a score: all that a player needs, as plain data for JSON. It steps without asking.

`graph` is the drawing and whatever else follows from structure; `run` is the numbers and how each
step is told. A changed number gives another `run` and, as a rule, the same `graph`.
"""

import math
from hashlib import blake2s
from typing import Any

import numpy as np

from nnviz.engine.ieee import Value
from nnviz.engine.remembered import remembered
from nnviz.engine.run import Run
from nnviz.engine.stops import Pace, stops
from nnviz.player import asked, told
from nnviz.player.packing import CHUNK, packed
from nnviz.views.notation import names
from nnviz.views.scene import facts, steps
from nnviz.views.scene.layout import LayoutError, TooSlowError
from nnviz.views.scene.parts import Parts, group_key, group_title, parts, scenes
from nnviz.views.scene.windows import MOST, Window, groups, windows
from nnviz.views.steps import table
from nnviz.views.steps.modes import FORWARD, telling

SCHEMA = 2
"""The version of the format."""

MOST_NODES = 5000
"""Nodes up to which a graph is drawn."""

MOST_ENTRIES = 1024
"""Entries of an input up to which it travels, to be changed on its card."""


@remembered
def score(run: Run, predict: bool = False) -> dict[str, Any]:
    """A run's score. Of a long run the words, and of a large graph the drawings, are left out.

    A player asks for those by `window` and `chunk`. What a student who predicts is asked, and what
    wrong answers give away, is there only if that is wanted.

    >>> from nnviz import parse, run
    >>> made = score(run(parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2}))
    >>> made["run"]["facts"][1], made["graph"]["places"]["n4"]
    ([['n4v', '2']], (1, 8))
    """
    return {
        "schema": SCHEMA,
        "name": f"Computation graph of {names.text(run.graph.output)}",
        "graph": graph_part(run),
        "run": _asking(run) if predict and asked.is_asked(run) else run_part(run),
    }


def complete(run: Run) -> dict[str, Any]:
    """A run's score with everything in it, for a page that has nobody to ask.

    A graph of more cards than fit on a screen has one of its two drawings: the page stays small.
    """
    made = score(run, predict=True)
    graph, numbers = dict(made["graph"]), dict(made["run"])
    if len(graph["windows"]) > 1:
        graph["windows"] = [
            {"steps": each["steps"], "packed": packed(window(run, number))}
            for number, each in enumerate(graph["windows"])
        ]
    elif len(run.graph.slots) > MOST:
        graph["windows"] = [{**each, "scenes": each["scenes"][:1]} for each in graph["windows"]]
    if "chunks" in numbers:
        numbers["chunks"] = [told.chunk(run, number) for number in range(told.chunks(run))]
    return made | {"graph": graph, "run": numbers}


def graph_part(run: Run) -> dict[str, Any]:
    """The drawing and whatever else follows from structure."""
    known, made = facts.facts(run), parts(run)
    graph = run.graph
    problem, shown = _windows(run)
    part = {
        "mode": "forward" if telling(run) is FORWARD else "reverse",
        "words": [word.strip("×= ") for word in telling(run).words],
        "note": _note(run) if len(shown) > 1 else "",
        "problem": problem,
        "last": len(run.steps),
        "forward": len(graph.operation_slots),
        "cards": _cards(run, made),
        "wires": [
            {
                "key": wire.key,
                "edge": wire.edge,
                "text": wire.title,
                "ends": [wire.source, wire.target],
            }
            for wire in made.wires
        ],
        "inputs": [
            {
                "key": facts.card(graph.slots[name]),
                "node": name,
                "shape": list(np.shape(run.value[name])),
            }
            for name in graph.inputs
        ],
        "stops": {by: stops(run, Pace(by=by)) for by in ("edge", "node")},
        "places": steps.leads(run),
        "active": steps.concerned(run, known),
        "columns": table.columns(run),
        "numbers": table.WORDS,
    }
    # What is drawn follows from these, so the drawings need not be made to know their key.
    key = _key(part, made, [(each.first, each.last) for each in shown])
    if len(shown) == 1:
        drawn = [_drawn(run, shown[0])]
    else:
        drawn = [{"steps": [each.first, each.last], "scenes": None} for each in shown]
    return {"key": key, **part, "windows": drawn}


@remembered
def _windows(run: Run) -> tuple[str, tuple[Window, ...]]:
    """Why there is no drawing, if there is none; and the windows of a drawing."""
    count = len(run.graph.slots)
    if count > MOST_NODES:
        return f"This graph has {count:,} nodes: it is drawn up to {MOST_NODES:,}.", ()
    try:
        whole = windows(run)
        try:
            scenes(run, whole[0])
        except TooSlowError:
            whole = windows(run, whole=0)
            scenes(run, whole[0])
    except LayoutError as error:
        return str(error), ()
    return "", whole


def _note(run: Run) -> str:
    return (
        f"This graph has {len(run.graph.slots):,} cards. Those of this step and the next ones are "
        "drawn in full, the others in groups. Click a group to step into it."
    )


def _cards(run: Run, made: Parts) -> list[dict[str, str]]:
    told = telling(run)
    return [
        {
            "key": card.key,
            "node": card.node,
            "text": card.title,
            "symbol": told.symbol(run, card.node),
            "role": card.role,
        }
        for card in made.cards.values()
    ]


def window(run: Run, number: int) -> dict[str, Any]:
    """The drawings of a window of a large graph, and the groups in it.

    Raises
    ------
    IndexError : the run has no such window
    LayoutError : as `nnviz.views.scene.layout.layout`
    """
    _, shown = _windows(run)
    if not 0 <= number < len(shown):
        raise IndexError(f"The run has no window {number}.")
    return _drawn(run, shown[number])


def _drawn(run: Run, shown: Window) -> dict[str, Any]:
    return {
        "steps": [shown.first, shown.last],
        "groups": [
            {
                "key": group_key(number),
                "text": group_title(group.title, len(group.members)),
                "step": group.step,
                "members": [facts.card(slot) for slot in group.members],
            }
            for number, group in enumerate(groups(run, shown))
        ],
        "scenes": [scene._asdict() for scene in scenes(run, shown)],
    }


def run_part(run: Run) -> dict[str, Any]:
    """The numbers of a run, and how each step is told."""
    count = len(run.steps) + 1
    part = {
        "inputs": {name: _entries(run.value[name]) for name in run.graph.inputs},
        "facts": facts.plain(facts.facts(run)),
    }
    part["key"] = _key(type(run).__name__, part)
    if count > CHUNK:
        words = {"chunk": CHUNK, "chunks": [None] * told.chunks(run)}
    else:
        words = {"told": [told.tell(run, index) for index in range(count)]}
    return part | words | {"predictable": asked.is_asked(run)}


def _asking(run: Run) -> dict[str, Any]:
    """The same with all that is asked; another key tells a player that more is known."""
    part = run_part(run)
    return part | asked.questions(run) | {"key": f"{part['key']}?"}


def _entries(value: Value) -> Any:
    """A number, or nested lists, in full; infinities and nan as text; too many entries as None."""
    if isinstance(value, np.ndarray) and value.ndim:
        return [_entries(part) for part in value] if value.size <= MOST_ENTRIES else None
    number = float(value)
    return number if math.isfinite(number) else str(number)


def _key(*found: Any) -> str:
    """A mark of plain data: the same data have the same."""
    return blake2s(repr(found).encode(), digest_size=8).hexdigest()
