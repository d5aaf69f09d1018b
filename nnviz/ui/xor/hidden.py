"""Part 3 of the XOR story: the network that does it, and what its hidden layer does."""

from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from nnviz.engine.batch import evaluate_nodes
from nnviz.engine.ieee import Array, Value
from nnviz.engine.run import Run, run
from nnviz.engine.steps import Frame
from nnviz.learning.descent import update
from nnviz.learning.gates import CORNERS, GATES, Point
from nnviz.learning.plane import Window, over
from nnviz.ui.controls.boxes import box
from nnviz.ui.player import address, chart, player
from nnviz.ui.session.shared import shared
from nnviz.ui.session.widgets import entered, kept, opener
from nnviz.ui.xor.document import NETWORK, PARAMETERS, XorDesk, XorDocument, graph_of
from nnviz.ui.xor.zoom import zoom
from nnviz.views.plots import boundaries
from nnviz.views.xor import hidden

PRESETS = {
    "The book's (Goodfellow et al.)": XorDocument().weights,
    "Two opposed units": (1.0, -1.0, 0.0, -1.0, 1.0, 0.0, 1.0, 1.0, 0.0),
    "Both hidden units alike": (1.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0, -2.0, 0.0),
    "All 0": (0.0,) * len(PARAMETERS),
}
"""Weights in the order of `PARAMETERS`."""

LATTICE = 25
"""Lines of the lattice that is folded, in each direction."""

XOR = GATES["XOR"]
PLOT = "input space"


def hidden_layer(desk: XorDesk) -> None:
    """The whole part."""
    _choose(desk)
    graph, planes = st.columns([3, 2], gap="medium")
    with graph:
        player.play(
            _run(desk.document.weights, desk.document.at),
            desk.walk,
            link=desk.link,
            take=partial(_take, desk),
            beside=partial(_spaces, desk, desk.document),
            place=planes,
        )
    values = evaluate_nodes(graph_of(NETWORK.program), _at_corners(desk.document))
    st.markdown(
        "What one line can't do, two layers can. Two hidden ReLU units look at the inputs first, "
        "and the output unit sees only **them**: it draws its line in *their* plane, the "
        "**hidden space**. With the book's weights the points 01 and 10 become **one point** "
        "there, and one line is enough."
    )
    zoom(desk)
    weights(desk)
    _table(values)
    _fold(desk, values)


def _choose(desk: XorDesk) -> None:
    """The input that the graph is of."""
    document = desk.document
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.segmented_control(
            "Input",
            CORNERS,
            **kept("corner", document.at if document.at in CORNERS else None),
            format_func=lambda corner: boundaries.NAMES[CORNERS.index(corner)],
            on_change=_take_corner,
            args=(desk,),
        )
        for place, label in enumerate(("x1", "x2")):
            box(label, document.point[place], partial(_place, desk, place), key=f"point {label}")


def _take(desk: XorDesk, values: Mapping[str, Value]) -> None:
    """Take numbers that were changed on the graph's cards: weights, biases, the input."""
    document = desk.document
    x1, x2 = document.at
    known = {**document.named, "x1": x1, "x2": x2, **values}
    desk.set(
        weights=tuple(float(known[name]) for name in PARAMETERS),
        point=(float(known["x1"]), float(known["x2"])),
    )


def weights(desk: XorDesk) -> None:
    """The network's weights and biases, and sets of them to start from."""
    document = desk.document
    chosen = next((name for name, each in PRESETS.items() if each == document.weights), None)

    def take(name: str) -> None:
        desk.set(weights=PRESETS[name])

    formula, preset = st.columns([3, 2], gap="large", vertical_alignment="center")
    with formula:
        st.latex(hidden.formula(document.named))
    with preset:
        st.selectbox(
            "Weights to start from",
            list(PRESETS),
            index=None,
            placeholder="Weights of your own",
            **opener("preset", chosen, take),
        )
        st.caption(
            "Row 1 of the matrix holds the weights into hidden unit 1, from x1 and from x2. "
            "u1 and u2 go to the output."
        )
    with st.container(horizontal=True, gap="small"):
        for place, name in enumerate(PARAMETERS):
            box(name, document.weights[place], partial(_set, desk, place), key=f"weight {name}")


def _set(desk: XorDesk, place: int, value: float) -> None:
    changed = list(desk.document.weights)
    changed[place] = value
    desk.set(weights=tuple(changed))


def _at_corners(document: XorDocument) -> dict[str, Any]:
    x1, x2 = np.array(CORNERS).T
    return document.named | {"x1": x1, "x2": x2}


def in_hidden_space(values: dict[str, Array]) -> Array:
    """Where points stand in hidden space, of shape (points, 2)."""
    return np.stack([values["h1"], values["h2"]], axis=1)


def _spaces(desk: XorDesk, document: XorDocument, frame: Frame) -> None:
    """Both spaces beside the graph, and where the gradients found so far would move the line."""
    if desk.document is not document:  # a place was clicked: the graph is another one too
        st.rerun(scope="app")
    values = evaluate_nodes(graph_of(NETWORK.program), _at_corners(document))
    ends = in_hidden_space(values)
    if not np.isfinite(ends).all() or np.abs(ends).max() > boundaries.LARGEST:
        st.warning("These weights are so large that the plots can't follow. Make them smaller.")
        return
    outputs = over(graph_of(NETWORK.program), document.named, document.window)
    right = int(((values["y1"] > hidden.LEVEL) == np.array(XOR)).sum())
    plot = hidden.space(outputs, document.window, hidden.INPUT_AXES, np.array(CORNERS), XOR)
    hidden.chosen(plot, document.at, "graph on show")
    found = [name for name in PARAMETERS if frame.gradients.get(name)]
    if found:
        moved = document.named | update(frame.run, found, hidden.RATE)
        there = over(graph_of(NETWORK.program), moved, document.window)
        plot.add_trace(boundaries.line_at(there, document.window, hidden.LEVEL))
    plot.add_trace(boundaries.clickable(document.window))
    chart.show(
        boundaries.beside(plot),
        key=PLOT,
        on_select=partial(_clicked, desk),
        selection_mode="points",
        alt=f"Input space: the network's output over x1 and x2. {right} of 4 points right.",
    )
    st.caption(hidden.told(moved=bool(found)))
    window = Window((1.0, 0.5), 1.5).covering(ends)
    inner = hidden.space(_last_layer(document, window), window, hidden.HIDDEN_AXES, ends, XOR)
    chart.show(
        boundaries.beside(inner),
        alt="Hidden space: the same four points at (h1, h2), and the output unit's straight line "
        "between them.",
    )
    st.caption(
        "**Hidden space**: the same points where the hidden layer puts them. Here the boundary is "
        "a straight line, u1·h1 + u2·h2 + c = ½."
    )


def _last_layer(document: XorDocument, window: Window) -> Array:
    """The output unit alone, over hidden space."""
    graph = graph_of(NETWORK.program.splitlines()[-1])
    inputs = {name: document.named[name] for name in graph.inputs if name in document.named}
    return over(graph, inputs, window, axes=("h1", "h2"))


def _clicked(desk: XorDesk) -> None:
    state: Any = entered(PLOT)
    if points := state.selection.points:
        desk.set(point=(points[-1]["x"], points[-1]["y"]))


def _table(values: dict[str, Array]) -> None:
    rows = pd.DataFrame(hidden.table(values, XOR))
    st.table(rows, hide_index=True, alt="The network at the four inputs")
    st.caption(
        "z is before ReLU, h after it. The output counts as 1 above ½. With the book's weights 01 "
        "and 10 both come to h = (1, 0)."
    )


@st.fragment
def _fold(desk: XorDesk, values: dict[str, Array]) -> None:
    document = desk.document
    st.subheader("Watch the plane fold", anchor=False)
    ends = in_hidden_space(values)
    if not np.isfinite(ends).all() or np.abs(ends).max() > boundaries.LARGEST:
        st.caption("Nothing to draw with weights as large as these.")
        return
    words, plot = st.columns([2, 3], gap="large")
    with words:
        st.markdown(
            "Drag the slider: every point x of the square moves straight to its place h in hidden "
            "space. ReLU **folds** the plane; that is how two points that lay apart can come to "
            "lie on each other. With the book's weights no straight line separates the classes "
            "before, and one does after."
        )
        st.slider(
            "From input space (0) to hidden space (1)",
            0.0,
            1.0,
            step=0.05,
            **kept("morph", document.share),
            on_change=lambda: desk.set(share=entered("morph")),
        )
    with plot:
        start, end, outputs = _lattice(document.weights)
        chart.show(
            hidden.morph(start, end, outputs, desk.document.share, XOR, ends),
            alt=f"The unit square as a lattice, {desk.document.share:.0%} of the way from input "
            "space to hidden space.",
        )
        st.caption("Squares: output above ½. Diamonds: ½ or below. Follow 01 and 10.")
    address.publish_link(desk.link())


@lru_cache(maxsize=64)
def _lattice(weights: tuple[float, ...]) -> tuple[tuple[Array, Array], tuple[Array, Array], Array]:
    """A lattice over the unit square: in input space, in hidden space, and the output at it."""
    square = Window((0.5, 0.5), 0.5)
    start = np.broadcast_arrays(*square.lattice(LATTICE))
    named = dict(zip(PARAMETERS, weights, strict=True))
    inputs = named | {"x1": start[0], "x2": start[1]}
    values = evaluate_nodes(graph_of(NETWORK.program), inputs)
    return (start[0], start[1]), (values["h1"], values["h2"]), values["y1"]


@shared
def _run(weights: tuple[float, ...], point: Point) -> Run:
    inputs = dict(zip(PARAMETERS, weights, strict=True)) | dict(
        zip(("x1", "x2"), point, strict=True)
    )
    return run(graph_of(NETWORK.program), inputs)


def _take_corner(desk: XorDesk) -> None:
    if corner := entered("corner"):
        desk.set(point=corner)


def _place(desk: XorDesk, place: int, value: float) -> None:
    point = list(desk.document.point)
    point[place] = value
    desk.set(point=tuple(point))
