"""The four pictures of a training, in step: answers, hidden space, success, and health."""

import numpy as np
import streamlit as st

from nnviz.learning import health
from nnviz.learning.health import Vitals
from nnviz.learning.training import Moment
from nnviz.ui.session.widgets import entered, kept
from nnviz.ui.training import answers, example, shown
from nnviz.ui.training.desk import TrainingDesk
from nnviz.views.notation.numbers import short
from nnviz.views.training import course, diagnosis, pictures, together


def draw(desk: TrainingDesk) -> None:
    """How it stands, in numbers and in words; then the pictures."""
    experiment, moment = desk.experiment, desk.moment
    _summary(desk, moment, experiment.vitals(moment))
    sampled = experiment.training.sampled(course.MOST_POINTS)
    vitals = [experiment.vitals(each) for each in sampled]
    plane, hidden, success = st.columns(3, gap="small")
    with plane:
        answers.draw(desk, moment)
    with hidden:
        _hidden(desk, moment)
    with success:
        _success(desk, sampled, vitals)
    words, health = st.columns(2, gap="medium")
    with words:
        _diagnosis(desk, moment, experiment.vitals(moment))
    with health:
        shown.picture(
            desk,
            course.health(sampled, vitals, moment.epoch),
            "health",
            "The size of each layer's gradient: "
            + ", ".join(f"{name} {short(norm)}" for name, norm in moment.weight_norms.items()),
            "Above, how large each layer's gradient is: does the first layer's lag behind? Below, "
            "the share of a layer's answers that are flat, where little gradient passes; a thick "
            "line is the share of units that are dead, where none does.",
        )


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


def _hidden(desk: TrainingDesk, moment: Moment) -> None:
    experiment, data = desk.experiment, desk.experiment.data
    if not experiment.network.hidden:
        st.caption("No hidden layer: the output sees the inputs as they are.")
        return
    hidden = experiment.nodes(moment, data.points)["a1"]
    places, axes = pictures.flattened(hidden)
    groups = health.together(hidden)
    marks = together.marks(places, data.points, groups)
    shown.picture(
        desk,
        pictures.hidden_space(places, data.labels, data.titles, axes, marks),
        "hidden space",
        f"The examples as the first hidden layer sees them. {together.told(data.points, groups)}",
        "The same examples in hidden space: where the first hidden layer puts them. Notice which "
        "ones have moved together; a ring tells how many share a place.",
    )


def _success(desk: TrainingDesk, sampled: list[Moment], vitals: list[Vitals]) -> None:
    logarithmic = desk.document.logarithmic
    event = shown.picture(
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
        shown.go(desk, epoch=int(point["x"]))
