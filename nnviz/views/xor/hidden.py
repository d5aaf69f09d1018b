"""What a hidden layer of two ReLU units does to the plane: both spaces, and the way between."""

from collections.abc import Mapping, Sequence

import numpy as np
from plotly.graph_objects import Figure, Scatter, Scatter3d, Surface

from nnviz.engine.ieee import Array
from nnviz.learning.gates import CORNERS, Point
from nnviz.learning.plane import Window
from nnviz.views.notation import numbers
from nnviz.views.notation.numbers import short
from nnviz.views.notation.palette import LINE, LOCAL, PARAMETER
from nnviz.views.plots import boundaries
from nnviz.views.plots.boundaries import NAMES
from nnviz.views.plots.direct import named
from nnviz.views.steps import formulas

RATE = 0.1
"""η of the step that is drawn beside the backward pass."""

LEVEL = 0.5
"""The output counts as 1 above this: half-way between the two answers."""

INPUT_AXES = ("x₁", "x₂")
HIDDEN_AXES = ("h₁", "h₂")

SOLID = [
    (0.0, boundaries.tint(boundaries.BELOW, 1)),
    (0.5, "rgb(225, 225, 225)"),
    (1.0, boundaries.tint(boundaries.ABOVE, 1)),
]
"""Colours of the solid surface, which can't let the ground through."""

FOLDS = (("z₁ = 0", PARAMETER, "dash"), ("z₂ = 0", LOCAL, "dot"))

SOLID_FOLDS = ("rgb(16, 150, 140)", "rgb(140, 95, 225)")
"""The folds' colours on the solid surface: seen on light and on dark ground."""

EYE = {"x": 1.9, "y": -1.1, "z": 0.7}
"""From where the solid is seen first: both sides of the book's ridge are in view."""


def formula(weights: Mapping[str, float]) -> str:
    """The network as two equations in LaTeX, with its weights as matrices."""
    w11, w12, b1, w21, w22, b2, u1, u2, _ = map(numbers.latex, weights.values())
    c = numbers.bracketed(weights["c"])
    inner = rf"{_matrix(w11, w12, w21, w22)} {_column('x_1', 'x_2')} + {_column(b1, b2)}"
    return formulas.aligned(
        rf"\mathbf{{h}} &= \operatorname{{ReLU}}\left({inner}\right)",
        rf"y &= \begin{{bmatrix}} {u1} & {u2} \end{{bmatrix}} \mathbf{{h}} + {c}",
    )


def _matrix(a: str, b: str, c: str, d: str) -> str:
    return rf"\begin{{bmatrix}} {a} & {b} \\ {c} & {d} \end{{bmatrix}}"


def _column(a: str, b: str) -> str:
    return rf"\begin{{bmatrix}} {a} \\ {b} \end{{bmatrix}}"


def space(
    outputs: Array, window: Window, axes: tuple[str, str], places: Array, targets: Sequence[float]
) -> Figure:
    """The network's output over a space, with the four corners where they stand in it.

    Parameters
    ----------
    outputs : y all over the window
    places : of the corners in this space, of shape (4, 2)
    """
    plot = boundaries.plane(window, axes)
    plot.add_trace(boundaries.field(outputs, window, LEVEL))
    plot.add_traces(boundaries.corners(targets, places, NAMES))
    return plot


def told(*, moved: bool) -> str:
    """What to notice in input space, where a step against gradients is drawn too or not."""
    if moved:
        return (
            f"**Input space**. Dashed: the boundary after w ← w − {RATE} · ∂y/∂w, with the "
            "gradients found so far."
        )
    return (
        "**Input space**. Blue: output above ½. Click a place to see its graph; step back, and a "
        "dashed line shows where the gradients lead."
    )


def heights(outputs: Array, window: Window, targets: Sequence[float]) -> Figure:
    """The output as a map with contour lines, and the four corners."""
    plot = boundaries.with_scale(boundaries.plane(window, INPUT_AXES))
    plot.add_trace(boundaries.levels(outputs, window, LEVEL))
    plot.add_traces(boundaries.corners(targets, np.array(CORNERS), NAMES))
    return plot


def folds(plot: Figure, ends: Sequence[tuple[Point, Point] | None]) -> None:
    """Draw where each hidden unit stands on its corner: there the plane is folded."""
    for (name, ink, dash), line in zip(FOLDS, ends, strict=True):
        if line:
            plot.add_trace(boundaries.segment(line, name, ink, dash))
    named(plot)


def table(values: Mapping[str, Array], targets: Sequence[float]) -> list[dict[str, str]]:
    """For each corner: pre-activations, hidden units, output, and whether it is right."""
    columns = {"z₁": "z1", "z₂": "z2", "h₁": "h1", "h₂": "h2", "y": "y1"}
    rows = []
    for place, (name, target) in enumerate(zip(NAMES, targets, strict=True)):
        row = {"x₁x₂": name}
        row |= {label: short(float(values[node][place])) for label, node in columns.items()}
        right = (values["y1"][place] > LEVEL) == (target > LEVEL)
        rows.append(row | {"should be": short(target), "": "✓ right" if right else "✗ wrong"})
    return rows


def morph(
    start: tuple[Array, Array],
    end: tuple[Array, Array],
    outputs: Array,
    share: float,
    targets: Sequence[float],
    ends: Array,
) -> Figure:
    """A lattice of points on its way from input space to hidden space.

    Parameters
    ----------
    start, end : the lattice in both spaces, coordinates of shape (n, n)
    outputs : y at each point, of the same shape
    share : how far on the way, from 0 to 1
    ends : the corners in hidden space, of shape (4, 2)
    """
    x, y = (a + share * (b - a) for a, b in zip(start, end, strict=True))
    everywhere = np.concatenate(
        [np.stack([part.ravel() for part in side], 1) for side in (start, end)]
    )
    window = Window((0.5, 0.5), 0.8).covering(everywhere)
    plot = boundaries.plane(window, ("x₁ → h₁", "x₂ → h₂"))
    for across, up in ((x, y), (x.T, y.T)):
        breaks = np.full((len(across), 1), np.nan)
        plot.add_trace(
            Scatter(
                x=np.hstack([across, breaks]).ravel().astype(np.float32),
                y=np.hstack([up, breaks]).ravel().astype(np.float32),
                mode="lines",
                line={"color": LINE.rgb, "width": 1},
                hoverinfo="skip",
                showlegend=False,
            )
        )
    for above, symbol, colour, name in (
        (True, "square", boundaries.ABOVE, "output above ½"),
        (False, "diamond", boundaries.BELOW, "output ½ or below"),
    ):
        chosen = (outputs > LEVEL) == above
        plot.add_trace(
            Scatter(
                x=x[chosen].astype(np.float32),
                y=y[chosen].astype(np.float32),
                mode="markers",
                marker={"symbol": symbol, "size": 5, "color": boundaries.tint(colour, 1)},
                name=name,
                hoverinfo="skip",
            )
        )
    places = np.array(CORNERS) + share * (ends - np.array(CORNERS))
    plot.add_traces(boundaries.corners(targets, places.round(9), NAMES))
    return plot


def surface(
    outputs: Array,
    window: Window,
    values: Array,
    lines: Sequence[tuple[Array, Array, Array] | None],
) -> Figure:
    """The output as a surface over the inputs, with the folds drawn on it.

    Parameters
    ----------
    outputs : y all over the window
    values : y at each corner
    lines : for each fold its points (x1, x2, y), or None
    """
    across, up = (side.ravel() for side in window.lattice(len(outputs)))
    spread = max(float(np.abs(outputs - LEVEL).max()), 1e-9)
    plot = Figure(
        Surface(
            x=across.astype(np.float32),
            y=up.astype(np.float32),
            z=outputs.astype(np.float32),
            cmin=LEVEL - spread,
            cmax=LEVEL + spread,
            colorscale=SOLID,
            colorbar={"title": "y", "thickness": 12},
            hovertemplate="x₁ %{x:.3g}, x₂ %{y:.3g}<br>y %{z:.4g}<extra></extra>",
        )
    )
    for (name, _, _), ink, line in zip(FOLDS, SOLID_FOLDS, lines, strict=True):
        if line:
            x, y, z = line
            plot.add_trace(
                Scatter3d(x=x, y=y, z=z, mode="lines", name=name, line={"color": ink, "width": 8})
            )
    x1, x2 = zip(*CORNERS, strict=True)
    plot.add_trace(
        Scatter3d(
            x=x1,
            y=x2,
            z=values,
            text=NAMES,
            mode="markers+text",
            name="the four inputs",
            marker={"color": "white", "size": 5, "line": {"color": "black", "width": 2}},
        )
    )
    plot.update_layout(
        height=400,
        margin={"l": 0, "r": 0, "t": 10, "b": 10},
        scene={"xaxis_title": "x₁", "yaxis_title": "x₂", "zaxis_title": "y", "camera_eye": EYE},
    )
    return plot


def chosen(plot: Figure, point: Point, name: str) -> None:
    """Mark the point whose graph is on show."""
    plot.add_trace(boundaries.rings([point], name))
