"""The parts of the Language model page, one tab each."""

import streamlit as st

from nnviz.ui import next_word, word_training, writing
from nnviz.ui.editor import keep
from nnviz.ui.language import PARTS
from nnviz.ui.language_study import Study

_PARTS = {
    "next": next_word.predict,
    "training": word_training.train,
    "writing": writing.write,
}


def tell(study: Study) -> None:
    """Draw the tabs and the part that is open."""
    desk = study.desk
    desk.say_ignored()

    def turn() -> None:
        opened = next(part for part, title in PARTS.items() if title == st.session_state["part"])
        desk.set(part=opened)
        study.pause()

    keep("part", PARTS[desk.document.part])
    tabs = st.tabs(list(PARTS.values()), key="part", on_change=turn)
    for part, tab in zip(PARTS, tabs, strict=True):
        if part == desk.document.part:
            with tab:
                _PARTS[part](study)
