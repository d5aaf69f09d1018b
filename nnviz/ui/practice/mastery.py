"""What a learner has mastered: on show, kept by the browser, and as a file."""

from pathlib import Path
from typing import Any

import streamlit as st

from nnviz.exercises.kinds import KINDS, LEVELS
from nnviz.exercises.progress import IN_A_ROW, Progress, Record, read, written
from nnviz.ui.controls import table, upload
from nnviz.ui.practice.desk import PracticeDesk

_JS = Path(__file__).with_name("keeping.js").read_text(encoding="utf-8")
_KEPT = "practice kept"


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return st.components.v2.component("nnviz_keeping", js=_JS)


def keep(desk: PracticeDesk) -> None:
    """Let the browser keep the progress; at first, learn from it what it has kept."""

    def meet() -> None:
        kept = getattr(st.session_state[_KEPT], "kept", None)
        if isinstance(kept, str) and not desk.met:
            desk.meet(kept)

    _component()(
        key=_KEPT,
        data={"met": desk.met, "progress": written(desk.progress)},
        height=1,
        on_kept_change=meet,
    )


def show(desk: PracticeDesk) -> None:
    """A table of kinds and levels, and the file."""
    progress = desk.progress
    with st.expander(f"What you have mastered: {_summary(progress)}"):
        st.caption(
            f"Mastered (✓) means {IN_A_ROW} problems in a row, each right at first try. It is kept "
            "in this browser, and never on the server; a file takes it to another one."
        )
        table.show(
            "What you have mastered",
            ("kind", *(f"level {level}" for level in LEVELS)),
            (
                (kind.title, *(_cell(progress.records.get((key, level))) for level in LEVELS))
                for key, kind in KINDS.items()
            ),
        )
        st.download_button(
            "Save my progress",
            written(progress),
            "practice.json",
            "application/json",
            on_click="ignore",
        )
        if (text := upload.text("Open progress saved here")) is None:
            return
        try:
            desk.progress = read(text)
        except ValueError as error:
            upload.refuse(str(error))
        else:
            st.rerun()


def _summary(progress: Progress) -> str:
    mastered = sum(record.mastered for record in progress.records.values())
    of = len(KINDS) * len(LEVELS)
    return f"{mastered} of {of} · {progress.first} of {progress.done} problems right at first try"


def _cell(record: Record | None) -> str:
    if record is None:
        return "–"
    mark = "✓ " if record.mastered else ""
    return f"{mark}{record.first} of {record.done}"
