"""The network page: a feedforward network of the student's own, in matrices or in scalars."""

from dataclasses import replace
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from nnviz.engine.steps import Frame
from nnviz.lessons.presets import PRESETS, random_tensors
from nnviz.networks.architecture import ACTIVATIONS, OUTPUTS
from nnviz.ui.controls.tensor import tensor
from nnviz.ui.network import document as limits
from nnviz.ui.network import learn, results
from nnviz.ui.network.desk import VIEWS, NetworkDesk
from nnviz.ui.player import player, svg, tabs
from nnviz.ui.session.widgets import entered, kept, opener, replaced
from nnviz.views.network import layers, networks


def edit(desk: NetworkDesk) -> None:
    """One line above the graph: a network of the texts, the plan as it is now, and the view."""
    with st.container(key="editor", horizontal=True, vertical_alignment="bottom", gap="small"):
        _preset(desk)
        with st.popover(networks.plan(desk.document.network), key="plan", icon=":material/tune:"):
            _sizes(desk)
            _activations(desk)
            _bias(desk)
            _random(desk)
        _view(desk)


def _preset(desk: NetworkDesk) -> None:
    st.selectbox(
        "Preset",
        list(PRESETS),
        index=None,
        **opener("network preset", None, desk.open_preset),
        format_func=lambda key: f"{PRESETS[key].title} ({PRESETS[key].source})",
        placeholder="Begin with a network of the texts",
    )


def _notice(desk: NetworkDesk) -> None:
    """What to notice in a network of the texts."""
    plan = desk.document
    for preset in PRESETS.values():
        if preset.network == plan.network and plan.holds(preset.tensors, but=("x", "y")):
            st.caption(preset.notice)


def _sizes(desk: NetworkDesk) -> None:
    sizes = desk.document.network.sizes

    def resize(place: int, key: str) -> None:
        if (size := entered(key)) is not None:
            desk.rebuild(sizes=replaced(desk.document.network.sizes, place, size))

    def deepen(key: str) -> None:
        count = entered(key)
        if count is None:
            return
        network = desk.document.network
        first, *units, last = network.sizes
        desk.rebuild(
            sizes=(first, *(*units, *[3] * count)[:count], last),
            hidden=(*network.hidden, *["relu"] * count)[:count],
        )

    boxes = [("Inputs", 0, limits.MOST_INPUTS)]
    boxes += [
        (f"Units in layer {place}", place, limits.MOST_UNITS) for place in range(1, len(sizes) - 1)
    ]
    least = 2 if desk.document.network.output == "softmax" else 1
    with st.container(horizontal=True, gap="small"):
        _whole("Hidden layers", len(sizes) - 2, 0, limits.MOST_LAYERS, deepen)
        for label, place, most in boxes:
            _whole(label, sizes[place], 1, most, partial(resize, place))
        _whole("Outputs", sizes[-1], least, limits.MOST_OUTPUTS, partial(resize, -1))


def _whole(label: str, value: int, least: int, most: int, take: Any) -> None:
    key = f"size {label} {least}"
    st.number_input(
        label,
        least,
        most,
        value=None,
        step=1,
        **kept(key, value),
        width=130,
        on_change=take,
        args=(key,),
    )


def _activations(desk: NetworkDesk) -> None:
    network = desk.document.network

    def activate(place: int, key: str) -> None:
        now = desk.document.network.hidden
        desk.rebuild(hidden=replaced(now, place, entered(key)))

    def finish() -> None:
        (output, loss), sizes = entered("output"), desk.document.network.sizes
        outputs = max(2, sizes[-1]) if output == "softmax" else sizes[-1]
        desk.rebuild(output=output, loss=loss, sizes=(*sizes[:-1], outputs))

    with st.container(horizontal=True, gap="small"):
        for place, function in enumerate(network.hidden):
            key = f"activation {place}"
            st.selectbox(
                f"Activation of layer {place + 1}",
                list(ACTIVATIONS),
                **kept(key, function),
                format_func=ACTIVATIONS.__getitem__,
                width=180,
                on_change=activate,
                args=(place, key),
            )
        st.selectbox(
            "Output and loss",
            list(OUTPUTS),
            **kept("output", (network.output, network.loss)),
            format_func=OUTPUTS.__getitem__,
            width=260,
            on_change=finish,
        )


def _view(desk: NetworkDesk) -> None:
    st.segmented_control(
        "The graph in",
        list(VIEWS),
        **kept("view", desk.document.view),
        required=True,
        format_func=VIEWS.__getitem__,
        on_change=lambda: desk.look(view=entered("view")),
    )


def _arrows(desk: NetworkDesk) -> None:
    st.segmented_control(
        "Arrows as thick as the",
        ["weight", "gradient"],
        **kept("arrows", desk.document.arrows),
        required=True,
        on_change=lambda: desk.look(arrows=entered("arrows")),
    )


def _bias(desk: NetworkDesk) -> None:
    st.toggle(
        "Bias as a unit that is always 1",
        **kept("clamped", desk.document.network.clamped),
        help="SLP Fig. 6.9: each bias becomes the weight of one more unit, clamped to +1.",
        on_change=lambda: desk.rebuild(clamped=entered("clamped")),
    )


def _random(desk: NetworkDesk) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        seed = st.number_input("Seed", 0, 9999, value=1, step=1, width=110)
        st.button("Randomise the weights", on_click=_randomise, args=(desk, seed))


def _randomise(desk: NetworkDesk, seed: int) -> None:
    plan = desk.document
    fresh = random_tensors(plan.network, seed)
    kept = {name: plan.tensors[name] for name in ("x", "y")}
    desk.change(replace(plan, tensors=fresh | kept))


def _numbers(desk: NetworkDesk) -> None:
    """A box for each vector and matrix: typed, or pasted from a spreadsheet."""
    st.caption(
        "Every number can be changed. Type `[1, 2]` or `[[1, 2], [3, 4]]`, or paste cells from a "
        "spreadsheet. A row of W holds the weights of one unit."
    )
    with st.container(key="inputs", horizontal=True, gap="small"):
        for name, values in desk.document.tensors.items():
            refuse = partial(desk.refusal, name)
            tensor(name, values, partial(desk.set_tensor, name), refuse=refuse)
    for reason in desk.refused.values():
        st.html(f'<div role="alert" class="nnviz-error">{escape(reason)}</div>')


def picture(desk: NetworkDesk, frame: Frame) -> None:
    """The layers, kept in step with the graph."""
    plan = desk.document
    known = (networks.of_matrices if plan.view == "matrices" else networks.of_scalars)(
        plan.network, frame
    )
    svg.show("layers", layers.drawing(plan.network, known, plan.arrows))
    gates = ", and that a closed ReLU lets none through" if "relu" in plan.network.hidden else ""
    st.caption(
        "The network as layers (SLP Fig. 6.8): a solid arrow is positive, a dashed one negative. "
        f"Notice which arrows get a gradient{gates}."
    )


def walk(desk: NetworkDesk) -> None:
    """The graph in the player, the layers in step with it, every number, and the tabs."""
    graph, under = st.container(), st.container()
    with under:
        _notice(desk)
        layers_at, numbers_at = st.columns([1, 1], gap="large")
    with graph:
        player.play(
            desk.run,
            desk.walk,
            link=desk.link,
            take=desk.take_all,
            beside=partial(picture, desk),
            place=layers_at,
        )
    with layers_at:
        _arrows(desk)
    with numbers_at:
        _numbers(desk)
    plan = desk.document
    more = {
        "Learn": partial(learn.learn, desk),
        "The book's results": partial(results.results, desk),
        "Module and files": partial(results.files, desk),
    }
    tabs.show(tabs.of_run(desk.run) | more, lambda: desk.document is plan, desk.walk)
