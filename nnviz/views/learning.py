"""The four pictures of a training: the plane, the hidden space, the loss, and the gradients."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from plotly.graph_objects import Contour, Figure, Heatmap, Scatter

from nnviz.engine.ieee import Array
from nnviz.engine.plane import Window
from nnviz.engine.training import Moment
from nnviz.views import boundaries
from nnviz.views.palette import ACTIVE, DOWNSTREAM, LOCAL, PARAMETER, TEXT, UPSTREAM, VALUE

Mask: TypeAlias = npt.NDArray[np.bool_]
"""One yes or no for each example."""

MOST_POINTS = 400
"""Points of a curve; of a longer training every second, third, … epoch is drawn."""

HEIGHT = 330
SYMBOLS = ("circle-open", "circle", "square", "diamond")
INKS = (TEXT, TEXT, PARAMETER, LOCAL)
"""A symbol and an ink for each class, so that colour alone says nothing."""

TINTS = ((214, 120, 0), (40, 110, 220), (15, 118, 110), (107, 63, 192))
"""The ground of each class, let through by the page's own."""


def plane(
    answers: Array,
    window: Window,
    points: Array,
    labels: Array,
    wrong: Mask,
    test: Mask,
    classes: int,
) -> Figure:
    """The network's answer all over the plane, with the examples, the wrong ones crossed.

    Parameters
    ----------
    answers : on a square grid of the window: the probability of class 1, the number of the
        likeliest class where there are more, or the value of a regression
    window : the part of the plane
    points, labels : the examples
    wrong, test : which of them are answered wrong, and which were kept from training
    classes : how many, 0 for a regression
    """
    figure = boundaries.plane(window, ("x₁", "x₂"))
    if classes == 2:
        figure.add_trace(boundaries.field(answers, window, 0.5))
    elif classes > 2:
        figure.add_trace(_regions(answers, window, classes))
    else:
        figure.add_trace(boundaries.levels(answers, window, float(np.mean(labels))))
    for trace in _examples(points, labels, test, classes):
        figure.add_trace(trace)
    if wrong.any():
        figure.add_trace(
            boundaries.crosses([(float(x), float(y)) for x, y in points[wrong]], "answered wrong")
        )
    figure.update_layout(height=HEIGHT, clickmode="event+select", legend={"y": -0.3})
    return figure


def _regions(answers: Array, window: Window, classes: int) -> Heatmap:
    across, up = window.bounds
    steps = [
        (edge, boundaries.tint(TINTS[number], 0.4))
        for number in range(classes)
        for edge in (number / classes, (number + 1) / classes)
    ]
    return Heatmap(
        z=answers.astype(np.float32),
        x0=across[0],
        dx=(across[1] - across[0]) / (answers.shape[1] - 1),
        y0=up[0],
        dy=(up[1] - up[0]) / (answers.shape[0] - 1),
        zmin=-0.5,
        zmax=classes - 0.5,
        colorscale=steps,
        showscale=False,
        hoverinfo="skip",
    )


def _examples(points: Array, labels: Array, test: Mask, classes: int) -> list[Scatter]:
    """Training examples large, test examples small; a symbol for each class."""
    kinds = range(classes) if classes else [None]
    traces = []
    for kind in kinds:
        of_kind = np.ones(len(labels), bool) if kind is None else labels == kind
        for held, size, said in ((False, 9, ""), (True, 5, ", test")):
            chosen = np.flatnonzero(of_kind & (test == held))
            if not len(chosen):
                continue
            place = 1 if kind is None else kind
            name = f"examples{said}" if kind is None else f"class {kind}{said}"
            traces.append(
                Scatter(
                    x=points[chosen, 0],
                    y=points[chosen, 1],
                    customdata=chosen,
                    mode="markers",
                    name=name,
                    marker={
                        "symbol": SYMBOLS[place],
                        "size": size,
                        "color": INKS[place].rgb,
                        "line": {"width": 1.5},
                    },
                    hovertemplate="example %{customdata}: %{x:.3g}, %{y:.3g}<extra></extra>",
                )
            )
    return traces


def hidden_space(answers: Array, labels: Array, classes: int, axes: tuple[str, str]) -> Figure:
    """The examples as the first hidden layer sees them, in two dimensions."""
    figure = Figure()
    none = np.zeros(len(labels), bool)
    for trace in _examples(answers, labels, none, classes):
        figure.add_trace(trace)
    _frame(figure, *axes)
    return figure


def flattened(answers: Array) -> tuple[Array, tuple[str, str]]:
    """Activations in two dimensions: as they are if there are two, else the two widest directions.

    Returns
    -------
    An array of examples × 2, and what its axes are called.
    """
    if answers.shape[1] == 1:
        return np.column_stack([answers[:, 0], np.zeros(len(answers))]), ("unit 1", "")
    if answers.shape[1] == 2:
        return answers, ("unit 1", "unit 2")
    centred = np.nan_to_num(answers - answers.mean(axis=0))
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    return centred @ directions[:2].T, ("first principal component", "second")


def curves(moments: Sequence[Moment], here: int, *, logarithmic: bool) -> Figure:
    """The loss, epoch by epoch, with the epoch on show."""
    moments = _thinned(moments)
    figure = Figure(
        Scatter(
            x=np.array([each.epoch for each in moments], dtype=np.float32),
            y=_drawable(each.loss for each in moments),
            mode="lines",
            name="mean loss",
            line={"color": VALUE.rgb},
        )
    )
    figure.add_vline(x=here, line={"color": ACTIVE.rgb, "dash": "dash", "width": 2})
    _frame(figure, "epoch", "mean loss on the training examples")
    if logarithmic:
        figure.update_yaxes(type="log")
    return figure


def gradients(moments: Sequence[Moment], here: int) -> Figure:
    """The size of each layer's gradient, epoch by epoch."""
    moments = _thinned(moments)
    figure = Figure()
    epochs = np.array([each.epoch for each in moments], dtype=np.float32)
    dashes = ("solid", "dash", "dot", "dashdot", "longdash")
    inks = (DOWNSTREAM, UPSTREAM, LOCAL, PARAMETER, VALUE)
    for number, name in enumerate(moments[0].norms):
        figure.add_trace(
            Scatter(
                x=epochs,
                y=_drawable(each.norms[name] for each in moments),
                mode="lines",
                name=f"‖∂L/∂{name}‖",
                line={"color": inks[number].rgb, "dash": dashes[number]},
            )
        )
    figure.add_vline(x=here, line={"color": ACTIVE.rgb, "dash": "dash", "width": 2})
    _frame(figure, "epoch", "size of the gradient")
    figure.update_yaxes(type="log", exponentformat="power")
    return figure


def surface(
    heights: Array, first: Array, second: Array, path: Array, axes: tuple[str, str]
) -> Figure:
    """The loss over two weights, with the way that training took.

    Parameters
    ----------
    heights : the mean loss, a row for each value of the second weight
    first, second : the values of the two weights
    path : epochs × 2
    axes : the names of the two weights
    """
    figure = Figure(
        [
            Contour(
                z=np.log10(np.maximum(heights, 1e-12)).astype(np.float32),
                x=first.astype(np.float32),
                y=second.astype(np.float32),
                colorscale=[
                    (0, boundaries.tint(TINTS[1], 0.6)),
                    (1, boundaries.tint(TINTS[0], 0.5)),
                ],
                colorbar={"title": "log₁₀ loss", "thickness": 14},
                contours={"coloring": "heatmap"},
                line={"color": TEXT.rgb, "width": 1},
                hovertemplate="%{x:.3g}, %{y:.3g}<br>log₁₀ loss %{z:.3g}<extra></extra>",
            ),
            Scatter(
                x=path[:, 0],
                y=path[:, 1],
                mode="lines",
                name="the way of training",
                line={"color": DOWNSTREAM.rgb, "width": 3},
            ),
            Scatter(
                x=path[:1, 0],
                y=path[:1, 1],
                mode="markers",
                name="start",
                marker={"symbol": "square-open", "size": 12, "color": TEXT.rgb},
            ),
            Scatter(
                x=path[-1:, 0],
                y=path[-1:, 1],
                mode="markers",
                name="now",
                marker={"symbol": "diamond", "size": 12, "color": ACTIVE.rgb},
            ),
        ]
    )
    _frame(figure, *axes)
    figure.update_layout(height=460)
    return figure


def _drawable(numbers: Iterable[float]) -> npt.NDArray[np.float32]:
    """Numbers as plots take them; too large ones are infinite, and left out."""
    with np.errstate(all="ignore"):
        return np.array(list(numbers)).astype(np.float32)


def _thinned(moments: Sequence[Moment]) -> list[Moment]:
    """So few that they are drawn fast, the last one among them."""
    every = -(-len(moments) // MOST_POINTS)
    return [*moments[:-1:every], moments[-1]]


def _frame(figure: Figure, across: str, up: str) -> None:
    figure.update_layout(
        height=HEIGHT,
        margin={"l": 10, "r": 10, "t": 10, "b": 10},
        xaxis_title=across,
        yaxis_title=up,
        legend={"orientation": "h", "y": -0.25, "yanchor": "top"},
    )
