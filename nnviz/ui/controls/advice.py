"""What is to be said of a program: why it can't be read or run, and what else it may mean."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from html import escape
from typing import NamedTuple

import streamlit as st

from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Value
from nnviz.engine.inputs import InputError
from nnviz.language import ExpressionError
from nnviz.ui.session.runs import run_of

MOST = 3
"""Notes that are told at once; a program that earns more is best mended one by one."""

MOST_LINES = 3
"""Changed lines of a suggestion that are shown beside its button."""


class Advice(NamedTuple):
    """A sentence, and the program that it proposes, if it proposes one."""

    text: str
    suggestion: str | None = None


def of_graph(graph: Graph, inputs: Mapping[str, Value]) -> Iterator[Advice]:
    """What to say of a program that can be read: its notes, and what its values make doubtful."""
    for note in graph.notes:
        yield Advice(note.text, note.suggestion)
    with suppress(InputError):  # whoever runs it says so
        for doubt in run_of(graph, inputs).doubts:
            yield Advice(doubt)


def show(program: str, advice: Iterator[Advice], take: Callable[[str], None], key: str) -> None:
    """Tell the first pieces of advice, each with a button that takes what it proposes.

    Parameters
    ----------
    program : as it was typed
    advice : on this program
    take : is given the program of a suggestion
    key : sets the buttons apart from others on the page
    """
    found = list(advice)
    if not found:
        return
    with st.container(gap=None):
        for number, (text, suggestion) in enumerate(found[:MOST]):
            said = f'<div class="nnviz-note" role="status">{escape(text)}'
            _tell(said, program, suggestion, take, f"{key} {number}")
    if len(found) > MOST:
        st.caption(f"{len(found) - MOST} more can be said of this program, once these are settled.")


def complain(error: ExpressionError, program: str, take: Callable[[str], None], key: str) -> None:
    """Say where a program can't be read, why, and what to try."""
    place = f"Line {error.line}, column {error.column}"
    said = (
        f'<div role="alert" class="nnviz-error"><b>{place}: {escape(error.message)}</b>'
        f"<pre>{escape(error.excerpt)}</pre>{escape(error.hint)}"
    )
    _tell(said, program, error.suggestion, take, key)


def refuse(misfit: InputError, program: str, take: Callable[[str], None], key: str) -> None:
    """Say why a program can't be run on its inputs, and what to try."""
    said = f'<div role="alert" class="nnviz-error">{escape(str(misfit))}'
    _tell(said, program, misfit.suggestion, take, key)


def _tell(
    said: str, program: str, suggestion: str | None, take: Callable[[str], None], key: str
) -> None:
    """A sentence, begun as markup; with it the lines that a suggestion changes, and its button."""
    before = program.splitlines()
    changed = [line for line in (suggestion or "").splitlines() if line not in before]
    shown = "".join(f"<pre>{escape(line)}</pre>" for line in changed[:MOST_LINES])
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        st.html(f"{said}{shown}</div>")
        if suggestion is not None:
            st.button("Use this", key=f"advice {key}", on_click=take, args=(suggestion,))
