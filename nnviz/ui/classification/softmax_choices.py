"""The choices of the section Softmax, and the run that they ask for."""

from dataclasses import dataclass, replace

import numpy as np

from nnviz.engine.ieee import Value
from nnviz.engine.run import Run
from nnviz.lessons import LESSONS
from nnviz.ui.session.fields import number, numbers, whole
from nnviz.ui.session.link import Link
from nnviz.ui.session.linked import Linked
from nnviz.ui.session.runs import graph_of, run_of

BOOK = LESSONS["softmax"]
SCORES = tuple(np.asarray(BOOK.inputs["z"]).tolist())
FEWEST, MOST = 2, 12
"""How many classes there may be."""

COLDEST, HOTTEST = 0.1, 5.0
FARTHEST = 1000.0
"""How large the constant may be."""

MOVED = BOOK.program.replace("softmax(z)", "softmax(s)")
"""The book's program, on scores that were divided and moved first."""


@dataclass(frozen=True)
class SoftmaxChoices(Linked):
    """What a link carries of the section.

    Attributes
    ----------
    scores : one for each class
    correct : the correct class, counted from 1
    temperature : what the scores are divided by
    constant : what is added to each of them
    """

    scores: tuple[float, ...] = numbers(SCORES, FEWEST, MOST)
    correct: int = whole(5, 1, MOST)
    temperature: float = number(1.0, COLDEST, HOTTEST)
    constant: float = number(0.0, -FARTHEST, FARTHEST)

    def settled(self, link: Link) -> "SoftmaxChoices":
        """With a correct class that there is."""
        return replace(self, correct=min(self.correct, len(self.scores)))

    @property
    def program(self) -> str:
        """Softmax and the loss; with T and c only where they do something."""
        as_they_are = (self.temperature, self.constant) == (1.0, 0.0)
        return BOOK.program if as_they_are else f"s = z/T + c\n{MOVED}"

    @property
    def run(self) -> Run:
        """The graph of the program."""
        graph = graph_of(self.program, ())
        targets = np.eye(len(self.scores))[self.correct - 1]
        values: dict[str, Value] = {
            **{"z": np.array(self.scores), "y": targets},
            **{"T": self.temperature, "c": self.constant},
        }
        return run_of(graph, {name: values[name] for name in graph.inputs})
