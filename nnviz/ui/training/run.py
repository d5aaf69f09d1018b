"""The training page: a network learns, is stopped at any epoch, and rewound."""

import math

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from nnviz.ui.player import address
from nnviz.ui.session.widgets import entered, kept
from nnviz.ui.training import pictures, settings
from nnviz.ui.training.desk import SPEEDS, TrainingDesk

TICK = 0.1
"""Seconds between two pictures while a training runs, at the least."""

SHARE_OF_TICK = 0.4
"""The share of them that is spent on training; the rest is for drawing and for the student."""


def head(desk: TrainingDesk) -> DeltaGenerator:
    """The settings, and under them the buttons, which are sent first: they answer the press.

    Returns the place for the pictures: on a phone the buttons stay in view as long as it does.
    """
    above, watched = st.container(), st.container()
    with watched:
        _controls(desk)
    with above:
        settings.settings(desk)
    return watched


def _controls(desk: TrainingDesk) -> None:
    """Run, pause, step, rewind, and a slider through the epochs."""
    epoch = desk.experiment.training.epoch
    with st.container(
        key="controls-run", horizontal=True, gap="xsmall", vertical_alignment="center"
    ):
        st.button(
            "Pause" if desk.running else "Run",
            key="run",
            icon=":material/pause:" if desk.running else ":material/play_arrow:",
            type="primary",
            disabled=desk.finished,
            on_click=desk.pause if desk.running else desk.run,
        )
        st.selectbox(
            "Speed of Run",
            list(SPEEDS),
            **kept("training speed", desk.speed),
            format_func=_speed,
            label_visibility="collapsed",
            width=130,
            on_change=lambda: desk.go_at(entered("training speed")),
        )
        for label, epochs in (("One epoch", 1), ("100 epochs", 100), ("1,000 epochs", 1000)):
            st.button(label, on_click=desk.advance, args=(epochs,), disabled=desk.running)
        st.button(
            "Rewind",
            icon=":material/replay:",
            on_click=desk.rewind,
            help="Back to epoch 0: the same examples, and the same first weight at every "
            "connection. Another activation, loss, optimiser or η keeps that start; other sizes, "
            "another seed or way to begin draw other first weights.",
        )
        key = f"epoch of {epoch}"
        st.slider(
            "Epoch on show",
            0,
            max(epoch, 1),
            **kept(key, min(desk.document.epoch, epoch)),
            disabled=desk.running or not epoch,
            width="stretch",
            label_visibility="collapsed",
            on_change=lambda: desk.show(entered(key)),
        )
    if not epoch and desk.same_start is not None:
        st.caption(
            "The same start as before: the same examples and the same first weights."
            if desk.same_start
            else "Another start than before: other examples or other first weights."
        )


def _speed(name: str) -> str:
    """What a speed is called, with its epochs a second if it has a limit."""
    epochs = SPEEDS[name]
    return name if math.isinf(epochs) else f"{name}: {epochs:g} epochs a second"


def watch(desk: TrainingDesk) -> None:
    """The four pictures; they redraw by themselves while the training runs.

    After Pause they wait for one more run of the page, so that the browser shows the buttons
    before it is busy with pictures.
    """
    if desk.halting:
        desk.halting = False
        st.rerun()
    # A picture is drawn anew when the next epoch is due, and no sooner.
    st.fragment(_watch, run_every=max(TICK, 1 / desk.pace) if desk.running else None)(desk)


def _watch(desk: TrainingDesk) -> None:
    if desk.running:
        desk.tick(TICK * SHARE_OF_TICK)
        if desk.rested:
            desk.running = False
            st.rerun(scope="app")
    pictures.draw(desk)
    address.publish_link(desk.link())
