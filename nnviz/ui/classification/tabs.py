"""The sections of the Classification page, one tab each."""

from collections.abc import Callable
from typing import Any

from nnviz.ui.classification import losses, pooled, regression, softmax
from nnviz.ui.classification.document import PARTS, ClassificationDesk
from nnviz.ui.classification.sentiment import section
from nnviz.ui.session.desk import Part
from nnviz.ui.session.widgets import open_tab

DRAW: dict[str, Callable[[Part[Any]], None]] = {
    "softmax": softmax.show,
    "losses": losses.show,
    "regression": regression.show,
    "sentiment": section.show,
    "pooled": pooled.show,
}
"""What draws each section, whose choices are the field of its name in the document.

To add one, add an entry here, its title to `PARTS`, and a field to the document."""


def tell(desk: ClassificationDesk) -> None:
    """Draw the names of the sections, and the open one."""

    def turn(part: str) -> None:
        desk.set(part=part)
        desk.walk.restart()

    opened = desk.document.part
    with open_tab("section", PARTS, opened, turn):
        DRAW[opened](Part(desk, opened))
