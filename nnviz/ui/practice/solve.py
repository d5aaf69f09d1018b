"""Problems without end: predict each number, and be told which rule gives a wrong one."""

from functools import partial
from html import escape

import streamlit as st

from nnviz.engine.inputs import InputError
from nnviz.exercises.attempt import Attempt
from nnviz.exercises.diagnosis import Diagnosis
from nnviz.exercises.exercise import Box
from nnviz.exercises.formats import wording
from nnviz.exercises.kinds import KINDS, LEVELS
from nnviz.mistakes.table import MISTAKES
from nnviz.ui import page
from nnviz.ui.controls import table
from nnviz.ui.page import PAGES
from nnviz.ui.practice import mastery, paper
from nnviz.ui.practice.desk import PracticeDesk
from nnviz.ui.practice.document import LONGEST_ANSWER
from nnviz.ui.session import notes
from nnviz.ui.session.link import LARGEST_SEED
from nnviz.ui.session.widgets import kept
from nnviz.views.notation.numbers import short
from nnviz.views.scene.layout import LayoutError
from nnviz.views.steps import formulas

MARKS = {"right": "✓ right", "follows": "→ follows", "mistake": "✗ not yet", "unknown": "✗ not yet"}
"""What stands beside an answer."""


def solve(desk: PracticeDesk) -> None:
    """The whole part."""
    _choices(desk)
    attempt = desk.attempt
    exercise = attempt.exercise
    problem, answers = st.columns([3, 2], gap="medium")
    with problem:
        _problem(desk, attempt)
    with answers:
        with st.container(gap="xsmall"):
            _answers(desk, attempt)
        _buttons(desk, attempt)
    page.link(
        PAGES["graph"],
        label="Open in the player",
        icon=":material/play_circle:",
        query_params=exercise.query,
    )
    mastery.show(desk)


def _choices(desk: PracticeDesk) -> None:
    """Kind, level and seed, in one line."""
    document = desk.document
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.selectbox(
            "Kind",
            list(KINDS),
            **kept("kind", document.kind),
            format_func=lambda key: KINDS[key].title,
            label_visibility="collapsed",
            width=270,
            on_change=lambda: desk.choose(kind=st.session_state["kind"]),
        )
        st.segmented_control(
            "Level",
            LEVELS,
            **kept("level", document.level),
            format_func=lambda level: f"Level {level}",
            required=True,
            label_visibility="collapsed",
            on_change=lambda: desk.choose(level=st.session_state["level"]),
        )
        with st.popover(f"Seed {document.seed}", type="tertiary"):
            _seed(desk)


def _seed(desk: PracticeDesk) -> None:
    """Other problems, which stay the same for everybody with this seed."""

    def seeded() -> None:
        if (seed := st.session_state["seed"]) is not None:
            desk.choose(seed=seed)

    st.number_input(
        "Seed",
        0,
        LARGEST_SEED,
        value=None,
        **kept("seed", desk.document.seed),
        step=1,
        help="The same seed gives the same problems, to everybody.",
        on_change=seeded,
    )


def _problem(desk: PracticeDesk, attempt: Attempt) -> None:
    """The task, the formula and the graph."""
    document, exercise = desk.document, attempt.exercise
    name = "Small problem" if document.mistake else f"Problem {document.number}"
    st.markdown(f"**{name}.** {exercise.task}")
    st.markdown(", ".join(f"${each}$" for each in formulas.in_a_row(exercise.run)))
    if not exercise.run.graph.is_scalar:
        st.caption(wording.given(exercise))
    try:
        paper.graph(exercise, solved=attempt.finished)
    except LayoutError as error:
        notes.refuse(f"{error} The inputs: {wording.given(exercise)}.")
    if exercise.table:
        table.show("Somebody’s numbers", wording.COLUMNS, exercise.table)


def _answers(desk: PracticeDesk, attempt: Attempt) -> None:
    """A box for each number, vector or matrix, with what is to be said of the answer."""
    typed = desk.document.by_box
    for place, box in enumerate(attempt.exercise.boxes):
        key = f"answer {attempt.exercise.id} {place}"

        def take(name: str = box.key, key: str = key) -> None:
            desk.take_answer(name, st.session_state[key])

        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(_asked(box), width=150)
            st.text_input(
                box.prompt,
                **kept(key, typed[box.key]),
                max_chars=LONGEST_ANSWER,
                label_visibility="collapsed",
                placeholder=_placeholder(box),
                width=(120, 150, 220)[len(box.shape)],
                on_change=take,
            )
            if mark := _mark(attempt, box):
                st.html(mark, width="content")
        _explain(desk, attempt, box)


def _asked(box: Box) -> str:
    return box.prompt.replace("_", r"\_")


def _placeholder(box: Box) -> str:
    """How an answer of this shape is written."""
    if not box.shape:
        return "?"
    row = "[?, ?]" if box.shape[-1] > 1 else "[?]"
    return row if len(box.shape) == 1 else f"[{row}, {row}]"


def _mark(attempt: Attempt, box: Box) -> str:
    found = attempt.judged.get(box.key)
    if found is None:
        return ""
    if isinstance(found, InputError):
        return '<span class="nnviz-mark bad">✗ can’t be read</span>'
    good = "good" if found.verdict in ("right", "follows") else "bad"
    return f'<span class="nnviz-mark {good}">{MARKS[found.verdict]}</span>'


def _explain(desk: PracticeDesk, attempt: Attempt, box: Box) -> None:
    """Why an answer is wrong, with a way to a small problem; or the right one, once it is shown."""
    if attempt.shown and not attempt.is_right(box.key):
        right = f"{box.prompt} = {short(box.answer)}. {box.questions[0].reason}"
        st.html(f'<p class="nnviz-verdict good">{escape(right)}</p>')
        return
    found = attempt.judged.get(box.key)
    if isinstance(found, InputError):
        notes.refuse(str(found))
    elif found and found.verdict == "follows":
        st.html(f'<p class="nnviz-verdict good">{escape(found.text)}</p>')
    elif found and found.verdict != "right":
        st.html(f'<p class="nnviz-verdict bad">{escape(found.text)}</p>')
        _small_problems(desk, found)


def _small_problems(desk: PracticeDesk, found: Diagnosis) -> None:
    """A way to the small problem of the mistake; of several, the student says which it was."""
    alone = len(found.mistakes) == 1
    for mistake in found.mistakes:
        if mistake != desk.document.mistake:
            st.button(
                "Try a small problem on this"
                if alone
                else f"It was as if {MISTAKES[mistake].rule}",
                key=f"isolate {found.at} {mistake}",
                icon=":material/target:",
                type="tertiary",
                on_click=partial(desk.isolate, mistake),
            )


def _buttons(desk: PracticeDesk, attempt: Attempt) -> None:
    """Check; then the next problem. One of them is the primary button."""
    st.html(f'<p role="status" class="nnviz-score">{_score(attempt)}</p>')
    with st.container(horizontal=True, gap="small"):
        if attempt.finished:
            st.button("Next problem", type="primary", on_click=desk.go_on)
        else:
            st.button("Check", type="primary", on_click=desk.check)
            st.button("Show it", on_click=desk.show)
            if not desk.document.mistake:
                st.button("Skip", type="tertiary", on_click=desk.go_on)
        if desk.document.mistake:
            st.button("Back to where I was", on_click=desk.go_back)


def _score(attempt: Attempt) -> str:
    """What Check found, in a sentence."""
    right, of = attempt.score
    if attempt.solved:
        if attempt.at_first_try:
            return "All right at first try."
        return f"All right. At first try: {right} of {of}."
    if attempt.shown:
        return f"Right at first try: {right} of {of}."
    if attempt.judged:
        now = sum(attempt.is_right(box.key) for box in attempt.exercise.boxes)
        return f"{now} of {of} right. At first try: {right}."
    return "Numbers such as −2, 0.333, −4/3; vectors as [1, 2]."
