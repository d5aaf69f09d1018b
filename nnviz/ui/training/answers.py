"""The first picture of a training: what the network answers, and where the examples stand."""

from typing import Any

import numpy as np
import streamlit as st

from nnviz.engine.ieee import Array
from nnviz.learning.plane import Window
from nnviz.learning.training import Moment
from nnviz.ui.training import example, shown
from nnviz.ui.training.desk import TrainingDesk
from nnviz.views.notation.titles import in_markdown
from nnviz.views.plots import boundaries
from nnviz.views.plots.picture import Picture
from nnviz.views.training import answers, pictures

GRID, FAST_GRID = 100, 60
"""Points along each side of the plane: at rest, and while a training runs."""

CURVE = 200
"""Points along the only input."""

CLICKABLE = 41
"""Places along each side of the plane where a click can add a point."""


def draw(desk: TrainingDesk, moment: Moment) -> None:
    """The plane of two inputs, the curve over one input, or the answer to each example."""
    {1: _curve, 2: _plane}.get(desk.experiment.data.inputs, _each)(desk, moment)


def _plane(desk: TrainingDesk, moment: Moment) -> None:
    experiment, data = desk.experiment, desk.experiment.data
    window = Window(*experiment.window)
    size = FAST_GRID if desk.running else GRID
    across, up = np.broadcast_arrays(*window.lattice(size))
    grid = np.column_stack([across.ravel(), up.ravel()])
    answered = experiment.answers(moment, grid).reshape(size, size)
    picture = pictures.plane(
        answered,
        window,
        data.points,
        data.labels,
        experiment.wrong(moment),
        experiment.test,
        data.titles,
    )
    paints = desk.brush is not None and data.classes > 0 and not desk.running
    hint = _hint(desk)
    if paints and desk.brush is not None:
        hint = f"Click anywhere to add a point of class {in_markdown(data.title(desk.brush))}."
    _ring(desk, picture, data.points)
    if paints:
        picture.data.append(boundaries.clickable(window, CLICKABLE))
    event = _show(
        desk,
        picture,
        "The plane of the two inputs, coloured by the network's answer, with the examples.",
        "What the network answers everywhere; wrong examples are crossed out. "
        f"{pictures.undecided(answered, data.titles)}{hint}",
    )
    if not paints:
        _open(desk, event)
        return
    for point in event.selection.points if event else ():
        desk.add((float(point["x"]), float(point["y"])))
        st.rerun(scope="app")


def _curve(desk: TrainingDesk, moment: Moment) -> None:
    experiment, data = desk.experiment, desk.experiment.data
    low, high = float(data.points.min()), float(data.points.max())
    room = 0.1 * (high - low) or 1.0
    across = np.linspace(low - room, high + room, CURVE)
    places = answers.wanted(data.points, data.labels, data.classes)
    outputs = f"a{experiment.network.last}"
    picture = answers.curve(
        across,
        experiment.nodes(moment, across[:, None])[outputs],
        places,
        data.labels,
        experiment.wrong(moment),
        experiment.test,
        data.titles,
    )
    _ring(desk, picture, places)
    event = _show(
        desk,
        picture,
        "The network's answer over its only input, with the examples at their targets.",
        "What the network answers along its input, and the examples at the height that it should "
        f"answer. {_crossed(desk)}{_hint(desk)}",
    )
    _open(desk, event)


def _each(desk: TrainingDesk, moment: Moment) -> None:
    experiment, data = desk.experiment, desk.experiment.data
    outputs = experiment.nodes(moment, data.points)[f"a{experiment.network.last}"]
    picture = answers.each(
        outputs, data.labels, experiment.wrong(moment), experiment.test, data.titles
    )
    _ring(desk, picture, answers.met(outputs, data.labels, data.classes))
    said = (
        "The probability that the network gives to each example's own class."
        if data.classes
        else "Each example's answer over its target. On the dashed line the two are equal."
    )
    _open(desk, _show(desk, picture, said, f"{said} {_crossed(desk)}{_hint(desk)}"))


def _crossed(desk: TrainingDesk) -> str:
    return "Wrong examples are crossed out. " if desk.experiment.data.classes else ""


def _hint(desk: TrainingDesk) -> str:
    if desk.running:
        return "Pause to click one."
    return "Click an example to look into it below."


def _ring(desk: TrainingDesk, picture: Picture, places: Array) -> None:
    """Mark the example that is looked into."""
    if not desk.running:
        x, y = places[example.number(desk)].tolist()
        picture.data.append(boundaries.rings([(x, y)], "looked into"))


def _show(desk: TrainingDesk, picture: Picture, alt: str, caption: str) -> Any:
    """Draw the picture; returns what was clicked."""
    return shown.picture(
        desk, picture, "boundary", alt, caption, on_select="rerun", selection_mode="points"
    )


def _open(desk: TrainingDesk, event: Any) -> None:
    """Look into the example that was clicked."""
    for point in event.selection.points if event else ():
        if "customdata" in point:
            shown.go(desk, example=int(np.ravel(point["customdata"])[0]))
