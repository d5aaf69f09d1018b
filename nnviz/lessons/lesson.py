"""What a lesson is: a program with numbers, where it comes from, and what to notice."""

from dataclasses import dataclass, field

from nnviz.engine.ieee import Value

ELSEWHERE = "More"

TEXTS = ("SLP", "CMU", ELSEWHERE)
"""The two texts of the course, and whatever other lectures and papers lessons come from."""


@dataclass(frozen=True)
class Lesson:
    """One example of the textbook, a lecture or a paper, ready to run.

    Attributes
    ----------
    key : its name in links, lasting
    title : what the gallery calls it
    source : section, equation or figure (SLP is Jurafsky & Martin, CMU is 10-301)
    program : the expression
    inputs : a number, a vector or a matrix for each input
    notice : what to look for, in a sentence or two
    parameters : the inputs that learning would change
    ranges : where an input makes sense, lowest and highest, if not everywhere
    answers : what the source prints: the value of a node, or as `dL/db` a gradient; of a vector
        or matrix, an entry of it, as `yhat_5` or `dL/dW_23`
    tolerance : how far from `answers` a result may be, where the source rounds
    """

    key: str
    title: str
    source: str
    program: str
    inputs: dict[str, Value]
    notice: str
    parameters: tuple[str, ...] = ()
    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)
    answers: dict[str, float] = field(default_factory=dict)
    tolerance: float = 1e-9

    @property
    def text(self) -> str:
        """Which of `TEXTS` it comes from."""
        book = self.source.split()[0]
        return book if book in TEXTS else ELSEWHERE

    @property
    def numbers(self) -> dict[str, float]:
        """The inputs of a lesson that is in numbers alone."""
        return {name: float(value) for name, value in self.inputs.items()}
