"""What can be done with a training that rests: look inside, compare starts, take it home."""

from collections.abc import Callable
from functools import partial

from nnviz.ui.player import bridge, tabs
from nnviz.ui.training import example, files, landscape, many_starts
from nnviz.ui.training.desk import TrainingDesk


def show(lab: TrainingDesk) -> None:
    """The tabs under a training; none while it runs."""
    if lab.running:
        return
    drawn = lab.experiment
    tabs.show(
        {
            "Look inside": partial(example.look, lab),
            "Many starts": partial(_linked, many_starts.show, lab),
            "Loss surface": partial(_linked, landscape.show, lab),
            "Save and code": partial(files.show, lab),
        },
        lambda: lab.experiment is drawn,
    )


def _linked(show: Callable[[TrainingDesk], None], lab: TrainingDesk) -> None:
    """A tab whose choices are in the page's link."""
    show(lab)
    bridge.publish_link(lab.desk.link(), key="tab")
