"""The training page: a network learns, is stopped at any epoch, and rewound."""

import math

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from nnviz.ui.player import bridge
from nnviz.ui.session.widgets import kept
from nnviz.ui.training import pictures, settings
from nnviz.ui.training.desk import SPEEDS, TrainingDesk

TICK = 0.1
"""Seconds between two pictures while a training runs, at the least."""

SHARE_OF_TICK = 0.4
"""The share of them that is spent on training; the rest is for drawing and for the student."""


def head(lab: TrainingDesk) -> DeltaGenerator:
    """The settings, and under them the buttons, which are sent first: they answer the press.

    Returns the place for the pictures: on a phone the buttons stay in view as long as it does.
    """
    above, watched = st.container(), st.container()
    with watched:
        _controls(lab)
    with above:
        settings.settings(lab)
    return watched


def _controls(lab: TrainingDesk) -> None:
    """Run, pause, step, rewind, and a slider through the epochs."""
    epoch = lab.experiment.training.epoch
    with st.container(
        key="controls-run", horizontal=True, gap="small", vertical_alignment="center"
    ):
        st.button(
            "Pause" if lab.running else "Run",
            key="run",
            icon=":material/pause:" if lab.running else ":material/play_arrow:",
            disabled=lab.finished,
            on_click=lab.pause if lab.running else lab.run,
        )
        st.selectbox(
            "Speed of Run",
            list(SPEEDS),
            **kept("training speed", lab.speed),
            format_func=_speed,
            label_visibility="collapsed",
            width=240,
            on_change=lambda: lab.go_at(st.session_state["training speed"]),
        )
        for label, epochs in (("One epoch", 1), ("100 epochs", 100), ("1,000 epochs", 1000)):
            st.button(label, on_click=lab.advance, args=(epochs,), disabled=lab.running)
        st.button(
            "Rewind",
            icon=":material/replay:",
            on_click=lab.rewind,
            help="Back to epoch 0: the same examples, and the same first weight at every "
            "connection. Another activation, loss, optimiser or η keeps that start; other sizes, "
            "another seed or way to begin draw other first weights.",
        )
        if epoch and not lab.running:
            key = f"epoch of {epoch}"
            st.slider(
                "Epoch on show",
                0,
                epoch,
                **kept(key, min(lab.desk.document.epoch, epoch)),
                width=400,
                on_change=lambda: lab.desk.set(epoch=st.session_state[key]),
            )
    if not epoch and lab.same_start is not None:
        st.caption(
            "The same start as before: the same examples and the same first weights."
            if lab.same_start
            else "Another start than before: other examples or other first weights."
        )


def _speed(name: str) -> str:
    """What a speed is called, with its epochs a second if it has a limit."""
    epochs = SPEEDS[name]
    return name if math.isinf(epochs) else f"{name}: {epochs:g} epochs a second"


def watch(lab: TrainingDesk) -> None:
    """The four pictures; they redraw by themselves while the training runs.

    After Pause they wait for one more run of the page, so that the browser shows the buttons
    before it is busy with pictures.
    """
    if lab.halting:
        lab.halting = False
        st.rerun()
    # A picture is drawn anew when the next epoch is due, and no sooner.
    st.fragment(_watch, run_every=max(TICK, 1 / lab.pace) if lab.running else None)(lab)


def _watch(lab: TrainingDesk) -> None:
    if lab.running:
        lab.tick(TICK * SHARE_OF_TICK)
        if lab.rested:
            lab.running = False
            st.rerun(scope="app")
    pictures.draw(lab)
    bridge.publish_link(lab.desk.link())
