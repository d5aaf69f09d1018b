"""Part 1 of the Chain rule page: functions in a row or side by side, their slopes, the product."""

from functools import partial

import streamlit as st

from nnviz.derivatives.composed import near, speeds
from nnviz.derivatives.paths import paths
from nnviz.engine.run import Run
from nnviz.engine.steps import Frame
from nnviz.ui.chain_rule.document import REACH, SHAPES, ChainDesk, titles
from nnviz.ui.controls.boxes import slider
from nnviz.ui.controls.sides import sides
from nnviz.ui.player import player, svg
from nnviz.ui.session.runs import graph_of, run_of
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.chain_rule import chain, tangents
from nnviz.views.chain_rule.tangents import Panel
from nnviz.views.notation import expressions
from nnviz.views.notation.numbers import short
from nnviz.views.notation.palette import DOWNSTREAM, LOCAL, Colour
from nnviz.views.notation.titles import literal
from nnviz.views.steps import nonfinite


def rule(desk: ChainDesk) -> None:
    """The whole part."""
    graph = graph_of(desk.document.program, ())
    run = run_of(graph, {"x": desk.document.x})
    _functions(desk, run)
    lead, picture, rest = sides()
    with lead:
        slider("x", desk.document.x, lambda x: desk.set(x=x), REACH)
    if run.is_finite:
        in_a_row = desk.document.shape == "row"
        with picture:
            svg.show("tangents", tangents.drawing(_row(run) if in_a_row else _fork(run)))
        with rest:
            (_product if in_a_row else _sum)(run)
    else:
        with picture:
            st.warning(
                f"{nonfinite.trouble(Frame(run, len(run.steps)))} There is no tangent to draw. "
                "Move x, or choose another function."
            )
    with rest:
        _corners(run)
    player.play(run, desk.walk, link=desk.link, take=lambda values: desk.set(x=float(values["x"])))
    st.caption(
        "How fast does u change when x changes? Each function on the way multiplies the change by "
        "its own slope. So **the slopes multiply**; and where x reaches u on several ways, **the "
        "ways add up**."
    )


def _functions(desk: ChainDesk, run: Run) -> None:
    """One line: the functions as they stand, which opens to be changed."""
    graph = run.graph
    written = ", ".join(
        expressions.statement(graph.node(name)) for name in graph.slots if name != "x"
    )
    with (
        st.container(key="editor"),
        st.popover(literal(written), key="functions", icon=":material/edit:"),
    ):
        _choices(desk)


def _choices(desk: ChainDesk) -> None:
    document = desk.document
    st.segmented_control(
        "How the functions stand",
        list(SHAPES),
        **kept("shape", document.shape),
        format_func=SHAPES.__getitem__,
        required=True,
        on_change=partial(_take, desk, "shape"),
    )
    in_a_row = document.shape == "row"
    fields = {
        "inner": "w, the inner function" if in_a_row else "w(x)",
        "middle": "v, the middle function" if in_a_row else "v(x)",
    } | ({"outer": "u, the outer function"} if in_a_row else {})
    with st.container(horizontal=True, gap="small"):
        for field, label in fields.items():
            st.selectbox(
                label,
                list(titles()),
                **kept(field, getattr(document, field)),
                format_func=lambda name: f"{name}: {titles()[name]}",
                width=220,
                on_change=partial(_take, desk, field),
            )


def _take(desk: ChainDesk, field: str) -> None:
    desk.set(**{field: entered(field)})
    desk.walk.restart()


def _row(run: Run) -> list[Panel]:
    """A panel for each function, from the inner to the outer."""
    links = (("w", "x"), ("v", "w"), ("u", "v"))
    slopes = reversed(run.local)
    return [_panel(run, *link, slope, LOCAL) for link, slope in zip(links, slopes, strict=True)]


def _fork(run: Run) -> list[Panel]:
    """A panel for each of two ways, and one for what they make together."""
    speed = speeds(run, "x")
    inks = {"w": LOCAL, "v": LOCAL, "u": DOWNSTREAM}
    return [_panel(run, name, "x", speed[name], ink) for name, ink in inks.items()]


def _panel(run: Run, of: str, by: str, slope: float, ink: Colour) -> Panel:
    return Panel(
        expressions.statement(run.graph.node(of)),
        by,
        of,
        (float(run.value[by]), float(run.value[of])),
        slope,
        near(run, of, by, tangents.WINDOW),
        ink,
    )


def _product(run: Run) -> None:
    """The slopes of a row and their product."""
    slopes = [short(slope) for slope in reversed(run.local)]
    st.latex(chain.product(run))
    st.markdown(
        f"Move x by a tiny h: w moves by {slopes[0]} h, v by {slopes[1]} times as much, u by "
        f"{slopes[2]} times as much as v. Altogether u moves by **{short(run.gradient['x'])} h**."
    )
    st.caption(
        "Notice that all three points move with x, and so do all slopes: each is the local "
        "gradient where its function stands **now**."
    )


def _sum(run: Run) -> None:
    """The products along two ways, and their sum."""
    st.latex(chain.fork(run, speeds(run, "x")))
    st.markdown("x reaches u on **two ways**. Along each the slopes multiply:")
    st.markdown(
        "\n".join(
            f"- {chain.way(run.graph, path)}: {chain.factors(path)} = {short(path.product)}"
            for path in paths(run, "x")
        )
    )
    st.markdown(f"Together they are the slope of u: **{short(run.gradient['x'])}**.")
    st.caption("This is the multivariable chain rule: a sum over paths. Part 2 has more paths.")
    if run.graph.node("v").operation == "identity":
        st.caption("Both functions are the same here, so the graph computes it once: v is w.")


def _corners(run: Run) -> None:
    """The convention in use, where a function stands on its corner."""
    for name in run.graph.slots:
        if kink := run.kink(name):
            st.info(kink.convention)
