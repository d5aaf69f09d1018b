"""The parts of the Language model page, one tab each."""

from nnviz.ui.language_model import next_word, training, writing
from nnviz.ui.language_model.desk import LanguageDesk
from nnviz.ui.language_model.document import PARTS
from nnviz.ui.session.widgets import open_tab

_PARTS = {
    "next": next_word.predict,
    "training": training.train,
    "writing": writing.write,
}


def tell(desk: LanguageDesk) -> None:
    """Draw the tabs and the part that is open."""

    def turn(part: str) -> None:
        desk.set(part=part)
        desk.pause()

    opened = desk.document.part
    with open_tab("part", PARTS, opened, turn):
        _PARTS[opened](desk)
