"""What a student has open on the Classification page, and how it stands in a link."""

from dataclasses import dataclass, replace

from nnviz.ui.classification.loss_choices import LossChoices
from nnviz.ui.classification.pooled_choices import PooledChoices
from nnviz.ui.classification.regression_choices import RegressionChoices
from nnviz.ui.classification.sentiment.choices import SentimentChoices
from nnviz.ui.classification.softmax_choices import SoftmaxChoices
from nnviz.ui.session.desk import Desk
from nnviz.ui.session.fields import choice, nested
from nnviz.ui.session.linked import Linked

PARTS = {
    "softmax": "Softmax",
    "losses": "Losses",
    "regression": "Regression",
    "sentiment": "Sentiment",
    "pooled": "Pooled embeddings",
}
"""The sections of the page in teaching order, by their name in a link."""


@dataclass(frozen=True)
class ClassificationDocument(Linked):
    """Everything that a link to the page must carry.

    Attributes
    ----------
    part : the open section
    softmax, losses, regression, sentiment, pooled : the choices of each section
    """

    part: str = choice("softmax", tuple(PARTS), looked_at=True)
    softmax: SoftmaxChoices = nested(SoftmaxChoices)
    losses: LossChoices = nested(LossChoices)
    regression: RegressionChoices = nested(RegressionChoices)
    sentiment: SentimentChoices = nested(SentimentChoices)
    pooled: PooledChoices = nested(PooledChoices)

    def linked(self) -> "ClassificationDocument":
        """With the sections as a link carries them."""
        return replace(self, sentiment=self.sentiment.linked(), pooled=self.pooled.linked())


ClassificationDesk = Desk[ClassificationDocument]
