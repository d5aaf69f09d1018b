"""What the site plays: lessons, networks and bugs, each on a page of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from nnviz.engine.run import Run, run
from nnviz.language import parse
from nnviz.lessons import GALLERY, LESSONS
from nnviz.lessons.bugs import BUGS, SAMPLES
from nnviz.lessons.presets import PRESETS
from nnviz.mistakes.run import break_run

RATE = 0.1
"""The learning rate of bugs that update weights."""


@dataclass(frozen=True)
class Played:
    """A run with what to look for.

    Attributes
    ----------
    folder, key : where its page stands
    title : on top of it
    source : section, equation or figure, or what the run is of
    notice : what to look for
    make : the run
    page, query : of the same in the app
    """

    folder: str
    key: str
    title: str
    source: str
    notice: str
    make: Callable[[], Run]
    page: str
    query: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Of its file, from the root of the site.

        >>> next(everything()).path
        'lessons/book-graph.html'
        """
        return f"{self.folder}/{self.key}.html"


def everything() -> Iterator[Played]:
    """All that is played, in the order of the site."""
    yield from map(_lesson, GALLERY)
    yield from map(_network, PRESETS)
    yield from map(_bug, BUGS)


def _lesson(key: str) -> Played:
    lesson = LESSONS[key]

    def make() -> Run:
        return run(parse(lesson.program, parameters=lesson.parameters), lesson.inputs)

    where = {"lesson": key}
    return Played("lessons", key, lesson.title, lesson.source, lesson.notice, make, "graph", where)


def _network(key: str) -> Played:
    preset = PRESETS[key]
    network = preset.network

    def make() -> Run:
        graph = parse(network.program, parameters=network.parameters)
        return run(graph, network.values(preset.tensors))

    where = {"preset": key}
    return Played(
        "networks", key, preset.title, preset.source, preset.notice, make, "network", where
    )


def _bug(key: str) -> Played:
    bug = BUGS[key]
    sample = SAMPLES[bug.sample]

    def make() -> Run:
        graph = parse(sample.program)
        weights = frozenset(graph.inputs)
        inputs = {name: np.asarray(value, dtype=float) for name, value in sample.inputs.items()}
        return break_run(graph, inputs, bug.breaks(weights, RATE))

    notice = f"{bug.happened} {bug.fix}"
    return Played("bugs", key, bug.title, f"On {sample.title}", notice, make, "bugs", {"bug": key})
