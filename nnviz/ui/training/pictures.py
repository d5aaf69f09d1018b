"""The four pictures of a training, in step: the plane, hidden space, success, and health."""

from typing import Any

import numpy as np
import streamlit as st

from nnviz.learning import health
from nnviz.learning.health import Vitals
from nnviz.learning.plane import Window
from nnviz.learning.training import Moment
from nnviz.ui.player import svg
from nnviz.ui.session.widgets import entered, kept
from nnviz.ui.training import example
from nnviz.ui.training.desk import TrainingDesk
from nnviz.views.notation.numbers import short
from nnviz.views.notation.titles import in_markdown
from nnviz.views.plots import boundaries
from nnviz.views.plots import svg as drawing
from nnviz.views.plots.picture import Picture
from nnviz.views.training import course, diagnosis, pictures, together

GRID, FAST_GRID = 100, 60
"""Points along each side of the plane: at rest, and while a training runs."""


CLICKABLE = 41
"""Places along each side of the plane where a click can add a point."""


def draw(desk: TrainingDesk) -> None:
    """How it stands, in numbers and in words; then the pictures."""
    experiment, moment = desk.experiment, desk.moment
    _summary(desk, moment, experiment.vitals(moment))
    sampled = experiment.training.sampled(course.MOST_POINTS)
    vitals = [experiment.vitals(each) for each in sampled]
    plane, hidden, success = st.columns(3, gap="small")
    with plane:
        _plane(desk, moment)
    with hidden:
        _hidden(desk, moment)
    with success:
        _success(desk, sampled, vitals)
    words, health = st.columns(2, gap="medium")
    with words:
        _diagnosis(desk, moment, experiment.vitals(moment))
    with health:
        _picture(
            desk,
            course.health(sampled, vitals, moment.epoch),
            "health",
            "The size of each layer's gradient: "
            + ", ".join(f"{name} {short(norm)}" for name, norm in moment.weight_norms.items()),
            "Above, how large each layer's gradient is: does the first layer's lag behind? Below, "
            "the share of a layer's answers that are flat, where little gradient passes; a thick "
            "line is the share of units that are dead, where none does.",
        )


def _picture(
    desk: TrainingDesk, picture: Picture, key: str, alt: str, caption: str, **options: Any
) -> Any:
    """A figure: light while the training runs, else one that can be hovered and clicked."""
    if desk.running:
        svg.show(key, drawing.svg(picture, alt))
        event = None
    else:
        event = st.plotly_chart(
            picture._asdict(),
            key=f"{key} chart",
            config={"displayModeBar": False},
            alt=alt,
            **options,
        )
    st.caption(caption)
    return event


def _summary(desk: TrainingDesk, moment: Moment, vitals: Vitals) -> None:
    """Epoch, loss and right answers."""
    experiment = desk.experiment
    parts = [f"Epoch **{moment.epoch:,}**", f"loss **{short(moment.loss)}**"]
    tests = int(experiment.test.sum())
    for share, count, of in (
        (vitals.train, len(experiment.test) - tests, "right"),
        (vitals.test, tests, "right on the test examples"),
    ):
        if share is not None:
            parts.append(f"{of} **{round(share * count)} of {count}**")
    st.markdown(", ".join(parts))


def _diagnosis(desk: TrainingDesk, moment: Moment, vitals: Vitals) -> None:
    """What a teacher would say."""
    experiment = desk.experiment
    moments = [each for each in experiment.training.moments if each.epoch <= moment.epoch]
    born = "" if np.isfinite(moment.loss) else example.born(desk)
    points = experiment.data.points
    merged = [together.called(points, group) for group in experiment.merged(moment)]
    with st.container(key="diagnosis", gap=None):
        for sentence in diagnosis.diagnosis(moments, vitals, merged=merged, born=born):
            st.markdown(f":material/stethoscope: {sentence}")


def _plane(desk: TrainingDesk, moment: Moment) -> None:
    experiment, data = desk.experiment, desk.experiment.data
    window = Window(*experiment.window)
    size = FAST_GRID if desk.running else GRID
    across, up = np.broadcast_arrays(*window.lattice(size))
    grid = np.column_stack([across.ravel(), up.ravel()])
    answers = experiment.answers(moment, grid).reshape(size, size)
    picture = pictures.plane(
        answers,
        window,
        data.points,
        data.labels,
        experiment.wrong(moment),
        experiment.test,
        data.titles,
    )
    if not desk.running:
        x, y = data.points[example.number(desk)].tolist()
        picture.data.append(boundaries.rings([(x, y)], "looked into below"))
    paints = desk.brush is not None and data.classes > 0 and not desk.running
    if paints:
        picture.data.append(boundaries.clickable(window, CLICKABLE))
    if desk.running:
        hint = "Pause to click one."
    elif paints and desk.brush is not None:
        hint = f"Click anywhere to add a point of class {in_markdown(data.title(desk.brush))}."
    else:
        hint = "Click an example to look into it below."
    event = _picture(
        desk,
        picture,
        "boundary",
        "The plane of the two inputs, coloured by the network's answer, with the examples.",
        "What the network answers everywhere; wrong examples are crossed out. "
        + pictures.undecided(answers, data.titles)
        + hint,
        on_select="rerun",
        selection_mode="points",
    )
    for point in event.selection.points if event else ():
        if paints:
            desk.add((float(point["x"]), float(point["y"])))
            st.rerun(scope="app")
        elif "customdata" in point:
            _go(desk, example=int(np.ravel(point["customdata"])[0]))


def _hidden(desk: TrainingDesk, moment: Moment) -> None:
    experiment, data = desk.experiment, desk.experiment.data
    if not experiment.network.hidden:
        st.caption("No hidden layer: the output sees the inputs as they are.")
        return
    answers = experiment.nodes(moment, data.points)["a1"]
    places, axes = pictures.flattened(answers)
    groups = health.together(answers)
    marks = together.marks(places, data.points, groups)
    _picture(
        desk,
        pictures.hidden_space(places, data.labels, data.titles, axes, marks),
        "hidden space",
        f"The examples as the first hidden layer sees them. {together.told(data.points, groups)}",
        "The same examples in hidden space: where the first hidden layer puts them. Notice which "
        "ones have moved together; a ring tells how many share a place.",
    )


def _success(desk: TrainingDesk, sampled: list[Moment], vitals: list[Vitals]) -> None:
    logarithmic = desk.document.logarithmic
    event = _picture(
        desk,
        course.success(sampled, vitals, desk.moment.epoch, logarithmic=logarithmic),
        "success",
        f"The mean loss, from {short(sampled[0].loss)} to {short(sampled[-1].loss)}.",
        "The mean loss on the training examples, and the share of right answers. The dashed line "
        "is the epoch on show; click the loss to go to another.",
        on_select="rerun",
        selection_mode="points",
    )
    st.toggle(
        "Logarithmic loss",
        **kept("logarithmic", logarithmic),
        on_change=lambda: desk.set(logarithmic=entered("logarithmic")),
    )
    for point in event.selection.points if event else ():
        _go(desk, epoch=int(point["x"]))


def _go(desk: TrainingDesk, **place: int) -> None:
    """Show another epoch or example, if it is another."""
    before = desk.document
    desk.set(**place)
    if desk.document != before:
        st.rerun(scope="app")
