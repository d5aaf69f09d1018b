"""Part 4 of the XOR story: the output over the plane, and where each hidden unit folds it."""

import numpy as np
import streamlit as st
from plotly.graph_objects import Figure

from nnviz.engine.batch import evaluate, evaluate_nodes
from nnviz.engine.ieee import Array
from nnviz.learning.gates import CORNERS, GATES, Point
from nnviz.learning.plane import over, zero_line
from nnviz.ui.controls import table
from nnviz.ui.player import address, chart
from nnviz.ui.session.widgets import entered, kept
from nnviz.ui.xor.document import NETWORK, XorDesk, XorDocument, graph_of
from nnviz.ui.xor.hidden import weights
from nnviz.ui.xor.zoom import zoom
from nnviz.views.notation.numbers import short
from nnviz.views.plots import boundaries
from nnviz.views.xor import hidden

MAP_POINTS = 200
SOLID_POINTS = 80
"""Points along each side of the map, and of the solid surface."""

ALONG = 60
"""Points along a fold on the solid surface."""

NOTICE = {
    "map": "The contour lines are straight and evenly spaced on each piece; at a fold they change.",
    "solid": "Drag to turn it: every piece is flat, and the pieces meet at the folds.",
}

XOR = GATES["XOR"]
UNITS = ("z1", "z2")


@st.fragment
def output_surface(desk: XorDesk) -> None:
    """The whole part."""
    _look(desk)
    plot, words = st.columns([3, 2], gap="medium")
    with plot:
        _surface(desk.document)
    with words:
        st.markdown(
            "The output of a ReLU network is made of **flat pieces**. Each hidden unit folds the "
            "plane along one line: where its own sum is 0. Change a hidden unit's weights and its "
            "fold turns; change its bias and the fold moves; change u1 or u2 and the slopes change."
        )
        _folds_in_words(desk.document)
        zoom(desk)
    weights(desk)
    address.publish_link(desk.link())


def _look(desk: XorDesk) -> None:
    st.radio(
        "Look",
        ["map", "solid"],
        **kept("look", desk.document.look),
        format_func={"map": "map with contour lines", "solid": "3-D surface"}.get,
        horizontal=True,
        label_visibility="collapsed",
        on_change=lambda: desk.set(look=entered("look")),
    )


def _fold(document: XorDocument, unit: str) -> tuple[Point, Point] | None:
    """Where a hidden unit's sum is 0 in the window."""
    graph = graph_of(NETWORK.program)

    def score(x1: Array, x2: Array) -> Array:
        return evaluate_nodes(graph, document.named | {"x1": x1, "x2": x2})[unit]

    return zero_line(score, document.window)


def _at_corners(document: XorDocument) -> dict[str, Array]:
    x1, x2 = np.array(CORNERS).T
    return evaluate_nodes(graph_of(NETWORK.program), document.named | {"x1": x1, "x2": x2})


def _folds_in_words(document: XorDocument) -> None:
    for unit in UNITS:
        seen = "runs through this window" if _fold(document, unit) else "is not in this window"
        st.caption(f"The fold of hidden unit {unit[1]}, where {unit} = 0, {seen}.")
    rows = hidden.table(_at_corners(document), XOR)
    shown = [{name: row[name] for name in ("x₁x₂", "y", "should be", "")} for row in rows]
    table.records("The output at the four inputs", shown)


def _surface(document: XorDocument) -> None:
    points = {"map": MAP_POINTS, "solid": SOLID_POINTS}[document.look]
    outputs = over(graph_of(NETWORK.program), document.named, document.window, points=points)
    if not np.isfinite(outputs).all() or np.abs(outputs).max() > boundaries.LARGEST:
        st.warning("These weights are so large that the plot can't follow. Make them smaller.")
        return
    draw = {"map": _map, "solid": _solid}[document.look]
    low, high = float(outputs.min()), float(outputs.max())
    chart.show(
        draw(document, outputs),
        # The style sheet can't reach what the graphics card draws.
        theme={"map": None, "solid": "streamlit"}[document.look],
        alt=f"The output over x1 and x2, from {short(low)} to {short(high)} in this window, with "
        "the fold lines of both hidden units.",
    )
    if low == high:
        st.caption(f"The output is {short(low)} everywhere in this window.")
    else:
        st.caption(
            f"Blue is above ½, orange below. {NOTICE[document.look]} With the book's weights there "
            "is a ridge that carries 01 and 10, and 00 and 11 lie lower on either side of it."
        )


def _map(document: XorDocument, outputs: Array) -> Figure:
    plot = hidden.heights(outputs, document.window, XOR)
    hidden.folds(plot, [_fold(document, unit) for unit in UNITS])
    return plot


def _solid(document: XorDocument, outputs: Array) -> Figure:
    lines = [_on_surface(document, _fold(document, unit)) for unit in UNITS]
    return hidden.surface(outputs, document.window, _at_corners(document)["y1"], lines)


def _on_surface(
    document: XorDocument, ends: tuple[Point, Point] | None
) -> tuple[Array, Array, Array] | None:
    """A fold's points, as high as the surface is there."""
    if ends is None:
        return None
    x1, x2 = np.linspace(*ends, ALONG).T
    inputs = document.named | {"x1": x1, "x2": x2}
    return x1, x2, evaluate(graph_of(NETWORK.program), inputs)
