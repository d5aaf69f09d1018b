"""Part 1 of the Chain rule page: functions in a row or side by side, their slopes, the product."""

from functools import partial

import streamlit as st

from nnviz.derivatives.composed import near, speeds
from nnviz.derivatives.paths import paths
from nnviz.engine.run import Run
from nnviz.engine.steps import Frame
from nnviz.ui.chain_rule.document import REACH, SHAPES, ChainDesk, titles
from nnviz.ui.controls.boxes import slider
from nnviz.ui.player import chart, player
from nnviz.ui.session.runs import graph_of, run_of
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.chain_rule import chain
from nnviz.views.notation import expressions
from nnviz.views.notation.numbers import short
from nnviz.views.steps import nonfinite


def rule(desk: ChainDesk) -> None:
    """The whole part."""
    st.markdown(
        "How fast does u change when x changes? Each function on the way multiplies the change by "
        "its own slope. So **the slopes multiply**; and where x reaches u on several ways, **the "
        "ways add up**."
    )
    _choices(desk)
    graph = graph_of(desk.document.program, ())
    run = run_of(graph, {"x": desk.document.x})
    with st.container():
        if not run.is_finite:
            st.warning(
                f"{nonfinite.trouble(Frame(run, len(run.steps)))} There is no tangent to draw. "
                "Move x, or choose another function."
            )
        elif desk.document.shape == "row":
            _row(run)
        else:
            _fork(run)
        _corners(run)
    player.play(run, desk.walk, link=desk.link)


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
    functions, place = st.columns([3, 2], gap="large")
    with functions, st.container(horizontal=True, gap="small"):
        for field, label in fields.items():
            st.selectbox(
                label,
                list(titles()),
                **kept(field, getattr(document, field)),
                format_func=lambda name: f"{name}: {titles()[name]}",
                width=220,
                on_change=partial(_take, desk, field),
            )
    with place:
        slider("x", document.x, lambda x: desk.set(x=x), REACH)


def _take(desk: ChainDesk, field: str) -> None:
    desk.set(**{field: entered(field)})
    desk.walk.restart()


def _row(run: Run) -> None:
    """A plot for each function, from the inner to the outer, and the product."""
    links = (("w", "x"), ("v", "w"), ("u", "v"))
    slopes = list(reversed(run.local))
    for column, (of, by), slope in zip(st.columns(3, gap="small"), links, slopes, strict=True):
        with column:
            _plot(run, of, by, slope)
    formula, words = st.columns(2, gap="large")
    with formula:
        st.latex(chain.product(run))
    with words:
        st.markdown(
            f"Move x by a tiny h: w moves by {short(slopes[0])} h, v by {short(slopes[1])} times "
            f"as much, u by {short(slopes[2])} times as much as v. Altogether u moves by "
            f"**{short(run.gradient['x'])} h**."
        )
        st.caption(
            "Each dashed line is a tangent: its slope is the local gradient at the point where "
            "that function stands **now**. Move x: all three points move, and all slopes change."
        )


def _fork(run: Run) -> None:
    """A plot for each of two ways and for what they make together, and the sum."""
    speed = speeds(run, "x")
    for column, name in zip(st.columns(3, gap="small"), ("w", "v", "u"), strict=True):
        with column:
            _plot(run, name, "x", speed[name])
    formula, words = st.columns(2, gap="large")
    with formula:
        st.latex(chain.fork(run, speed))
    with words:
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


def _plot(run: Run, of: str, by: str, slope: float) -> None:
    at = float(run.value[by]), float(run.value[of])
    st.markdown(f"**{expressions.statement(run.graph.node(of))}**, slope {short(slope)}")
    chart.show(
        chain.tangent(near(run, of, by, chain.WINDOW), at, slope, (by, of)),
        key=f"tangent {of}",
        alt=f"{of} over {by} near {by} = {short(at[0])}, where {of} = {short(at[1])}, with its "
        f"tangent of slope {short(slope)}.",
    )


def _corners(run: Run) -> None:
    """The convention in use, where a function stands on its corner."""
    for name in run.graph.slots:
        if kink := run.kink(name):
            st.info(kink.convention)
