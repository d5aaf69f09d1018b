"""The Classification page: its document, and its sections, of which the open one is drawn."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from nnviz.ui.classification import losses, pooled, regression, softmax
from nnviz.ui.classification.losses import LossChoices
from nnviz.ui.classification.pooled_choices import PooledChoices
from nnviz.ui.classification.regression_choices import RegressionChoices
from nnviz.ui.classification.sentiment import section
from nnviz.ui.classification.sentiment.choices import SentimentChoices
from nnviz.ui.classification.softmax_choices import SoftmaxChoices
from nnviz.ui.session.desk import Desk, Part, current
from nnviz.ui.session.link import Link
from nnviz.ui.session.widgets import open_tab


@dataclass(frozen=True)
class ClassificationDocument:
    """Everything that a link to the page must carry.

    Attributes
    ----------
    part : the open section, by its name in `SECTIONS`
    softmax, losses, regression, sentiment, pooled : the choices of each section
    """

    part: str = "softmax"
    softmax: SoftmaxChoices = field(default=SoftmaxChoices())
    losses: LossChoices = field(default=LossChoices())
    regression: RegressionChoices = field(default=RegressionChoices())
    sentiment: SentimentChoices = field(default=SentimentChoices())
    pooled: PooledChoices = field(default=PooledChoices())

    @classmethod
    def read(cls, link: Link) -> "ClassificationDocument":
        """The document that a link asks for."""
        return cls(
            link.choice("part", tuple(SECTIONS), "softmax"),
            SoftmaxChoices.read(link),
            LossChoices.read(link),
            RegressionChoices.read(link),
            SentimentChoices.read(link),
            PooledChoices.read(link),
        )

    def query(self) -> dict[str, str]:
        """All its choices, as a link writes them."""
        parts = (self.softmax, self.losses, self.regression, self.sentiment, self.pooled)
        query = {"part": self.part}
        for part in parts:
            query |= part.query()
        return query


ClassificationDesk = Desk[ClassificationDocument]


class Section(NamedTuple):
    """A section of the page: its title, and what draws it."""

    title: str
    show: Callable[[ClassificationDesk], None]


SECTIONS = {
    "softmax": Section("Softmax", lambda desk: softmax.show(Part(desk, "softmax"))),
    "losses": Section("Losses", lambda desk: losses.show(Part(desk, "losses"))),
    "regression": Section("Regression", lambda desk: regression.show(Part(desk, "regression"))),
    "sentiment": Section("Sentiment", lambda desk: section.show(Part(desk, "sentiment"))),
    "pooled": Section("Pooled embeddings", lambda desk: pooled.show(Part(desk, "pooled"))),
}
"""Every section by its name in a link, in teaching order. To add one, add an entry here; one with
choices of its own also has a field in the document, and a `Part` of the desk."""


def desk(*, arrived: bool) -> ClassificationDesk:
    """The Classification page of this session."""
    return current("classification", ClassificationDocument, arrived=arrived)


def show(desk: ClassificationDesk) -> None:
    """Draw the names of the sections, and the open one."""
    desk.say_ignored()

    def turn(part: str) -> None:
        desk.set(part=part)
        desk.walk.restart()

    titles = {name: section.title for name, section in SECTIONS.items()}
    opened = desk.document.part
    with open_tab("section", titles, opened, turn):
        SECTIONS[opened].show(desk)
