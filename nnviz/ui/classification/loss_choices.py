"""The choices of the section Losses, and the run that they ask for."""

from dataclasses import dataclass

from nnviz.engine.operations import FUNCTIONS
from nnviz.engine.run import Run
from nnviz.learning.objectives import OBJECTIVES
from nnviz.ui.session.fields import choice, number
from nnviz.ui.session.linked import Linked
from nnviz.ui.session.runs import graph_of, run_of

FARTHEST = 20.0
"""How far from 0 z may be."""


@dataclass(frozen=True)
class LossChoices(Linked):
    """What a link carries of the section.

    Attributes
    ----------
    probability : that the correct class gets
    target : y, "1" or "0"
    score : z of the sigmoid output
    loss : the loss whose graph is on show
    """

    probability: float = number(0.7, 0.0, 1.0)
    target: str = choice("1", ("1", "0"))
    score: float = number(-4.0, -FARTHEST, FARTHEST)
    loss: str = choice("squared error", tuple(OBJECTIVES), looked_at=True)

    @property
    def y(self) -> float:
        """The label as a number."""
        return float(self.target)

    @property
    def run(self) -> Run:
        """The graph of a sigmoid output and the chosen loss."""
        function = self.loss.replace("-", "_").replace(" ", "_")
        assert function in FUNCTIONS
        graph = graph_of(f"yhat = sigmoid(z)\nL = {function}(yhat, y)", ())
        return run_of(graph, {"z": self.score, "y": self.y})
