"""Where a student is in a run, and how they move: kept over reruns, the same on every page."""

from dataclasses import dataclass, field, replace

from nnviz.engine.run import Run
from nnviz.engine.steps import Frame
from nnviz.engine.stops import Pace, frame_at, stops


@dataclass
class Walk:
    """A walk through the steps of a run, which may change under it.

    Attributes
    ----------
    step : how far the student has stepped
    pace : how finely, and from where
    playing : whether the steps go on by themselves
    speed : how fast they do
    whole : whether the graph is drawn as small as it takes to be seen at once
    """

    step: int = 0
    pace: Pace = field(default=Pace())
    playing: bool = False
    speed: str = "normal"
    whole: bool = False

    def frame(self, run: Run) -> Frame:
        """What the student sees of a run: the stop at or behind the step."""
        return frame_at(run, self.step, self.pace)

    def go(self, step: int, run: Run) -> None:
        """Step to a place in the run, or to the nearest end."""
        halts = stops(run, self.pace)
        self.step = max(halts[0], min(step, halts[-1]))
        self.playing = self.playing and self.step < halts[-1]

    def restart(self) -> None:
        """Stand still before the first step: what is walked through is another now."""
        self.step, self.playing = 0, False

    def toggle_play(self, run: Run) -> None:
        """Start playing, from the beginning if the run is at its end; or pause."""
        if not self.playing and self.step >= len(run.steps):
            self.step = 0
        self.playing = not self.playing

    def at_speed(self, speed: str) -> None:
        """Play slower or faster."""
        self.speed = speed

    def see_whole(self, on: bool) -> None:
        """Draw the graph so that all of it is seen at once, or so that it can be read."""
        self.whole = on

    def by_node(self, on: bool) -> None:
        """Cross all edges of a node at once, or one edge at a time."""
        self.pace = replace(self.pace, by="node" if on else "edge")

    def backward_only(self, on: bool) -> None:
        """Begin with the backward pass, the forward pass done; or with the inputs."""
        self.pace = replace(self.pace, begin="backward" if on else "forward")
