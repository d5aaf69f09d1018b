"""What a student has open on the home page, and how it stands in a link."""

from dataclasses import dataclass

from nnviz.lessons import LESSONS
from nnviz.ui.session.desk import Desk
from nnviz.ui.session.linked import Linked
from nnviz.ui.session.program import Program, program

FIGURE = LESSONS["book-graph"]
"""The lesson whose graph stands on the home page."""


@dataclass(frozen=True)
class HomeDocument(Linked):
    """Everything that a link to the page must carry.

    Attributes
    ----------
    typed : the figure's program, and its inputs as they were changed on their cards
    """

    typed: Program = program(Program.of(FIGURE.program, FIGURE.numbers))


HomeDesk = Desk[HomeDocument]
