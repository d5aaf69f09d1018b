"""Pictures of a training in a plane: what is answered where, the hidden space, the loss."""

import numpy as np
from plotly.graph_objects import Contour, Figure, Scatter

from nnviz.engine.ieee import Array
from nnviz.learning import projection
from nnviz.learning.data import Mask
from nnviz.learning.plane import ROOM, Window, plateau
from nnviz.networks.experiment import BOUNDARY
from nnviz.views.notation.palette import ACTIVE, DOWNSTREAM, LOCAL, PARAMETER, TEXT
from nnviz.views.notation.titles import in_markdown, in_plot
from nnviz.views.plots import boundaries
from nnviz.views.plots.picture import Picture, Trace
from nnviz.views.plots.theme import AMOUNTS

HEIGHT = 340
"""How high each picture is, in pixels."""

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
    titles: tuple[str, ...],
) -> Picture:
    """The network's answer all over the plane, with the examples, the wrong ones crossed.

    Parameters
    ----------
    answers : on a square grid of the window: the probability of class 1, the number of the
        likeliest class where there are more, or the value of a regression
    window : the part of the plane
    points, labels : the examples
    wrong, test : which of them are answered wrong, and which were kept from training
    titles : of the classes, none for a regression
    """
    classes = len(titles)
    if classes == 2:
        ground = boundaries.field(answers, window, BOUNDARY)
    elif classes > 2:
        ground = _regions(answers, window, classes)
    else:
        ground = boundaries.levels(answers, window, float(np.mean(labels)))
    traces = [ground, *examples(points, labels, test, titles)]
    if wrong.any():
        places = [(float(x), float(y)) for x, y in points[wrong]]
        traces.append(boundaries.crosses(places, "wrong"))
    return Picture(traces, _plane(window, ("x₁", "x₂")) | {"clickmode": "event+select"})


def undecided(answers: Array, titles: tuple[str, ...]) -> str:
    """What an area means that lies on the boundary of two classes; nothing where there is none.

    >>> undecided(np.full((2, 2), 0.5), ("cat", "dog"))
    'Over a whole area the answer is exactly ½: it is on the boundary, and counts as class cat. '
    """
    if len(titles) != 2 or not plateau(answers, BOUNDARY).any():
        return ""
    return (
        "Over a whole area the answer is exactly ½: it is on the boundary, and counts as class "
        f"{in_markdown(titles[0])}. "
    )


def _regions(answers: Array, window: Window, classes: int) -> Trace:
    across, up = window.bounds
    steps = [
        (edge, boundaries.tint(TINTS[number], 0.4))
        for number in range(classes)
        for edge in (number / classes, (number + 1) / classes)
    ]
    return {
        "type": "heatmap",
        "z": answers.astype(np.float32),
        "x0": across[0],
        "dx": (across[1] - across[0]) / (answers.shape[1] - 1),
        "y0": up[0],
        "dy": (up[1] - up[0]) / (answers.shape[0] - 1),
        "zmin": -0.5,
        "zmax": classes - 0.5,
        "colorscale": steps,
        "showscale": False,
        "hoverinfo": "skip",
    }


def examples(points: Array, labels: Array, test: Mask, titles: tuple[str, ...]) -> list[Trace]:
    """Training examples large, test examples small; a symbol for each class.

    Parameters
    ----------
    points : where they stand in the plot, n × 2
    """
    kinds = range(len(titles)) if titles else [None]
    traces = []
    for kind in kinds:
        of_kind = np.ones(len(labels), bool) if kind is None else labels == kind
        for held, size, said in ((False, 9, ""), (True, 5, ", test")):
            chosen = np.flatnonzero(of_kind & (test == held))
            if not len(chosen):
                continue
            place = 1 if kind is None else kind
            name = f"examples{said}" if kind is None else f"class {in_plot(titles[kind])}{said}"
            traces.append(
                {
                    "type": "scatter",
                    "x": points[chosen, 0],
                    "y": points[chosen, 1],
                    "customdata": chosen,
                    "mode": "markers",
                    "name": name,
                    "marker": {
                        "symbol": SYMBOLS[place],
                        "size": size,
                        "color": INKS[place].rgb,
                        "line": {"width": 1.5},
                    },
                    "hovertemplate": "example %{customdata}: %{x:.3g}, %{y:.3g}<extra></extra>",
                }
            )
    return traces


def hidden_space(
    answers: Array,
    labels: Array,
    titles: tuple[str, ...],
    axes: tuple[str, str],
    marks: list[Trace],
) -> Picture:
    """The examples as the first hidden layer sees them, in two dimensions, and marks on top."""
    none = np.zeros(len(labels), bool)
    plan = _plane(_around(answers), axes)
    return Picture([*examples(answers, labels, none, titles), *marks], plan)


def _plane(window: Window, axes: tuple[str, str]) -> Trace:
    """The layout of a plane with a legend, which takes as many lines as the width asks for."""
    plan = boundaries.layout(window, axes)
    return plan | {"height": HEIGHT, "margin": {"l": 10, "r": 10, "t": 10}, "showlegend": True}


def _around(places: Array) -> Window:
    """The least window around points, with room at the edges."""
    low, high = places.min(axis=0), places.max(axis=0)
    x, y = (low + high) / 2
    return Window((float(x), float(y)), ROOM * float((high - low).max()) / 2 or 1.0)


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
    return projection.flattened(answers), ("first principal component", "second")


def surface(
    heights: Array,
    first: Array,
    second: Array,
    path: Array,
    now: Array,
    axes: tuple[str, str],
) -> Figure:
    """The loss over two weights, with the way that training took.

    Parameters
    ----------
    heights : the mean loss, a row for each value of the second weight
    first, second : the values of the two weights
    path : epochs × 2
    now : where the epoch on show stands, whose other weights the surface has; shape (2,)
    axes : the names of the two weights
    """
    figure = Figure(
        [
            Contour(
                z=np.log10(np.maximum(heights, 1e-12)).astype(np.float32),
                x=first.astype(np.float32),
                y=second.astype(np.float32),
                colorscale=AMOUNTS,
                colorbar={"title": "log₁₀ loss"},
                contours={"coloring": "heatmap"},
                line={"color": TEXT.rgb, "width": 1},
                hovertemplate="%{x:.3g}, %{y:.3g}<br>log₁₀ loss %{z:.3g}<extra></extra>",
            ),
            Scatter(
                x=path[:, 0],
                y=path[:, 1],
                mode="lines",
                name="the way of training",
                line={"color": DOWNSTREAM.rgb},
            ),
            Scatter(
                x=path[:1, 0],
                y=path[:1, 1],
                mode="markers",
                name="start",
                marker={"symbol": "square-open", "size": 12, "color": TEXT.rgb},
            ),
            Scatter(
                x=now[:1],
                y=now[1:],
                mode="markers",
                name="the epoch on show",
                marker={"symbol": "diamond", "size": 12, "color": ACTIVE.rgb},
            ),
        ]
    )
    figure.update_layout(layout(*axes) | {"height": 440})
    figure.update_yaxes(scaleanchor="x", constrain="domain")
    figure.update_xaxes(constrain="domain")
    return figure


def layout(across: str, up: str) -> Trace:
    """Size and axis names."""
    return {"height": HEIGHT, "xaxis": {"title": across}, "yaxis": {"title": up}}
