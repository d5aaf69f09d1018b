"""Where a student is in a run: kept over reruns, the same on every page."""

from dataclasses import dataclass, field

from nnviz.engine.run import Run
from nnviz.engine.steps import Frame
from nnviz.engine.stops import Pace, frame_at, stops


@dataclass
class Walk:
    """A walk through the steps of a run, which may change under it.

    The student steps in the browser, and is overheard. Where the page moves the student, the walk
    has another edition, so that the browser follows.

    Attributes
    ----------
    step : how far the student has stepped
    pace : how finely, and from where
    predict : whether the student is asked before each step
    edition : how often the page has moved the student
    """

    step: int = 0
    pace: Pace = field(default=Pace())
    predict: bool = False
    edition: int = 0

    def frame(self, run: Run) -> Frame:
        """What the student sees of a run: the stop at or behind the step."""
        return frame_at(run, self.step, self.pace)

    def move(self, step: int, pace: Pace | None = None) -> None:
        """Move the student to a step, at the same pace or at another."""
        self.overhear(step, pace or self.pace)
        self.edition += 1

    def go(self, step: int, run: Run) -> None:
        """Move the student to a place in a run, or to the nearest end."""
        halts = stops(run, self.pace)
        self.move(max(halts[0], min(step, halts[-1])))

    def restart(self) -> None:
        """Move the student to before the first step: what is walked through is another now."""
        self.move(0)

    def overhear(self, step: int, pace: Pace) -> None:
        """Take in how far the student has stepped."""
        self.step, self.pace = step, pace
