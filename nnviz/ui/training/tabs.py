"""What can be done with a training that rests: look inside, compare starts, take it home."""

from collections.abc import Callable
from functools import partial

from nnviz.ui.player import address, tabs
from nnviz.ui.training import example, files, landscape, many_starts
from nnviz.ui.training.desk import TrainingDesk


def show(desk: TrainingDesk) -> None:
    """The tabs under a training; none while it runs."""
    if desk.running:
        return
    drawn = desk.experiment
    tabs.show(
        {
            "Look inside": partial(example.look, desk),
            "Many starts": partial(_linked, many_starts.show, desk),
            "Loss surface": partial(_linked, landscape.show, desk),
            "Save and code": partial(files.show, desk),
        },
        lambda: desk.experiment is drawn,
    )


def _linked(show: Callable[[TrainingDesk], None], desk: TrainingDesk) -> None:
    """A tab whose choices are in the page's link."""
    show(desk)
    address.publish_link(desk.link(), key="tab")
