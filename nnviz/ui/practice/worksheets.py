"""Worksheets for a course: choose, see the sheet, and download it in every format."""

import io
import zipfile
from collections.abc import Sequence
from functools import partial

import streamlit as st

from nnviz.exercises.formats import FORMATS, Format
from nnviz.exercises.kinds import KINDS, LEVELS
from nnviz.exercises.making import ExerciseError
from nnviz.exercises.sheet import Sheet, Variant, read_codes
from nnviz.ui.practice import paper
from nnviz.ui.practice.desk import PracticeDesk
from nnviz.ui.practice.sheet_choices import (
    LONGEST_SEED,
    LONGEST_TITLE,
    MOST_EXERCISES,
    MOST_VARIANTS,
    SheetChoices,
)
from nnviz.ui.session import notes
from nnviz.ui.session.desk import Part
from nnviz.ui.session.widgets import kept
from nnviz.views.scene.layout import LayoutError

LONGEST_CODES = 20_000
"""Characters of a list of students."""


def worksheets(desk: PracticeDesk) -> None:
    """The whole part."""
    part: Part[SheetChoices] = Part(desk, "sheet")
    choices, sheet = st.columns([2, 3], gap="large")
    with choices:
        st.markdown("Sheets with **other numbers for each student**, and keys with every reason.")
        _choose(desk, part)
    try:
        asked = part.choices.sheet(read_codes(desk.codes))
        with choices:
            _files(desk, asked)
        with sheet:
            first = next(Sheet(asked.parts, asked.seed, asked.codes[:1], asked.title).variants())
            st.caption(f"The sheet of the first of {len(asked.codes)}, as it will be printed:")
            paper.sheet(asked.title, first)
    except (ExerciseError, LayoutError) as error:
        with choices:
            notes.refuse(str(error))


def _choose(desk: PracticeDesk, part: Part[SheetChoices]) -> None:
    """What is practised, how hard, how much of it, and for whom."""
    choices = part.choices

    def among(key: str, every: Sequence[str | int]) -> None:
        chosen = st.session_state[f"sheet {key}"]
        part.set(**{key: tuple(each in chosen for each in every)})

    st.pills(
        "Kinds of exercises",
        list(KINDS),
        selection_mode="multi",
        **kept("sheet kinds", list(choices.chosen_kinds)),
        format_func=lambda key: KINDS[key].title,
        on_change=partial(among, "kinds", tuple(KINDS)),
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.pills(
            "Levels",
            LEVELS,
            selection_mode="multi",
            **kept("sheet levels", list(choices.chosen_levels)),
            on_change=partial(among, "levels", LEVELS),
        )
        _count("Exercises", "count", MOST_EXERCISES, part)
        _count("Variants", "variants", MOST_VARIANTS, part, disabled=bool(read_codes(desk.codes)))
    _codes(desk)
    with st.container(horizontal=True, gap="small"):
        _line("Title", "title", LONGEST_TITLE, part, 260)
        _line("Seed of the sheet", "seed", LONGEST_SEED, part, 130)


def _codes(desk: PracticeDesk) -> None:
    """For whom, where it is not just for so many."""

    def take() -> None:
        desk.codes = st.session_state["codes"]

    st.text_area(
        "Or a code for each student",
        **kept("codes", desk.codes),
        max_chars=LONGEST_CODES,
        height=68,
        placeholder="one a line, or with commas between",
        help="A code decides the numbers, so the same code gets the same sheet again. Codes stand "
        "in the keys alone, in no link, and nowhere on the server once you leave.",
        on_change=take,
    )


def _count(
    label: str, name: str, most: int, part: Part[SheetChoices], *, disabled: bool = False
) -> None:
    key = f"sheet {name}"

    def take() -> None:
        if (number := st.session_state[key]) is not None:
            part.set(**{name: number})

    st.number_input(
        label,
        1,
        most,
        value=None,
        **kept(key, getattr(part.choices, name)),
        step=1,
        width=130,
        disabled=disabled,
        on_change=take,
    )


def _line(label: str, name: str, most: int, part: Part[SheetChoices], width: int) -> None:
    key = f"sheet {name}"
    st.text_input(
        label,
        **kept(key, getattr(part.choices, name)),
        max_chars=most,
        width=width,
        on_change=lambda: part.set(**{name: st.session_state[key]}),
    )


def _files(desk: PracticeDesk, asked: Sheet) -> None:
    """Make all variants with a progress bar; then a button for each file."""
    if desk.made is None or desk.made[0] != asked:
        count = len(asked.codes) * len(asked.parts)
        if st.button(f"Make {count:,} exercises", type="primary"):
            _make(desk, asked)
            st.rerun()
        return
    variants = desk.made[1]
    st.success(f"{len(variants):,} sheets are made. Each file has all of them:")
    st.download_button(
        "All files",
        partial(_zipped, asked, variants),
        "worksheets.zip",
        "application/zip",
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )
    with st.container(horizontal=True, gap="small"):
        for file in _every_file():
            st.download_button(
                file.title,
                partial(_written, file, asked, variants),
                file.name,
                "text/plain",
                on_click="ignore",
            )


def _make(desk: PracticeDesk, asked: Sheet) -> None:
    bar = st.progress(0.0, "Drawing numbers")
    variants = []
    for variant in asked.variants():
        variants.append(variant)
        done = len(variants) / len(asked.codes)
        bar.progress(done, f"{len(variants)} of {len(asked.codes)} sheets")
    desk.made = asked, variants


def _every_file() -> list[Format]:
    return [file for files in FORMATS.values() for file in files]


def _written(file: Format, asked: Sheet, variants: Sequence[Variant]) -> str:
    return file.write(asked.title, variants)


def _zipped(asked: Sheet, variants: Sequence[Variant]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in _every_file():
            archive.writestr(file.name, _written(file, asked, variants))
    return packed.getvalue()
