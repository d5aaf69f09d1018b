"""Computation graphs: the chapter's and the lecture's examples of backward differentiation."""

from nnviz.lessons.lesson import Lesson

BOOK_GRAPH = Lesson(
    key="book-graph",
    title="L = c(a + 2b)",
    source="SLP 6.6.3, Figs 6.15–6.17",
    program="L = c*(a + 2b)",
    inputs={"a": 3, "b": 1, "c": -2},
    notice="At every edge the downstream gradient is upstream × local. Follow one path from L "
    "back to b: its local gradients multiply to −2 · 1 · 2 = −4.",
    answers={
        **{"d": 2, "e": 5, "L": -10},
        **{"dL/dL": 1, "dL/dc": 5, "dL/de": -2, "dL/da": -2, "dL/dd": -2, "dL/db": -4},
    },
)

SIMPLE_EXAMPLE = Lesson(
    key="simple-example",
    title="J = cos(sin(x²) + 3x²)",
    source="CMU 10-301, Simple Example",
    program="t = x^2\nu1 = sin(t)\nu2 = 3t\nu = u1 + u2\nJ = cos(u)",
    inputs={"x": 2},
    notice="t is used twice, by sin(t) and by 3t. So two downstream gradients arrive at t, and "
    "its gradient is their sum.",
    answers={"J": 0.24510036817001535, "dJ/dx": 9.099148544832385},
)

QUIZ = Lesson(
    key="quiz",
    title="Differentiation quiz",
    source="CMU 10-301, Differentiation Quiz",
    program="y = exp(x*z) + x*z/log(x) + sin(log(x))/(x*z)",
    inputs={"x": 2, "z": 3},
    notice="Both xz and log x are used more than once. Each is one node, and its gradient is a "
    "sum. Nobody wants to do this by hand, and nobody has to.",
    ranges={"x": (1.01, 10)},
    answers={"dy/dx": 1208.3812151266095, "dy/dz": 809.707479218564},
)

GRAPHS = (BOOK_GRAPH, SIMPLE_EXAMPLE, QUIZ)
