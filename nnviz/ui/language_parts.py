"""The parts of the Language model page, one tab each."""

from nnviz.ui import next_word, word_training, writing
from nnviz.ui.kept import open_tab
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

    def turn(part: str) -> None:
        desk.set(part=part)
        study.pause()

    opened = desk.document.part
    with open_tab("part", PARTS, opened, turn):
        _PARTS[opened](study)
