"""Part 2 of the Chain rule page: the gradient as a sum over all paths, and what that costs."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial

import numpy as np
import streamlit as st

from nnviz.derivatives.paths import MOST_LISTED, Path, PathCost, adds_up, path_cost, paths
from nnviz.engine.graph import Graph
from nnviz.engine.inputs import InputError
from nnviz.engine.run import Run
from nnviz.lessons.bugs import SAMPLES
from nnviz.lessons.families import DEEPEST_GRAPH, GRAPH_FAMILIES, growth
from nnviz.ui.chain_rule.document import ChainDesk
from nnviz.ui.controls import program, table
from nnviz.ui.controls.sides import Sides, sides
from nnviz.ui.player import address, chart, player
from nnviz.ui.session.program import Program
from nnviz.ui.session.runs import run_of
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.chain_rule import chain
from nnviz.views.notation import names
from nnviz.views.notation.numbers import short


def all_paths(desk: ChainDesk) -> None:
    """The whole part."""
    _edit(desk)
    document = desk.document
    try:
        run = run_of(document.typed.graph, document.typed.inputs)
    except InputError as error:
        program.refuse(document.typed, partial(_change, desk), error, key="paths")
        address.publish_link(desk.link())
    else:
        _walked(desk, run)
    st.caption(
        "Every path from an input to the output carries one product of local gradients. **The sum "
        "over all paths is the gradient.** Backpropagation finds the same sum, but goes over each "
        "edge only once."
    )
    _growth(desk)


def _walked(desk: ChainDesk, run: Run) -> None:
    """The run in the player, and its paths where all its nodes hold numbers."""
    places = sides()
    marked: tuple[int, ...] = ()
    if any(map(np.ndim, run.values)):
        with places.lead:
            st.warning(
                "This program has vectors or matrices, so **matrices** multiply along a path: see "
                "part 3. To list paths here, write the program in numbers."
            )
    else:
        marked = _paths(desk, run, places)
    with places.picture:
        player.play(
            run,
            desk.walk,
            link=desk.link,
            stale=desk.document.typed.error is not None,
            take=partial(program.take_values, partial(_change, desk)),
            marked=marked,
        )


def _edit(desk: ChainDesk) -> None:
    document = desk.document
    examples = {
        key: program.Example(each.title, Program.of(each.program, each.inputs))
        for key, each in SAMPLES.items()
    }
    with program.edit(document.typed, partial(_change, desk), examples, key="paths"):
        graph = document.typed.graph
        st.selectbox(
            "Paths from",
            [name for name in graph.slots if name != graph.output] or list(graph.slots),
            **kept("from", document.begin),
            format_func=lambda name: f"from {names.text(name)}",
            on_change=lambda: desk.set(source=entered("from"), path=0),
        )


def _change(desk: ChainDesk, edit: Callable[[Program], Program]) -> None:
    document = desk.document
    program = edit(document.typed)
    if program.good != document.typed.good:
        document = replace(document, source="", path=0)
        desk.walk.restart()
    desk.change(replace(document, typed=program))


def _paths(desk: ChainDesk, run: Run, places: Sides) -> tuple[int, ...]:
    """The list of paths, their sum, and what they cost; returns the edges of the chosen path."""
    graph, name = run.graph, desk.document.begin
    count = path_cost(graph, name)
    listed = paths(run, name) if count.paths <= MOST_LISTED else ()
    of = f"∂{names.text(graph.output)}/∂{names.text(name)}"
    chosen: tuple[int, ...] = ()
    with places.lead:
        if count.paths > MOST_LISTED:
            st.warning(
                f"From {names.text(name)} to {names.text(graph.output)} there are "
                f"**{count.paths:,} paths**: too many to list (at most {MOST_LISTED}). They were "
                f"counted in one sweep over {len(graph.edges):,} edges. The backward pass "
                f"finds their sum all the same: {of} = **{short(run.gradient[name])}**."
            )
        elif not listed:
            st.info(
                f"No path leads from {names.text(name)} to {names.text(graph.output)}. An empty "
                f"sum is 0, and so is {of}."
            )
        else:
            chosen = _light(desk, run, listed)
            _add_up(run, listed, name, of)
    with places.rest:
        if listed:
            table.show(
                f"The paths from {names.text(name)}",
                ("path", "along", "local gradients along it", "product"),
                (
                    (str(number), chain.way(graph, path), chain.factors(path), short(path.product))
                    for number, path in enumerate(listed, 1)
                ),
            )
        _costs(graph, name, count)
    return chosen


def _light(desk: ChainDesk, run: Run, listed: tuple[Path, ...]) -> tuple[int, ...]:
    """A choice of a path; returns its edges."""
    chosen = min(desk.document.path, len(listed))
    st.selectbox(
        "Light a path in the graph",
        range(len(listed) + 1),
        **kept("path", chosen),
        format_func=lambda n: f"{n}: {chain.way(run.graph, listed[n - 1])}" if n else "none",
        on_change=lambda: desk.set(path=entered("path")),
    )
    return listed[chosen - 1].edges if chosen else ()


def _add_up(run: Run, listed: tuple[Path, ...], name: str, of: str) -> None:
    """The sum over the paths beside what reverse mode says."""
    total, gradient = sum(path.product for path in listed), run.gradient[name]
    terms = f"The {len(listed)} products add up to" if len(listed) > 1 else "The one product is"
    if adds_up(listed, gradient):
        st.markdown(f"{terms} **{short(total)}**. Reverse mode says {of} = **{short(gradient)}**.")
    else:
        st.warning(
            f"{terms} {short(total)}, but reverse mode says {short(gradient)}: "
            f"{chain.disagreement(listed)}"
        )


def _costs(graph: Graph, name: str, count: PathCost) -> None:
    output = names.text(graph.output)
    st.markdown("**What it costs**: one multiplication for each edge gone over")
    rows = (
        ("path by path", f"∂{output}/∂{names.text(name)}", count.one_by_one),
        ("path by path", f"∂{output} by all inputs", path_cost(graph).one_by_one),
        ("reverse mode", f"∂{output} by all nodes", count.reverse),
    )
    table.show(
        "What it costs",
        ("way", "finds", "multiplications"),
        ((way, found, f"{multiplications:,}") for way, found, multiplications in rows),
    )


@lru_cache(maxsize=len(GRAPH_FAMILIES))
def _counts(family: str) -> tuple[PathCost, ...]:
    return growth(GRAPH_FAMILIES[family])


def _growth(desk: ChainDesk) -> None:
    """How the count of paths grows with depth."""
    document = desk.document
    st.subheader("Deeper graphs: paths multiply, edges only add", anchor=False)
    controls, plot = st.columns([2, 3], gap="large")
    family = GRAPH_FAMILIES[document.family]
    counts = _counts(document.family)
    here = counts[document.depth - 1]
    with controls:
        st.selectbox(
            "Graphs",
            list(GRAPH_FAMILIES),
            **kept("family", document.family),
            format_func=lambda key: GRAPH_FAMILIES[key].title,
            on_change=partial(_take, desk, "family"),
        )
        st.slider(
            "Depth",
            1,
            DEEPEST_GRAPH,
            **kept("depth", document.depth),
            on_change=partial(_take, desk, "depth"),
        )
        paths_ = "1 path" if here.paths == 1 else f"**{here.paths:,} paths**"
        st.markdown(
            f"At depth {document.depth} there are {paths_}. Path by path takes "
            f"**{here.one_by_one:,}** multiplications for the one input; reverse mode takes "
            f"**{here.reverse:,}**, for all inputs at once. A chain has one path: there the two "
            "differ only because reverse mode finds the weights' gradients too."
        )
    with plot:
        chart.show(
            chain.growth(counts, document.depth, family.level),
            key="growth",
            alt=f"Multiplications by depth on a log scale, for: {family.title}. Depth "
            f"{document.depth} takes {here.one_by_one:,} path by path, and {here.reverse:,} in "
            "reverse mode.",
        )
        st.caption(
            "Notice whether paths rise straight: on a log scale that is exponential growth, as "
            "each layer multiplies them. Edges only add up."
        )


def _take(desk: ChainDesk, field: str) -> None:
    desk.set(**{field: entered(field)})
