"""The Practice page in its parts, one tab each."""

from nnviz.ui.player import address
from nnviz.ui.practice import check, mastery, quiz, solve, worksheets
from nnviz.ui.practice.desk import PracticeDesk
from nnviz.ui.practice.document import TABS
from nnviz.ui.session.widgets import open_tab

DRAW = {
    "solve": solve.solve,
    "check": check.check,
    "sheets": worksheets.worksheets,
    "quiz": quiz.quiz,
}


def tell(desk: PracticeDesk) -> None:
    """Draw the tabs and the part that is open."""

    def turn(tab: str) -> None:
        desk.set(tab=tab)
        desk.walk.restart()

    opened = desk.document.tab
    with open_tab("practice", TABS, opened, turn):
        DRAW[opened](desk)
    mastery.keep(desk)
    address.publish_link(desk.link())
