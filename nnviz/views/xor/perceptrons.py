"""A perceptron on the plane: its plot, its truth table, its learning, and why it can't do XOR."""

import numpy as np
from plotly.graph_objects import Figure, Heatmap

from nnviz.engine.ieee import Array
from nnviz.learning.gates import CORNERS
from nnviz.learning.perceptron import Course, Perceptron
from nnviz.learning.plane import Window, zero_line
from nnviz.views.notation.numbers import short
from nnviz.views.notation.palette import HEAT, QUIET, TEXT
from nnviz.views.plots import boundaries
from nnviz.views.plots.boundaries import NAMES
from nnviz.views.plots.direct import named
from nnviz.views.plots.theme import faint

AXES = ("x₁", "x₂")


def figure(
    scores: Array, perceptron: Perceptron, targets: tuple[float, ...], window: Window
) -> Figure:
    """The half-planes of a perceptron, its line, and the gate's four points.

    Parameters
    ----------
    scores : w·x + b all over the window
    """
    plot = boundaries.plane(window, AXES)
    plot.add_trace(boundaries.field(scores, window, 0.0))
    plot.add_trace(boundaries.clickable(window))
    _points(plot, perceptron, targets)
    return plot


def _points(plot: Figure, perceptron: Perceptron, targets: tuple[float, ...]) -> None:
    outputs = perceptron.outputs()
    wrong = [
        corner
        for corner, said, target in zip(CORNERS, outputs, targets, strict=True)
        if said != target
    ]
    plot.add_traces(boundaries.corners(targets, np.array(CORNERS), NAMES))
    if wrong:
        plot.add_trace(boundaries.crosses(wrong, "wrong") | {"showlegend": False})


def course(course: Course, visits: int, targets: tuple[float, ...], window: Window) -> Figure:
    """The perceptron after some visits of its learning; the line before the last update dotted."""
    plot = boundaries.plane(window, AXES)
    now = course.after(visits)
    visit = course.visits[visits - 1] if visits else None
    if visit and visit.mistaken and (ends := zero_line(visit.before.score, window)):
        plot.add_trace(boundaries.segment(ends, "line before", QUIET, "dot"))
    if ends := zero_line(now.score, window):
        plot.add_trace(boundaries.segment(ends, "line now", TEXT))
    _points(plot, now, targets)
    if visit:
        plot.add_trace(boundaries.rings([visit.corner], "visited now") | {"showlegend": False})
    return named(plot)


def truth_table(perceptron: Perceptron, targets: tuple[float, ...]) -> list[dict[str, str]]:
    """For each corner the score, the output, the gate's answer, and whether they agree."""
    return [
        {
            "x₁": short(x1),
            "x₂": short(x2),
            "w·x + b": short(perceptron.score(x1, x2)),
            "output": short(perceptron.output(x1, x2)),
            "should be": short(target),
            "": "✓ right" if perceptron.output(x1, x2) == target else "✗ wrong",
        }
        for (x1, x2), target in zip(CORNERS, targets, strict=True)
    ]


def verdict(perceptron: Perceptron, gate: str, targets: tuple[float, ...]) -> str:
    """What a perceptron does for a gate, in a sentence."""
    right = perceptron.right(targets)
    if not perceptron.w1 and not perceptron.w2:
        side = "1" if perceptron.b > 0 else "0"
        return (
            f"Both weights are 0, so there is no line: w·x + b is b everywhere, and the output is "
            f"{side} for every input. {right} of 4 right for {gate}."
        )
    if not all(map(np.isfinite, (perceptron.score(*corner) for corner in CORNERS))):
        return (
            "These weights are so large that w·x + b overflows. Make all three smaller by one "
            "factor: the line stays where it is."
        )
    if right == len(CORNERS):
        return f"All 4 right: this perceptron computes {gate}."
    return f"{right} of 4 right for {gate}."


LEARNING_COLUMNS = ("visit", "x₁x₂", "output", "target", "update", "w₁", "w₂", "b")


def learning_rows(course: Course, visits: int) -> list[tuple[str, ...]]:
    """One row for each visit so far: what was seen, said and changed."""
    return [
        (
            str(count),
            NAMES[(count - 1) % len(CORNERS)],
            short(visit.said),
            short(visit.target),
            _update(visit.target - visit.said, visit.corner) if visit.mistaken else "none",
            *map(short, visit.after),
        )
        for count, visit in enumerate(course.visits[:visits], 1)
    ]


def _update(error: float, corner: tuple[float, float]) -> str:
    sign = "+" if error > 0 else "−"
    return f"w {sign} ({short(corner[0])}, {short(corner[1])}), b {sign} 1"


def learning_verdict(course: Course, visits: int) -> str:
    """Where learning stands after some visits, in a sentence or two."""
    if visits < len(course.visits):
        mistakes = sum(visit.mistaken for visit in course.visits[:visits])
        updates = "1 update" if mistakes == 1 else f"{mistakes} updates"
        return f"{visits} of {len(course.visits)} visits, {updates} so far."
    if course.end == "learned":
        return (
            f"Learned: after {course.updates} updates a whole round brought no mistake, so nothing "
            "will change any more."
        )
    if course.end == "open":
        return f"No end within {len(course.visits):,} visits. Start from smaller weights."
    again, now = course.again, course.after(visits)
    return (
        f"A cycle: after visit {visits} the weights ({short(now.w1)}, {short(now.w2)}) and the "
        f"bias {short(now.b)} are those after visit {again}, and the same corner comes next. From "
        f"here everything repeats, mistakes and all, every {visits - again} visits, forever."
    )


INEQUALITIES = (
    ("00", "0", r"b \le 0"),
    ("01", "1", r"w_2 + b > 0"),
    ("10", "1", r"w_1 + b > 0"),
    ("11", "0", r"w_1 + w_2 + b \le 0"),
)
"""What XOR asks of w₁, w₂ and b: the corner, its answer, and what that means for w·x + b."""


def most_right(counts: Array, window: Window, gate: str) -> Figure:
    """How many corners each pair of weights can get right, over a window of weights."""
    plot = boundaries.with_scale(boundaries.plane(window, ("w₁", "w₂")))
    (left, _), (low, _) = window.bounds
    step = 2 * window.reach / (len(counts) - 1)
    shades = (0.06, 0.22, 0.42, 0.62, 0.88)
    scale = [
        (edge, faint(HEAT[-1], shade))
        for count, shade in enumerate(shades)
        for edge in (count / len(shades), (count + 1) / len(shades))
    ]
    plot.add_trace(
        Heatmap(
            z=counts.astype(np.float32),
            x0=left,
            dx=step,
            y0=low,
            dy=step,
            zmin=-0.5,
            zmax=4.5,
            colorscale=scale,
            colorbar={"title": "right", "tickvals": list(range(5))},
            hovertemplate=f"w₁ %{{x:.3g}}, w₂ %{{y:.3g}}<br>{gate}: %{{z}} of 4<extra></extra>",
        )
    )
    return plot
